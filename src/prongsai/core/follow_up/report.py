"""What a unit reports on a measure for one period, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem

MOST_PERCENT, LONGEST_TEXT = 100, 4000
MOST_MONEY = Decimal(10**13)
"""More than any budget; what is larger is a slip of the keyboard."""
SATANG, MOST_DIGITS = Decimal("0.01"), 12
"""So fine is money, and so many digits of a measured value any spreadsheet keeps."""


class Progress(StrEnum):
    """How far a unit has come."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    DONE = "done"
    CANNOT = "cannot proceed"


class Reason(StrEnum):
    """Why a measure cannot go on."""

    NO_BUDGET = "no budget"
    POLICY_CHANGED = "policy changed"
    STAFF_SHORTAGE = "staff shortage"
    OTHER = "other"


class ReportState(StrEnum):
    """How far a report has come on its way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PASSED = "passed by the head"
    ACCEPTED = "accepted by the coordinator"
    NOTED = "noted by the chief administrator"
    """From here on it is locked."""
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Something that shows what was done."""

    title: str = told("What it is.")
    address: str = told_or("", "Where it can be seen: an address or a name of a file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The content of one slot."""

    measure: str = told("Key of the measure.")
    unit: str = told("The unit that reports.")
    period: str = told("Key of the period: `q1`, `h1`, `m12`, `year`.")
    progress: Progress = told_or(Progress.NOT_STARTED, "How far it has come.")
    reason: Reason | None = told_or(None, "Why it cannot go on, where it cannot.")
    reason_said: str = told_or("", "The reason in words; needed where it is another one.")
    percent: int = told_or(0, "How much is done, 0 to 100.")
    done: str = told_or("", "What was done.")
    began: dt.date | None = told_or(None, "First day of the work.")
    ended: dt.date | None = told_or(None, "Last day of the work.")
    spent: Decimal | None = told_or(None, "Money spent, in baht.")
    result: Decimal | None = told_or(None, "Value of the indicator of success, where it has one.")
    obstacles: str = told_or("", "What stood in the way.")
    recommendation: str = told_or("", "What is recommended.")
    proofs: tuple[Proof, ...] = told_or_new(tuple, "What shows that it was done.")
    state: ReportState = told_or(ReportState.DRAFT, "How far the report has come on its way.")
    returned: str = told_or("", "Why it was returned, where it was.")

    @property
    def slot(self) -> tuple[str, str, str]:
        """Which slot it fills; there is one report for each."""
        return self.measure, self.unit, self.period


def report_problems(report: Report, year: FiscalYear, path: str = "") -> Iterator[Problem]:
    """What is wrong with one report by itself; `path` is where it stands."""
    faults = (_percent, _reason, _money, lambda each: _days(each, year), _texts)
    for fault in faults:
        for problem in fault(report):
            place = Place(path=f"{path}/{problem.place.path}".lstrip("/"))
            yield Problem(problem.code, problem.facts, place)


def _at(code: str, field: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=field))


def _percent(report: Report) -> Iterator[Problem]:
    found = str(report.percent)
    if not 0 <= report.percent <= MOST_PERCENT:
        yield _at("follow-up-percent", "percent", found=found)
    elif report.progress is Progress.DONE and report.percent != MOST_PERCENT:
        yield _at("follow-up-done-percent", "percent", found=found)
    elif report.progress is Progress.NOT_STARTED and report.percent:
        yield _at("follow-up-not-started-percent", "percent", found=found)


def _reason(report: Report) -> Iterator[Problem]:
    if report.progress is Progress.CANNOT and report.reason is None:
        yield _at("follow-up-no-reason", "reason")
    if report.progress is not Progress.CANNOT and report.reason is not None:
        yield _at("follow-up-reason-needless", "reason")
    if report.reason is Reason.OTHER and not report.reason_said:
        yield _at("follow-up-reason-unsaid", "reason_said")


def _money(report: Report) -> Iterator[Problem]:
    spent, result = report.spent, report.result
    if spent is not None and (not 0 <= spent <= MOST_MONEY or spent % SATANG):
        yield _at("follow-up-money", "spent", found=f"{spent:f}")
    if result is not None and len(result.normalize().as_tuple().digits) > MOST_DIGITS:
        yield _at("follow-up-result", "result", found=f"{result:f}", most=str(MOST_DIGITS))


def _texts(report: Report) -> Iterator[Problem]:
    for field in ("done", "obstacles", "recommendation", "reason_said", "returned"):
        if len(getattr(report, field)) > LONGEST_TEXT:
            yield _at("follow-up-text-long", field, most=f"{LONGEST_TEXT:,}")


def _days(report: Report, year: FiscalYear) -> Iterator[Problem]:
    for field, day in (("began", report.began), ("ended", report.ended)):
        if day is not None and not year.first <= day <= year.last:
            facts = {"day": typed_day(day), "year": str(year.year)}
            yield _at("follow-up-day-outside", field, **facts)
    if report.began and report.ended and report.began > report.ended:
        facts = {"begins": typed_day(report.began), "ends": typed_day(report.ended)}
        yield _at("follow-up-days-turned", "ended", **facts)


def submit_problems(report: Report) -> Iterator[Problem]:
    """What a draft may lack and a report handed in may not."""
    if report.progress in (Progress.IN_PROGRESS, Progress.DONE) and not report.done:
        yield _at("follow-up-nothing-told", "done")
    if report.progress is Progress.DONE and not report.proofs:
        yield _at("follow-up-no-proof", "proofs")


def latest(reports: Iterable[Report], order: tuple[str, ...]) -> dict[tuple[str, str], Report]:
    """Of each measure and unit the report on the latest of these periods."""
    return {(each.measure, each.unit): each for each in _placed(reports, order)}


def together(
    reports: Iterable[Report], order: tuple[str, ...], label: Callable[[str], str] | None = None
) -> dict[tuple[str, str], Report]:
    """Of each measure and unit all that it told in these periods, as one report.

    How far it is says the latest. Money and values are told as they stand, so those told last hold
    where a later report leaves them out; what was done, in the way and proved in any period stays.
    `label` names periods before what was done in each, where that differs.
    """
    found: dict[tuple[str, str], list[Report]] = {}
    for each in _placed(reports, order):
        found.setdefault((each.measure, each.unit), []).append(each)
    return {key: _one(several, label) for key, several in found.items()}


def _placed(reports: Iterable[Report], order: tuple[str, ...]) -> list[Report]:
    place = {key: number for number, key in enumerate(order)}
    return sorted(
        (each for each in reports if each.period in place), key=lambda each: place[each.period]
    )


def _one(several: Sequence[Report], label: Callable[[str], str] | None) -> Report:
    last = several[-1]
    if len(several) == 1:
        return last
    return replace(
        last,
        done="\n".join(_done(several, label)),
        spent=_last(each.spent for each in several),
        result=_last(each.result for each in several),
        obstacles=_joined(each.obstacles for each in several),
        recommendation=_joined(each.recommendation for each in several),
        proofs=tuple(dict.fromkeys(proof for each in several for proof in each.proofs)),
    )


def _done(several: Sequence[Report], label: Callable[[str], str] | None) -> list[str]:
    """What was done, each text once, by the period that told it first."""
    first: dict[str, str] = {}
    for each in several:
        if each.done:
            first.setdefault(each.done, each.period)
    if label is None or len(first) == 1:
        return list(first)
    return [f"{label(period)}: {text}" for text, period in first.items()]


def _last(told: Iterable[Decimal | None]) -> Decimal | None:
    found = [each for each in told if each is not None]
    return found[-1] if found else None


def _joined(texts: Iterable[str]) -> str:
    """Each text once, in the order they were told."""
    return "\n".join(dict.fromkeys(each for each in texts if each))
