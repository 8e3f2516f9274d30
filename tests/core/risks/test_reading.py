"""Sheets as people keep them, read into a register; faults are told by their place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.risks.reading import RegisterRead, read_register
from prongsai.core.risks.register import RiskRegister
from prongsai.core.risks.writing import rows_of
from prongsai.core.shapes.read import read
from prongsai.core.sheets.raw import Merged, RawSheet
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Language
from risk_making import FRAME, SHEETS, registers

GENERAL = RawSheet("ข้อมูลทั่วไป", (("หน่วยงาน", "ปีงบประมาณ"), ("อบต.ดอยเมฆ", "๒๕๖๙")))
HEAD = ("รหัส", "เหตุการณ์ความเสี่ยง")
LIST_LANGUAGES: tuple[Language, ...] = ("th", "en")


def looked(*grids: RawSheet) -> RegisterRead:
    return read_register(grids, SHEETS, FRAME)


def risks(*rows: Sequence[str], head: Sequence[str] = HEAD, **told: Any) -> RegisterRead:
    return looked(GENERAL, RawSheet("ความเสี่ยง", (head, *rows), **told))


def wrong(found: RegisterRead) -> list[tuple[str, str, int | None, str]]:
    return [
        (each.code, each.place.sheet, each.place.row, each.place.column) for each in found.problems
    ]


@given(registers(), st.sampled_from(LIST_LANGUAGES))
def test_what_is_written_is_read_back_in_either_language(
    register: RiskRegister, language: Language
) -> None:
    rows = rows_of(register, SHEETS, FRAME, language)
    grids = [
        RawSheet(
            sheet.name.said(language),
            (
                tuple(each.name.said(language) for each in sheet.columns.values()),
                *(tuple("" if cell is None else str(cell) for cell in row) for row in rows[key]),
            ),
        )
        for key, sheet in SHEETS.sheets.items()
    ]
    found = looked(*grids)
    assert found.problems == []
    assert read(RiskRegister, found.plain) == (register, [])


def test_a_title_above_the_headings_and_empty_rows_are_no_hindrance() -> None:
    rows = (("ทะเบียน",), HEAD, ("", " "), ("R1", "รับของ"))
    found = looked(GENERAL, RawSheet("ความเสี่ยง", rows, merged=(Merged(1, 1, 1, 2),)))
    assert (found.problems, list(found.plain["risks"])) == ([], ["R1"])


def test_sheets_that_must_be_there_are_missed() -> None:
    assert [each.facts["sheet"] for each in looked().problems] == ["ข้อมูลทั่วไป", "ความเสี่ยง"]


def test_a_sheet_that_is_not_known_is_passed_over_and_told_unless_it_is_empty() -> None:
    grids = (RawSheet("อื่น", (("ก",),)), RawSheet("ว่าง", (("",),)), RawSheet("คำอธิบาย", (("ก",),)))
    found = looked(GENERAL, RawSheet("Risks", (HEAD, ("R1", "รับของ"))), *grids)
    assert wrong(found) == [("risks-sheet-unknown", "อื่น", None, "")]


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("เหตุการณ์ความเสี่ยง", "", "risks-cell-empty"),
        ("ระดับก่อนจัดการ", "หนัก", "risks-not-a-choice"),
        ("เกี่ยวกับสินบน", "อาจจะ", "risks-not-a-choice"),
        ("ความเสียหาย (บาท)", "-5", "risks-money"),
        ("กำหนดทบทวน", "31/02/2569", "risks-date"),
        ("กำหนดทบทวน", "ก.ย. 2569", "risks-date"),
        ("โอกาสก่อนจัดการ", "มาก", "risks-whole"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_by_sheet_row_and_heading(
    heading: str, cell: str, code: str
) -> None:
    head = ("รหัส", "ความเสี่ยง" if heading == HEAD[1] else HEAD[1], heading)
    rows = ("R1", "รับของ", cell)
    if heading == HEAD[1]:
        head, rows = HEAD, ("R1", cell)  # type: ignore[assignment]
    assert wrong(risks(rows, head=head)) == [(code, "ความเสี่ยง", 2, heading)]


def test_a_row_that_is_shorter_than_the_headings_has_empty_cells() -> None:
    found = risks(("R1",))
    assert wrong(found) == [("risks-cell-empty", "ความเสี่ยง", 2, "เหตุการณ์ความเสี่ยง")]


@pytest.mark.parametrize(("said", "value"), [("ใช่", True), ("Y", True), ("ไม่", False)])
def test_yes_and_no_are_read_as_people_write_them(said: str, value: bool) -> None:
    found = risks(("R1", "รับของ", said), head=(*HEAD, "เกี่ยวกับสินบน"))
    assert found.plain["risks"]["R1"]["bribery"] is value


def test_a_code_that_stands_twice_is_told_with_the_row_it_stood_in_first() -> None:
    found = risks(("R1", "รับของ"), ("R1", "เรียกเงิน"))
    assert wrong(found) == [("risks-code-twice", "ความเสี่ยง", 3, "รหัส")]
    assert found.problems[0].facts == {"code": "R1", "first": "2"}


def test_merged_cells_below_the_headings_are_told_by_their_range() -> None:
    found = risks(("R1", "รับของ"), merged=(Merged(2, 1, 3, 1),))
    assert [(each.facts["cells"], each.place.row) for each in found.problems] == [("A2:A3", 3)]


def test_a_column_that_is_needed_is_missed_and_no_row_is_read() -> None:
    found = risks(("R1",), head=("รหัส",))
    assert wrong(found) == [("risks-no-column", "ความเสี่ยง", 1, "")]


def test_headings_that_are_not_known_or_stand_twice_are_told() -> None:
    found = risks(("R1", "รับของ", "1", "2"), head=(*HEAD, "รหัส", "สี", ""))
    assert wrong(found) == [
        ("risks-column-unknown", "ความเสี่ยง", 1, "รหัส"),
        ("risks-column-unknown", "ความเสี่ยง", 1, "สี"),
    ]


def test_sheets_without_rows_or_with_too_many_are_told() -> None:
    many = risks(*(("R1", "รับของ") for _ in range(2001)))
    assert wrong(risks()) == [("risks-no-rows", "ความเสี่ยง", None, "")]
    assert wrong(many) == [("risks-too-long", "ความเสี่ยง", 2000, "")]
    assert wrong(looked(GENERAL, RawSheet("ความเสี่ยง", ())))[0][0] == "risks-no-column"


def test_two_rows_of_general_data_are_two_years_or_a_mistake() -> None:
    twice = dataclasses.replace(GENERAL, rows=(*GENERAL.rows, ("อบต.อื่น", "2570")))
    found = looked(twice, RawSheet("ความเสี่ยง", (HEAD, ("R1", "รับของ"))))
    assert wrong(found) == [("risks-general-twice", "ข้อมูลทั่วไป", 3, "")]


def test_a_fault_of_the_register_is_told_at_its_cell_or_its_row() -> None:
    found = risks(("R1", "รับของ"))
    paths = ("risks/R1/event", "risks/R1/owner", "fiscal_year", "nowhere")
    placed = [found.placed(Problem("x", {}, Place(path=path))).place for path in paths]
    assert [(each.row, each.column) for each in placed] == [
        (2, "เหตุการณ์ความเสี่ยง"), (2, ""), (2, "ปีงบประมาณ"), (None, ""),
    ]  # fmt: skip
