"""A document is a value: its text, its digits, its plain form."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from papers_making import DRAWING, document, every_block, scores
from prongsai.core.documents.blocks import (
    Blank,
    Figure,
    Paragraph,
    Run,
    Table,
    cell,
    plain,
    text,
)
from prongsai.core.documents.document import written
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from snapshots import same_as_kept

KEPT = Path(__file__).parent / "snapshots" / "every-block.txt"


def test_every_kind_of_block_has_its_plain_form() -> None:
    assert same_as_kept(as_text(document(mark="ฉบับร่าง")), KEPT)


def test_text_is_put_together_from_words_runs_and_lists_of_them() -> None:
    made = text("ก", "", Run("ข", bold=True), ["ค", [Blank("ที่ว่าง", 3)]])

    assert made == (Run("ก"), Run("ข", bold=True), Run("ค"), Blank("ที่ว่าง", 3))
    assert plain(made) == "กขค..."


def test_a_sheet_on_its_long_side_leaves_more_room() -> None:
    look = document().look

    assert replace(look, sideways=True).text_width - look.text_width == Fraction(87, 10)
    assert look.text_height - replace(look, sideways=True).text_height == Fraction(87, 10)


def test_a_cell_of_several_lines_keeps_them_apart() -> None:
    assert cell("หนึ่ง", "สอง").lines == (text("หนึ่ง"), text("สอง"))


def test_digits_turn_in_prose_but_not_in_tables() -> None:
    made = written(document(Paragraph(text("ได้ 95.75")), scores()))
    table = made.blocks[1]

    assert made.blocks[0] == Paragraph(text("ได้ ๙๕.๗๕"))
    assert isinstance(table, Table)
    assert plain(table.caption) == "ตารางที่ ๑ คะแนนรายตัวชี้วัด"
    assert table.body == scores().body


def test_a_form_may_want_thai_digits_in_tables_too() -> None:
    paper = document(scores())
    thai = replace(paper, look=replace(paper.look, tables_thai=True))

    assert "๘๗.๕๐" in as_text(thai)


def test_figures_keep_their_drawing_and_turn_their_caption() -> None:
    alone = Figure(DRAWING, "คำบรรยาย", text("ภาพที่ 1"))
    beside = Figure(DRAWING, "คำบรรยาย", text("ภาพที่ 2"), scores())
    first, second = written(document(alone, beside)).blocks

    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    assert (plain(first.caption), first.drawing) == ("ภาพที่ ๑", DRAWING)
    assert second.data is not None
    assert second.data.body == scores().body


def test_an_arabic_paper_is_left_as_it_is() -> None:
    paper = document(numerals=Numerals.ARABIC)

    assert written(paper) is paper


def test_a_document_knows_its_tables() -> None:
    found = [block for block in every_block() if isinstance(block, Table)]

    assert document().tables == tuple(found)


def test_what_stays_as_it_is_stays() -> None:
    said = as_text(document(Paragraph(text("จ่าย ", Run("19,800.- บาท", as_is=True), " ใน 15 วัน"))))

    assert re.sub(r"\s+", " ", said).strip() == "จ่าย 19,800.- บาท ใน ๑๕ วัน"
