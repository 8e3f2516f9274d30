"""A chain in shapes: four columns where there is room, else from above to below on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.documents.drawing import (
    Dash,
    Drawing,
    Hatch,
    Ink,
    Label,
    Points,
    Polyline,
    Rect,
    Shape,
)
from prongsai.core.documents.line_breaks import WordsOf
from prongsai.core.documents.sight_chain import COLUMNS, Box, ChainPicture, Tone
from prongsai.core.documents.text_room import Space
from prongsai.core.documents.wrapping import wrapped

DESK = Space(960, 15, Decimal("0.6"), 10)
"""A page on a desk."""
_GUTTER, _GAP, _AIR, _BAR = 34, 14, 9, 7
_INDENT = 20
_HEADING_LINES, _LINES = 3, 3
_HALF = 2


@dataclass(frozen=True, slots=True)
class _Look:
    ink: Ink
    hatch: Hatch = Hatch.NONE
    dash: Dash = Dash.SOLID


_LOOKS = {
    Tone.LOST: _Look(Ink.BELOW, Hatch.DIAGONAL),
    Tone.OPEN: _Look(Ink.BELOW, dash=Dash.DASHED),
    Tone.WORK: _Look(Ink.REACHED),
    Tone.DONE: _Look(Ink.REACHED),
    Tone.QUIET: _Look(Ink.QUIET, Hatch.DOTS),
}


@dataclass(frozen=True, slots=True)
class _Text:
    """A box with its text as it stands, one line beneath another."""

    box: Box
    bold: tuple[str, ...]
    plain: tuple[str, ...]
    height: int


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box and where it stands."""

    text: _Text
    x: int
    y: int
    width: int

    @property
    def bottom(self) -> int:
        return self.y + self.text.height

    @property
    def middle(self) -> int:
        return self.y + self.text.height // _HALF

    @property
    def right(self) -> int:
        return self.x + self.width


class _Setter:
    """Sets texts into boxes of one space."""

    def __init__(self, space: Space, words_of: WordsOf) -> None:
        self.space = space
        self.words_of = words_of

    @property
    def line(self) -> int:
        return self.space.text * 3 // 2

    def set(self, box: Box, width: int) -> _Text:
        room = width - _BAR - 2 * _AIR
        bold = self._wrapped(box.heading, room, self.space.text, _HEADING_LINES)
        plain = tuple(
            line
            for said in box.lines
            for line in self._wrapped(said, room, self.space.small, _LINES)
        )
        height = (len(bold) + len(plain)) * self.line + 2 * _AIR - self.space.text // 3
        return _Text(box, bold, plain, height)

    def _wrapped(self, text: str, room: int, size: int, most: int) -> tuple[str, ...]:
        return wrapped(text, room, size, most, self.space, self.words_of)

    def shapes(self, placed: _Placed) -> Iterator[Shape]:
        """The box, its bar on the left, and its text."""
        look, text = _LOOKS[placed.text.box.tone], placed.text
        dashed = look.dash is not Dash.SOLID
        edge = Ink.PAPER if dashed else Ink.GRID
        yield Rect(placed.x, placed.y, placed.width, text.height, Ink.PAPER, edge)
        if dashed:
            yield Polyline(_around(placed), look.ink, 1, look.dash)
        fill = Ink.PAPER if look.hatch is not Hatch.NONE or dashed else look.ink
        yield Rect(placed.x, placed.y, _BAR, text.height, fill, look.ink, look.hatch)
        x, y = placed.x + _BAR + _AIR, placed.y + _AIR // _HALF
        for line in text.bold:
            y += self.line
            yield Label(x, y, line, self.space.text, bold=True)
        for line in text.plain:
            y += self.line
            yield Label(x, y, line, self.space.small)


def _around(placed: _Placed) -> tuple[tuple[Points, Points], ...]:
    x, y, right, bottom = placed.x, placed.y, placed.right, placed.bottom
    return ((x, y), (right, y), (right, bottom), (x, bottom), (x, y))


def draw_wide(picture: ChainPicture, words_of: WordsOf, space: Space = DESK) -> Drawing:
    """Four columns beside each other, each in the middle of the height."""
    setter = _Setter(space, words_of)
    width = (space.width - 2 - (COLUMNS - 1) * _GUTTER) // COLUMNS
    texts = [setter.set(box, width) for box in picture.boxes]
    top = setter.line + _AIR
    heights = [_stacked(texts, column) for column in range(COLUMNS)]
    tallest = max(heights)
    placed: list[_Placed] = []
    tops = [top + (tallest - height) // _HALF for height in heights]
    for text in texts:
        column = text.box.column
        at = _Placed(text, 1 + column * (width + _GUTTER), tops[column], width)
        tops[column] = at.bottom + _GAP
        placed.append(at)
    shapes: list[Shape] = [
        Label(1 + column * (width + _GUTTER), setter.line, said, space.small, ink=Ink.QUIET)
        for column, said in enumerate(picture.headings)
    ]
    for earlier, later in picture.edges:
        shapes += _across(placed[earlier], placed[later])
    for each in placed:
        shapes += setter.shapes(each)
    return Drawing(space.width, top + tallest + 2, tuple(shapes))


def _stacked(texts: Sequence[_Text], column: int) -> int:
    own = [text.height for text in texts if text.box.column == column]
    return sum(own) + _GAP * max(len(own) - 1, 0)


def _across(one: _Placed, other: _Placed) -> Iterator[Shape]:
    """From the right of a box to the left of another, through the middle of the gutter."""
    between = other.x - _GUTTER // _HALF
    spots = ((one.right, one.middle), (between, one.middle), (between, other.middle),
             (other.x, other.middle))  # fmt: skip
    yield Polyline(spots, Ink.QUIET, Decimal("1.4"))
    yield _head(other.x, other.middle)


def _head(x: int, y: int) -> Polyline:
    """The head of an arrow whose tip is here."""
    spots = ((x - 6, y - 5), (x, y), (x - 6, y + 5))
    return Polyline(spots, Ink.QUIET, Decimal("1.4"))


def draw_upright(picture: ChainPicture, words_of: WordsOf, space: Space) -> Drawing:
    """One box beneath another, each step of the chain a little further in, the last at the edge."""
    setter = _Setter(space, words_of)
    placed: dict[int, _Placed] = {}
    shapes: list[Shape] = []
    y, seen = 0, set[int]()
    for place in _order(picture):
        box = picture.boxes[place]
        if box.column not in seen:
            y += setter.line
            said = picture.headings[box.column]
            shapes.append(Label(_margin(box), y, said, space.small, ink=Ink.QUIET))
            y += _AIR // _HALF + 2
        seen.add(box.column)
        width = space.width - _margin(box) - 1
        placed[place] = _Placed(setter.set(box, width), _margin(box), y, width)
        y = placed[place].bottom + _GAP
    for earlier, later in picture.edges:
        shapes += _down(placed[earlier], placed[later])
    for each in placed.values():
        shapes += setter.shapes(each)
    return Drawing(space.width, y - _GAP + 2, tuple(shapes))


def _margin(box: Box) -> int:
    """How far in a box begins; the next score stands where the lost point did."""
    return _INDENT + (box.column % (COLUMNS - 1)) * _INDENT


def _order(picture: ChainPicture) -> tuple[int, ...]:
    """Points lost, then each measure with its reports right beneath it, then the next scores."""
    found: list[int] = []
    for column in (0, 1, 2, COLUMNS - 1):
        for place, box in enumerate(picture.boxes):
            if box.column == column and place not in found:
                found.append(place)
                below = picture.after(place) if column == 1 else ()
                found.extend(each for each in below if picture.boxes[each].column == column + 1)
    return tuple(found)


def _down(one: _Placed, other: _Placed) -> Iterator[Shape]:
    """Along the margin of the outer of the two boxes."""
    x = min(one.x, other.x) - _INDENT // _HALF
    spots = ((one.x, one.middle), (x, one.middle), (x, other.middle), (other.x, other.middle))
    yield Polyline(spots, Ink.QUIET, Decimal("1.4"))
    yield _head(other.x, other.middle)
