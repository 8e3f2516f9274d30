"""A year's file is checked as a whole, and stands in sheets and plain data without loss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from measure_making import CELLS, PACK, TOPICS, day, finished, measure, report, year, years
from prongsai.core.follow_up.cells import Holds, Kind
from prongsai.core.follow_up.report import Proof
from prongsai.core.follow_up.tables import ReadBook, read_book, sheets_of
from prongsai.core.follow_up.year_file import YearFile, year_file_problems
from prongsai.core.measures.measure import Cycle, Happening, Turn, Unit
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.sheets.raw import Merged, RawSheet
from prongsai.core.terms.problem import Place, Problem, Severity

Rows = list[list[str]]
NOTED = Happening(day=day("2026-01-01"), turn=Turn.CHANGED, note="ก|ข")
MEASURES, REPORTS, ABOUT = "มาตรการ", "รายงานผล", "ข้อมูลทั่วไป"


def said(file: YearFile) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in year_file_problems(file, PACK, TOPICS)]


def book(file: YearFile) -> dict[str, Rows]:
    """The sheets as somebody reads them back: everything is text."""
    return {
        sheet.name: [
            [each.heading for each in sheet.fields],
            *(["" if cell is None else str(cell) for cell in row] for row in sheet.rows),
        ]
        for sheet in sheets_of(file, CELLS)
    }


def back(sheets: dict[str, Rows]) -> ReadBook:
    return read_book([RawSheet(name, rows) for name, rows in sheets.items()], CELLS)


def test_a_sound_file_has_no_fault() -> None:
    assert said(year(reports=(finished(),))) == []


FAULTS: dict[str, tuple[YearFile, str]] = {
    "follow-up-unknown-measure": (year(reports=(report(measure="x"),)), "reports/0/measure"),
    "follow-up-unknown-period": (year(reports=(report(period="h1"),)), "reports/0/period"),
    "follow-up-unknown-unit": (year(reports=(report(unit="กองช่าง"),)), "reports/0/unit"),
    "follow-up-slot-twice": (year(reports=(report(), report())), "reports/1"),
    "follow-up-percent": (year(reports=(report(percent=101),)), "reports/0/percent"),
    "pack-other-schema": (year(schema=2), "schema"),
    "measure-fiscal-year": (year(fiscal_year=2026), "fiscal_year"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_told_at_its_place(code: str) -> None:
    file, path = FAULTS[code]
    assert said(file) == [(code, path)]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        (year(units=("ก | ข",)), "units"),
        (year(measure(steps=("หนึ่ง\nสอง",))), "measures/queue/steps/0"),
        (year(measure(units=(Unit(name="ก", part="ข|ค"),))), "measures/queue/units"),
        (year(measure(history=(NOTED,))), "measures/queue/history"),
        (year(reports=(finished(proofs=(Proof(title="ก|ข"),)),)), "reports/0/proofs"),
    ],
    ids=["units", "step", "part", "history", "proof"],
)
def test_texts_that_stand_in_one_line_hold_no_break_and_no_bar(file: YearFile, path: str) -> None:
    assert said(file) == [("measures-file-mark", path)]


@given(years())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_year_comes_back_from_its_sheets(file: YearFile) -> None:
    found = back(book(file))
    assert found.problems == []
    assert read(YearFile, found.plain) == (file, [])


@given(years())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_year_comes_back_from_plain_data_and_is_sound(file: YearFile) -> None:
    assert read(YearFile, plain(file)) == (file, [])
    refused = [
        each for each in year_file_problems(file, PACK, TOPICS)
        if each.severity is Severity.REFUSED
    ]  # fmt: skip
    assert refused == []


# --- Sheets as people type them ------------------------------------------------------------------


def typed(cells: dict[str, str]) -> dict[str, Rows]:
    """A file of one measure, with these cells of its row typed otherwise."""
    sheets = book(year(reports=(report(),)))
    head = sheets[MEASURES][0]
    for heading, text in cells.items():
        sheets[MEASURES][1][head.index(heading)] = text
    return sheets


def one(cells: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = back(typed(cells)).plain["measures"]["queue"]
    return found


def fault(cells: dict[str, str]) -> Problem:
    [problem] = back(typed(cells)).problems
    return problem


def test_cells_are_read_as_people_type_them() -> None:
    found = one(
        {
            "ข้อ": "O12; O13",
            "กำหนดแล้วเสร็จ": "๓๐ ก.ย. ๖๙",
            "ทำร่วมกัน": "yes",
            "ทุกส่วนราชการ": "-",
            "รอบการรายงาน": "monthly",
            "ขั้นตอนหรือวิธีการ": "1) จัดคิว\n\n- ติดป้าย",
            "ตัวชี้วัด": "การใช้งบประมาณ\nluck",
        }
    )
    assert found["items"] == ["O12", "O13"]
    assert (found["due"], found["joint"], found["cycle"]) == ("2026-09-30", True, "monthly")
    assert "everyone" not in found
    assert found["steps"] == ["จัดคิว", "ติดป้าย"]
    assert found["indicators"] == ["budget", "luck"]


@pytest.mark.parametrize(
    ("heading", "text", "code"),
    [
        ("กำหนดแล้วเสร็จ", "กันยายน 2569", "measures-file-day"),
        ("กำหนดแล้วเสร็จ", "เร็ว ๆ นี้", "measures-file-day"),
        ("รอบการรายงาน", "บ่อย ๆ", "measures-file-choice"),
        ("ทำร่วมกัน", "อาจจะ", "measures-file-choice"),
        ("ผู้รับผิดชอบ", "ก | ข | ค", "measures-file-line"),
    ],
)
def test_what_cannot_be_read_is_told_by_sheet_row_and_column(
    heading: str, text: str, code: str
) -> None:
    problem = fault({heading: text})
    assert (problem.code, problem.place) == (code, Place(sheet=MEASURES, row=2, column=heading))


def test_a_cell_that_must_be_filled_is_told() -> None:
    problem = fault({"มาตรการ": " "})
    assert (problem.code, problem.facts["column"]) == ("measures-file-blank", "มาตรการ")


def test_numbers_come_with_commas_units_and_signs() -> None:
    kind = Kind(Holds.NUMBER)
    assert CELLS.read(kind, "๑,๒๐๐ บาท") == 1200
    assert CELLS.read(kind, "40%") == 40
    assert str(CELLS.read(kind, "-0.5")) == "-0.5"
    assert isinstance(CELLS.read(kind, "มาก"), Problem)


def test_a_day_that_is_none_is_written_as_it_is() -> None:
    assert CELLS.written(Kind(Holds.DAY), "soon") == "soon"


def test_a_choice_without_words_is_written_by_its_key() -> None:
    assert CELLS.written(Kind(Holds.CHOICE, "cycle"), "weekly") == "weekly"


def test_a_turn_nobody_knows_is_left_to_the_reader_of_the_file() -> None:
    assert one({"ประวัติ": "2026-01-01 | หายไป"})["history"] == [
        {"day": "2026-01-01", "turn": "หายไป"}
    ]


def test_faults_of_the_whole_are_placed_by_cell_and_else_by_row() -> None:
    found = back(book(year(reports=(report(),))))
    cell = found.placed(Problem("x", {}, Place(path="measures/queue/items/0")))
    assert cell.place == Place(sheet=MEASURES, row=2, column="ข้อ")
    row = found.placed(Problem("x", {}, Place(path="reports/0")))
    assert row.place == Place(sheet=REPORTS, row=2)
    nowhere = Problem("x", {}, Place(path="schemas"))
    assert found.placed(nowhere) == nowhere


def test_headings_may_stand_below_a_title_and_blank_rows_are_passed_over() -> None:
    sheets = book(year())
    sheets[MEASURES] = [["มาตรการปี 2569"], [], sheets[MEASURES][0], [], sheets[MEASURES][1][:4]]
    found = back(sheets)
    assert found.plain["measures"]["queue"] == {"title": "มาตรการ queue"}
    assert found.places.of["measures/queue"] == Place(sheet=MEASURES, row=5)


def test_a_column_that_is_needed_is_missed_and_one_nobody_knows_noted() -> None:
    sheets = book(year())
    sheets[MEASURES] = [["รหัสมาตรการ", "", "มาตรการ", "หมายเหตุ"], ["a", "", "ข"]]
    unknown, missing = back(sheets).problems
    assert (unknown.code, unknown.severity) == ("measures-file-column", Severity.WARNING)
    assert (missing.code, missing.facts["column"]) == ("measures-file-no-column", "รอบการรายงาน")


def test_an_empty_sheet_lacks_its_columns() -> None:
    assert {each.code for each in back({**book(year()), MEASURES: []}).problems} == {
        "measures-file-no-column"
    }


def test_a_book_without_measures_is_told_and_one_without_reports_is_fine() -> None:
    sheets = book(year())
    assert back({MEASURES: sheets[MEASURES]}).problems == []
    [problem] = back({ABOUT: sheets[ABOUT]}).problems
    assert (problem.code, problem.facts["sheet"]) == ("measures-file-no-sheet", MEASURES)


def test_a_measure_without_a_key_has_one_by_its_row_and_a_key_stands_once() -> None:
    sheets = book(year(measure("a"), measure("b"), measure("c", cycle=Cycle.MONTHLY)))
    sheets[MEASURES][1][0], sheets[MEASURES][3][0] = "", "b"
    found = back(sheets)
    assert list(found.plain["measures"]) == ["row2", "b"]
    [problem] = found.problems
    assert (problem.code, problem.place.row) == ("measures-file-key-twice", 4)


def test_lines_of_the_first_sheet_that_say_nothing_known_are_passed_over() -> None:
    sheets = book(year())
    sheets[ABOUT].append(["หมายเหตุ"])
    assert back(sheets).plain["fiscal_year"] == 2569


def test_a_file_may_say_less_of_its_agency() -> None:
    little = replace(year(), agency="", units=())
    assert read(YearFile, back(book(little)).plain) == (little, [])


def test_merged_cells_are_told_before_anything_is_read() -> None:
    rows = book(year())[MEASURES]
    found = read_book([RawSheet(MEASURES, rows, (Merged(3, 2, 4, 2),))], CELLS)

    assert [each.code for each in found.problems] == ["measures-file-merged"]
    assert found.problems[0].place == Place(sheet=MEASURES, row=3, column="B")
    assert found.plain == {}


def test_a_heading_that_stands_twice_counts_once_and_is_not_unknown() -> None:
    sheets = book(year())
    sheets[MEASURES] = [[*row, "มาตรการ"] for row in sheets[MEASURES]]
    found = back(sheets)

    assert found.problems == []
    assert found.plain["measures"]["queue"]["title"] == "มาตรการ queue"
