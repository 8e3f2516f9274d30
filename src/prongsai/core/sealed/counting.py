"""How many reports there were in a half year or a year: what may be published, none included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prongsai.core.sealed.course import CLOSED, State, Step
from prongsai.core.shapes.fields import told
from prongsai.core.terms.fiscal_year import FiscalYear, Period


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


def counted(courses: Iterable[Sequence[Step]], period: Period, as_of: dt.date) -> Count:
    """The count of a period, by what was known at the end of a day."""
    known = [[each for each in steps if each.day <= as_of] for steps in courses]
    before = period.first - dt.timedelta(days=1)
    last = min(period.last, as_of)
    opened = [_state(steps, before) for steps in known]
    closed = [_state(steps, last) for steps in known]

    def entered(state: State) -> int:
        return sum(
            any(each.state is state and period.first <= each.day <= last for each in steps)
            for steps in known
        )

    return Count(
        period=period,
        carried=sum(_is_pending(each) for each in opened),
        received=entered(State.RECEIVED),
        referred=entered(State.REFERRED),
        decided=entered(State.DECIDED),
        finished=sum(
            end in CLOSED and start not in CLOSED for start, end in zip(opened, closed, strict=True)
        ),
        pending=sum(_is_pending(each) for each in closed),
    )


def of_year(
    courses: Iterable[Sequence[Step]], year: FiscalYear, as_of: dt.date
) -> tuple[Count, ...]:
    """Both halves and the whole year, as far as they have begun."""
    known = [tuple(steps) for steps in courses]
    periods = (*year.halves, year.whole)
    return tuple(counted(known, each, as_of) for each in periods if each.first <= as_of)


def _state(steps: Sequence[Step], day: dt.date) -> State | None:
    """How far it was at the end of a day; none if it was not there."""
    until = [each for each in steps if each.day <= day]
    return until[-1].state if until else None


def _is_pending(state: State | None) -> bool:
    return state is not None and state not in CLOSED
