"""A drawing as a value: a few shapes in points, which every renderer draws alike.

Ink is never the only difference: hatches, dashes and the forms of markers survive a grey printer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Points = int | Decimal
Spot = tuple[Points, Points]


class Ink(StrEnum):
    """Every colour there is, named for its use."""

    TEXT = "#1a1a1a"
    QUIET = "#595959"
    GRID = "#d4d4d4"
    PAPER = "#ffffff"
    REACHED = "#1f5a8c"
    BELOW = "#a04000"
    LOW = "#fbe6d6"
    LOWEST = "#f3ccae"
    THIRD = "#5b3f8c"


class Hatch(StrEnum):
    """What fills a surface besides its ink, drawn in the ink of its edge."""

    NONE = "none"
    DIAGONAL = "diagonal"
    DOTS = "dots"


class Dash(StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash-dot"


DASHES: Mapping[Dash, tuple[int, ...]] = {
    Dash.SOLID: (), Dash.DASHED: (6, 3), Dash.DOTTED: (2, 2), Dash.DASH_DOT: (7, 2, 2, 2),
}  # fmt: skip


class Form(StrEnum):
    """What marks a point of a line."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class Anchor(StrEnum):
    """Which part of a text stands at its spot."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A surface with an edge; `x` and `y` are its upper left corner."""

    x: Points
    y: Points
    width: Points
    height: Points
    fill: Ink
    edge: Ink
    hatch: Hatch = Hatch.NONE


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through two spots or more."""

    spots: tuple[Spot, ...]
    ink: Ink
    thick: Points = 1
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of a line, `size` across, filled or hollow."""

    x: Points
    y: Points
    size: Points
    form: Form
    ink: Ink
    filled: bool = True

    @property
    def radius(self) -> Decimal:
        return Decimal(self.size) / 2


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `y` is its baseline."""

    x: Points
    y: Points
    text: str
    size: Points
    anchor: Anchor = Anchor.START
    bold: bool = False
    ink: Ink = Ink.TEXT


Shape = Rect | Polyline | Marker | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on white paper, later ones over earlier ones."""

    width: Points
    height: Points
    shapes: tuple[Shape, ...]


def corners(marker: Marker) -> tuple[Spot, ...]:
    """The outline of a marker; a circle has none."""
    x, y, half = marker.x, marker.y, marker.radius
    if marker.form is Form.SQUARE:
        left, right, top, bottom = x - half, x + half, y - half, y + half
        return ((left, top), (right, top), (right, bottom), (left, bottom))
    if marker.form is Form.TRIANGLE:
        return ((x, y - half), (x + half, y + half), (x - half, y + half))
    if marker.form is Form.DIAMOND:
        return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return ()
