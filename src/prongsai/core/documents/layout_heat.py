"""A heat map: the items of each group side by side, each cell with its code and its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.documents.chart_key import ABSENT, FAILED, PASSED, Look, key, sign, surface
from prongsai.core.documents.chart_words import ChartWords
from prongsai.core.documents.charts import Cell, HeatMap, Judged, Mark, Missing, Scored
from prongsai.core.documents.drawing import Anchor, Drawing, Ink, Label, Points, Shape
from prongsai.core.documents.text_room import Space, fitted, wide

_MOST = 10
"""Cells side by side at most."""
_BETWEEN = 2
_REACHED = Look(Ink.PAPER, Ink.QUIET)
_LOW = Look(Ink.LOW, Ink.QUIET)
_LOWEST = Look(Ink.LOWEST, Ink.QUIET)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many cells stand side by side, their size, and that of all figures alike."""

    across: int
    width: int
    tall: int
    figure: Points
    space: Space


def draw_heat(chart: HeatMap, words: ChartWords, space: Space) -> Drawing:
    """Group by group, the name above its cells, and the key below."""
    grid = _grid(chart, space)
    shapes: list[Shape] = []
    top = 0
    for row in chart.rows:
        name = fitted(row.name, space.width - 2, space.text, space, most=1)
        shapes.append(Label(1, top + space.text + 3, name.lines[0], name.size))
        top += space.text * 7 // 4
        for place, cell in enumerate(row.cells):
            line, column = divmod(place, grid.across)
            left = 1 + column * (grid.width + _BETWEEN)
            shapes += _cell(cell, left, top + line * (grid.tall + _BETWEEN), chart.mark, grid)
        top += -(-len(row.cells) // grid.across) * (grid.tall + _BETWEEN) + _BETWEEN
    below, height = key(_looks(chart, words), top, space)
    return Drawing(space.width, height, (*shapes, *below))


def _grid(chart: HeatMap, space: Space) -> _Grid:
    """As many cells side by side as the longest group has, as long as every figure can be read."""
    figures = [cell.value.label for cell in chart.cells() if isinstance(cell.value, Scored)]
    needed = max((wide(each, space.least, space) for each in figures), default=Decimal(1))
    longest = max((len(row.cells) for row in chart.rows), default=1)
    across = max(1, min(_MOST, longest, int(space.width / (needed + 2 * _BETWEEN))))
    width = (space.width - 2 + _BETWEEN) // across - _BETWEEN
    sizes = (fitted(each, width - 2, space.small, space, most=1).size for each in figures)
    return _Grid(across, width, space.text * 5 // 2, min(sizes, default=space.small), space)


def _cell(cell: Cell, x: int, y: int, mark: Mark | None, grid: _Grid) -> Iterator[Shape]:
    middle, small = x + Decimal(grid.width) / 2, grid.space.small
    look = _look(cell, mark)
    yield from surface(x, y, grid.width, grid.tall, Look(look.fill, look.edge))
    yield Label(middle, y + small, cell.code, small - 1, Anchor.MIDDLE)
    if isinstance(cell.value, Missing):
        head = small + 3
        yield from surface(x, y + head, grid.width, grid.tall - head, look)
    elif isinstance(cell.value, Judged):
        yield from sign(middle, y + Decimal(grid.tall) * 7 / 10, Decimal(small), look.sign)
    else:
        base = y + grid.tall - 4
        yield Label(middle, base, cell.value.label, grid.figure, Anchor.MIDDLE, bold=True)


def _look(cell: Cell, mark: Mark | None) -> Look:
    value = cell.value
    if isinstance(value, Missing):
        return ABSENT
    if isinstance(value, Judged):
        return PASSED if value.passed else FAILED
    if mark is None or value.value >= mark.value:
        return _REACHED
    return _LOW if 2 * value.value >= mark.value else _LOWEST


def _looks(chart: HeatMap, words: ChartWords) -> Iterator[tuple[Look, str]]:
    """The looks that occur, best first, and each reason why something is missing."""
    cells = list(chart.cells())
    used = {_look(cell, chart.mark) for cell in cells}
    said = [(PASSED, words.passed), (FAILED, words.failed)]
    if chart.mark:
        said += [(_REACHED, words.reached), (_LOW, words.below), (_LOWEST, words.far_below)]
    yield from ((look, text) for look, text in said if look in used)
    reasons = (cell.value.label for cell in cells if isinstance(cell.value, Missing))
    yield from ((ABSENT, reason) for reason in dict.fromkeys(reasons))
