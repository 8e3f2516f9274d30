"""The tables there are; rows of one as cells in the order of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.apps.assessments.rules import shelf
from prongsai.core.listings.frame import Holds, Listing
from prongsai.core.listings.reading import Cell
from prongsai.core.terms.words import Language

PLACE = "place"
"""A column of running numbers, which is counted anew and stored nowhere."""


def listings() -> Mapping[str, Listing]:
    return shelf().listings.listings


def cells(
    listing: Listing, rows: Sequence[Mapping[str, Cell]], language: Language
) -> list[list[Cell]]:
    """Each row with its words; a blank cell is an empty text."""
    return [
        [_cell(listing, key, row, place, language) for key in listing.columns]
        for place, row in enumerate(rows, start=1)
    ]


def _cell(
    listing: Listing, key: str, row: Mapping[str, Cell], place: int, language: Language
) -> Cell:
    if key == PLACE:
        return place
    value, column = row.get(key, ""), listing.columns[key]
    chosen = column.choices.get(str(value)) if column.holds is Holds.CHOICE else None
    return chosen.name.said(language) if chosen else value


def totals(listing: Listing, rows: Sequence[Mapping[str, Cell]]) -> dict[str, int]:
    """Sums of what is counted, by key of the column."""
    counted = [key for key, each in listing.columns.items() if each.holds is Holds.COUNT]
    return {key: sum(int(row.get(key, 0)) for row in rows) for key in counted}
