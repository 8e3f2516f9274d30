"""Clocks of a report: from which day, how many days, and what has run out stays run out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.core.calendar.working_days import DueDay, WorkingDays
from prongsai.core.criteria.evidence import Block
from prongsai.core.sealed.course import Step
from prongsai.core.shapes.fields import UNKNOWN, Unknown, told, told_by_key, told_or
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

LONGEST = 3650
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Block):
    """How long something may take; where no number is known, each office sets its own."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What has to be done in time.")
    starts: str = told("Key of the state that starts it; the day itself isn't counted.")
    stops: tuple[str, ...] = told("Keys of states that stop it.")
    answered: bool = told_or(False, "Whether an answer to whoever reported it stops it as well.")
    length: int | Unknown = told("Days; `unknown` where no number is known, which the office sets.")
    working: bool = told_or(False, "Whether working days are counted, not days of the calendar.")
    rolls: bool = told_or(False, "Whether a last day that is no working day moves to the next.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What an office has set for a clock."""

    length: int | None = told_or(None, "Its own number of days; none where it has set none.")
    working: bool = told_or(False, "Whether it counts working days.")


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of a clock."""

    limit: Limit
    began: dt.date
    ended: dt.date | None
    last: DueDay | None
    """The last day in time; none where nobody has set how long it may take."""

    def is_late(self, today: dt.date) -> bool:
        """Whether it ran over; an end that came too late changes nothing of that."""
        return self.last is not None and (self.ended or today) > self.last.day

    @property
    def is_on(self) -> bool:
        return self.ended is None


def limit_faults(limits: Mapping[str, Limit]) -> Iterator[Problem]:
    """A clock that can't stop, or of no days."""
    for key, each in limits.items():
        if each.length is not UNKNOWN and not 0 < each.length <= LONGEST:
            yield Problem("sealed-limit-length", {"most": str(LONGEST)}, _at(key, "length"))
        if not each.stops or each.starts in each.stops:
            yield Problem("sealed-limit-stops", {}, _at(key, "stops"))


def choice_faults(limits: Mapping[str, Limit], chosen: Mapping[str, Chosen]) -> Iterator[Problem]:
    """An office sets what is not known, and may promise more than what is, never less.

    Which days are counted is its own choice: sources say only "days".
    """
    for key, each in chosen.items():
        if each.length is None:
            continue
        known = limits[key].length
        if not 0 < each.length <= LONGEST:
            yield Problem("sealed-limit-length", {"most": str(LONGEST)}, _at(key, "length"))
        elif known is not UNKNOWN and each.length > known:
            yield Problem("sealed-limit-longer", {"most": str(known)}, _at(key, "length"))


def settled(limits: Mapping[str, Limit], chosen: Mapping[str, Chosen]) -> tuple[Limit, ...]:
    """The clocks as an office has them."""
    return tuple(_settled(each, chosen.get(key, Chosen())) for key, each in limits.items())


def _settled(limit: Limit, chosen: Chosen) -> Limit:
    length = limit.length if chosen.length is None else chosen.length
    return replace(limit, length=length, working=limit.working or chosen.working)


def runs(
    limits: Sequence[Limit], steps: Sequence[Step], answers: Sequence[dt.date], days: WorkingDays
) -> tuple[Run, ...]:
    """Every stretch of every clock of a report, by its steps and the days it was answered on."""
    return tuple(each for limit in limits for each in _runs(limit, steps, answers, days))


def _runs(
    limit: Limit, steps: Sequence[Step], answers: Sequence[dt.date], days: WorkingDays
) -> Iterator[Run]:
    for at, step in enumerate(steps):
        if step.state == limit.starts:
            ends = [each.day for each in steps[at + 1 :] if each.state in limit.stops][:1]
            if limit.answered:
                ends += [each for each in answers if each >= step.day]
            last = last_day(limit, step.day, days)
            yield Run(limit, step.day, min(ends, default=None), last)


def last_day(limit: Limit, began: dt.date, days: WorkingDays) -> DueDay | None:
    """The last day in time of a clock that began on a day."""
    if not isinstance(limit.length, int):
        return None
    if limit.working:
        return days.after(began, limit.length)
    last = began + limit.length * _DAY
    return days.on_or_after(last) if limit.rolls else DueDay(last, True)


def _at(key: str, field: str) -> Place:
    return Place(path=f"limits/{key}/{field}")
