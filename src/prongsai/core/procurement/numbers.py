"""Project numbers of the central procurement system, alone or hidden in other text.

They begin with the year of the Buddhist era in two digits and the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.core.procurement.frame import NumberShape
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.thai import arabic_digits, tidy

_DIGITS = re.compile(r"(?<![\d.,])\d(?:[ \u00a0-]?\d)*(?![\d])", re.ASCII)
_MARKS = re.compile(r"[ \u00a0-]")
_MONTHS = range(1, 13)


def read_number(text: str, shape: NumberShape) -> str | Problem:
    """The number in Arabic digits without marks, or what is wrong with it."""
    bare = _MARKS.sub("", tidy(text))
    if not (bare.isascii() and bare.isdigit()):
        return Problem("purchase-number-letters", {"text": text.strip()})
    if len(bare) != shape.digits:
        facts = {"text": bare, "found": str(len(bare)), "digits": str(shape.digits)}
        return Problem("purchase-number-length", facts)
    if int(bare[2:4]) not in _MONTHS:
        return Problem("purchase-number-month", {"text": bare, "month": bare[2:4]})
    return bare


def numbers_in(text: str, shape: NumberShape) -> Iterator[str]:
    """Every number hidden in free text or a file's name, each once.

    >>> shape = NumberShape(digits=11)
    >>> list(numbers_in("ซื้อรถ (เลขที่ ๖๙๐๘๙๖๔๙๐๑๗) โทร. 0812345678", shape))
    ['69089649017']
    """
    found = (_MARKS.sub("", each[0]) for each in _DIGITS.finditer(arabic_digits(text)))
    good = (each for each in found if isinstance(read_number(each, shape), str))
    yield from dict.fromkeys(good)
