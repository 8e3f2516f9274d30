"""The spreadsheet of a plan: what is filled in is read back, and what can't be read is placed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from plan_making import BOOKS, book, plans
from prongsai.core.plans.cells import cell_of, read_cell
from prongsai.core.plans.editions import Book
from prongsai.core.plans.sheet_reading import Found, located, read_sheets
from prongsai.core.plans.sheets import sheets_of
from prongsai.core.plans.template import Holds, PlanColumn
from prongsai.core.plans.tidying import entry, tidied
from prongsai.core.sheets.forms import Cell, Listed
from prongsai.core.sheets.raw import Merged, RawSheet
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

TEMPLATE = plans().shelf.plan_template
FRAME = plans().shelf.plan_frames["local-2566"]
PROJECTS = ["รหัสโครงการ", "ภารกิจ", "ประเภท", "ชื่อโครงการ", "ใช้งบประมาณ"]
COVER = [
    ["ชื่อแผน", "แผน"], ["ชื่อหน่วยงาน", "เทศบาลตำบลนาฝัน"], ["กรอบแผน", "local-2566"],
    ["ปีงบประมาณแรก", "๒๕๖๖"], ["จำนวนปี", "5"],
]  # fmt: skip
ONE = ["1", "1.1.1", "โครงการ", "อบรม", "ใช้"]


def raw(made: Book) -> list[RawSheet]:
    """As a file would have it."""
    return [
        RawSheet(sheet.name, [[field.heading for field in sheet.fields], *map(said, sheet.rows)])
        for sheet in sheets_of(made, TEMPLATE, FRAME)
    ]


def said(row: tuple[Cell, ...]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def found(*more: RawSheet, cover: list[list[str]] | None = None) -> Found:
    return read_sheets([RawSheet("แผน", cover or COVER), *more], TEMPLATE)


def told(read: Found) -> list[tuple[str, str, int | None, str]]:
    places = [(each.code, each.place) for each in read.problems]
    return [(code, place.sheet, place.row, place.column) for code, place in places]


@given(BOOKS)
def test_what_is_filled_in_is_read_back(made: Book) -> None:
    read = read_sheets(raw(made), TEMPLATE)

    assert read.problems == []
    assert read.book is not None
    assert tidied(read.book) == made


def test_headings_are_found_below_a_title_in_any_order_and_spelling() -> None:
    sheet = RawSheet("Projects", [
        ["โครงการปี ๒๕๖๖"], ["Kind", "ลำดับที่", "Mission", "หมายเหตุ", "โครงการ", "uses money"],
        [], ["activity", "1", "1.1.1", "-", "อบรม", "no"],
    ])  # fmt: skip
    read = found(sheet)

    assert read.book is not None
    assert [(each.key, each.kind, each.funded) for each in read.book.plan.projects] == [
        ("1", "activity", False)
    ]
    assert read.where["plan/projects/0"] == ("projects", 4)


def test_the_first_sheet_and_that_of_projects_must_be_there_and_no_cell_merged() -> None:
    merged = RawSheet("งบประมาณ", [["รหัสโครงการ"]], (Merged(3, 1, 5, 1),))

    assert told(read_sheets([merged], TEMPLATE)) == [
        ("plan-sheet-missing", "", None, ""),
        ("plan-sheet-missing", "", None, ""),
        ("plan-cells-merged", "งบประมาณ", 3, ""),
    ]


def test_lines_and_columns_that_are_needed_must_be_there() -> None:
    read = found(RawSheet("โครงการ", []), cover=[[], ["ชื่อแผน"], *COVER[2:]])

    assert told(read)[:3] == [
        ("plan-cell-empty", "แผน", 2, "ชื่อแผน"),
        ("plan-field-missing", "แผน", None, ""),
        ("plan-column-missing", "โครงการ", None, ""),
    ]
    assert {each.facts.get("heading") for each in read.problems[2:]} == set(PROJECTS)


def test_each_cell_that_cant_be_read_is_told_with_sheet_row_and_column() -> None:
    projects = RawSheet("โครงการ", [PROJECTS, ONE, ["2", "1.1.1", "งาน", "", "ใช้"]])
    money = RawSheet("งบประมาณ", [
        ["รหัสโครงการ", "ปีงบประมาณ", "งบตามแผน"], ["1", "66", "12,50"], ["1", "2566"],
    ])  # fmt: skip

    assert told(found(projects, money)) == [
        ("plan-cell-choice", "โครงการ", 3, "ประเภท"),
        ("plan-cell-empty", "โครงการ", 3, "ชื่อโครงการ"),
        ("plan-cell-year", "งบประมาณ", 2, "ปีงบประมาณ"),
        ("plan-cell-money", "งบประมาณ", 2, "งบตามแผน (บาท)"),
    ]


def test_rows_that_belong_to_nothing_are_told() -> None:
    projects = RawSheet("โครงการ", [PROJECTS, ONE])
    steps = RawSheet("วิธีดำเนินการ", [["รหัสโครงการ", "ขั้นตอน"], ["7", "อบรม"]])
    targets = RawSheet("ค่าเป้าหมายรายปี", [
        ["รหัสเป้าหมาย", "ปีงบประมาณ", "ค่าเป้าหมาย"], ["g", "2566", "1"],
    ])  # fmt: skip

    assert told(found(projects, steps, targets)) == [
        ("plan-project-unknown", "วิธีดำเนินการ", 2, "รหัสโครงการ"),
        ("plan-goal-unknown", "ค่าเป้าหมายรายปี", 2, "รหัสเป้าหมาย"),
    ]


def test_a_fault_of_the_plan_is_placed_where_it_was_filled_in() -> None:
    projects = RawSheet("โครงการ", [PROJECTS, ["", ""], ONE])
    read = found(projects)

    def where(path: str) -> tuple[str, int | None, str]:
        place = located(Problem("x", {}, Place(path=path)), read, TEMPLATE).place
        return place.sheet, place.row, place.column

    assert where("plan/projects/0/place") == ("โครงการ", 3, "ภารกิจ")
    assert where("plan/projects/0") == ("โครงการ", 3, "")
    assert where("plan/first") == ("แผน", None, "ปีงบประมาณแรก")
    assert where("plan/projects") == ("แผน", None, "")


def column(holds: Holds, **more: Any) -> PlanColumn:
    return PlanColumn(key="k", name=Words("ก", "k"), holds=holds, **more)


@pytest.mark.parametrize(
    ("holds", "text", "value"),
    [
        (Holds.MONEY, "๑๙,๘๐๐.๕๐", Decimal("19800.50")),
        (Holds.MONEY, "19,800.- ", Decimal(19800)),
        (Holds.MONEY, "-500", Decimal(-500)),
        (Holds.MONEY, "(1,500.25)", Decimal("-1500.25")),
        (Holds.MONEY, "xxx", None),
        (Holds.NUMBER, "-1,200.5", Decimal("-1200.5")),
        (Holds.COUNT, "๑,๒๐๐", 1200),
        (Holds.YEAR, "พ.ศ. ๒๕๖๖", 2566),
        (Holds.DATE, "2023-03-31 00:00:00", dt.date(2023, 3, 31)),
        (Holds.DATE, "๓๑ มี.ค. ๒๕๖๖", dt.date(2023, 3, 31)),
        (Holds.CODES, "I1,O23 ; E4", ("I1", "O23", "E4")),
        (Holds.CODES, "-", ()),
        (Holds.LINES, "1) ก\n\n๒. ข\n- ค", ("ก", "ข", "ค")),
        (Holds.CODE, " 1.1.1 ", "1.1.1"),
    ],
)
def test_cells_are_read_as_people_write_them(holds: Holds, text: str, value: object) -> None:
    assert read_cell(text, column(holds), TEMPLATE.words) == value


@pytest.mark.parametrize(
    ("holds", "text", "code"),
    [
        (Holds.COUNT, "12 คน", "plan-cell-count"),
        (Holds.NUMBER, "80%", "plan-cell-number"),
        (Holds.DATE, "มีนาคม 2566", "plan-cell-date"),
        (Holds.TEXT, "ก" * 5001, "plan-cell-long"),
    ],
)
def test_what_cant_be_meant_is_refused(holds: Holds, text: str, code: str) -> None:
    assert read_cell(text, column(holds), TEMPLATE.words).code == code


def test_amounts_longer_than_a_spreadsheet_keeps_are_written_as_text() -> None:
    long = Decimal("1234567890123456.78")
    assert cell_of(long, column(Holds.MONEY), TEMPLATE.words) == "1234567890123456.78"


def test_marks_of_lists_are_taken_off_and_figures_left() -> None:
    assert [entry(each) for each in ("(1) – ก", "1.2) ก", "1.5 ล้านบาท")] == ["ก", "ก", "1.5 ล้านบาท"]


def test_the_sheets_say_what_may_be_chosen_and_where_numbers_stand() -> None:
    sheets = {each.name: each for each in sheets_of(book(), TEMPLATE, FRAME)}
    places = {each.heading: each for each in sheets["โครงการ"].fields}

    assert places["ประเภท"].choices == ("โครงการ", "กิจกรรม", "มาตรการ", "แนวปฏิบัติ")
    assert places["ภารกิจ"].chosen_from == Listed("กรอบแผน", len(FRAME.places))
    assert sheets["กรอบแผน"].rows[0][0] == "1.1"
    assert len(sheets["แผน"].answers) == len(sheets["แผน"].rows)
