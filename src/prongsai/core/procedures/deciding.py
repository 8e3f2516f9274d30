"""What no source tells and each office decides: who decided it, and where that is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Evidence, evidence_at
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.settling import LONGEST
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

FEE = "manual/fee"
MOST_YEARS = 100


class Holds(StrEnum):
    """What is decided."""

    DAYS = "days"
    YEARS = "years"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that a procedure leaves unknown, and what its file says about that."""

    path: str
    holds: Holds
    title: Words | None
    """What it is of: a clock, a term; a fee needs no other name."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Decided:
    """What an office decided, by whom, and where one can read it."""

    value: int | Words
    by: str = ""
    where: str = ""


def unsettled(procedure: Procedure) -> tuple[Unsettled, ...]:
    """Everything unknown of a file, in its order."""
    return tuple(_unsettled(procedure))


def _unsettled(own: Procedure) -> Iterator[Unsettled]:
    for key, clock in own.clocks.items():
        if clock.is_unknown:
            at = ("clocks", key, "length")
            yield Unsettled("/".join(at), Holds.DAYS, clock.title, evidence_at(own, at))
    if isinstance(own.manual.fee, Unknown):
        yield Unsettled(FEE, Holds.FEE, None, evidence_at(own, ("manual", "fee")))
    for key, term in own.terms.items():
        if isinstance(term.years, Unknown):
            at = ("terms", key, "years")
            yield Unsettled("/".join(at), Holds.YEARS, term.name, evidence_at(own, at))


def decided(procedure: Procedure, said: Mapping[str, Decided]) -> Procedure:
    """The procedure as an office follows it; what is unknown nowhere is left as it is."""
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
    length = numbers.get(f"clocks/{clock.key}/length")
    if length is None:
        return clock
    still = tuple(name for name in clock.unsettled if name != "length")
    return dataclasses.replace(clock, length=length, unsettled=still)


def decision_problems(procedure: Procedure, said: Mapping[str, Decided]) -> Iterator[Problem]:
    """What an office can't decide, or decided without saying who and where."""
    open_ones = {each.path: each for each in unsettled(procedure)}
    for path, each in said.items():
        place = Place(path=path)
        if path not in open_ones:
            yield Problem("procedure-decided-known", {"found": path}, place)
            continue
        most = {Holds.DAYS: LONGEST, Holds.YEARS: MOST_YEARS}.get(open_ones[path].holds)
        if most is not None and not (isinstance(each.value, int) and 0 <= each.value <= most):
            yield Problem("procedure-decided-number", {"most": str(most)}, place)
        if not each.by or not each.where:
            yield Problem("procedure-decided-by-whom", {}, place)
