"""How often an address is looked at again, and what many looks come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prongsai.core.disclosure.windows import Days
from prongsai.core.preaudit.verdict import Finding, Verdict, worst

RARELY, OFTEN = dt.timedelta(hours=23), dt.timedelta(hours=3, minutes=50)
"""Once a day and six times a day, by a clock that strikes every hour."""
LEAD = dt.timedelta(days=3)
"""Days before the window in which one looks more often already."""
LENGTH = dt.timedelta(days=30)
"""How long a window is taken to be of which the last day alone is known."""


def pause(window: Days, today: dt.date) -> dt.timedelta:
    """How old a look may be before there is another: shorter about the submission window."""
    opens = window.opens
    if opens is None and window.closes is not None:
        opens = window.closes - LENGTH
    if opens is None or today < opens - LEAD:
        return RARELY
    over = window.closes is not None and today > window.closes
    return RARELY if over else OFTEN


def site_of(findings: Iterable[Finding]) -> Verdict | None:
    """What one look says of the site as such; nothing where none was asked."""
    for each in findings:
        if each.check == "reach" or each.code == "answer-failing":
            return each.verdict
        if each.check == "answer":
            return Verdict.UNSURE if each.verdict is Verdict.UNSURE else Verdict.FINE
    return None


@dataclass(frozen=True, slots=True)
class Look:
    """One look on one day."""

    day: dt.date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Days28:
    """The last four weeks, the oldest day first."""

    days: tuple[tuple[dt.date, Verdict | None], ...]
    """The worst of each day; nothing where nobody looked."""
    looks: int
    fine: int
    broken: int

    @property
    def bad(self) -> tuple[dt.date, ...]:
        """Days on which something was broken."""
        return tuple(day for day, verdict in self.days if verdict is Verdict.BROKEN)


WEEKS = 28


def four_weeks(looks: Iterable[Look], last: dt.date) -> Days28:
    """Looks by day, up to and with the last one."""
    first = last - dt.timedelta(days=WEEKS - 1)
    within = [look for look in looks if first <= look.day <= last]
    by_day: dict[dt.date, list[Verdict]] = {}
    for look in within:
        by_day.setdefault(look.day, []).append(look.verdict)
    days = (first + dt.timedelta(days=number) for number in range(WEEKS))
    return Days28(
        tuple((day, _worst(by_day, day)) for day in days),
        len(within),
        sum(look.verdict is Verdict.FINE for look in within),
        sum(look.verdict is Verdict.BROKEN for look in within),
    )


def _worst(by_day: Mapping[dt.date, list[Verdict]], day: dt.date) -> Verdict | None:
    return worst(by_day[day]) if day in by_day else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody says against a verdict, of the content that was there then."""

    verdict: Verdict
    of: str
    """Hash of that content."""

    def holds(self, now: str) -> bool:
        """It falls as soon as something else is there."""
        return self.of == now


def effective(verdict: Verdict, ruling: Ruling | None) -> Verdict:
    """What counts: the machine's word, or what somebody said against it."""
    return ruling.verdict if ruling else verdict
