"""One cell: which printed choice was ticked, or what verdict or score is written."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from typing import Final

from prongsai.core.criteria.items import Scale
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED, LONGEST
from prongsai.core.terms.thai import look_alike, tidy

_WHOLE = re.compile(r"\d{1,3}(?:\.0+)?", re.ASCII)
# No more decimals than a number may have letters: Python refuses to convert some thousands.
_MARK = re.compile(rf"0|1|0?\.\d{{1,{LONGEST}}}|1\.0{{1,{LONGEST}}}", re.ASCII)
_SCORE = re.compile(rf"\d{{1,3}}(?:\.\d{{1,{LONGEST}}})?", re.ASCII)
# Spreadsheets keep numbers in binary: 94.39 may arrive as 94.39000000000001.
_FLOAT_PLACES = 10
Cell = str | int | float | Fraction | None


class Blank(Enum):
    """The cell is empty: no answer, which is not a wrong answer."""

    BLANK = "blank"


class Wrong(Enum):
    """What is written is none of the choices."""

    WRONG = "wrong"


BLANK: Final = Blank.BLANK
WRONG: Final = Wrong.WRONG


def text_of(cell: Cell) -> str:
    """A cell as tidy text; whole floats, as spreadsheets store them, lose their point."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        cell = round(cell, _FLOAT_PLACES)
        return str(int(cell)) if cell.is_integer() else str(cell)
    return tidy(str(cell))


class TickReader:
    """Reads the cells of one scale; labels match whatever their spaces and digits."""

    def __init__(self, scale: Scale) -> None:
        self.partial = scale.partial
        self._size = len(scale.points)
        labels = () if isinstance(scale.labels, Unknown) else scale.labels
        self._labels = {look_alike(label): place for place, label in enumerate(labels)}
        self._seen: dict[Cell, int | Blank | Wrong] = {}

    def choice(self, cell: Cell) -> int | Blank | Wrong:
        """The printed choice, counted from 0."""
        if cell not in self._seen:
            self._seen[cell] = self._choice(text_of(cell))
        return self._seen[cell]

    def _choice(self, text: str) -> int | Blank | Wrong:
        if not text:
            return BLANK
        if _WHOLE.fullmatch(text):
            number = int(text.split(".", maxsplit=1)[0])
            return number if number < self._size else WRONG
        return self._labels.get(look_alike(text), WRONG)

    def mark(self, cell: Cell) -> Fraction | Blank | Wrong:
        """A verdict from 0 to 1; anything between only where the scale allows part marks."""
        text = text_of(cell)
        if not text:
            return BLANK
        if _MARK.fullmatch(text):
            mark = Fraction(text)
            return mark if self.partial or mark in (0, 1) else WRONG
        choice = self.choice(cell)
        return Fraction(choice, self._size - 1) if isinstance(choice, int) else WRONG


def score_of(cell: Cell) -> Fraction | Blank | Wrong:
    """A known score from 0 to 100; a fraction only where a program wrote it."""
    if isinstance(cell, Fraction):
        return cell if 0 <= cell <= HUNDRED else WRONG
    text = text_of(cell)
    if not text:
        return BLANK
    if not _SCORE.fullmatch(text):
        return WRONG
    score = Fraction(text)
    return score if score <= HUNDRED else WRONG
