"""How a plan stands: present budgets, what was disbursed by month and quarter, shares, sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from prongsai.core.spending.year import (
    QUARTERS,
    WHOLE,
    Line,
    SpendingYear,
    quarter_of,
)
from prongsai.core.terms.dates import Month

NOTHING = Decimal("0.00")
Quarterly = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What one line comes to, or several together."""

    original: Decimal = NOTHING
    added: Decimal = NOTHING
    taken: Decimal = NOTHING
    """As a figure above nothing."""
    targets: Quarterly = (NOTHING,) * len(QUARTERS)
    spent: Quarterly = (NOTHING,) * len(QUARTERS)

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.original + other.original,
            self.added + other.added,
            self.taken + other.taken,
            _added(self.targets, other.targets),
            _added(self.spent, other.spent),
        )

    @property
    def present(self) -> Decimal:
        """The budget after all that was moved."""
        return self.original + self.added - self.taken

    @property
    def total(self) -> Decimal:
        return sum(self.spent, NOTHING)

    @property
    def left(self) -> Decimal:
        return self.present - self.total

    def spent_by(self, quarter: int) -> Decimal:
        """From October to the end of a quarter."""
        return sum(self.spent[:quarter], NOTHING)

    def planned_by(self, quarter: int) -> Decimal:
        return sum(self.targets[:quarter], NOTHING)

    def share(self, quarter: int = WHOLE) -> Fraction | None:
        """Of the present budget; None where there is none."""
        return _share(self.spent_by(quarter), self.present)

    def share_of_plan(self, quarter: int = WHOLE) -> Fraction | None:
        """Of what was to be disbursed by then; None where nothing was planned."""
        return _share(self.spent_by(quarter), self.planned_by(quarter))


def _added(one: Quarterly, other: Quarterly) -> Quarterly:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _share(part: Decimal, whole: Decimal) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if whole > 0 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A line and what it comes to."""

    line: Line
    sums: Sums
    months: Mapping[Month, Decimal] = field(default_factory=dict)
    """What was disbursed, by month; months without an entry are left out."""


def standings(year: SpendingYear) -> tuple[Standing, ...]:
    """Every line, in the order of the plan."""
    moved: defaultdict[str, list[Decimal]] = defaultdict(list)
    spent: defaultdict[str, defaultdict[Month, Decimal]] = defaultdict(
        lambda: defaultdict(lambda: NOTHING)
    )
    for change in year.changes:
        moved[change.line].append(change.amount)
    for entry in year.entries:
        spent[entry.line][entry.month] += entry.amount
    return tuple(_standing(line, moved[line.key], spent[line.key]) for line in year.lines)


def _standing(line: Line, moved: Sequence[Decimal], months: Mapping[Month, Decimal]) -> Standing:
    by_quarter = [NOTHING] * len(QUARTERS)
    for month, amount in months.items():
        by_quarter[quarter_of(month) - 1] += amount
    sums = Sums(
        original=line.budget or NOTHING,
        added=sum((each for each in moved if each > 0), NOTHING),
        taken=-sum((each for each in moved if each < 0), NOTHING),
        targets=tuple(each or NOTHING for each in line.targets),
        spent=tuple(by_quarter),
    )
    return Standing(line, sums, dict(months))


def total(found: Iterable[Standing]) -> Sums:
    return sum((each.sums for each in found), Sums())


def grouped(found: Iterable[Standing], by: Callable[[Line], str]) -> dict[str, Sums]:
    """Sums by what a line says of itself, in the order of the plan."""
    groups: dict[str, Sums] = {}
    for each in found:
        name = by(each.line)
        groups[name] = groups.get(name, Sums()) + each.sums
    return groups
