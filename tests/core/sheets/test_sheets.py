"""Sheets are found by any of their names, headings in any row and order, faults by their path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from prongsai.core.sheets.cells import day_of
from prongsai.core.sheets.headings import Row, called, filled, lay_out, meant
from prongsai.core.sheets.places import Places
from prongsai.core.sheets.raw import Merged, RawSheet, letters_of
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words


@dataclass(frozen=True)
class Column:
    key: str
    name: Words
    also: tuple[str, ...] = ()


TITLE = Column("title", Words("ชื่อ", "Title"), ("เรื่อง",))
DUE = Column("due", Words("กำหนด", "Due"))
COLUMNS = {each.key: each for each in (TITLE, DUE)}


def sheet(*rows: Sequence[str], name: str = "งาน") -> RawSheet:
    return RawSheet(name, rows)


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_called_as_spreadsheets_call_them(number: int, letters: str) -> None:
    assert letters_of(number) == letters


def test_merged_cells_are_named_as_spreadsheets_name_them() -> None:
    assert str(Merged(3, 27, 4, 28)) == "AA3:AB4"


def test_a_sheet_is_found_by_its_usual_name_before_any_other() -> None:
    english, thai = sheet(name="title"), sheet(name="ชื่อ ")

    assert called([english, thai], TITLE) == thai
    assert called([english], TITLE) == english
    assert called([sheet()], TITLE) is None


@pytest.mark.parametrize("said", ["ชื่อ", " T itle", "เรื่อง", "TITLE", "title"])
def test_a_heading_may_be_written_in_any_of_its_ways(said: str) -> None:
    assert meant(said, COLUMNS) == "title"
    assert meant(f"{said} งาน", COLUMNS) is None


def test_headings_stand_below_a_title_in_any_order() -> None:
    found = lay_out(sheet(["รายการงาน", "", ""], ["Due", "สี", "เรื่อง", "", "ชื่อ"], ["x"]), COLUMNS)

    assert (found.row, found.at) == (2, {"due": 0, "title": 2})
    assert found.of("title") == "เรื่อง"
    assert found.over == ["สี", "ชื่อ"]


def test_headings_are_looked_for_near_the_top_only() -> None:
    far = lay_out(sheet(*[["-"]] * 20, ["ชื่อ"]), COLUMNS)

    assert (far.row, far.at) == (1, {})
    assert lay_out(sheet(), COLUMNS).at == {}


def test_rows_are_those_that_say_anything_where_it_is_understood() -> None:
    raw = sheet(["ชื่อ", "สี", "กำหนด"], ["", "แดง"], ["ก"], [" ", "", " "])

    assert list(filled(raw, lay_out(raw, COLUMNS))) == [Row(3, {"title": "ก", "due": ""})]


def test_a_fault_is_told_at_its_cell_its_row_or_where_it_was() -> None:
    places = Places()
    for path, row in (("a", 2), ("a/b", 3), ("a/b", 4)):
        places.keep(path, Place(sheet="งาน", row=row))

    def row_of(path: str) -> int | None:
        return places.placed(Problem("x", {}, Place(path=path))).place.row

    assert [row_of(path) for path in ("a/b", "a/c/d", "b", "")] == [3, 2, None, None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-30 00:00:00", dt.date(2026, 9, 30)),
        ("๓๐ ก.ย. ๒๕๖๙", dt.date(2026, 9, 30)),
        ("ก.ย. 2569", None),
        ("วันพรุ่งนี้", None),
    ],
)
def test_a_day_is_read_where_nothing_is_in_doubt(text: str, day: dt.date | None) -> None:
    assert day_of(text) == day
