"""How many reports there were in a half year or a year: what may be published, none included.

Everything is told by days and states, which stand in the clear, and for the whole agency alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.sealed.course import Stage, Step
from prongsai.core.sealed.limits import Limit, runs
from prongsai.core.shapes.fields import told, told_or
from prongsai.core.terms.fiscal_year import FiscalYear, Period


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands in the clear of a report: its steps, and the days on which it was answered."""

    steps: Sequence[Step]
    answers: Sequence[dt.date] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """By what reports are in time or late: the clock that counts, as the agency has set it."""

    limit: Limit
    days: WorkingDays

    def is_late(self, passage: Passage, day: dt.date) -> bool | None:
        """Whether the clock ran over by the end of a day; none where nobody can say."""
        found = runs((self.limit,), passage.steps, passage.answers, self.days)
        if any(each.is_late(day) for each in found):
            return True
        return False if any(each.last for each in found) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Reports in a period; of each only when it came and how far it is."""

    period: Period = told("Which days.")
    carried: int = told("Not over when the period began.")
    received: int = told("Came in it.")
    referred: int = told("Given in it to a body outside.")
    decided: int = told("Decided in it.")
    finished: int = told("Over at its end and not when it began, or not there yet.")
    pending: int = told("Not over at its end.")
    in_time: int = told_or(0, "Of those finished, by the clock that counts.")
    late: int = told_or(0, "Of those finished, where that clock ran over.")
    unmeasured: int = told_or(0, "Of those finished, where that clock has no length.")
    pending_late: int = told_or(0, "Of those pending, where that clock has run over.")

    @property
    def is_none(self) -> bool:
        """Whether there was nothing at all: said in words, not by an empty table."""
        return not (self.carried or self.received or self.referred or self.decided)

    @property
    def shown(self) -> tuple[int, ...]:
        """In the order of a table's columns."""
        return (
            self.carried, self.received, self.referred, self.decided, self.finished, self.pending
        )  # fmt: skip

    @property
    def timely(self) -> tuple[int, ...]:
        """In the order of the columns of the table that tells of time."""
        return self.finished, self.in_time, self.late, self.unmeasured, self.pending_late


def counted(passages: Iterable[Passage], measure: Measure, period: Period, as_of: dt.date) -> Count:
    """The count of a period, by what was known at the end of a day."""
    last = min(period.last, as_of)
    before = period.first - dt.timedelta(days=1)
    known = [_until(each, last) for each in passages]
    over = [each for each in known if _is_over(each) and not _is_over(_until(each, before))]
    pending = [each for each in known if _is_pending(each)]
    done = [measure.is_late(each, last) for each in over]

    def entered(stage: Stage) -> int:
        return sum(
            any(step.stage is stage and step.day >= period.first for step in each.steps)
            for each in known
        )

    return Count(
        period=period,
        carried=sum(_is_pending(_until(each, before)) for each in known),
        received=entered(Stage.NEW),
        referred=entered(Stage.REFERRED),
        decided=entered(Stage.DECIDED),
        finished=len(over),
        pending=len(pending),
        in_time=done.count(False),
        late=done.count(True),
        unmeasured=done.count(None),
        pending_late=sum(measure.is_late(each, last) is True for each in pending),
    )


def of_year(
    passages: Iterable[Passage], measure: Measure, year: FiscalYear, as_of: dt.date
) -> tuple[Count, ...]:
    """Both halves and the whole year, as far as they have begun."""
    known = tuple(passages)
    periods = (*year.halves, year.whole)
    return tuple(counted(known, measure, each, as_of) for each in periods if each.first <= as_of)


def _until(passage: Passage, day: dt.date) -> Passage:
    """What was so at the end of a day."""
    return Passage(
        [each for each in passage.steps if each.day <= day],
        [each for each in passage.answers if each <= day],
    )


def _is_over(passage: Passage) -> bool:
    return bool(passage.steps) and passage.steps[-1].is_over


def _is_pending(passage: Passage) -> bool:
    return bool(passage.steps) and not passage.steps[-1].is_over
