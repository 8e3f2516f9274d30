"""What changed from one version of a result to the next, and who did what when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.accounts.queries import names
from prongsai.apps.assessments import bridge, pinned
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import Versions
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.approval.approval import Act
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.score import OVERALL


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is said otherwise than in the version before."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did at a desk."""

    act: Act
    by: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version with its author, what it changed and what became of it."""

    result: Result
    by: str
    changes: tuple[Change, ...]
    deeds: tuple[Deed, ...]
    waits: str
    """The desk it lies on; empty where it was approved or replaced."""


def told(versions: Versions) -> list[Version]:
    """Every version of a result, the newest first."""
    known = _people(versions.all)
    return [_version(versions, result, known) for result in versions.all]


def told_of(versions: Versions, result: Result) -> Version:
    """One of them."""
    return _version(versions, result, _people([result]))


def _people(results: Sequence[Result]) -> dict[str, str]:
    keys = {result.entered_by for result in results}
    keys |= {act["by"] for result in results for act in result.acts}
    return names(keys)


def _version(versions: Versions, result: Result, known: dict[str, str]) -> Version:
    before, approval = versions.before(result), bridge.approval(result)
    unknown = phrase("person.unknown")
    step = approval.next if result == versions.newest else None
    return Version(
        result=result,
        by=known.get(result.entered_by, unknown),
        changes=tuple(changes(before, result)) if before else (),
        deeds=tuple(Deed(act, known.get(act.by, unknown)) for act in approval.acts),
        waits=step.key if step else "",
    )


def changes(before: Result, after: Result) -> Iterator[Change]:
    """The total, the indicators and what else differs; of items how many."""
    scorer = pinned.known(after)
    pack = scorer.pack if scorer else None
    for key, name in named(pack, after.shown):
        was, now = before.shown.get(key), after.shown.get(key)
        if was != now:
            yield Change(name, digits(was or "–"), digits(now or "–"))
    codes = pack.items if pack else ()
    items = sum(before.shown.get(code) != after.shown.get(code) for code in codes)
    if items:
        yield Change(phrase("history.items"), "", phrase("history.items_number", number=items))
    if before.published != after.published:
        was, now = (digits(each.published or "–") for each in (before, after))
        yield Change(phrase("enter.published"), was, now)
    for field in ("standing", "source"):
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            said = (phrase(f"{field}.{each}") for each in (was, now))
            yield Change(phrase(f"result.{field}"), *said)
    if not pinned.pin_of(before).agrees(pinned.pin_of(after)):
        yield Change(phrase("history.rules"), *map(_rules, (before, after)))


def scores_apart(before: Result | None, after: Result) -> tuple[dict[str, Any], dict[str, Any]]:
    """Indicators that differ, by number, on both sides: as a line of the trail keeps them."""
    scorer = pinned.known(after)
    numbers = {key: each.number for key, each in scorer.pack.indicators.items()} if scorer else {}
    old = {} if before is None else before.shown
    apart = [key for key in numbers if old.get(key) != after.shown.get(key)]

    def side(shown: Mapping[str, str]) -> dict[str, Any]:
        told = [f"{numbers[key]}: {shown[key]}" for key in apart if shown.get(key)]
        return {"scores": told} if told else {}

    return side(old), side(after.shown)


def _rules(result: Result) -> str:
    """Which rules made it, told apart where both have one name."""
    return " ".join(filter(None, (result.pack, result.pack_hash[:8])))


def named(pack: Pack | None, shown: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Total and indicators; without their rules all there is, by key."""
    yield OVERALL, phrase("result.overall")
    if pack is None:
        yield from ((key, key) for key in shown if key != OVERALL)
        return
    for key, indicator in pack.indicators.items():
        yield key, digits(f"{indicator.number}. {indicator.name.said(language())}")


def rows(result: Result | None, pack: Pack | None) -> list[tuple[str, str | None]]:
    """What each indicator is called, with its score where there is one."""
    shown = {} if result is None else result.shown
    if pack is None:  # all that can be told without its rules
        return list(shown.items())
    return [(name, shown.get(key)) for key, name in named(pack, shown) if key != OVERALL]
