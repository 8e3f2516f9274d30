"""The order of the dictionary: a consonant before its leading vowel, tones only between equals."""

from __future__ import annotations

import re
import unicodedata

from prongsai.core.terms.thai import tidy

_LEADING = re.compile("([เแโใไ])([ก-ฮ])")
# The order of the default Unicode table, which is that of the Royal Institute for Thai letters.
_BEFORE_THAI = (
    " _-–—,;:!?.…'‘’\"“”()[]{}@*/\\&#%•๏๚๛`^+<=>|~ๆ$฿0123456789abcdefghijklmnopqrstuvwxyz"
)
_THAI = (
    "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u0e31าำ"
    "\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3aเแโใไๅ"
)
_MARKS = "\u0e4e\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
_AFTER_ALL = 0x200000
_RANKS = {
    **{letter: rank for rank, letter in enumerate(_BEFORE_THAI)},
    **{letter: _AFTER_ALL + rank for rank, letter in enumerate(_THAI)},
}

OrderKey = tuple[tuple[int, ...], str, str, str]


def dictionary_key(text: str) -> OrderKey:
    """A key for sorting: by letters, then by tones and marks, then small before capital.

    >>> sorted(["เก้า", "เกาะ", "ขา", "เกา", "เก่า"], key=dictionary_key)
    ['เกา', 'เก่า', 'เก้า', 'เกาะ', 'ขา']
    """
    spoken = _LEADING.sub(r"\2\1", unicodedata.normalize("NFD", tidy(text)))
    letters = [each for each in spoken if not _is_mark(each)]
    return (
        tuple(_rank(each.casefold()) for each in letters),
        "".join(str(_MARKS.find(each) + 2) if _is_mark(each) else "0" for each in spoken),
        "".join("1" if each.isupper() else "0" for each in letters),
        text,
    )


def dictionary_text(text: str) -> str:
    """The same order as a text of hexadecimal digits, for databases: any collation sorts it so."""
    letters, tones, capitals, _ = dictionary_key(text)
    return "".join(map(_hexadecimal, letters)) + f"00{tones}0{capitals}"


def _hexadecimal(rank: int) -> str:
    """Two digits for a letter that is listed, from 01 on; eight for any other."""
    if rank < len(_BEFORE_THAI):
        return f"{rank + 1:02x}"
    if rank < _AFTER_ALL:
        return f"{len(_BEFORE_THAI) + 1:02x}{rank:06x}"
    return f"{rank - _AFTER_ALL + len(_BEFORE_THAI) + 2:02x}"


def _is_mark(letter: str) -> bool:
    """Tones and the like, and the accents of other scripts; Thai vowels are letters."""
    return letter not in _RANKS and unicodedata.category(letter) == "Mn"


def _rank(letter: str) -> int:
    """What no list names stands after the Latin letters and before the Thai ones."""
    return _RANKS.get(letter, len(_BEFORE_THAI) + ord(letter[0]))
