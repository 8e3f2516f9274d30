"""Documents that tests share: one with every kind of block, and one of running text."""

from __future__ import annotations

import datetime as dt
from functools import cache

from prongsai.core.documents.blocks import (
    Align,
    Aside,
    Blank,
    Block,
    Column,
    Contents,
    Emblem,
    Entry,
    Figure,
    Hanging,
    Heading,
    Labelled,
    Listing,
    Numbering,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.drawing import Drawing, Ink, Label, Rect
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.official import Builder
from prongsai.core.terms.words import Language
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

MADE = dt.date(2022, 10, 3)
AGENCY = "องค์การบริหารส่วนตำบลทุ่งแสงทอง"
MARKS = "ที่ ผู้ น้ำ ปี่ ป้า กุ้ง ฎีกา ญวน ปั๊มน้ำ ฟื้นฟู ปู่ย่า ฝั่ง เก้าอี้ ธุรกิจ กตัญญู ฐาน"
PROSE = (
    "องค์การบริหารส่วนตำบลทุ่งแสงทองได้คะแนนรวม 95.75 คะแนน อยู่ในระดับ AA และผ่านเกณฑ์การประเมิน"
    " ส่วนข้อ O12 (การจัดซื้อจัดจ้าง) ยังต้องปรับปรุงรายงานให้ครบถ้วน และเรื่องต่าง ๆ ที่เกี่ยวข้องกับภาครัฐ"
    " ให้ส่วนราชการที่รับผิดชอบใช้จ่ายงบประมาณอย่างคุ้มค่าและเปิดเผยต่อสาธารณะ"
)
DRAWING = Drawing(
    width=200,
    height=40,
    shapes=(
        Rect(0, 0, 150, 20, fill=Ink.TEXT, edge=Ink.TEXT),
        Label(155, 15, "น้ำ 95.75", 11),
    ),
)


@cache
def forms() -> Forms:
    return Shelf(Library()).forms


def letter(
    *body: Block, form: str = "external_letter", subject: str = "ผลการประเมินคุณธรรมและความโปร่งใส"
) -> Document:
    """An official paper with nothing left to fill in, saying this."""
    content = Content(
        agency=AGENCY,
        subject=subject,
        body=body,
        position=f"นายก{AGENCY}",
        signer="ผู้ลงนามสมมติ",
        number="กส 71234/15",
        dated=MADE,
        to="นายอำเภอสมมติ",
        address=("หมู่ที่ 3 ตำบลทุ่งแสงทอง", "จังหวัดสมมติ"),
        enclosures=("รายงานผลการประเมิน จำนวน 1 ชุด", "แบบตอบรับ จำนวน 1 ฉบับ"),
    )
    return Builder(forms()).paper(form, content, made=MADE)


def scores() -> Table:
    rows = tuple((cell(str(n)), cell(f"ตัวชี้วัดที่ {n}"), cell("87.50")) for n in range(1, 31))
    columns = (Column(1, Align.CENTRE), Column(5), Column(2, Align.END))
    return Table(
        columns, (heads("ที่", "ตัวชี้วัด", "คะแนน"),), rows, caption=text("ตารางที่ 1 คะแนนรายตัวชี้วัด")
    )


def spanned() -> Table:
    return Table(
        (Column(3), Column(5), Column(3)),
        (heads("มาตรการ", "ขั้นตอน", "กำหนดแล้วเสร็จ"),),
        (
            (cell("การใช้งบประมาณ", rows=2), cell("จัดทำแผน", "เผยแพร่แผน"), cell("มี.ค. 66")),
            (cell("รายงานผลทุกไตรมาส", columns=2),),
        ),
        first_column_heads=True,
    )


def every_block() -> tuple[Block, ...]:
    inner = Listing((Entry(text("ข้อย่อยที่หนึ่ง")), Entry(text("ข้อย่อยที่สอง"))), Numbering.BRACKETS)
    return (
        Emblem(30),
        Title((text("รายงานผลการประเมิน"), text("ประจำปีงบประมาณ พ.ศ. 2565"))),
        Aside((text(AGENCY), text("จังหวัดสมมติ")), beside=text("ที่ ", Blank("เลขที่", 12))),
        Labelled(((text(Run("ที่", bold=True)), text("กส 123/6")), (text("วันที่"), text("3 ต.ค. 65")))),
        Hanging(text("สิ่งที่ส่งมาด้วย"), (text("1. รายงาน"), text("2. แบบตอบรับ"))),
        Contents(text("สารบัญ")),
        PageBreak(),
        Heading(1, text("1. ความเป็นมา")),
        Paragraph(text(PROSE)),
        Paragraph(text(MARKS), indent=False, align=Align.CENTRE, keep=True),
        Heading(2, text("1.1 กรอบการประเมิน")),
        Listing((Entry(text("ข้อแรกได้ 100.00 คะแนน"), inner), Entry(text("ข้อถัดมา")))),
        Listing((Entry(text("ขีดหนึ่ง")),), Numbering.DASH),
        Paragraph(text("เป็นเงิน ", Run("19,800.- บาท", as_is=True), " และ https://example.go.th/2565")),
        scores(),
        spanned(),
        Figure(DRAWING, "กราฟแท่งแสดงคะแนน 95.75", text("ภาพที่ 1 คะแนนรวม"), spanned()),
        Figure(DRAWING, "กราฟเดิมโดยไม่มีตาราง", text("ภาพที่ 2")),
        Aside((text("ประกาศ ณ วันที่ ", Blank("วันที่", 16)),)),
        Signature((text("(", Blank("ชื่อผู้ลงนาม", 30), ")"), text(f"นายก{AGENCY}"))),
    )  # fmt: skip


def document(
    *blocks: Block, numerals: Numerals = Numerals.THAI, mark: str = "", language: Language = "th"
) -> Document:
    """These blocks, or one of every kind, as a report."""
    return Document(
        title="รายงานผลการประเมิน",
        agency=AGENCY,
        language=language,
        look=forms().looks["official"],
        numerals=numerals,
        blocks=blocks or every_block(),
        dated=MADE,
        mark=mark,
    )
