"""Thai as PDF and old fonts leave it, and keys under which words are found all the same."""

from __future__ import annotations

import re

from prongsai.core.terms.thai import tidy

# Shifted marks of old fonts, drawn from private letters: which real mark each of them is.
_PRIVATE = {
    0xF700: "ฐ", 0xF701: "ิ", 0xF702: "ี", 0xF703: "ึ", 0xF704: "ื", 0xF705: "่", 0xF706: "้",
    0xF707: "๊", 0xF708: "๋", 0xF709: "์", 0xF70A: "่", 0xF70B: "้", 0xF70C: "๊", 0xF70D: "๋",
    0xF70E: "์", 0xF70F: "ญ", 0xF710: "ั", 0xF711: "ํ", 0xF712: "็", 0xF713: "่", 0xF714: "้",
    0xF715: "๊", 0xF716: "๋", 0xF717: "์", 0xF718: "ุ", 0xF719: "ู", 0xF71A: "ฺ",
}  # fmt: skip
_GAP_BEFORE_AM = re.compile("(?<=[ก-ฮ\u0e48-\u0e4b]) +(?=[\u0e48-\u0e4b]?\u0e33)")
_GAP_BEFORE_MARK = re.compile("(?<=[ก-ฮะ-ู\u0e47-\u0e4e]) +(?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"[\s.\-–_/()“”\"'*:]+")
_LOST_AM = re.compile("\u0e4d?\u0e33|\u0e4d\u0e32")


def mended(text: str) -> str:
    """Text of a PDF with its marks where they belong.

    >>> mended("ส ำนักงานต ำบล ที ่")
    'สำนักงานตำบล ที่'
    """
    text = tidy(text.translate(_PRIVATE))
    return _GAP_BEFORE_MARK.sub("", _GAP_BEFORE_AM.sub("", text))


def alike(text: str) -> str:
    """A key without blanks, full stops and case, where a lost or doubled ำ makes no difference.

    >>> alike("สํานัก งาน อ.บ.ต.") == alike("ส านักงาน อบต.")
    True
    """
    return _LOST_AM.sub("\u0e32", _BETWEEN.sub("", tidy(text))).casefold()


def lean_of(text: str) -> str:
    """A text that keeps its blanks, where a torn ำ makes no difference."""
    return _LOST_AM.sub("\u0e32", tidy(text)).casefold()


def flat(text: str) -> str:
    """One line."""
    return _SPACE.sub(" ", text).strip()
