"""A table that an office keeps, read by its headings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.core.listings.frame import Holds, Listing, ListingChoice, ListingColumn
from prongsai.core.listings.reading import Found, read
from prongsai.core.terms.words import Words


def column(key: str, thai: str, **told: object) -> ListingColumn:
    return ListingColumn(key=key, name=Words(thai, key), **told)  # type: ignore[arg-type]


STATES = {
    "done": ListingChoice(key="done", name=Words("ดำเนินการแล้ว", "done"), also=("แล้วเสร็จ",)),
    "going": ListingChoice(key="going", name=Words("อยู่ระหว่างดำเนินการ", "going")),
}
TABLE = Listing(
    key="use", name=Words("สถิติ", "use"), topic="e_service",
    columns={
        "service": column("service", "บริการ", needed=True),
        "users": column("users", "จำนวน", also=("จำนวน (ราย)",), holds=Holds.COUNT, needed=True),
        "share": column("share", "ร้อยละ", holds=Holds.NUMBER),
        "state": column("state", "สถานะ", holds=Holds.CHOICE, choices=STATES),
    },
)  # fmt: skip
HEAD = ["บริการ", "จำนวน (ราย)"]


def told(*rows: Sequence[str]) -> Found:
    return read(rows, TABLE)


def wrong(found: Found) -> list[tuple[str, int | None, str]]:
    return [(each.code, each.place.row, each.place.column) for each in found.problems]


def test_headings_are_found_below_a_title_and_other_columns_passed_over() -> None:
    found = told(
        ["สถิติ ปี ๒๕๖๙", ""],
        ["จำนวน (ราย)", "หมายเหตุ", "บริการ"],
        ["๑,๒๐๐", "x", "ขอถังขยะ"],
        ["", "", ""],
    )

    assert found.rows == [{"users": 1200, "service": "ขอถังขยะ"}]
    assert (found.layout.unknown, found.problems) == (["หมายเหตุ"], [])


def test_a_column_that_comes_twice_counts_once() -> None:
    assert told([*HEAD, "จำนวน"], ["ก", "1", "2"]).rows == [{"service": "ก", "users": 1}]


def test_choices_and_numbers_are_read_as_they_are_written() -> None:
    head = [*HEAD, "ร้อยละ", "สถานะ"]
    found = told(head, ["ก", "1", "1,087.50", "แล้วเสร็จ"], ["ข", "2", "", "Going"], ["ค", "3"])

    assert found.rows == [
        {"service": "ก", "users": 1, "share": "1087.50", "state": "done"},
        {"service": "ข", "users": 2, "state": "going"},
        {"service": "ค", "users": 3},
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["", "5", "", ""], ("listing-cell-empty", 2, "บริการ")),
        (["ก", "ห้า", "", ""], ("listing-cell-count", 2, "จำนวน (ราย)")),
        (["ก", "1.5", "", ""], ("listing-cell-count", 2, "จำนวน (ราย)")),
        (["ก", "9" * 13, "", ""], ("listing-cell-count", 2, "จำนวน (ราย)")),
        (["ก", "1", "มาก", ""], ("listing-cell-number", 2, "ร้อยละ")),
        (["ก", "1", "", "ไม่ทราบ"], ("listing-cell-choice", 2, "สถานะ")),
        (["ก" * 1001, "1", "", ""], ("listing-cell-long", 2, "บริการ")),
    ],
)
def test_what_cannot_be_read_is_named_by_row_and_column(
    row: list[str], problem: tuple[str, int, str]
) -> None:
    assert wrong(told([*HEAD, "ร้อยละ", "สถานะ"], row)) == [problem]


@pytest.mark.parametrize(
    ("said", "kept"),
    [("12,000", "12000.00"), ("120.5", "120.50"), ("", None), ("12.345", "listing-cell-number"),
     ("-5", "listing-cell-number")],
)  # fmt: skip
def test_an_amount_is_kept_to_the_satang(said: str, kept: str | None) -> None:
    columns = {
        "what": column("what", "รายการ", needed=True),
        "paid": column("paid", "จ่าย", holds=Holds.MONEY),
    }
    listing = Listing(key="x", name=Words("x", "x"), topic="x", columns=columns)
    found = read([["รายการ", "จ่าย"], ["ก", said]], listing)

    assert kept in (found.rows[0].get("paid"), *(each.code for each in found.problems))


def test_a_row_of_totals_is_held_against_the_rows_above_it() -> None:
    rows = (HEAD, ["ก", "5"], ["ข", "7"])

    assert told(*rows, ["รวม", "12"]).problems == []
    assert wrong(told(*rows, ["รวม", "13"])) == [("listing-total", 4, "จำนวน (ราย)")]
    assert told(*rows, ["รวม", ""]).rows == [
        {"service": "ก", "users": 5}, {"service": "ข", "users": 7},
    ]  # fmt: skip


def test_a_table_without_a_needed_column_is_not_read() -> None:
    found = told(["บริการ"], ["ก"])

    assert [(each.code, dict(each.facts)) for each in found.problems] == [
        ("listing-no-column", {"column": "จำนวน"})
    ]
    assert found.rows == []


def test_a_table_without_rows_says_so() -> None:
    assert wrong(told(HEAD)) == [("listing-no-rows", None, "")]
    assert {code for code, _, _ in wrong(told())} == {"listing-no-column"}


def test_a_heading_that_is_missing_is_called_by_its_name() -> None:
    assert told(HEAD).layout.heading(TABLE.columns["share"]) == "ร้อยละ"
