"""Registers of risks through real files: nothing is lost, and faults are told by their place."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings

from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets
from prongsai.adapters.yaml_files import parse_yaml
from prongsai.core.risks.register import RiskRegister
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.models import read_model
from prongsai.workshop.risks import (
    MOST_BYTES,
    as_json,
    as_workbook,
    empty_register,
    read_risks,
    read_workbook,
)
from risk_making import FRAME, SHEETS, SHELF, registers

EXAMPLE = Path(__file__).parents[2] / "examples" / "risks.json"


def example() -> RiskRegister:
    return read_risks(EXAMPLE, SHELF)[0]


def refused(work: Callable[[], object]) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        work()
    return list(caught.value.problems)


def codes(work: Callable[[], object]) -> list[str]:
    return [each.code for each in refused(work)]


# --- Nothing is lost ---------------------------------------------------------------------------


@settings(max_examples=25)
@given(registers())
def test_a_workbook_brings_back_the_register_it_was_made_of(register: RiskRegister) -> None:
    content = as_workbook(register, SHELF, "th")
    assert read_workbook(content, "f.xlsx", FRAME, SHEETS) == (register, [])


@given(registers())
def test_json_brings_back_the_register_it_was_made_of(register: RiskRegister) -> None:
    node = parse_yaml(as_json(register).decode(), "f.json")
    assert read_model(RiskRegister, node) == register


def test_the_example_goes_through_both_forms(tmp_path: Path) -> None:
    path = tmp_path / "risks.xlsx"
    path.write_bytes(as_workbook(example(), SHELF, "en"))
    found, problems = read_risks(path, SHELF)
    assert (found, problems) == (example(), [])
    assert json.loads(as_json(found)) == json.loads(EXAMPLE.read_text("utf-8"))


# --- The workbook to fill in -------------------------------------------------------------------


@pytest.mark.parametrize(("language", "first"), [("th", "คำอธิบาย"), ("en", "How to fill in")])
def test_an_empty_workbook_explains_itself_and_asks_for_what_is_needed(
    language: Any, first: str
) -> None:
    content = as_workbook(empty_register("five"), SHELF, language)
    sheets = raw_sheets(content)
    assert sheets[0].name == first
    assert len(sheets) == len(SHEETS.sheets) + 2
    found = refused(lambda: read_workbook(content, "f.xlsx", FRAME, SHEETS))
    assert {each.code for each in found} == {"risks-cell-empty", "risks-no-rows"}


def test_cells_offer_words_and_refuse_steps_off_the_matrix() -> None:
    content = as_workbook(empty_register("four"), SHELF, "th")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet5.xml").decode()
    assert sheet.count('type="list"') == 8
    assert sheet.count("<formula2>4</formula2>") == 4


def test_the_same_register_makes_the_same_bytes() -> None:
    assert as_workbook(example(), SHELF, "th") == as_workbook(example(), SHELF, "th")


# --- What is wrong with files ------------------------------------------------------------------


def book(**sheets: list[list[object]]) -> bytes:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in sheets.items():
        page = made.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        if name == "ความเสี่ยง" and rows[0][-1] == "ผสาน":
            page.merge_range(1, 0, 2, 0, "R1")
    made.close()
    return target.getvalue()


GENERAL: list[list[object]] = [
    ["หน่วยงาน", "ปีงบประมาณ", "ตารางความเสี่ยง"], ["อบต.ดอยเมฆ", 2569, "5×5"],
]  # fmt: skip


def faults(*risks: list[object]) -> list[Problem]:
    content = book(ข้อมูลทั่วไป=GENERAL, ความเสี่ยง=list(risks))
    return refused(lambda: read_workbook(content, "f.xlsx", FRAME, SHEETS))


def test_a_likelihood_of_six_is_told_by_sheet_row_and_column() -> None:
    head: list[object] = ["รหัส", "ความเสี่ยง", "โอกาสก่อนจัดการ", "ผลกระทบก่อนจัดการ", "ผู้รับผิดชอบ"]
    found = faults(head, ["R1", "รับของ", 5, 5], ["R2", "รับเงิน", 6.0, 3, "กองช่าง"])
    places = [(each.place.file, each.place.sheet, each.place.row) for each in found]
    assert [each.code for each in found] == ["risks-owner-unknown", "risks-off-matrix"]
    assert places == [("f.xlsx", "ความเสี่ยง", 3)] * 2
    assert [each.place.column for each in found] == ["ผู้รับผิดชอบ", "โอกาสก่อนจัดการ"]


def test_merged_cells_are_told_by_their_range() -> None:
    found = faults(["รหัส", "ความเสี่ยง", "ผสาน"], ["R1", "รับของ"], ["", "รับเงิน"])
    merged = next(each for each in found if each.code == "risks-merged")
    assert (merged.facts["cells"], merged.place.row) == ("A2:A3", 3)


def test_an_error_of_a_formula_is_told_with_its_file_and_cell() -> None:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    made.add_worksheet("ความเสี่ยง").write_formula(2, 1, "=1/0", None, "#DIV/0!")
    made.close()
    (found,) = refused(lambda: read_workbook(target.getvalue(), "f.xlsx", FRAME, SHEETS))
    assert (found.code, found.place.file, found.facts["cell"]) == (
        "sheet-error-cell",
        "f.xlsx",
        "B3",
    )


def test_a_range_far_to_the_right_is_named_as_spreadsheets_name_it() -> None:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    made.add_worksheet().merge_range(0, 25, 1, 702, "x")
    made.close()
    assert [str(each) for each in raw_sheets(target.getvalue())[0].merged] == ["Z1:AAA2"]


def test_amounts_and_days_may_be_numbers_and_dates_of_a_spreadsheet() -> None:
    import datetime as dt  # noqa: PLC0415 - one test

    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    page = made.add_worksheet("ข้อมูลทั่วไป")
    page.write_row(0, 0, GENERAL[0])
    page.write_row(1, 0, GENERAL[1])
    page = made.add_worksheet("ความเสี่ยง")
    page.write_row(0, 0, ["รหัส", "ความเสี่ยง", "ความเสียหาย (บาท)", "กำหนดทบทวน"])
    page.write_row(1, 0, ["R1", "รับของ", 1250.5])
    day = made.add_format({"num_format": "d/m/yyyy"})
    page.write_datetime(1, 3, dt.datetime(2026, 9, 30), day)  # noqa: DTZ001 - a day has no zone
    made.close()
    found, _ = read_workbook(target.getvalue(), "f.xlsx", FRAME, SHEETS)
    assert found.risks["R1"].loss == 1250.5
    assert found.risks["R1"].review == dt.date(2026, 9, 30)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("risks.xlsx", b"", "file-empty"),
        ("risks.xlsx", b"%PDF-1.7 ... %%EOF", "file-not-what-it-says"),
        ("risks.xlsx", b"{}", "file-not-what-it-says"),
        ("risks.json", b"%PDF-1.7 ... %%EOF", "file-not-what-it-says"),
        ("risks.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-old-office"),
        ("risks.xlsx", b"PK\x03\x04 cut off", "file-damaged"),
        ("risks.xlsx", b"%PDF-1.7 cut", "file-not-what-it-says"),
        ("risks.json", "{ก".encode("cp874"), "file-not-utf8"),
        ("risks.json", b'{"schema": 1', "file-json-cut"),
        ("risks.json", b"schema: 1", "file-not-json"),
        ("risks.json", b"a: &a [x, x]\nb: [*a, *a]", "file-not-json"),
        ("risks.json", b'{"schema": 1,\n"schema": 1}', "pack-duplicate-key"),
        ("risks.csv", b"a,b", "file-kind-unknown"),
        ("risks", b"a,b", "file-kind-unknown"),
    ],
)
def test_a_file_that_is_none_is_refused(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = refused(lambda: read_risks(path, SHELF))
    assert [(each.code, each.place.file) for each in found] == [(code, str(path))]


def test_a_file_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "risks.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert codes(lambda: read_risks(path, SHELF)) == ["upload-too-large"]
    assert MOST_BYTES < 200_000_000


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    assert codes(lambda: read_risks(tmp_path, SHELF)) == ["file-is-folder"]
    assert codes(lambda: read_risks(tmp_path / "no.json", SHELF)) == ["file-missing"]


def test_faults_of_json_are_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "risks.json"
    path.write_text(
        EXAMPLE.read_text("utf-8").replace(
            '"likelihood": 4, "impact": 2', '"likelihood": 6, "impact": 2'
        ),
        "utf-8",
    )
    (found,) = refused(lambda: read_risks(path, SHELF))
    assert (found.code, found.place.path) == ("risks-off-matrix", "risks/R3/inherent/likelihood")
    assert found.place.line is not None


def test_a_code_that_stands_twice_in_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "risks.json"
    path.write_text(EXAMPLE.read_text("utf-8").replace('"R2": {', '"R1": {'), "utf-8")
    assert codes(lambda: read_risks(path, SHELF)) == ["pack-duplicate-key"]
