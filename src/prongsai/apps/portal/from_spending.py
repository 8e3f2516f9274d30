"""The plan of a year and what became of it, as what could be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.apps.portal.kept import Kept, cell, column
from prongsai.apps.portal.saying import words
from prongsai.apps.spending import queries, reporting
from prongsai.apps.spending.bridge import Units, template, units_of
from prongsai.apps.spending.queries import Book
from prongsai.core.opendata.dataset import Table
from prongsai.core.portal.content import Facts, Grid
from prongsai.core.privacy.release import Holds
from prongsai.core.spending.tables import MONEY, PERCENT


def tables(agency: Any, year: int) -> Iterator[Kept]:
    """Those that have lines and change no more, but for the plan, which may."""
    book = queries.book_of(agency, year)
    if book is None or not book.year.lines:
        return
    units = units_of(agency)
    for kind in template().tables:
        if not reporting.still_open(book, kind):
            yield _table(agency, book, units, kind)


def _table(agency: Any, book: Book, units: Units, kind: str) -> Kept:
    made, year = reporting.made(book, units, kind), book.row.year
    title = words("public.of_year", what=made.table.name, year=year)
    columns = [column(key, each.name, _holds(key)) for key, each in made.table.columns.items()]
    rows = [tuple("" if one is None else cell(one) for one in row) for row in made.rows]
    said = (book.row.problems, book.row.suggestions) if kind != "plan" else ("", "")
    names = (words("spending.whole_problems"), words("spending.whole_suggestions"))
    facts = tuple((name, text) for name, text in zip(names, said, strict=True) if text)
    return Kept(
        agency, f"spending-{kind.replace('_', '-')}", year, made.table.topic, title,
        (Grid(title, Table(columns, rows)),), after=(Facts(facts),) if facts else (),
    )  # fmt: skip


def _holds(key: str) -> Holds:
    if key in MONEY:
        return Holds.MONEY
    return Holds.NUMBER if key in PERCENT or key == "place" else Holds.TEXT
