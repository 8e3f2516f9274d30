"""What happens while a plan is in force: readings of KPIs, actual figures, counts of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from prongsai.core.plans.plan import By, Plan
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a KPI was on a day."""

    kpi: str = told("Key of the KPI.")
    day: dt.date = told("The day it is true for.")
    value: Decimal = told("The figure.")
    source: str = told("Where it comes from: a report, a survey, another part of the program.")
    received: int | None = told_or(None, "For complaints: how many were received.")
    known: Decimal | None = told_or(
        None, "For complaints: how many per cent of those asked know where to complain."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """What became of a target in a year."""

    goal: str = told("Key of the target.")
    year: int = told("Fiscal year of the Buddhist era.")
    value: Decimal = told("The figure.")
    source: str = told("Where it comes from.")


class Stage(StrEnum):
    """How far a case of corruption has come."""

    RECEIVED = "received"
    EXAMINED = "examined"
    DECIDED = "decided"


class Outcome(StrEnum):
    """What a case of corruption came to."""

    PENDING = "pending"
    FOUND = "found"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCount:
    """So many cases of one year, stage and outcome; nobody is named."""

    year: int = told("Fiscal year of the Buddhist era.")
    stage: Stage = told("How far they have come.")
    outcome: Outcome = told("What they came to.")
    number: int = told("How many; 0 where it is known that there are none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that became of a plan so far."""

    readings: tuple[Reading, ...] = told_or_new(tuple, "Readings of KPIs, as they came in.")
    actuals: tuple[Actual, ...] = told_or_new(tuple, "Actual figures of targets.")
    cases: tuple[CaseCount, ...] = told_or_new(tuple, "Cases of corruption, counted.")


def told_until(record: Record, day: dt.date) -> Record:
    """The record without readings of later days."""
    return replace(record, readings=tuple(x for x in record.readings if x.day <= day))


def receive(plan: Plan, record: Record, reading: Reading) -> tuple[Record, list[Problem]]:
    """The inbox, whoever sends: by hand, from surveys, from complaints.

    The same reading again changes nothing; another figure of the same day and source is refused.
    """
    problems = list(reading_faults(plan, reading))
    before = [each for each in record.readings if _same_place(each, reading)]
    if before and before[0] != reading:
        facts = {"kpi": reading.kpi, "held": str(before[0].value), "found": str(reading.value)}
        problems.append(Problem("plan-reading-differs", facts))
    if before or any(each.severity is Severity.REFUSED for each in problems):
        return record, problems
    return replace(record, readings=(*record.readings, reading)), problems


def _same_place(one: Reading, other: Reading) -> bool:
    return (one.kpi, one.day, one.source) == (other.kpi, other.day, other.source)


def reading_faults(plan: Plan, reading: Reading) -> Iterator[Problem]:
    """What is wrong with a reading, or should be said beside it."""
    kpi = next((each for each in plan.kpis() if each.key == reading.kpi), None)
    if kpi is None:
        yield Problem("plan-kpi-unknown", {"kpi": reading.kpi})
        return
    if not plan.starts <= reading.day <= plan.ends:
        yield Problem("plan-date-outside", _period(plan, reading.day))
    if kpi.by is not By.COMPLAINTS:
        return
    if reading.received is None:
        yield Problem("plan-complaints-no-number", {"kpi": kpi.key})
    elif reading.received < 0:
        yield Problem("plan-number-negative", {"number": str(reading.received)})
    if reading.known is None:
        yield Problem("plan-complaints-channel", {"kpi": kpi.key}, severity=Severity.WARNING)


def _period(plan: Plan, day: dt.date) -> dict[str, str]:
    first, last = typed_day(plan.starts), typed_day(plan.ends)
    return {"day": typed_day(day), "first": first, "last": last}
