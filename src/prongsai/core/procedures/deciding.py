"""What no source tells and each office decides: who decided it, and where that is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Confidence, Evidence, evidence_at
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import LengthUnit
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.settling import LONGEST
from prongsai.core.shapes.fields import UNKNOWN, Unknown
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

FEE = "manual/fee"
MOST_YEARS = 100
_FOUND = (Confidence.CONFIRMED, Confidence.SINGLE_SOURCE)
"""What a source tells of a cap is not the office's to change."""


class Holds(StrEnum):
    """What is decided."""

    DAYS = "days"
    CAP = "cap"
    """Most days that a clock stands still in a round."""
    YEARS = "years"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that no source tells, and what the file says about that."""

    path: str
    holds: Holds
    title: Words | None
    """What it is of: a clock, a term; a fee needs no other name."""
    evidence: Evidence
    part: Words | None = None
    """The state in which a clock stands still, of a cap."""
    proposed: int | None = None
    """What the file proposes, which is followed until the office decides."""
    unit: LengthUnit = LengthUnit.DAYS
    """What the proposal is told in; what an office decides is told in days."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What an office decided, by whom, and where one can read it."""

    value: int | Words
    by: str = ""
    where: str = ""


def unsettled(procedure: Procedure) -> tuple[Unsettled, ...]:
    """Everything of a file that the office has to settle, in its order."""
    return tuple(_unsettled(procedure))


def _unsettled(own: Procedure) -> Iterator[Unsettled]:
    for key, clock in own.clocks.items():
        if clock.is_unknown or clock.is_proposed:
            at = ("clocks", key, "length")
            told = evidence_at(own, at)
            yield Unsettled(
                "/".join(at), Holds.DAYS, clock.title, told,
                proposed=clock.length if isinstance(clock.length, int) else None, unit=clock.unit,
            )  # fmt: skip
        yield from _caps(own, clock)
    if isinstance(own.manual.fee, Unknown):
        yield Unsettled(FEE, Holds.FEE, None, evidence_at(own, ("manual", "fee")))
    for key, term in own.terms.items():
        if isinstance(term.years, Unknown):
            at = ("terms", key, "years")
            yield Unsettled("/".join(at), Holds.YEARS, term.name, evidence_at(own, at))


def _caps(own: Procedure, clock: Clock) -> Iterator[Unsettled]:
    """Caps of its pauses that are unknown, or the file's proposal and no source's."""
    for state, pause in clock.pauses.items():
        at = ("clocks", clock.key, "pauses", state, "most")
        told = evidence_at(own, at)
        if pause.most is UNKNOWN or (pause.cap is not None and told.confidence not in _FOUND):
            yield Unsettled(
                "/".join(at), Holds.CAP, clock.title, told,
                part=own.states[state].label, proposed=pause.cap,
            )  # fmt: skip


def decided(procedure: Procedure, said: Mapping[str, Decided]) -> Procedure:
    """The procedure as an office follows it; what is not its to decide is left as it is."""
    told = {each.path: said[each.path].value for each in unsettled(procedure) if each.path in said}
    numbers = {path: each for path, each in told.items() if isinstance(each, int)}
    fee = told.get(FEE)
    return dataclasses.replace(
        procedure,
        clocks={key: _timed(each, numbers) for key, each in procedure.clocks.items()},
        terms={
            key: dataclasses.replace(each, years=numbers.get(f"terms/{key}/years", each.years))
            for key, each in procedure.terms.items()
        },
        manual=dataclasses.replace(
            procedure.manual, fee=fee if isinstance(fee, Words) else procedure.manual.fee
        ),
    )


def _timed(clock: Clock, numbers: Mapping[str, int]) -> Clock:
    """What was decided is open no more."""
    at = f"clocks/{clock.key}"
    pauses = {
        key: dataclasses.replace(each, most=numbers.get(f"{at}/pauses/{key}/most", each.most))
        for key, each in clock.pauses.items()
    }
    clock, length = dataclasses.replace(clock, pauses=pauses), numbers.get(f"{at}/length")
    if length is None:
        return clock
    still = tuple(name for name in clock.unsettled if name != "length")
    return dataclasses.replace(clock, length=length, unit=LengthUnit.DAYS, unsettled=still)


def decision_problems(procedure: Procedure, said: Mapping[str, Decided]) -> Iterator[Problem]:
    """What an office can't decide, or decided without saying who and where."""
    open_ones = {each.path: each for each in unsettled(procedure)}
    for path, each in said.items():
        place = Place(path=path)
        if path not in open_ones:
            yield Problem("procedure-decided-known", {"found": path}, place)
            continue
        yield from _number_problems(open_ones[path].holds, each.value, place)
        if not each.by or not each.where:
            yield Problem("procedure-decided-by-whom", {}, place)


_BOUNDS: Mapping[Holds, tuple[int, int, str]] = {
    Holds.DAYS: (0, LONGEST, "procedure-decided-number"),
    Holds.CAP: (1, LONGEST, "procedure-decided-cap"),
    Holds.YEARS: (0, MOST_YEARS, "procedure-decided-number"),
}


def _number_problems(holds: Holds, value: int | Words, place: Place) -> Iterator[Problem]:
    if holds not in _BOUNDS:
        return
    least, most, code = _BOUNDS[holds]
    if not (isinstance(value, int) and least <= value <= most):
        yield Problem(code, {"most": str(most)}, place)
