"""What every format of a document must do, whatever draws it."""

from __future__ import annotations

import re

import pytest

from contracts.renderers import RENDERERS, Renderer
from papers_making import MARKS, PROSE, document, every_block
from prongsai.core.documents.blocks import Paragraph, text
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.numerals import prose_digits


@pytest.fixture(params=RENDERERS.values(), ids=list(RENDERERS))
def renderer(request: pytest.FixtureRequest) -> Renderer:
    found: Renderer = request.param
    return found


def squeezed(said: str) -> str:
    """Without white space, which each format puts where its lines end."""
    return re.sub(r"\s+", "", said)


def read_back(renderer: Renderer, **how: object) -> str:
    return squeezed(renderer.read(renderer.make(document(**how))))  # type: ignore[arg-type]


def test_every_word_of_the_prose_is_read_back(renderer: Renderer) -> None:
    said = read_back(renderer, numerals=Numerals.ARABIC)

    assert squeezed(PROSE) in said
    assert squeezed(MARKS) in said


def test_prose_gets_thai_digits_where_the_form_wants_them(renderer: Renderer) -> None:
    said = read_back(renderer)

    assert squeezed(prose_digits(PROSE)) in said
    assert "ประจำปีงบประมาณพ.ศ.๒๕๖๕" in said


def test_tables_money_codes_and_addresses_keep_arabic_digits(renderer: Renderer) -> None:
    said = read_back(renderer)

    assert "87.50" in said
    assert "๘๗.๕๐" not in said
    assert "19,800.-บาท" in said
    assert "O12" in said
    assert "https://example.go.th/2565" in said


def test_an_arabic_paper_holds_no_thai_digit(renderer: Renderer) -> None:
    assert not re.search("[๐-๙]", read_back(renderer, numerals=Numerals.ARABIC))


def test_blocks_come_in_their_order(renderer: Renderer) -> None:
    said = read_back(renderer)
    landmarks = ["จังหวัดสมมติ", "กส", "กรอบการประเมิน", "ข้อย่อยที่สอง", "ขีดหนึ่ง", "ตัวชี้วัดที่30", "ประกาศณวันที่"]
    places = [said.rindex(squeezed(each)) for each in landmarks]

    assert places == sorted(places)


def test_every_table_cell_is_there_once(renderer: Renderer) -> None:
    said = read_back(renderer)

    assert [n for n in range(1, 31) if said.count(f"ตัวชี้วัดที่{n}87.50") > 1] == []
    assert said.count("รายงานผลทุกไตรมาส") == 2  # the table, and the same beside the figure


def test_a_mark_stands_on_the_paper(renderer: Renderer) -> None:
    if renderer is RENDERERS["docx"]:  # its foot is a part of its own, see test_docx_writing
        return
    assert "ฉบับร่าง" in read_back(renderer, mark="ฉบับร่าง")


def test_the_same_document_gives_the_same_bytes(renderer: Renderer) -> None:
    first, second = (renderer.make(document()) for _ in range(2))

    assert first == second


def test_text_that_looks_like_markup_comes_out_as_text(renderer: Renderer) -> None:
    nasty = 'ก <b>x</b> & "y" \\n #strong[z] $1+1$ *_`~@ <!-- --> {{ }} //'
    made = renderer.make(document(Paragraph(text(nasty)), numerals=Numerals.ARABIC))

    assert squeezed(nasty) in squeezed(renderer.read(made))


def test_all_kinds_of_blocks_are_in_the_sample() -> None:
    from prongsai.core.documents.blocks import Block  # noqa: PLC0415 - its parts are asked for

    assert {type(block) for block in every_block()} == set(Block.__args__)
