"""Headings and titles tell whether a table that somebody made is about people's cases."""

from __future__ import annotations

import pytest

from prongsai.core.portal.content import Kind
from prongsai.core.portal.guessing import guessed
from prongsai.core.portal.risk import faults, table_faults
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.problem import Severity
from releases import content, grid

TITLE = "สถิติเรื่องร้องเรียน ปี 2568"


def codes(headings: list[str], *rows: list[str], title: str = TITLE) -> list[str]:
    return [each.code for each in table_faults("a.xlsx", [title], headings, rows)]


@pytest.mark.parametrize(
    "heading", ["วันที่รับเรื่อง", "วันที่", "วัน เดือน ปี ที่ร้องเรียน", "วันเดือนปีเกิด", "Date received"]
)
def test_a_day_of_each_case_is_told_by_its_heading(heading: str) -> None:
    assert codes(["ลำดับ", "เรื่อง", heading], ["1", "ถนน", "3 ม.ค. 68"]) == ["release-day"]


@pytest.mark.parametrize("heading", ["จำนวนเรื่อง", "จำนวน (ราย)", "จำนวน", "Number of complaints"])
@pytest.mark.parametrize("cell", ["3", "๓", " 3 "])
def test_a_small_count_is_told_by_its_heading(heading: str, cell: str) -> None:
    assert codes(["ประเภท", heading], ["ทุจริต", cell]) == ["release-small"]


@pytest.mark.parametrize("cell", ["0", "", "-", "5", "1,204", "ไม่มี", "123456789012"])
def test_none_and_many_are_always_told(cell: str) -> None:
    assert codes(["ประเภท", "จำนวนเรื่อง"], ["ทุจริต", cell]) == []


def test_a_sum_is_always_told() -> None:
    rows = ["ทุจริต", "0"], ["รวม", "3"]

    assert codes(["ประเภท", "จำนวนเรื่อง"], *rows) == []
    assert codes(["เดือน", "ประเภท", "จำนวนเรื่อง"], ["", "รวมทั้งสิ้น", "3"]) == []


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("แผนอัตรากำลัง", ["ตำแหน่ง", "จำนวน (คน)"]),
        ("รายการจัดซื้อจัดจ้าง", ["โครงการ", "วันที่ลงนามในสัญญา", "จำนวนผู้เสนอราคา"]),
        ("การเผยแพร่", ["เรื่อง", "วันที่เผยแพร่"]),
    ],
)
def test_tables_of_other_things_are_left_alone(title: str, headings: list[str]) -> None:
    assert guessed([title], headings, []) is None


def test_the_first_column_of_texts_is_what_counts_are_broken_down_by() -> None:
    release = guessed([TITLE], ["ที่", "เดือน", "ช่องทาง", "จำนวนเรื่อง"], [])
    assert release is not None

    assert [each.holds for each in release.columns] == [
        Holds.NUMBER, Holds.GROUP, Holds.TEXT, Holds.COUNT,
    ]  # fmt: skip
    assert guessed([TITLE], ["ลำดับ", "จำนวนเรื่อง"], [["1", "2"]]) is not None


def test_what_headings_tell_may_be_passed_over_with_a_reason() -> None:
    table = grid(["ประเภท", "จำนวนเรื่อง"], ["ทุจริต", "3"], title=TITLE)
    [problem] = faults(content(table))

    assert (problem.severity, problem.place.file) == (Severity.WARNING, TITLE)
    assert faults(content(table, kind=Kind.TABLE)) == ()


def test_a_small_growth_since_the_last_release_is_told() -> None:
    def year(count: str) -> object:
        return grid(["ประเภท", "จำนวนเรื่อง"], ["ทุจริต", count], title=TITLE)

    found = faults(content(year("22")), content(year("20")))
    assert [each.code for each in found] == ["release-difference"]
    assert faults(content(year("22")), content(year("ไม่มี"))) == ()
    assert faults(content(year("ไม่มี")), content(year("20"))) == ()
