"""Where a line may end: between words, not before a closing mark or ๆ, not after an opening one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

WordsOf = Callable[[str], Sequence[str]]
"""Cuts a text into words and what is between them, losing no letter; an adapter knows how."""

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
# Joined to what stands before: closing marks, ฯ, a number's sign; and ๆ with the space before it.
_CLOSES = re.compile(r"[)\]}”’»…,.:;!?%/ฯๆ\-–]+")
_HELD = re.compile(r"\s+(?=ๆ)|(?<=พ\.ศ\.) +(?=[\d])")
_PARTS = re.compile(r"(?:[^/?&=._-][\u0300-\u036f]*){1,8}[/?&=._-]?|[/?&=._-]")
_OPENS = re.compile(r"[(\[{“‘«]+")


def pieces(text: str, words_of: WordsOf) -> list[str]:
    """Pieces between which a line may end; a piece of white space is a piece of its own."""
    found: list[str] = []
    for chunk in _chunks(text):
        if chunk.isspace():
            found.append(chunk)
        else:
            found.extend(_glued(_words(chunk, words_of)))
    return found


def _chunks(text: str) -> list[str]:
    """Text between white space, and the white space; before ๆ and before a year it is no end."""
    marked = _HELD.sub("\u00a0", text)
    return [chunk for chunk in re.split(r"([ \t\n]+)", marked) if chunk]


def _words(chunk: str, words_of: WordsOf) -> Sequence[str]:
    return words_of(chunk) if _THAI.search(chunk) else [chunk]


def _glued(words: Sequence[str]) -> list[str]:
    """Join marks that may not begin or end a line to their word."""
    joined: list[str] = []
    for word in words:
        repeats = word.strip("\u00a0")
        closes = not repeats or _CLOSES.fullmatch(repeats) or _CLOSES.match(repeats)
        if joined and (closes or _OPENS.search(joined[-1][-1:])):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def parts(piece: str) -> list[str]:
    """A piece too long for its line, such as an address, where it may end: after a mark or a few
    letters, none of which loses its accent.
    """
    return _PARTS.findall(piece)


def is_thai(piece: str) -> bool:
    """Whether a piece holds Thai letters, which a library might otherwise break inside."""
    return bool(_THAI.search(piece))


def letters_wide(piece: str) -> int:
    """How many letters stand side by side: marks above and below take no room."""
    return len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", piece))
