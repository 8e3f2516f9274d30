"""The log of what was made known as what could be published: a year's lines and their counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from prongsai.apps.dissemination import bridge, queries
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.portal.kept import Kept, cell, column
from prongsai.apps.portal.saying import words
from prongsai.core.opendata.dataset import Table
from prongsai.core.portal.content import Grid, Paragraph
from prongsai.core.privacy.release import Holds

LATEST = 5
"""Years that stand beside each other."""
COLUMNS = {
    "first": Holds.DAY, "last": Holds.DAY, "subject": Holds.TEXT, "channel": Holds.GROUP,
    "place": Holds.TEXT, "address": Holds.TEXT,
}  # fmt: skip
"""Pictures stay inside: whom they show nobody here can tell."""


def tables(agency: Any, year: int) -> Iterator[Kept]:
    """Nothing of a year in which nothing was logged."""
    rows = list(queries.of_year(agency, year))
    if not rows:
        return
    used = len({row.channel for row in rows})
    said = Paragraph(words("public.postings_sum", count=len(rows), channels=used))
    grids = (_counts(agency, year), _log(rows))
    title = words("public.postings", year=year)
    yield Kept(agency, "dissemination", year, "", title, grids, before=(said,))


def _counts(agency: Any, year: int) -> Grid:
    """Lines by channel, in this year and those before it."""
    found = queries.counts(agency)
    years = sorted({each for _, each in found if each <= year})[-LATEST:]
    keys = dict.fromkeys([*bridge.frame().channels, *sorted({channel for channel, _ in found})])
    columns = [
        column("channel", words("posting.channel"), Holds.GROUP),
        *(
            column(f"year_{each}", words("public.short_year", year=each), Holds.COUNT)
            for each in years
        ),
    ]
    rows = [
        (bridge.channel_name(key).th, *(found.get((key, each), 0) for each in years))
        for key in keys
    ]
    return Grid(words("public.postings_counted"), Table(columns, rows))


def _log(rows: Sequence[Posting]) -> Grid:
    columns = [column(key, words(f"posting.{key}"), holds) for key, holds in COLUMNS.items()]
    return Grid(words("public.postings_log"), Table(columns, [_cells(row) for row in rows]))


def _cells(row: Posting) -> tuple[object, ...]:
    channel = bridge.channel_name(row.channel).th
    return cell(row.first), cell(row.last), row.subject, channel, row.place, row.address
