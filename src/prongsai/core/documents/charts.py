"""What a chart shows, before it is drawn: scores with their ready text, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

FULL = 100


@dataclass(frozen=True, slots=True)
class Scored:
    """A score from 0 to 100 and how it is written."""

    value: Fraction
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.value <= FULL:
            raise ValueError(f"a score lies between 0 and {FULL}, not at {self.value}")


@dataclass(frozen=True, slots=True)
class Judged:
    """Passed or failed, where there is no number, and how that is written."""

    passed: bool
    label: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing to draw; the label says why."""

    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line to be reached, and what is written beside it."""

    value: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; its name may break at its spaces only."""

    name: str
    value: Scored | Missing


@dataclass(frozen=True, slots=True)
class BarChart:
    """Categories against a mark."""

    title: str
    headings: tuple[str, str]
    """Over the names and over the scores."""
    bars: tuple[Bar, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a value for each year of the chart."""

    name: str
    values: tuple[Scored | Missing, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Series over fiscal years; up to eight can be told apart."""

    title: str
    heading: str
    """Over the names of the series."""
    years: tuple[str, ...]
    series: tuple[Series, ...]
    mark: Mark | None = None

    def __post_init__(self) -> None:
        if any(len(each.values) != len(self.years) for each in self.series):
            raise ValueError("a series has one value for each year")


@dataclass(frozen=True, slots=True)
class Cell:
    """One item of a heat map, by its code."""

    code: str
    value: Scored | Judged | Missing


@dataclass(frozen=True, slots=True)
class HeatRow:
    """Items that belong together."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Items in groups."""

    title: str
    headings: tuple[str, str, str]
    """Over the groups, the items and the results."""
    rows: tuple[HeatRow, ...]
    mark: Mark | None = None

    def cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in row.cells)


Chart = BarChart | LineChart | HeatMap


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The figures of a chart, as they stand beside it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(chart: Chart) -> ChartTable:
    """Every figure of the chart, none more and none less."""
    if isinstance(chart, BarChart):
        rows = tuple((bar.name, bar.value.label) for bar in chart.bars)
        return ChartTable(chart.headings, rows)
    if isinstance(chart, LineChart):
        lines = ((each.name, *(value.label for value in each.values)) for each in chart.series)
        return ChartTable((chart.heading, *chart.years), tuple(lines))
    cells = ((row.name, cell.code, cell.value.label) for row in chart.rows for cell in row.cells)
    return ChartTable(chart.headings, tuple(cells))
