"""What every order has that appoints somebody: the list by office, and the duties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prongsai.core.documents.blocks import (
    Align,
    Column,
    Entry,
    Listing,
    Numbering,
    Table,
    cell,
    heads,
    text,
)


def members(names: Sequence[str], found: Iterable[tuple[str, str]]) -> Table:
    """Office and part of each, numbered; `names` head the three columns."""
    rows = tuple(
        (cell(str(place)), cell(position), cell(part))
        for place, (position, part) in enumerate(found, 1)
    )
    return Table((Column(3, Align.CENTRE), Column(20), Column(14)), (heads(*names),), rows)


def listed(entries: Iterable[str]) -> Listing:
    """Sentences by number."""
    return Listing(tuple(Entry(text(each)) for each in entries), Numbering.DOT)
