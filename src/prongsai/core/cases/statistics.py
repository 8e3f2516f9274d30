"""Counting cases: what came in, was finished and waits, in time and late; totals always, none too.

Every count of a period is worked out from the logs as they were known at a moment. So the figures
of a month can be had again as they were published, and beside them as they are now (`restated`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as fields_of_counts
from fractions import Fraction

from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.clocks import Round, rounds_of
from prongsai.core.cases.history import closings
from prongsai.core.cases.log import Log, Standing, known
from prongsai.core.cases.standing import standing_of
from prongsai.core.privacy.monthly import MonthlyTable, publish
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import Period

_DAY = dt.timedelta(days=1)
_HALF = 2
CAUSE = "cause"
"""Field of type choice in which a procedure keeps why there was something to complain of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One case in a period: how it stood when the period ended."""

    category: str
    channel: str
    unit: str
    over: bool
    """It came before the period, and was open when it began."""
    received: bool
    reopened: bool
    """It was closed when the period began, and was opened again in it."""
    finished: bool
    is_late: bool | None
    """Whether the clock that counts ran out; none where nobody can say."""
    took: int
    """Calendar days from coming to closing; 0 of one that is open."""
    outcome: str
    cause: str = ""
    """What the field `cause` says, where there is one."""


Counting = Iterable[Counted] | Mapping[Counted, int]
"""Cases one by one, or how many there are of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of cases in a period; `over + received + reopened = finished + pending`."""

    over: int = 0
    received: int = 0
    reopened: int = 0
    finished: int = 0
    pending: int = 0
    in_time: int = 0
    """Of those finished."""
    late: int = 0
    """Of those finished."""
    unmeasured: int = 0
    """Of those finished, where the length of the clock was not known."""
    pending_late: int = 0
    """Of those pending."""
    median_days: Fraction | None = None
    """Of those finished; none where there are none."""
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_none(self) -> bool:
        """Whether there was nothing at all, which is then said in words."""
        return self.finished + self.pending == 0


def counted_in(
    procedure: Procedure, log: Log, period: Period, as_of: dt.datetime, days: WorkingDays
) -> Counted | None:
    """How a case counts in a period, by what was known at a moment; None if not at all."""
    return counted_over(procedure, log, (period,), as_of, days)[0]


def counted_over(
    procedure: Procedure, log: Log, periods: Sequence[Period], as_of: dt.datetime, days: WorkingDays
) -> list[Counted | None]:
    """The same in each of several periods; those after it was over for good cost nothing."""
    log = known(log, as_of)
    if not log:
        return [None for _ in periods]
    over = log[-1].entered if not _is_open(procedure, log) else None
    ends: _Ends = {}
    return [
        None
        if log[0].done > period.last or (over is not None and over < period.first)
        else _counted(procedure, log, period, as_of, days, ends)
        for period in periods
    ]


_Ends = dict[tuple[int, dt.date | None], tuple[Standing, bool | None]]
"""How a case stood after so many events and whether it was late: through a day, or through any if
no later one changes that.
"""


def _counted(
    procedure: Procedure, log: Log, period: Period, as_of: dt.datetime, days: WorkingDays,
    ends: _Ends,
) -> Counted | None:  # fmt: skip
    last = min(period.last, thai_day(as_of))
    came = log[0].done >= period.first
    was_open = not came and _is_open(procedure, _through(log, period.first - _DAY))
    reopened = not came and not was_open and _opened_in(procedure, log, period.first, last)
    if not (came or was_open or reopened):
        return None
    then = _through(log, last)
    known_so = ends.get((len(then), None)) or ends.get((len(then), last))
    now, is_late = known_so or _ended(procedure, then, as_of, last, days, ends)
    return Counted(
        category=now.category,
        channel=now.channel.value,
        unit=now.unit,
        over=was_open,
        received=came,
        reopened=reopened,
        finished=now.closed is not None,
        is_late=is_late,
        took=0 if now.closed is None else (now.closed - now.brought).days,
        outcome=now.outcome,
        cause=str(now.values.get(CAUSE, "")),
    )


def _through(log: Log, day: dt.date) -> Log:
    """What had happened by the end of a day; a case entered later had come all the same."""
    return tuple(event for event in log if event.number == 1 or event.entered <= day)


def _is_open(procedure: Procedure, log: Log) -> bool:
    return all(again is not None for _, again in closings(procedure, log))


def _opened_in(procedure: Procedure, log: Log, first: dt.date, last: dt.date) -> bool:
    again = (opened for _, opened in closings(procedure, log) if opened is not None)
    return any(first <= event.entered <= last for event in again)


def _ended(
    procedure: Procedure, log: Log, as_of: dt.datetime, day: dt.date, days: WorkingDays,
    ends: _Ends,
) -> tuple[Standing, bool | None]:  # fmt: skip
    """A month, a half and a year that hold the end of a case ask for it once, as do those that
    go on.
    """
    own = rounds_of(procedure.clocks[procedure.counted], procedure, log, day, days)
    found = standing_of(procedure, log, as_of), _is_late(own)
    ends[len(log), None if all(each.is_over for each in own) else day] = found
    return found


def stays_late(procedure: Procedure, log: Log, day: dt.date, days: WorkingDays) -> bool:
    """Whether a case counts as late from a day on by which all of its log was entered: no later day
    tells more of it.
    """
    own = rounds_of(procedure.clocks[procedure.counted], procedure, log, day, days)
    return _is_late(own) is True


def _is_late(own: Sequence[Round]) -> bool | None:
    if any(each.is_broken for each in own):
        return True
    return None if all(each.due is None for each in own) else False


def counts(rows: Counting) -> Counts:
    """Adds up."""
    tally = Counter(rows)
    done = {each: number for each, number in tally.items() if each.finished}

    def of(name: str, value: object = True, among: Mapping[Counted, int] = tally) -> int:
        return sum(number for each, number in among.items() if getattr(each, name) is value)

    outcomes = Counter[str]()
    for each, number in done.items():
        outcomes[each.outcome] += number
    return Counts(
        over=of("over"), received=of("received"), reopened=of("reopened"),
        finished=of("finished"), pending=of("finished", value=False),
        in_time=of("is_late", False, done), late=of("is_late", True, done),
        unmeasured=of("is_late", None, done),
        pending_late=of("is_late") - of("is_late", True, done),
        median_days=_median(_took(done)), outcomes=dict(outcomes),
    )  # fmt: skip


def _took(done: Mapping[Counted, int]) -> dict[int, int]:
    found = Counter[int]()
    for each, number in done.items():
        found[each.took] += number
    return found


def median(numbers: Iterable[int]) -> Fraction | None:
    """The middle one, or half way between the two in the middle; None of nothing."""
    return _median(Counter(numbers))


def _median(tally: Mapping[int, int]) -> Fraction | None:
    whole = sum(tally.values())
    if not whole:
        return None
    lower, upper, passed = (whole - 1) // _HALF, whole // _HALF, 0
    middle = list[int]()
    for each in sorted(tally):
        middle += [each for place in (lower, upper) if passed <= place < passed + tally[each]]
        passed += tally[each]
    return Fraction(sum(middle), _HALF)


def split(
    rows: Counting, key: Callable[[Counted], str], known_keys: Iterable[str] = ()
) -> dict[str, Counts]:
    """Counts by category, channel or unit; known keys first, each even if there is none."""
    known = dict.fromkeys(known_keys)
    found: dict[str, dict[Counted, int]] = {each: {} for each in known}
    for row, number in Counter(rows).items():
        found.setdefault(key(row), {})[row] = number
    return {each: counts(found[each]) for each in (*known, *sorted(found.keys() - known.keys()))}


def public_split(numbers: Mapping[str, int], policy: Policy) -> dict[str, int | None]:
    """The same number by categories as it may be published beside its total; hidden ones as None.

    What is hidden can't be worked out from what is shown.
    """
    table = MonthlyTable([_ALL], list(numbers), {(_ALL, key): n for key, n in numbers.items()})
    shown = publish(table, policy)
    return {key: shown.cells[_ALL, key] for key in numbers}


_ALL = "all"


def monthly(
    procedure: Procedure, months: Sequence[Period], received: Mapping[str, Counting]
) -> MonthlyTable:
    """Cases received by month and category, ready for `privacy.monthly.publish`."""
    names = [each.first.isoformat() for each in months]
    cells = Counter[tuple[str, str]]()
    for month in names:
        for each, number in Counter(received[month]).items():
            cells[month, each.category] += number if each.received else 0
    return MonthlyTable(names, list(procedure.categories), cells)


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure that is not what was published."""

    figure: str
    published: object
    now: object


def restated(published: Counts, now: Counts) -> tuple[Restated, ...]:
    """Which figures of a closed period changed since; they are told, never put in their place."""
    pairs = (
        (each.name, getattr(published, each.name), getattr(now, each.name))
        for each in fields_of_counts(Counts)
    )
    return tuple(Restated(name, old, new) for name, old, new in pairs if old != new)
