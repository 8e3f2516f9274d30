"""How wide the columns of a table are: their shares, but none narrower than its longest word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from prongsai.core.documents.blocks import Table, plain
from prongsai.core.documents.line_breaks import WordsOf, is_thai, letters_wide, pieces

LETTER = Fraction(61, 100)
"""Width of a bold Thai letter as a share of its size, in fonts in the manner of TH Sarabun."""
FIGURE = Fraction(50, 100)
"""The same for digits and Latin letters."""


def wide(piece: str) -> Fraction:
    """Width of a piece that is not broken, as a multiple of the size of its type."""
    return letters_wide(piece) * (LETTER if is_thai(piece) else FIGURE)


def column_widths(
    table: Table, room: Fraction, size: Fraction, padding: Fraction, words_of: WordsOf
) -> tuple[Fraction, ...]:
    """Widths that add up to the room, in its unit.

    A column too narrow for its longest word takes what it lacks from those that have to spare;
    where there is not enough to spare, the longest words are broken, and they alone: their columns
    have what they asked for, or as much as the others leave.
    """
    whole = sum(column.share for column in table.columns)
    wished = [room * column.share / whole for column in table.columns]
    least = [size * wide(word) + padding for word in _longest(table, words_of)]
    if sum(least) > room:
        most, even = _most(least, room), room / len(least)
        least = [
            each if each <= most else min(most, max(wish, even))
            for each, wish in zip(least, wished, strict=True)
        ]
    lacking = sum(max(Fraction(0), b - a) for a, b in zip(wished, least, strict=True))
    spare = sum(max(Fraction(0), a - b) for a, b in zip(wished, least, strict=True))
    if not lacking:
        return tuple(wished)
    return tuple(
        b if a <= b else a - (a - b) * lacking / spare for a, b in zip(wished, least, strict=True)
    )


def _most(least: Sequence[Fraction], room: Fraction) -> Fraction:
    """How wide a column may be at most, so that together they are as wide as the room."""
    narrow = sorted(least)
    return max((room - sum(narrow[:kept])) / (len(narrow) - kept) for kept in range(len(narrow)))


def _longest(table: Table, words_of: WordsOf) -> list[str]:
    """The longest word of each column, cells that span several left aside."""
    found = [""] * len(table.columns)
    for place, said in _cells(table):
        found[place] = max([found[place], *_apart(pieces(said, words_of))], key=wide)
    return found


def _apart(found: list[str]) -> Iterator[str]:
    """An address may end a line after a stroke, so that it doesn't take the room of all others."""
    for piece in found:
        yield from [piece] if is_thai(piece) else re.split("(?<=/)", piece)


def _cells(table: Table) -> Iterator[tuple[int, str]]:
    """The text of each cell of one column, with the place of its column."""
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate((*table.head, *table.body)):
        across = 0
        for each in row:
            while (down, across) in taken:
                across += 1
            taken.update(
                (down + i, across + j) for i in range(1, each.rows) for j in range(each.columns)
            )
            if each.columns == 1:
                yield across, " ".join(plain(line) for line in each.lines)
            across += each.columns
