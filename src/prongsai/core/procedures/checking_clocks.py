"""Faults of clocks: what starts and stops them, how long they are, what they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from prongsai.core.access.roles import AGENCY_ROLES
from prongsai.core.criteria.evidence import Confidence, evidence_at
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import BROUGHT, DayKind, FieldType, LengthUnit
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.problem import Place, Problem

SETTINGS = ("length", "days", "counts_first", "rolls")
"""Fields of a clock that can be left to the office."""


def clock_problems(own: Procedure) -> Iterator[Problem]:
    """Every fault of every clock."""
    yield from _among([own.counted], own.clocks, "counted")
    for clock in own.clocks.values():
        path = f"clocks/{clock.key}"
        yield from _runs(own, clock, path)
        yield from _length(own, clock, path)
        yield from _among(clock.pauses, own.states, f"{path}/pauses")
        yield from _among(clock.unsettled, SETTINGS, f"{path}/unsettled")
        roles = [role.value for role in AGENCY_ROLES]
        yield from _among((each.to for each in clock.escalates), roles, f"{path}/escalates")


def _runs(own: Procedure, clock: Clock, path: str) -> Iterator[Problem]:
    if not clock.starts:
        yield _at("procedure-clock-no-start", path, clock)
    if not clock.stops:
        yield _at("procedure-clock-no-stop", path, clock)
    yield from _among(clock.starts, [BROUGHT, *own.moves], f"{path}/starts")
    ends = [BROUGHT, *own.moves] if clock.counts_from else own.moves
    yield from _among(clock.stops, ends, f"{path}/stops")
    yield from _among(clock.only, own.categories, f"{path}/only")


def _length(own: Procedure, clock: Clock, path: str) -> Iterator[Problem]:
    if (clock.length is None) != bool(clock.until) or (clock.until and clock.counts_from):
        yield _at("procedure-clock-length", path, clock)
    if clock.until and clock.pauses:
        yield _at("procedure-clock-until-pauses", path, clock)
    in_days_only = clock.pauses or clock.days is not DayKind.CALENDAR or "days" in clock.unsettled
    if clock.unit is LengthUnit.MONTHS and (in_days_only or not isinstance(clock.length, int)):
        yield _at("procedure-clock-months", path, clock)
    for name in filter(None, (clock.until, clock.counts_from)):
        field = own.fields.get(name)
        if field is None or field.type is not FieldType.DAY:
            yield _at("procedure-clock-not-a-day", path, clock, found=name)
    for place in _unknown(clock):
        if evidence_at(own, ("clocks", clock.key, *place)).confidence is Confidence.CONFIRMED:
            yield _at("procedure-clock-unknown-confirmed", path, clock)
    numbers = [
        *(each for each in (clock.length,) if isinstance(each, int)),
        *clock.warns,
        *(each.after - 1 for each in clock.escalates),
        *(each.cap - 1 for each in clock.pauses.values() if each.cap is not None),
    ]
    if any(number < 0 for number in numbers):
        yield _at("procedure-clock-number", path, clock)


def _unknown(clock: Clock) -> Iterator[tuple[str, ...]]:
    """Places of a clock that no source tells."""
    if clock.is_unknown:
        yield ("length",)
    for key, pause in clock.pauses.items():
        if pause.most is UNKNOWN:
            yield ("pauses", key, "most")


def _among(names: Iterable[str], known: Collection[str], path: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            facts = {"found": name, "expected": ", ".join(known)}
            yield Problem("pack-not-a-choice", facts, Place(path=path))


def _at(code: str, path: str, clock: Clock, **facts: str) -> Problem:
    return Problem(code, {"clock": clock.title.th, **facts}, Place(path=path))
