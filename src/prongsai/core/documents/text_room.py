"""How much room a text takes, without asking a font: Thai marks stand over their letter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from prongsai.core.documents.drawing import Points

_CUT = "…"
_NARROW = " .,"


@dataclass(frozen=True, slots=True)
class Space:
    """The room a chart has."""

    width: int
    text: int
    """Size of names and figures."""
    letter: Decimal
    """Width of a letter in parts of the size, a little wider than in fonts to be expected."""
    least: int
    """The smallest size that can still be read."""

    @property
    def small(self) -> int:
        """Size of what is read second."""
        return self.text - 1


PAGE = Space(453, 11, Decimal("0.57"), 8)
"""Between the margins of an official page: 16 cm."""
DENSE = Space(453, 8, Decimal("0.57"), 7)
"""The same width where a page must hold much else."""
SCREEN = Space(340, 12, Decimal("0.64"), 9)
"""A phone held upright, with whatever font it has."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it will stand: one line or two, at this size."""

    lines: tuple[str, ...]
    size: Points


def letters(text: str) -> Decimal:
    """How many letters wide: marks take no room of their own, stops and spaces half a letter's.

    >>> letters("ที่"), letters("น้ำ"), letters("99.44")
    (Decimal('1'), Decimal('2'), Decimal('4.5'))
    """
    marks = sum(unicodedata.category(each) == "Mn" for each in text)
    narrow = sum(each in _NARROW for each in text)
    return len(text) - marks - Decimal(narrow) / 2


def wide(text: str, size: Points, space: Space) -> Decimal:
    """Width of a line of text."""
    return letters(text) * size * space.letter


def fits(name: str, room: Points, space: Space) -> bool:
    """Whether a name can stand at full size, on two lines if it has a space to break at."""
    return fitted(name, room, space.text, space).size == space.text


def fitted(name: str, room: Points, size: int, space: Space, *, most: int = 2) -> Fitted:
    """On one line or two: broken at a space, else smaller, and cut short as the last resort."""
    lines = _broken(name, room, size, space) if most > 1 else (name,)
    widest = max(wide(line, size, space) for line in lines)
    if widest <= room:
        return Fitted(lines, size)
    smaller = max(Decimal(space.least), (size * room / widest).quantize(Decimal("0.1"), ROUND_DOWN))
    return Fitted(tuple(cut(line, room, smaller, space) for line in lines), smaller)


def _broken(name: str, room: Points, size: int, space: Space) -> tuple[str, ...]:
    """On two lines, as even as may be, if one is too short."""
    words = name.split(" ")
    if wide(name, size, space) <= room or len(words) == 1:
        return (name,)
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(ways, key=lambda way: max(map(letters, way)))


def cut(line: str, room: Points, size: Points, space: Space) -> str:
    """No wider than the room; a letter keeps its marks."""
    if wide(line, size, space) <= room:
        return line
    most = room / (size * space.letter) - 1
    kept = next(at for at in range(len(line)) if letters(line[: at + 1]) > most)
    return line[:kept] + _CUT
