"""The spreadsheet of a year: what is filled in is read back, and what can't be read is placed."""

from __future__ import annotations

from hypothesis import given

from prongsai.core.plans.sheet_reading import located
from prongsai.core.sheets.forms import Cell, Listed
from prongsai.core.sheets.raw import Merged, RawSheet
from prongsai.core.spending.checking import faults
from prongsai.core.spending.sheets import Found, read_one, read_sheets, sheets_of
from prongsai.core.spending.year import SpendingYear
from spending_making import YEARS, baht, entry, line, spending, year

TEMPLATE = spending().template
COVER = RawSheet("ปีงบประมาณ", [["ชื่อหน่วยงาน", "ทุ่งแสงทอง"], ["ปีงบประมาณ", "๒๕๖๙"]])
HEADS = ["ลำดับ", "โครงการ", "งบประมาณ", "หน่วยงาน"]


def raw(made: SpendingYear) -> list[RawSheet]:
    """As a file would have it."""
    return [
        RawSheet(sheet.name, [[field.heading for field in sheet.fields], *map(_said, sheet.rows)])
        for sheet in sheets_of(made, TEMPLATE)
    ]


def _said(row: tuple[Cell, ...]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def found(*more: RawSheet) -> Found:
    return read_sheets([COVER, *more], TEMPLATE)


@given(YEARS)
def test_what_is_filled_in_is_read_back(made: SpendingYear) -> None:
    read = read_sheets(raw(made), TEMPLATE)

    assert read.problems == []
    assert read.year == made


def test_words_too_many_for_a_cell_stand_on_a_sheet_of_their_own() -> None:
    sheets = {each.name: each for each in sheets_of(year(), TEMPLATE)}
    columns = {each.heading: each for each in sheets["แผน"].fields}

    assert columns["แผนงาน"].chosen_from == Listed("รายการแผนงาน", 12)
    assert len(sheets["รายการแผนงาน"].rows) == 12
    assert "งบกลาง" in [row[0] for row in sheets["รายการหมวดรายจ่าย"].rows]
    assert columns["แหล่งงบประมาณ"].chosen_from is None or columns["แหล่งงบประมาณ"].choices == ()


def test_a_plan_of_an_office_is_read_by_its_own_headings() -> None:
    read = found(RawSheet("แผนดำเนินงาน", [
        ["แผนปี ๒๕๖๙"], HEADS, ["1", "จ้างเหมา", "๑,๐๐๐.๕๐", "กองช่าง"], [], ["2", "อบรม"],
    ]))  # fmt: skip

    assert read.year is not None
    assert [(each.key, each.budget, each.unit) for each in read.year.lines] == [
        ("1", baht("1000.50"), "กองช่าง"), ("2", None, ""),
    ]  # fmt: skip
    assert read.where["lines/1"] == ("lines", 5)


def test_an_entry_without_a_code_is_called_by_its_row() -> None:
    read = found(
        RawSheet("แผน", [HEADS, ["1", "จ้างเหมา", "1000"]]),
        RawSheet("เบิกจ่าย", [["รหัสรายการ", "เดือน", "จำนวนเงิน"], ["1", "มีนาคม", "25.75"]]),
    )

    assert read.year is not None
    assert read.year.entries == (entry("row-2", 3, "25.75", by=""),)


def test_what_is_wrong_is_placed_by_sheet_row_and_column() -> None:
    plan = RawSheet("แผน", [HEADS, ["1", "จ้างเหมา", "-5"], ["1", "อบรม", "12,50"]])
    merged = RawSheet("โอนเปลี่ยนแปลง", [["รหัสรายการ"]], (Merged(2, 1, 3, 1),))
    places = [(each.code, each.place) for each in found(plan, merged).problems]

    assert [(code, at.sheet, at.row, at.column) for code, at in places] == [
        ("plan-cell-money", "แผน", 3, "งบประมาณตั้งไว้ (บาท)"),
        ("plan-cells-merged", "โอนเปลี่ยนแปลง", 2, ""),
    ]
    read = found(RawSheet("แผน", [HEADS, ["1", "จ้างเหมา", "-5"]]))
    assert read.year is not None
    at = located(next(faults(read.year)), read, TEMPLATE).place
    assert (at.sheet, at.row, at.column) == ("แผน", 2, "งบประมาณตั้งไว้ (บาท)")


def test_a_missing_column_or_sheet_is_told() -> None:
    assert [each.code for each in found().problems] == ["plan-sheet-missing"]
    short = found(RawSheet("แผน", [["ลำดับ", "งบประมาณ"], ["1", "5"]]))
    assert [each.facts["heading"] for each in short.problems] == ["โครงการ/กิจกรรม/รายการ"]


def test_entries_alone_are_read_from_a_table_of_any_name() -> None:
    sheet = TEMPLATE.sheets["entries"]
    heads = ["รหัสรายการ", "เดือน", "จำนวนเงิน", "ฎีกา"]
    good = read_one(RawSheet("", [heads, ["1", "ตุลาคม", "5", "ฎ 1"]]), sheet, TEMPLATE, 2569)
    bad = read_one(RawSheet("", [heads, ["1", "ตุลา", "5"]]), sheet, TEMPLATE, 2569)

    assert good.year is not None
    assert good.year.entries == (entry("row-2", 10, "5", says="ฎ 1", by=""),)
    assert [(each.place.sheet, each.place.row, each.place.column) for each in bad.problems] == [
        ("", 2, "เดือนที่เบิกจ่าย")
    ]


def test_lines_keep_their_order() -> None:
    made = year(line("2"), line("1"))

    assert read_sheets(raw(made), TEMPLATE).year == made
