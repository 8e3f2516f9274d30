"""Years compared: what continues what over one or several years, and what does not compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.lineage import Closeness, Lineage, Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Given, Question


class Cut(StrEnum):
    """Why something cannot be carried from one year to another."""

    NEW = "new"
    GONE = "gone"
    NOT_KNOWN = "not-known"
    NOT_COMPARABLE = "not-comparable"
    OTHER_SCALE = "other-scale"
    OTHER_PARTS = "other-parts"
    BROKEN_CHAIN = "broken-chain"


@dataclass(frozen=True, slots=True)
class NotCarried:
    """A code of one of the two years that has no comparable partner in the other."""

    code: str
    cut: Cut
    how: Closeness | None = None


@dataclass(frozen=True, slots=True)
class Descent:
    """Partners between two packs: code of the later year to code of the earlier."""

    items: Mapping[str, str]
    indicators: Mapping[str, str]
    instruments: Mapping[str, str]
    overall: bool
    levels: bool
    cuts: tuple[NotCarried, ...]


def descent(packs: Sequence[Pack]) -> Descent:
    """Follow lineages through packs ordered by year, each the successor of the one before."""
    later, earlier = packs[-1], packs[0]
    steps = [pack.lineage for pack in packs[1:]]
    if any(step is None for step in steps):
        every = (*later.items, *later.indicators, *later.instruments)
        cuts = tuple(NotCarried(code, Cut.BROKEN_CHAIN) for code in every)
        return Descent({}, {}, {}, overall=False, levels=False, cuts=cuts)
    known = [step for step in steps if step is not None]
    items, item_cuts = _follow(later.items, [step.items for step in known])
    indicators, indicator_cuts = _follow(later.indicators, [step.indicators for step in known])
    instruments, other_cuts = _follow(later.instruments, [step.instruments for step in known])
    items, scale_cuts = _same_form(later, earlier, items)
    touched = _touched(later.items, [step.items for step in known])
    left = [_left(code, known) for code in earlier.items if code not in touched]
    return Descent(
        items=items,
        indicators=indicators,
        instruments=instruments,
        overall=all(step.overall.comparable for step in known),
        levels=all(step.levels.comparable for step in known),
        cuts=(*item_cuts, *scale_cuts, *indicator_cuts, *other_cuts, *left),
    )


def _left(code: str, steps: Sequence[Lineage]) -> NotCarried:
    """Why nothing carries a code of the first year: walk on through the years to where it ends."""
    current = {code}
    for step in steps:
        if current & step.unknown.keys():
            return NotCarried(code, Cut.NOT_KNOWN)
        current = {later for later, link in step.items.items() if current.intersection(link.of)}
    return NotCarried(code, Cut.GONE)


def _follow(
    codes: Iterable[str], steps: Sequence[Mapping[str, Link]]
) -> tuple[dict[str, str], list[NotCarried]]:
    """Walk each code back through the years as long as every step compares."""
    found: dict[str, str] = {}
    cuts: list[NotCarried] = []
    for code in codes:
        current = code
        cut: NotCarried | None = None
        for links in reversed(steps):
            link = links.get(current)
            if link is None:
                cut = NotCarried(code, Cut.NEW)
                break
            if not link.how.comparable or len(link.of) != 1:
                cut = NotCarried(code, Cut.NOT_COMPARABLE, link.how)
                break
            current = link.of[0]
        if cut is None:
            found[code] = current
        else:
            cuts.append(cut)
    return found, cuts


def _touched(codes: Iterable[str], steps: Sequence[Mapping[str, Link]]) -> set[str]:
    """Codes of the first year that anything of the last year continues, however loosely."""
    current = set(codes)
    for links in reversed(steps):
        current = {origin for code in current if code in links for origin in links[code].of}
    return current


def _same_form(
    later: Pack, earlier: Pack, items: Mapping[str, str]
) -> tuple[dict[str, str], list[NotCarried]]:
    """Answers can only be read under another year if printed choices and parts are the same."""
    found: dict[str, str] = {}
    cuts: list[NotCarried] = []
    for code, origin in items.items():
        new, old = later.items[code], earlier.items[origin]
        if len(later.scales[new.scale].points) != len(earlier.scales[old.scale].points):
            cuts.append(NotCarried(code, Cut.OTHER_SCALE))
        elif tuple(new.parts) != tuple(old.parts):
            cuts.append(NotCarried(code, Cut.OTHER_PARTS))
        else:
            found[code] = origin
    return found, cuts


def carry(given: Given, lineage: Descent) -> Given:
    """What is known under the earlier year's codes, said under the later year's."""
    to_later: dict[str, list[str]] = {}
    for partners in (lineage.items, lineage.indicators, lineage.instruments):
        for code, origin in partners.items():
            to_later.setdefault(origin, []).append(code)
    return Given(
        answers={
            channel: {
                question: counts
                for (origin, part), counts in answers.items()
                for question in _questions(to_later, origin, part)
            }
            for channel, answers in given.answers.items()
        },
        marks=_renamed(given.marks, to_later),
        known=_renamed(given.known, to_later),
        respondents=dict(given.respondents),
        headcounts=dict(given.headcounts),
    )


def _questions(to_later: Mapping[str, list[str]], origin: str, part: str) -> Iterable[Question]:
    return ((code, part) for code in to_later.get(origin, ()))


def _renamed(
    scores: Mapping[str, Fraction], to_later: Mapping[str, list[str]]
) -> dict[str, Fraction]:
    return {code: score for key, score in scores.items() for code in to_later.get(key, ())}
