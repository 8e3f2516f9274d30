"""Whatever is typed into the data of a paper stands in it as text, in every format."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest

from contracts.renderers import RENDERERS
from given_making import everything
from hostile_words import EVIL, MARKUP, does, hostile, in_place, parts_of, runs, words_of
from papers_making import document
from prongsai.adapters.xlsx_tables import write_xlsx_tables
from prongsai.core.documents.blocks import Cell, Column, Table, text
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.workshop.given_papers import Setting, built
from prongsai.workshop.kept_data import frozen, thawed
from risk_making import SHELF

CONTENT = Content(agency=hostile(1), subject=hostile(0), body=(), position=hostile(2))
DATA = everything()


def drawn(kind: str, given: dict[str, Any]) -> Document:
    setting = Setting(SHELF, CONTENT, dt.date(2026, 8, 20), Numerals.ARABIC)
    return built(kind, thawed(frozen(in_place(given))), setting)


@pytest.mark.parametrize("kind", DATA)
def test_words_in_the_data_of_a_paper_are_words_on_it(kind: str) -> None:
    paper = drawn(kind, DATA[kind])
    page = RENDERERS["html"].make(paper).decode()
    written = RENDERERS["docx"].make(paper)
    tables = write_xlsx_tables(paper)

    assert runs(page) == []
    assert EVIL in RENDERERS["html"].read(page.encode())
    assert (does(written), does(tables)) == ([], [])
    assert MARKUP in words_of(written)


def test_a_cell_over_several_columns_leads_nowhere() -> None:
    """A library takes an address for a link where it is not told that a text is one."""
    wide = Cell((text("https://example.go.th/<script>alert(1)</script>"),), columns=2)
    table = Table((Column(1), Column(1)), ((wide,),), ((wide,),))

    assert b"hyperlink" not in b"".join(parts_of(write_xlsx_tables(document(table))).values())


def test_a_caption_gives_no_instruction_to_what_stands_above_a_sheet() -> None:
    cell = Cell((text("1"),))
    table = Table((Column(1),), ((cell,),), ((cell,),), caption=text(f"&G{'A&B' * 100}"))

    sheet = parts_of(write_xlsx_tables(document(table)))["xl/worksheets/sheet1.xml"].decode()

    head = unescape(re.findall("<oddHeader>(.*?)</oddHeader>", sheet)[0])
    assert head.count("&") == 1
    assert head.startswith("&C＆GA＆BA＆B")
    assert len(head) <= 255
