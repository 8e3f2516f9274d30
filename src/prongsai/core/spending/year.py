"""A year's plan of action and spending, and what became of it; amounts are exact, in baht."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.dates import BUDDHIST, Month
from prongsai.core.terms.fiscal_year import FiscalYear

QUARTERS = (1, 2, 3, 4)
HALF, WHOLE = 2, 4
"""The quarters that end the first six months and the year."""
_OCTOBER = 10
Four = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
NONE: Four = (None, None, None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A project, activity or item of the plan."""

    key: str = told("Key within the year.")
    title: str = told("What is done or bought.")
    program: str = told_or("", "The plan of the budget it stands under: a word of `program`.")
    work: str = told_or("", "The work within that plan, as the budget names it.")
    kind: str = told_or("", "Kind of expenditure: a word of `kind`.")
    source: str = told_or("", "Where the money comes from: a word of `source`.")
    unit: str = told_or("", "The division responsible.")
    budget: Decimal | None = told_or(None, "What was granted first; None where no money is used.")
    targets: Four = told_or(NONE, "Money to be disbursed in each quarter.")
    work_targets: Four = told_or(NONE, "Per cent of the work done by the end of each quarter.")
    begins: dt.date | None = told_or(None, "First day.")
    ends: dt.date | None = told_or(None, "Last day.")
    output: str = told_or("", "What comes of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Money moved to a line, or away from it where the amount is below nothing."""

    line: str = told("The line.")
    day: dt.date = told("When it was approved.")
    amount: Decimal = told("How much.")
    reason: str = told_or("", "Why, and by whose decision.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A disbursement; it is never changed. What was wrong is mended by another that names it."""

    key: str = told("Key within the year.")
    line: str = told("The line.")
    month: Month = told("When it was paid.")
    amount: Decimal = told("How much; the difference, where it corrects another.")
    says: str = told_or("", "What for, or the number of the voucher.")
    by: str = told_or("", "Who entered it.")
    corrects: str = told_or("", "Key of the entry it corrects.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a line had come at the end of a quarter."""

    line: str = told("The line.")
    quarter: int = told("The quarter, 1 to 4.")
    percent: Decimal | None = told_or(None, "How much of the work was done.")
    done: str = told_or("", "What was done.")
    problems: str = told_or("", "What stood in the way.")
    suggestions: str = told_or("", "What is suggested.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingYear:
    """The plan of a fiscal year with all that is known of it."""

    agency: str = told("Full name of the agency.")
    year: int = told("Fiscal year of the Buddhist era.")
    lines: tuple[Line, ...] = told_or_new(tuple, "The plan, in order.")
    changes: tuple[Change, ...] = told_or_new(tuple, "Money moved between lines.")
    entries: tuple[Entry, ...] = told_or_new(tuple, "What was disbursed.")
    progress: tuple[Progress, ...] = told_or_new(tuple, "What was done.")

    @property
    def fiscal(self) -> FiscalYear:
        return FiscalYear(self.year)

    @property
    def months(self) -> tuple[Month, ...]:
        """The twelve months, October first."""
        return months_of(self.year)

    def entries_in(self, month: Month) -> Iterator[Entry]:
        return (each for each in self.entries if each.month == month)


def months_of(year: int) -> tuple[Month, ...]:
    """The months of a fiscal year, October first."""
    last = year - BUDDHIST
    before = [Month(last - 1, number) for number in (10, 11, 12)]
    return (*before, *(Month(last, number) for number in range(1, 10)))


def month_in(year: int, number: int) -> Month:
    """The month of that number within a fiscal year."""
    return Month(year - BUDDHIST - (number >= _OCTOBER), number)


def quarter_of(month: Month) -> int:
    """The quarter of the fiscal year a month lies in: October begins the first."""
    return (month.month - _OCTOBER) % 12 // 3 + 1
