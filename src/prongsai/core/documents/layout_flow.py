"""A flow chart in shapes: boxes beneath each other, arrows down, others along the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.core.documents.drawing import Dash, Drawing, Ink, Label, Polyline, Rect, Shape
from prongsai.core.documents.flow_chart import FlowArrow, FlowBox, FlowChart
from prongsai.core.documents.line_breaks import WordsOf
from prongsai.core.documents.sight_chain import Tone
from prongsai.core.documents.text_room import PAGE, Space
from prongsai.core.documents.wrapping import wrapped

FLOW = replace(PAGE, text=9, least=7)
"""A page that holds a whole chart."""
_AIR, _BAR, _LANE, _LEAST_GAP, _HEAD = 6, 5, 9, 22, 5
_LINES = 3
_THICK = Decimal("1.1")
_INKS = {Tone.WORK: Ink.REACHED, Tone.OPEN: Ink.BELOW, Tone.DONE: Ink.QUIET}


@dataclass(frozen=True, slots=True)
class _Row:
    """A line at the right of a box: an arrow that leaves it, or that all which come share."""

    target: int
    comes: bool
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box with its rows, and the labels of the arrow down from it."""

    box: FlowBox
    heading: tuple[str, ...]
    lines: tuple[str, ...]
    rows: tuple[_Row, ...]
    down: tuple[str, ...] | None
    y: int
    height: int


class _Layout:
    """Sizes of one chart in one space."""

    def __init__(self, chart: FlowChart, words_of: WordsOf, space: Space) -> None:
        self.chart, self.words_of, self.space = chart, words_of, space
        self.line = space.text * 3 // 2
        targets = dict.fromkeys(each.end for each in chart.arrows if not _goes_down(each))
        self.lanes = {end: space.width - _LANE * (n + 1) for n, end in enumerate(targets)}
        self.box = space.width * 2 // 5
        self.room = min(self.lanes.values(), default=space.width) - self.box - 2 * _AIR

    def wrapped(self, text: str, room: int) -> tuple[str, ...]:
        return wrapped(text, room, self.space.small, _LINES, self.space, self.words_of)

    def labels(self, arrow: FlowArrow, room: int) -> tuple[str, ...]:
        return tuple(line for label in arrow.labels for line in self.wrapped(label, room))

    def placed(self) -> list[_Placed]:
        found: list[_Placed] = []
        y = 1
        for number, box in enumerate(self.chart.boxes):
            leaving = [each for each in self.chart.arrows if each.start == number]
            rows = [_Row(number, comes=True)] if number in self.lanes else []
            rows += [
                _Row(each.end, comes=False, lines=self.labels(each, self.room))
                for each in leaving
                if not _goes_down(each)
            ]
            below = next((each for each in leaving if _goes_down(each)), None)
            down = None if below is None else self.labels(below, self.space.width - self.box // 2)
            room = self.box - _BAR - 2 * _AIR
            heading = self.wrapped(box.heading, room)
            lines = tuple(line for each in box.lines for line in self.wrapped(each, room))
            inside = (len(heading) + len(lines)) * self.line + 2 * _AIR
            height = max(inside, sum(map(self.tall, rows)) + _AIR)
            found.append(_Placed(box, heading, lines, tuple(rows), down, y, height))
            y += height + max(_LEAST_GAP, len(down or ()) * self.line + _AIR * 2)
        return found

    def tall(self, row: _Row) -> int:
        """Height of a row: its text, which stands over its line."""
        return max(1, len(row.lines)) * self.line + _AIR // 2

    def shapes(self) -> Iterator[Shape]:
        placed = self.placed()
        ends: dict[int, list[int]] = {end: [] for end in self.lanes}
        for each in placed:
            yield from self.rows(each, ends)
            if each.down is not None:
                yield from self.down(each, each.down)
        for end, lane in self.lanes.items():
            ys = ends[end]
            yield Polyline(((lane, min(ys)), (lane, max(ys))), Ink.QUIET, _THICK)
        for each in placed:
            yield from self.text(each)

    def rows(self, each: _Placed, ends: dict[int, list[int]]) -> Iterator[Shape]:
        y = each.y
        for row in each.rows:
            for line in row.lines:
                y += self.line
                yield Label(self.box + _AIR, y, line, self.space.small)
            y += _AIR // 2 if row.lines else self.tall(row)
            lane = self.lanes[row.target]
            ends[row.target].append(y)
            yield Polyline(((self.box, y), (lane, y)), Ink.QUIET, _THICK)
            if row.comes:
                spots = ((self.box + _HEAD, y - _HEAD + 1), (self.box, y),
                         (self.box + _HEAD, y + _HEAD - 1))  # fmt: skip
                yield Polyline(spots, Ink.QUIET, _THICK)

    def down(self, each: _Placed, labels: Sequence[str]) -> Iterator[Shape]:
        x, top = self.box // 4, each.y + each.height
        bottom = top + max(_LEAST_GAP, len(labels) * self.line + _AIR * 2)
        yield Polyline(((x, top), (x, bottom)), Ink.QUIET, _THICK)
        head = ((x - _HEAD + 1, bottom - _HEAD), (x, bottom), (x + _HEAD - 1, bottom - _HEAD))
        yield Polyline(head, Ink.QUIET, _THICK)
        for number, line in enumerate(labels, start=1):
            yield Label(x + _AIR, top + number * self.line, line, self.space.small)

    def text(self, each: _Placed) -> Iterator[Shape]:
        ink, waits = _INKS[each.box.tone], each.box.tone is Tone.OPEN
        edge = Ink.PAPER if waits else Ink.GRID
        right, bottom = self.box, each.y + each.height
        yield Rect(1, each.y, right - 1, each.height, Ink.PAPER, edge)
        if waits:
            around = ((1, each.y), (right, each.y), (right, bottom), (1, bottom), (1, each.y))
            yield Polyline(around, ink, 1, Dash.DASHED)
        yield Rect(1, each.y, _BAR, each.height, ink, ink)
        x, y = 1 + _BAR + _AIR, each.y + _AIR // 2
        for line in each.heading:
            y += self.line
            yield Label(x, y, line, self.space.small, bold=True)
        for line in each.lines:
            y += self.line
            yield Label(x, y, line, self.space.small)


def _goes_down(arrow: FlowArrow) -> bool:
    return arrow.end == arrow.start + 1


def draw_flow(chart: FlowChart, words_of: WordsOf, space: Space = FLOW) -> Drawing:
    """The chart as wide as the space."""
    layout = _Layout(chart, words_of, space)
    last = layout.placed()[-1]
    return Drawing(space.width, last.y + last.height + 2, tuple(layout.shapes()))
