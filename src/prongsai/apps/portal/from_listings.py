"""Tables that were brought in for items as what could be published: risks, complaints, services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.apps.listings import bridge, queries
from prongsai.apps.portal.kept import Kept, column
from prongsai.apps.portal.saying import words
from prongsai.core.listings.frame import Holds as Cells
from prongsai.core.listings.frame import Listing, ListingColumn
from prongsai.core.opendata.dataset import Table
from prongsai.core.portal.content import Block, Facts, Grid, Paragraph
from prongsai.core.privacy.release import Holds

_HOLDS = {
    Cells.COUNT: Holds.COUNT, Cells.NUMBER: Holds.NUMBER, Cells.MONEY: Holds.MONEY,
    Cells.CHOICE: Holds.GROUP,
}  # fmt: skip
"""What is none of these is looked at as text."""


def tables(agency: Any, year: int) -> Iterator[Kept]:
    """The latest version of each."""
    there = queries.latest(agency, year)
    for key, listing in bridge.listings().items():
        if key in there:
            yield _table(agency, year, listing, there[key].rows)


def _table(agency: Any, year: int, listing: Listing, rows: Any) -> Kept:
    title = words("public.of_year", what=listing.name, year=year)
    columns = [
        column(key, each.name, Holds.NUMBER if key == bridge.PLACE else _held(each))
        for key, each in listing.columns.items()
    ]
    cells = [tuple(row) for row in bridge.cells(listing, rows, "th")]
    return Kept(
        agency, listing.key.replace("_", "-"), year, listing.topic, title,
        (Grid(title, Table(columns, cells, listing.about_people)),), after=_sums(listing, rows),
    )  # fmt: skip


def _held(told: ListingColumn) -> Holds:
    return Holds.GROUP if told.groups else _HOLDS.get(told.holds, Holds.TEXT)


def _sums(listing: Listing, rows: Any) -> tuple[Block, ...]:
    """What is counted, in all; none is said in words, for a bare 0 looks like a blank."""
    sums = {listing.columns[key].name: total for key, total in bridge.totals(listing, rows).items()}
    none = [
        Paragraph(words("public.sum_none", what=name)) for name, total in sums.items() if not total
    ]
    said = tuple(
        (words("public.sum_of", what=name), f"{total:,}") for name, total in sums.items() if total
    )
    return (*none, Facts(said)) if said else tuple(none)
