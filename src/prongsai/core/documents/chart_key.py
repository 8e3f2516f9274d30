"""The key below a chart: a sample of each look and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prongsai.core.documents.drawing import Hatch, Ink, Label, Points, Polyline, Rect, Shape
from prongsai.core.documents.text_room import Space, fitted, wide

_SAMPLE, _GAP = 14, 16


class Sign(StrEnum):
    """What is drawn upon a surface; fonts need not have it."""

    NONE = "none"
    TICK = "tick"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Look:
    """How a surface looks."""

    fill: Ink
    edge: Ink
    hatch: Hatch = Hatch.NONE
    sign: Sign = Sign.NONE


ABOVE = Look(Ink.REACHED, Ink.REACHED)
BENEATH = Look(Ink.PAPER, Ink.BELOW, Hatch.DIAGONAL)
PASSED = Look(Ink.PAPER, Ink.QUIET, sign=Sign.TICK)
FAILED = Look(Ink.LOW, Ink.QUIET, sign=Sign.CROSS)
ABSENT = Look(Ink.PAPER, Ink.QUIET, Hatch.DOTS)


def surface(x: Points, y: Points, width: Points, height: Points, look: Look) -> tuple[Shape, ...]:
    """A rectangle of this look, its sign in the middle."""
    middle = (x + Decimal(width) / 2, y + Decimal(height) / 2)
    size = min(Decimal(height) * 3 / 4, Decimal(10))
    rect = Rect(x, y, width, height, look.fill, look.edge, look.hatch)
    return rect, *sign(*middle, size, look.sign)


def sign(x: Points, y: Points, size: Decimal, kind: Sign) -> tuple[Polyline, ...]:
    """A tick or a cross around a spot."""
    half, third = size / 2, size * 3 / 8
    if kind is Sign.NONE:
        return ()
    if kind is Sign.TICK:
        spots = ((x - half, y), (x - half / 4, y + third), (x + half, y - third))
        return (Polyline(spots, Ink.REACHED, 2),)
    down = ((x - third, y - third), (x + third, y + third))
    up = ((x - third, y + third), (x + third, y - third))
    return Polyline(down, Ink.BELOW, 2), Polyline(up, Ink.BELOW, 2)


def key(entries: Iterable[tuple[Look, str]], top: int, space: Space) -> tuple[list[Shape], int]:
    """The shapes of the key and where it ends; an entry goes to a new line where one is full."""
    shapes: list[Shape] = []
    left, step = 1, space.small * 2
    room = space.width - _SAMPLE - 6
    for look, text in entries:
        name = fitted(text, room, space.small, space, most=1)
        width = _SAMPLE + 5 + int(wide(name.lines[0], name.size, space))
        if left > 1 and left + width > space.width:
            left, top = 1, top + step
        shapes += surface(left, top + step - space.small - 2, _SAMPLE, space.small, look)
        shapes.append(Label(left + _SAMPLE + 5, top + step - 4, name.lines[0], name.size))
        left += width + _GAP
    return shapes, top + step + 2 if shapes else top
