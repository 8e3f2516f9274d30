"""Text tables for a terminal: Thai marks take no width, numbers stand right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wcwidth import wcswidth


def width(text: str) -> int:
    """Columns a text takes on a terminal."""
    return max(wcswidth(text), 0)


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
