"""Tables that registers of this system hold, as what could be published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.apps.files.checking import Checked
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.saying import words
from prongsai.apps.portal.tables import with_data
from prongsai.core.opendata.dataset import NO_WORDS, Column
from prongsai.core.portal.content import Block, Content, Facts, Grid, Kind, Made, Paragraph
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class Kept:
    """A page of tables, with what stands before and after them."""

    agency: Any
    name: str
    """In small letters, as addresses take it."""
    year: int
    topic: str
    title: Words
    grids: tuple[Grid, ...]
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    stem: str = ""
    """What its files are called, where name and year are not it."""

    @property
    def basis(self) -> str:
        """What it says, without how its columns are headed."""
        tables = [([one.key for one in each.table.columns], each.table.rows) for each in self.grids]
        texts = [_text(each) for each in (*self.before, *self.after)]
        return repr((self.title.th, tables, texts))

    def draft(self) -> Draft:
        blocks = list(self.before)
        made: list[Made] = []
        books: list[Checked] = []
        for number, grid in enumerate(self.grids, start=1):
            stem = self.stem or f"{self.name}-{self.year}"
            shown, texts, book = with_data(grid, stem, number)
            blocks += shown
            made += texts
            books.append(book)
        whole = Content(
            agency=self.agency.key, agency_name=self.agency.name, kind=Kind.TABLE, name=self.name,
            year=self.year, topic=self.topic, title=self.title, blocks=(*blocks, *self.after),
            made=tuple(made),
        )  # fmt: skip
        return Draft(whole, tuple(books))


def _text(block: Block) -> object:
    match block:
        case Paragraph(said):
            return said.th
        case Facts(rows):
            return [(name.th, value) for name, value in rows]
    return repr(block)


def column(key: str, name: Words, holds: Holds) -> Column:
    """A column with what one must know to read its cells."""
    return Column(key, name, holds, words("public.note_day") if holds is Holds.DAY else NO_WORDS)


def cell(value: object) -> object:
    """As it is frozen: days as year, month, day; amounts to the satang."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value
