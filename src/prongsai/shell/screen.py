"""Text tables for a terminal: Thai marks take no width, numbers stand right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Columns a text takes on a terminal: marks none, ideographs two, all else one."""
    return sum(
        1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
        if unicodedata.category(letter) not in _NO_WIDTH
    )


def pad(text: str, columns: int, *, right: bool = False) -> str:
    gap = " " * (columns - width(text))
    return gap + text if right else text + gap


def grid(rows: Iterable[Sequence[str]], *, numbers: frozenset[int] = frozenset()) -> str:
    """Rows as columns two spaces apart; the first row is the heading, underlined."""
    listed = [list(row) for row in rows]
    widths = [max(width(cell) for cell in column) for column in zip(*listed, strict=True)]
    lines = [
        "  ".join(
            pad(cell, widths[column], right=column in numbers) for column, cell in enumerate(row)
        ).rstrip()
        for row in listed
    ]
    lines.insert(1, "  ".join("-" * each for each in widths))
    return "\n".join(lines) + "\n"
