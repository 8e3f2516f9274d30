"""Numbers of a sheet brought in, the usual columns, and who reads a register."""

from __future__ import annotations

from case_making import CHIEF, CITIZEN, OFFICER, WORKER, day, procedure, words
from prongsai.core.cases.caller import has_a_part
from prongsai.core.cases.register import columns_of
from prongsai.core.cases.taking_over import Taken, take_over
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.words import Words

OWN = procedure()
LAST = day("2025-09-30")


def usual(key: str) -> Words:
    return Words(f"={key}", key)


def taken(*rows: str) -> Taken:
    lines = ("=number|=brought|เรื่อง", *rows)
    raw = RawSheet("1", [line.split("|") for line in lines])
    return take_over(OWN, raw, LAST, columns=columns_of(OWN, usual))


def numbers(*rows: str) -> list[int]:
    return [each.number for each in taken(*rows).cases]


def test_a_sheet_of_the_usual_columns_keeps_its_own_numbers() -> None:
    assert numbers("4/2568|2/3/2568|ก", "๙|3/3/2568|ข") == [4, 9]


def test_a_number_twice_or_left_out_numbers_all_in_their_order() -> None:
    assert numbers("4|2/3/2568|ก", "4|3/3/2568|ข") == [1, 2]
    assert numbers("4|2/3/2568|ก", "|3/3/2568|ข") == [1, 2]
    assert numbers("ก|2/3/2568|ก") == [1]


def test_usual_columns_stand_around_the_fields_and_long_ones_have_room() -> None:
    found = columns_of(OWN, usual)
    assert list(found) == [
        "number", "brought", "category", "field:what", "state", "outcome", "closed",
    ]  # fmt: skip
    assert (found["field:what"].share, found["state"].share) == (4, 2)


def test_a_file_with_its_own_table_says_its_columns() -> None:
    table = {"no": {"name": words("ที่"), "shows": "number"}}
    own = procedure(register={"title": words("ก"), "table": table})
    assert list(columns_of(own, usual)) == ["no"]


def test_whoever_a_move_names_by_role_or_power_has_a_part() -> None:
    assert has_a_part(OWN, OFFICER)
    assert has_a_part(OWN, CHIEF)
    assert not has_a_part(OWN, WORKER)
    assert not has_a_part(OWN, CITIZEN)
