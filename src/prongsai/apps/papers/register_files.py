"""A register to keep: a sheet, a plain table, or an official table to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.look.downloads import TABLES, table
from prongsai.apps.look.words import language, phrase, thai
from prongsai.apps.papers.heads import head_of
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.register import Gap, Shown, Wishes
from prongsai.core.documents.blocks import Align, Cell, Column, Table, Title, cell, heads, text
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.papers.life import State
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Language

FORMS = (*TABLES, "docx")
HEAD = ("number", "dated", "title_of", "position", "state")
_SHARES = (
    Column(6, Align.CENTRE), Column(5, Align.CENTRE), Column(13), Column(8),
    Column(6, Align.CENTRE),
)  # fmt: skip


def written(agency: Agency, asked: Wishes, shown: Shown, form: str, day: dt.date) -> bytes:
    """All entries of the register, gaps among them."""
    if form == "docx":
        return renderers().render(_document(agency, asked, shown, day), form)
    rows: list[list[object]] = [[phrase(f"register.{each}") for each in HEAD], *_rows(shown)]
    return table(str(asked.year), rows, form)


def _rows(shown: Shown) -> Iterator[list[object]]:
    for row in shown.rows:
        if isinstance(row, Gap):
            yield [row.said, "", phrase("register.gap"), "", ""]
        else:
            texts = (row.number, _day(row, language()), row.title, row.position)
            yield [*texts, state_of(row, phrase)]


def _day(paper: Paper, language: Language) -> str:
    return shown_date(paper.dated, Style.SHORT, language) if paper.dated else ""


def state_of(paper: Paper, say: Callable[..., str]) -> str:
    """What became of it, for a narrow column."""
    if paper.state != State.WITHDRAWN:
        return say(f"paper.state_{paper.state}")
    if (by := paper.replaced_by) is None:
        return say("paper.state_withdrawn")
    return say("register.cancelled_by", number=by.number or by.title)


def _document(agency: Agency, asked: Wishes, shown: Shown, day: dt.date) -> Document:
    name, title = head_of(agency).agency, thai(f"register.name_{asked.register}")
    heading = (text(title), text(name), text(thai("register.of_year", year=asked.year)))
    head = heads(*(thai(f"register.{each}") for each in HEAD))
    return Document(
        title=f"{title} {asked.year}", agency=name, language="th",
        look=rules.shelf().forms.looks["official"], numerals=Numerals.THAI,
        blocks=(Title(heading), Table(_SHARES, (head,), tuple(map(_cells, shown.rows)))),
        dated=day,
    )  # fmt: skip


def _cells(row: Paper | Gap) -> tuple[Cell, ...]:
    if isinstance(row, Gap):
        return (cell(row.said), cell(""), cell(thai("register.gap")), cell(""), cell(""))
    said = (row.number, _day(row, "th"), row.title, row.position, state_of(row, thai))
    return tuple(map(cell, said))
