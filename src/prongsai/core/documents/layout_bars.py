"""Horizontal bars: names to the left where they fit, above the bars where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.documents.chart_key import ABOVE, BENEATH, Look, key, surface
from prongsai.core.documents.chart_words import ChartWords
from prongsai.core.documents.charts import FULL, Bar, BarChart, Mark, Missing, Scored
from prongsai.core.documents.drawing import (
    Anchor,
    Dash,
    Drawing,
    Ink,
    Label,
    Polyline,
    Rect,
    Shape,
)
from prongsai.core.documents.text_room import Fitted, Space, fits, fitted, wide
from prongsai.core.terms.numbers import half_up

_NAMES = 47
"""Hundredths of the width that names may take beside the bars."""
_AIR = 6


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the bars begin, how long a full one is, and whether names stand beside them."""

    space: Space
    axis: int
    full: int
    beside: bool

    @property
    def thick(self) -> int:
        return self.space.text + 1

    @property
    def air(self) -> int:
        """Between one bar and the next."""
        return (self.space.text + 1) // 2

    @property
    def line(self) -> int:
        """From one line of a name to the next."""
        return self.space.text * 3 // 2

    def at(self, value: Scored | Mark) -> Decimal:
        return self.axis + half_up(value.value * self.full / FULL, 2)


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar and where it stands."""

    bar: Bar
    name: Fitted
    top: int
    """Of the name or of the bar, whichever is higher."""
    y: int
    """Of the bar."""
    bottom: int


def draw_bars(chart: BarChart, words: ChartWords, space: Space) -> Drawing:
    """The bars, the mark across them, their figures over it, and the key below."""
    frame = _frame(chart, space)
    top = space.small * 2 if chart.mark else 2
    rows = list(_rows(chart, top, frame))
    bottom = rows[-1].bottom if rows else top
    runs = [(top - 2, bottom)] if frame.beside else [(row.y - 1, row.bottom - 4) for row in rows]
    shapes: list[Shape] = []
    for row in rows:
        shapes += _surface(row, chart.mark, frame)
    if chart.mark:
        shapes += _mark(chart.mark, top, runs, frame)
    for row in rows:
        shapes += _name(row, frame)
        shapes += _figure(row, frame)
    shapes += (Polyline(((frame.axis, a), (frame.axis, b)), Ink.TEXT) for a, b in runs)
    below, height = key(_looks(chart, words), bottom, space)
    return Drawing(space.width, height, (*shapes, *below))


def _frame(chart: BarChart, space: Space) -> _Frame:
    room = space.width * _NAMES // 100
    beside = all(fits(bar.name, room, space) for bar in chart.bars)
    lines = [line for bar in chart.bars for line in fitted(bar.name, room, space.text, space).lines]
    widest = max((wide(line, space.text, space) for line in lines), default=Decimal(0))
    axis = int(widest) + 1 + _AIR if beside else 1
    figures = (bar.value.label for bar in chart.bars if isinstance(bar.value, Scored))
    figure = max((wide(label, space.text, space) for label in figures), default=Decimal(0))
    return _Frame(space, axis, space.width - axis - int(figure) - _AIR, beside)


def _rows(chart: BarChart, top: int, frame: _Frame) -> Iterator[_Row]:
    room = frame.axis - _AIR if frame.beside else frame.space.width - 2
    for bar in chart.bars:
        name = fitted(bar.name, room, frame.space.text, frame.space)
        names = len(name.lines) * frame.line
        if frame.beside:
            height = max(names, frame.thick) + frame.air
            yield _Row(bar, name, top, top + (height - frame.thick) // 2, top + height)
        else:
            height = names + frame.thick + 2 * _AIR
            yield _Row(bar, name, top, top + names + 2, top + height)
        top += height


def _surface(row: _Row, mark: Mark | None, frame: _Frame) -> tuple[Shape, ...]:
    value = row.bar.value
    if isinstance(value, Missing):
        return ()
    width = frame.at(value) - frame.axis
    return surface(frame.axis, row.y, width, frame.thick, _look(value, mark))


def _look(value: Scored, mark: Mark | None) -> Look:
    return BENEATH if mark and value.value < mark.value else ABOVE


def _mark(mark: Mark, top: int, runs: list[tuple[int, int]], frame: _Frame) -> Iterator[Shape]:
    """Dashes on a white ground, so that they are seen across a bar; the label above them."""
    x, small = frame.at(mark), frame.space.small
    for begin, end in runs:
        spots = ((x, begin), (x, end))
        yield Polyline(spots, Ink.PAPER, Decimal("2.4"))
        yield Polyline(spots, Ink.TEXT, Decimal("1.2"), Dash.DASHED)
    half = wide(mark.label, small, frame.space) / 2
    middle = min(max(x, half), frame.space.width - half)
    yield Label(middle, top - 6, mark.label, small, Anchor.MIDDLE)


def _name(row: _Row, frame: _Frame) -> Iterator[Label]:
    height = len(row.name.lines) * frame.line
    above = (row.bottom - row.top - height) // 2 if frame.beside else 0
    anchor, x = (Anchor.END, frame.axis - _AIR) if frame.beside else (Anchor.START, frame.axis)
    for place, line in enumerate(row.name.lines):
        y = row.top + above + place * frame.line + frame.space.text + 1
        yield Label(x, y, line, row.name.size, anchor)


def _figure(row: _Row, frame: _Frame) -> Iterator[Shape]:
    """The score at the end of its bar, or why there is none where it would begin."""
    value, size = row.bar.value, frame.space.text
    y = row.y + frame.thick - 2
    if isinstance(value, Missing):
        said = fitted(value.label, frame.full, size, frame.space, most=1)
        yield _ground(frame.axis + 3, row.y, said.lines[0], frame)
        yield Label(frame.axis + 5, y, said.lines[0], said.size, ink=Ink.QUIET)
        return
    end = frame.at(value) + 2
    yield _ground(end, row.y, value.label, frame)
    yield Label(end + 2, y, value.label, size, bold=True)


def _ground(x: int | Decimal, y: int, text: str, frame: _Frame) -> Rect:
    """White paper under a figure, where the mark would run through it."""
    width = wide(text, frame.space.text, frame.space)
    room = frame.space.width - x
    return Rect(x, y, min(width, room), frame.thick, Ink.PAPER, Ink.PAPER)


def _looks(chart: BarChart, words: ChartWords) -> Iterator[tuple[Look, str]]:
    """The looks that occur; without a mark there is nothing to tell apart."""
    values = (bar.value for bar in chart.bars)
    used = {_look(value, chart.mark) for value in values if isinstance(value, Scored)}
    said = ((ABOVE, words.reached), (BENEATH, words.below))
    yield from ((look, text) for look, text in said if chart.mark and look in used)
