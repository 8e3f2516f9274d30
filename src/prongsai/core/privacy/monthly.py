"""The monthly table of statistics: months by categories, with totals, fit for publication.

The grand total and each month's total are always shown, and none is said as 0. Single cells and
the totals of categories are shown from the threshold up; what is hidden cannot be worked out from
what is shown, because further cells are hidden until every hidden number could be another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.privacy.policy import Policy

TOTAL = ""
"""The row in which the totals of the categories stand."""

Position = tuple[str, str]
"""Month (or `TOTAL`) and category."""


@dataclass(frozen=True, slots=True)
class MonthlyTable:
    """Counts by month and category."""

    months: Sequence[str]
    categories: Sequence[str]
    counts: Mapping[Position, int]

    def count(self, month: str, category: str) -> int:
        return self.counts.get((month, category), 0)

    def month_total(self, month: str) -> int:
        return sum(self.count(month, category) for category in self.categories)

    def category_total(self, category: str) -> int:
        return sum(self.count(month, category) for month in self.months)

    @property
    def total(self) -> int:
        return sum(self.month_total(month) for month in self.months)


@dataclass(frozen=True, slots=True)
class PublicTable:
    """The same with hidden cells as None."""

    months: Sequence[str]
    categories: Sequence[str]
    cells: Mapping[Position, int | None]
    """By month and category; the category totals under `TOTAL`."""
    month_totals: Mapping[str, int]
    total: int


def publish(table: MonthlyTable, policy: Policy) -> PublicTable:
    """Hide what has to be hidden."""
    flow = _Flow(table)
    hidden: set[Position] = set()
    if len(table.categories) > 1:  # a single category is the month's total, which is public
        hidden = {place for place, count in flow.cells.items() if 0 < count < policy.threshold}
        _protect(flow, hidden)
    cells = {place: None if place in hidden else count for place, count in flow.cells.items()}
    totals = {month: table.month_total(month) for month in table.months}
    return PublicTable(table.months, table.categories, cells, totals, table.total)


def _protect(flow: _Flow, hidden: set[Position]) -> None:
    """Hide neighbours until no hidden cell has only one possible value."""
    while told := next((place for place in sorted(hidden) if flow.is_told(place, hidden)), None):
        hidden.add(_neighbour(flow, told, hidden))


def _neighbour(flow: _Flow, place: Position, hidden: set[Position]) -> Position:
    """The cheapest cell that shares a sum with a cell that can be worked out.

    A month without any case says 0 everywhere by its public total; hiding that hides nothing.
    """
    month, category = place
    free = [cell for cell in flow.cells if cell not in hidden and cell[0] not in flow.idle]
    near = [cell for cell in free if month == cell[0] or category == cell[1]]
    return min(near or free, key=lambda cell: (flow.cells[cell] == 0, flow.cells[cell], cell))


class _Flow:
    """The table as a network: each hidden cell an arrow whose amount a reader may change.

    Month to category for a cell, category to the grand total for a category's total. Amounts are
    whole and not negative. A hidden number is safe if some other amount fits all shown sums: that
    is, if it lies on a cycle of hidden arrows along which amounts can be moved.
    """

    def __init__(self, table: MonthlyTable) -> None:
        self.cells: dict[Position, int] = {
            (month, category): table.count(month, category)
            for month in table.months
            for category in table.categories
        }
        self.idle = {month for month in table.months if not table.month_total(month)}
        self.cells.update({(TOTAL, each): table.category_total(each) for each in table.categories})

    def is_told(self, place: Position, hidden: set[Position]) -> bool:
        """Whether the hidden number at `place` has only one possible value."""
        start, end = self._ends(place)
        more = self._reaches(end, start, hidden - {place})
        less = self.cells[place] > 0 and self._reaches(start, end, hidden - {place})
        return not (more or less)

    def _ends(self, place: Position) -> tuple[str, str]:
        month, category = place
        return (f"c:{category}", "total") if month == TOTAL else (f"m:{month}", f"c:{category}")

    def _reaches(self, start: str, goal: str, hidden: set[Position]) -> bool:
        """Whether one unit can be moved from `start` to `goal` over hidden cells."""
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == goal:
                return True
            for there in self._moves(here, hidden):
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return False

    def _moves(self, here: str, hidden: set[Position]) -> Iterator[str]:
        for place in hidden:
            start, end = self._ends(place)
            if start == here:  # an amount can always grow
                yield end
            elif end == here and self.cells[place] > 0:  # and shrink down to nothing
                yield start
