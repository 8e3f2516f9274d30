"""Workbooks to be filled in: what may be chosen, what is said of a cell, and texts as texts."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest
import xlsxwriter

from prongsai.adapters.xlsx_forms import write_form
from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets
from prongsai.core.sheets.forms import Field, FormSheet, Listed, NoteSheet


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read(f"xl/{name}").decode()


def validation(*fields: Field, answers: tuple[Field, ...] = ()) -> list[str]:
    """The rules of a sheet, as the file holds them."""
    content = write_form([FormSheet("งาน", fields, (("ก", "ข"),), answers)])
    return re.findall(r"<dataValidation .*?</dataValidation>|<dataValidation [^>]*/>", part(
        content, "worksheets/sheet1.xml"
    ))  # fmt: skip


def test_what_is_written_is_read_back_and_no_text_is_a_formula() -> None:
    rows = (("=1+1", 2569, Decimal("0.10")), ("https://a.test", None, 12))
    fields = (Field("ก"), Field("ข", text=False), Field("ค", text=False))
    [sheet] = raw_sheets(write_form([FormSheet("งาน", fields, rows)]))

    assert sheet.rows == [["ก", "ข", "ค"], ["=1+1", "2569", "0.1"], ["https://a.test", "", "12"]]


def test_a_list_warns_of_another_word_and_a_strict_one_refuses_it() -> None:
    [lenient, strict] = validation(
        Field("ก", choices=("ใช่", "ไม่")), Field("ข", choices=("ใช่",), strict=True)
    )

    assert 'errorStyle="warning"' in lenient
    assert '<formula1>"ใช่,ไม่"</formula1>' in lenient
    assert "errorStyle" not in strict


def test_words_may_stand_in_a_column_of_another_sheet() -> None:
    [rule] = validation(Field("ก", chosen_from=Listed("คำ'ให้เลือก", 3, 1)))

    assert "'คำ''ให้เลือก'!$B$2:$B$4" in rule


def test_a_list_longer_than_a_cell_keeps_is_left_out() -> None:
    assert validation(Field("ก", choices=tuple("ก" * 90 for _ in range(3)))) == []


def test_a_step_is_a_whole_number_up_to_the_highest() -> None:
    [rule] = validation(Field("ก", most=4))

    assert 'type="whole"' in rule
    assert "<formula2>4</formula2>" in rule


@pytest.mark.parametrize(
    ("field", "noted"), [(Field("ก", note="ลอง"), 1), (Field("ก", hint="ลอง"), 0)]
)
def test_a_note_stands_at_the_heading_too_and_a_hint_beside_the_cell_only(
    field: Field, noted: int
) -> None:
    content = write_form([FormSheet("งาน", (field,))])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        notes = [name for name in book.namelist() if "comments" in name]

    assert len(notes) == noted
    assert 'prompt="ลอง"' in part(content, "worksheets/sheet1.xml")


def test_where_each_row_asks_another_thing_each_answer_has_its_own_rule() -> None:
    head = (Field("ข้อ"), Field("คำตอบ"))
    [rule] = validation(*head, answers=(Field("กรอบ", choices=("ก",)),))

    assert 'sqref="B2"' in rule


def test_a_sheet_that_explains_has_a_title_and_lines() -> None:
    [sheet] = raw_sheets(write_form([NoteSheet("คำอธิบาย", [("ชื่อ",), (), ("ก", "ข")], (20, 20))]))

    assert sheet.rows == [["ชื่อ", ""], ["", ""], ["ก", "ข"]]


def test_blanks_below_a_form_and_letters_that_nobody_keeps_are_passed_over() -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        page = book.add_worksheet("งาน")
        page.write_column(0, 0, ["ชื่อ", "ก_x0000_", "", "ข"])
        for row in range(4, 500):
            page.write_string(row, 0, "  ")
    spelt = io.BytesIO()
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(spelt, "w") as other:
        for name in made.namelist():
            other.writestr(name, made.read(name).replace(b"_x005F_x0000_", b"_x0000_"))
    [sheet] = raw_sheets(spelt.getvalue())

    assert sheet.rows == [["ชื่อ"], ["ก"], [""], ["ข"]]
