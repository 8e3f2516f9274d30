"""Lists of words stand beside each other; columns are as wide as what is in them."""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.sheets.forms import Cell, Listed, lists_of, wide_for


def test_lists_stand_beside_each_other_each_in_a_column_of_its_own() -> None:
    sheet, places = lists_of("คำให้เลือก", {"ระดับ": ["สูง", "ต่ำ", "ไม่มี"], "ใช่": ["ใช่", "ไม่"]})

    assert [each.heading for each in sheet.fields] == ["ระดับ", "ใช่"]
    assert sheet.rows == (("สูง", "ใช่"), ("ต่ำ", "ไม่"), ("ไม่มี", None))
    assert places == {"ระดับ": Listed("คำให้เลือก", 3), "ใช่": Listed("คำให้เลือก", 2, 1)}


def test_a_column_has_room_for_its_longest_line_within_what_a_screen_has() -> None:
    short: list[Cell] = [None, "ก\n" + "ข" * 20, Decimal("1.5")]

    assert [wide_for(each) for each in ([], short, ["ก" * 99])] == [10, 22, 45]
