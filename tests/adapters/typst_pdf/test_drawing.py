"""Drawings in Typst: they compile, their texts can be read again, and pictures are pictures."""

from __future__ import annotations

import struct
from functools import cache

import pypdfium2
import pytest
import typst

from chart_saying import WORDS
from chart_situations import CHARTS, HARD, TEN
from contracts.renderers import press
from prongsai.adapters.typst_pdf.drawing import drawing_markup
from prongsai.core.documents.charts import Chart
from prongsai.core.documents.drawing import Drawing, Ink, Label, Rect
from prongsai.core.documents.layout import layout

FONT = "Laksaman"


@cache
def fonts() -> typst.Fonts:
    found = typst.Fonts()
    assert FONT in found.families()
    return found


def page(chart: Chart) -> bytes:
    """As an archivable and accessible PDF, in the rough surroundings of a document."""
    around = f"""#set document(title: "x")
#set text(font: "{FONT}", size: 16pt, lang: "th")
#set par(justify: true, first-line-indent: (amount: 2cm, all: true))
#set rect(inset: 9pt)
#title()
"""
    # pdfium takes a page of nothing but short texts for vertical writing: a caption prevents it.
    drawn = drawing_markup(layout(chart, WORDS))[1:]
    figure = f'#figure(alt: "x", caption: [คะแนนรายตัวชี้วัด ปีงบประมาณ], {drawn})'
    made: bytes = typst.compile(
        (around + figure).encode(), font_paths=fonts(), pdf_standards=["a-2a", "ua-1"]
    )
    return made


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_stands_in_an_archivable_accessible_page(chart: Chart) -> None:
    assert page(chart).startswith(b"%PDF-")


def test_every_name_can_be_read_from_the_page_again() -> None:
    read = pypdfium2.PdfDocument(page(CHARTS["bars"]))[0].get_textpage().get_text_range()

    assert [name for name in TEN if name not in read] == []


def test_nothing_in_a_text_is_markup() -> None:
    read = pypdfium2.PdfDocument(page(HARD))[0].get_textpage().get_text_range()

    assert 'a<b & "c" \\ #x $y$ *z*' in read


def test_a_picture_is_a_png_of_the_size_and_sharpness_asked_for() -> None:
    drawing = Drawing(144, 72, (Label(10, 20, "ที่ ผู้ น้ำ", 11),))
    picture = press().picture(drawing, ppi=144)

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (288, 144)


def test_a_picture_shows_what_is_drawn() -> None:
    empty = Drawing(72, 72, ())
    full = Drawing(72, 72, (Rect(0, 0, 72, 72, Ink.REACHED, Ink.REACHED),))
    pictures = {press().picture(each) for each in (empty, full)}

    assert len(pictures) == 2
