"""From one year to the next: where the last one stands, what the new rules mean for its agency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.apps.assessments import analysing, bridge, due, pinned, rules
from prongsai.apps.assessments.actions import Source, Standing
from prongsai.apps.assessments.carrying import Thing
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.queries import Versions
from prongsai.apps.assessments.upgrading import Side, names_of, side
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.criteria.lineage import Lineage, Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.due.due import Where
from prongsai.core.scoring.descent import carry, descent
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.problem import Problem, Severity
from prongsai.core.terms.words import Words
from prongsai.workshop.pack_changes import GONE, NOT_KNOWN
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of


def last_year(agency: str, assessment: Assessment, versions: Versions) -> list[Thing]:
    """What of the last year is done and what is open, with where to see to it."""
    newest = versions.newest
    facts = {"year": str(assessment.year)}
    if newest is None:
        return [Thing("no_result", False, facts, _where("enter", agency, assessment))]
    official = newest.standing == Standing.OFFICIAL and newest.source != Source.ANSWERS
    step = bridge.approval(newest).next
    found = [
        Thing("result", True, {"total": digits(newest.shown.get(OVERALL) or "–")}),
        Thing(
            "official" if official else "provisional", official,
            where=None if official else _where("enter", agency, assessment),
        ),
        Thing("approved", True)
        if step is None
        else Thing(
            "waits", False, {"role": phrase(f"role.{step.role}")},
            _where("year", agency, assessment),
        ),
    ]  # fmt: skip
    if due.differs(newest):
        told = {"published": digits(newest.published), "total": digits(newest.shown[OVERALL])}
        found.append(Thing("differs", False, told, _where("enter", agency, assessment)))
    if versions.correction is not None:
        where = _where("year", agency, assessment)
        found.append(Thing("correction", False, {"version": str(newest.version)}, where))
    return found


def _where(name: str, agency: str, assessment: Assessment) -> Where:
    return Where(f"assessments:{name}", {"agency": agency, "year": assessment.year})


@dataclass(frozen=True, slots=True)
class Lost:
    """A part that points were lost on, and what becomes of it."""

    name: str
    points: Decimal
    fate: str
    codes: tuple[str, ...]
    note: Words | None


def lost(result: Result, of_years: Sequence[Result], later: Pack) -> list[Lost]:
    """What cost last year's total, the most first, by what the new rules make of it."""
    lineage = later.lineage
    if lineage is None:
        return []
    work = analysing.analysed(result, of_years)
    pack, voice = work.run.loaded.pack, Voice(language())
    heirs = _heirs(lineage)
    return [
        Lost(
            digits(name_of(pack, part.key, voice)), part.loss.shown,
            *_fate(part.key, lineage, heirs),
        )
        for part in work.analysis.costliest(work.analysis.finest)
        if part.loss.shown
    ]  # fmt: skip


def _heirs(lineage: Lineage) -> Mapping[str, list[tuple[str, Link]]]:
    """By the codes of the year before: what continues them."""
    found: dict[str, list[tuple[str, Link]]] = {}
    for links in (lineage.items, lineage.indicators, lineage.instruments):
        for code, link in links.items():
            for origin in link.of:
                found.setdefault(origin, []).append((code, link))
    return found


def _fate(
    key: str, lineage: Lineage, heirs: Mapping[str, list[tuple[str, Link]]]
) -> tuple[str, tuple[str, ...], Words | None]:
    if key in heirs:
        link = heirs[key][0][1]
        moved = tuple(each for each, _ in heirs[key] if each != key)
        return link.how.value, moved, link.note
    if key in lineage.unknown:
        return NOT_KNOWN, (), lineage.unknown[key]
    return GONE, (), lineage.gone.get(key)


@dataclass(frozen=True, slots=True)
class UnderNext:
    """Last year's answers, scored by the next year's rules as far as they continue."""

    sides: tuple[Side, ...]
    not_carried: int
    why: Problem | None
    """Why there is no total."""


def under_next(result: Result, later: rules.Pin) -> UnderNext | None:
    """Nothing where it isn't known what continues what."""
    earlier = pinned.scorer_of(result).pack
    own = pinned.own(later)
    if own.lineage is None:
        return None
    line = descent([earlier, own])
    scorer = pinned.scorer_by(later)
    carried = carry(bridge.given(result), line)
    after = bridge.columns(scorer, carried)
    sides = (
        side(name, result.shown, after["shown"], key)
        for key, name in names_of(result, scorer.pack).items()
    )
    return UnderNext(tuple(sides), len(line.cuts), _why(scorer.score(carried).overall))


def _why(overall: object) -> Problem | None:
    if not isinstance(overall, NotScored):
        return None
    facts = {"of": OVERALL, "because": ", ".join(overall.because)}
    return Problem(f"not-scored-{overall.reason}", facts, severity=Severity.NOTE)


def unknown_of(pack: Pack) -> Iterator[str]:
    """What is not announced yet, in short; the page of the rules has every word and source."""
    if pack.items_unknown:
        yield phrase("open.unknown_items", keys=", ".join(pack.items_unknown))
    if pack.open_questions:
        yield phrase("open.unknown_more", count=len(pack.open_questions))
