"""Bytes as letters: what the header, the page or its first bytes say, else what they can only be.

Offices still hand out TIS-620 and Windows-874, and text that was once read as the wrong one.
"""

from __future__ import annotations

import codecs
import re

from prongsai.core.preaudit.reading import Charset

_THAI = re.compile("[\u0e01-\u0e5b]")
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_WINDOWS_874 = "cp874"
_NAMES = {
    "windows-874": _WINDOWS_874, "tis-620": _WINDOWS_874, "tis620": _WINDOWS_874,
    "iso-8859-11": _WINDOWS_874, "x-windows-874": _WINDOWS_874, "cp874": _WINDOWS_874,
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252",
    "us-ascii": "cp1252", "utf8": "utf-8",
}  # fmt: skip
_SHOWN = {"cp874": "windows-874", "cp1252": "windows-1252"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# What Thai becomes: UTF-8 read as Windows-874, UTF-8 read as Latin-1, Windows-874 read as Latin-1.
_PAIRS = re.compile("เธ|เน")
_SPOILT = re.compile("à[¸¹].|[¡-ÚÞ-û]{6,}")
# What is left where letters had no place in what they were saved as, or were cut in two.
_LOST = re.compile(r"\?{4,}|\ufffd+")
_MANY, _SHARE, _SAMPLE, _LETTERS = 3, 6, 200_000, 20
_ASCII, _LATIN, _WORDS = 0x7F, 0x24F, 20
_ZERO_SHARE = 4
"""One byte of so many is zero in UTF-16 whose letters are mostly Latin, blank or Thai."""


def decoded(content: bytes, header: str = "") -> tuple[str, Charset]:
    """The text, and what was found about its letters; never fails."""
    meta = _META.search(content[:_HEAD])
    told = (header or (meta[1].decode("ascii", "replace") if meta else "")).strip().lower()
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, "replace")
            return text, _found(text, name, told)
    name = _guessed(content, told)
    text = content.decode(name, "replace")
    return text, _found(text, name, told)


def _found(text: str, name: str, told: str) -> Charset:
    return Charset(_SHOWN.get(name, name), told, _garbled(text[:_SAMPLE]))


def _garbled(text: str) -> bool:
    """Each letter has become a pair, which in real Thai begins a word now and then only.

    Or it has become another's, or nothing but a mark for what was lost.
    """
    pairs, thai = len(_PAIRS.findall(text)), len(_THAI.findall(text))
    if pairs >= _MANY and pairs * _SHARE > thai:
        return True
    return any(_outweigh(shape.findall(text), thai) for shape in (_SPOILT, _LOST))


def _outweigh(runs: list[str], thai: int) -> bool:
    """Several runs, or one long one, against the letters that are still Thai."""
    letters = sum(map(len, runs))
    return (len(runs) >= _MANY or letters >= _LETTERS) and letters > thai


def _guessed(content: bytes, told: str) -> str:
    """Which letters the bytes are: by themselves where they can be one only."""
    if doubled := wide(content):
        return doubled
    if _is_utf8(content):
        return "utf-8"
    if _codec(told) == "cp1252" and not _looks_thai(content):
        return "cp1252"
    return _WINDOWS_874


def agrees(charset: Charset) -> bool:
    """Whether a browser that believes what it is told shows the same letters."""
    return _family(charset.told) == _family(charset.used)


def _family(name: str) -> str:
    return _codec(name).removesuffix("-le").removesuffix("-be")


def _codec(name: str) -> str:
    return _NAMES.get(name, name)


def wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte is zero, or Thai's 0x0E."""
    if len(content) < _ZERO_SHARE:
        return ""
    sample = content[:_HEAD]
    high = [sum(1 for byte in sample[start::2] if byte in (0, 0x0E)) for start in (0, 1)]
    half = len(sample) // 2
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if high[start] > half * 0.9 and high[1 - start] < half * 0.5:
            return name
    return ""


def _is_utf8(content: bytes) -> bool:
    """Whether it decodes; a word of Windows-874 may, as letters nobody here writes."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(content) - 3  # a letter cut off at the end
    foreign = [letter for letter in text[:_SAMPLE] if not letter.isascii()]
    strange = (ord(letter) > _LATIN and not _THAI.match(letter) for letter in foreign)
    return not foreign or len(foreign) > _WORDS or not all(strange)


def _looks_thai(content: bytes) -> bool:
    """Bytes that are Thai in Windows-874 and mostly stand in runs, as letters of words do."""
    runs = re.findall(rb"[\xa1-\xfb]{3,}", content)
    high = sum(1 for byte in content if byte > _ASCII)
    return sum(map(len, runs)) * 2 > high
