"""Nothing of an office's list is lent twice at once; a sheet of it is read whole or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_making import at, brought, plain, procedure, words
from prongsai.core.cases.thing_sheet import Column, read_things
from prongsai.core.cases.things import Thing, Use, asks_more, hindrances, use_of
from prongsai.core.procedures.lending import Lending
from prongsai.core.terms.words import Words

LENDS = Lending(
    thing="code", name="what", quantity="many", since="since", until="until", kept=("working",),
    out=("waiting",),
)  # fmt: skip
TODAY = dt.date(2026, 8, 20)
TENT = Thing(code="T1", name="เต็นท์")


def use(first: int, last: int, quantity: int = 1, *, out: bool = False) -> Use:
    days = (dt.date(2026, 8, first), dt.date(2026, 8, last))
    return Use(quantity=quantity, since=days[0], until=days[1], out=out)


def why(thing: Thing, mine: Use, *others: Use) -> list[tuple[str, str]]:
    found = hindrances(LENDS, thing, mine, others, TODAY)
    return [(each.code, each.facts.get("until", "")) for each in found]


def test_a_second_taker_is_told_until_when() -> None:
    assert why(TENT, use(22, 23), use(20, 22)) == [("case-thing-taken", "22/8/2569")]
    assert why(TENT, use(20, 22), use(22, 23)) == [("case-thing-taken", "23/8/2569")]
    assert why(TENT, use(23, 24), use(20, 22, out=True)) == []


def test_what_is_late_is_away_until_it_is_back() -> None:
    assert why(TENT, use(30, 31), use(10, 12, out=True)) == [("case-thing-late", "12/8/2569")]
    assert why(TENT, use(30, 31), use(10, 12)) == []


def test_of_several_as_many_are_lent_as_there_are() -> None:
    chairs = Thing(code="C1", name="เก้าอี้", quantity=100)
    assert why(chairs, use(21, 22, 40), use(20, 22, 60)) == []
    assert why(chairs, use(21, 22, 41), use(20, 22, 60)) == [("case-thing-taken", "22/8/2569")]
    assert why(chairs, use(21, 22, 101)) == [("case-thing-few", "")]


def test_what_is_struck_off_is_lent_to_nobody() -> None:
    gone = Thing(code="T1", name="เต็นท์", struck_off=True)
    assert why(gone, use(21, 22)) == [("case-thing-struck-off", "")]


def test_others_are_looked_at_again_only_where_more_is_asked() -> None:
    before = use(20, 22, 2)
    assert asks_more(None, before)
    assert not asks_more(before, before)
    assert not asks_more(before, use(20, 21))
    assert all(asks_more(before, each) for each in (
        use(20, 23, 2), use(19, 22, 2), use(20, 22, 3), use(20, 22, 2, out=True),
    ))  # fmt: skip


DAYS = st.builds(lambda first, more: use(first, min(first + more, 31)), st.integers(1, 31),
                 st.integers(0, 9))  # fmt: skip


@given(DAYS, DAYS)
def test_whether_two_meet_does_not_depend_on_who_asks(one: Use, other: Use) -> None:
    assert one.meets(other, TODAY) == other.meets(one, TODAY)


def test_a_case_says_what_it_takes() -> None:
    fields = {**plain()["fields"], "many": {"label": words("จำนวน"), "type": "number"}}
    fields["until"] = {"label": words("ถึง"), "type": "day"}
    folder = brought(procedure(fields=fields), "2026-03-02", since="2026-03-01",
                     until="2026-03-09", many="2.5")  # fmt: skip
    now = folder.standing(at("2026-03-02"))
    found = use_of(LENDS, now, dt.date(2026, 3, 2))
    assert found == Use(quantity=3, since=dt.date(2026, 3, 1), until=dt.date(2026, 3, 9))
    out = Lending(thing="code", name="what", quantity="none", since="until", until="until",
                  kept=(), out=("new",))  # fmt: skip
    found = use_of(out, now, dt.date(2026, 3, 2))
    assert found is not None
    assert (found.quantity, found.since, found.out) == (1, dt.date(2026, 3, 2), True)
    bare = brought(procedure(), "2026-03-02").standing(at("2026-03-02"))
    assert use_of(LENDS, bare, TODAY) is None


# --- Sheets --------------------------------------------------------------------------------------

COLUMNS = {
    key: Column(key, Words(name, key))
    for key, name in (("code", "รหัส"), ("name", "ชื่อ"), ("quantity", "จำนวน"), ("state", "สถานะ"),
                      ("kind", "ประเภท"), ("kept_at", "ที่เก็บ"), ("condition", "สภาพ"))
}  # fmt: skip
OFF = Words("จำหน่ายแล้ว", "struck off")


def sheet(*rows: str) -> tuple[tuple[Thing, ...], list[tuple[str, int | None]]]:
    found = read_things([row.split("|") for row in rows], COLUMNS, OFF)
    return found.things, [(each.code, each.place.row) for each in found.problems]


def test_a_sheet_is_read_by_its_headings() -> None:
    things, problems = sheet("ทะเบียน", "ชื่อ|รหัส|จำนวน|สถานะ", "เต็นท์|๑||", "จอ|2|3|จำหน่ายแล้ว")
    assert problems == []
    assert things == (
        Thing(code="1", name="เต็นท์"), Thing(code="2", name="จอ", quantity=3, struck_off=True),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        (("จำนวน", "1"), [("case-things-no-column", None)]),
        (("รหัส|ชื่อ",), [("case-things-empty", None)]),
        (("รหัส|ชื่อ", "|เต็นท์"), [("case-field-missing", 2)]),
        (("รหัส|ชื่อ", "1|" + "ก" * 151), [("case-field-long", 2)]),
        (("รหัส|ชื่อ", "A1|ก", "a 1|ข"), [("case-thing-twice", 3)]),
        (("รหัส|ชื่อ|จำนวน", "1|ก|0"), [("case-thing-quantity", 2)]),
        (("รหัส|ชื่อ|จำนวน", "1|ก|1.5", "2|ก|มาก"), [("case-thing-quantity", 2),
                                                 ("case-thing-quantity", 3)]),
    ],
)  # fmt: skip
def test_every_fault_of_a_sheet_is_told(
    rows: tuple[str, ...], problems: list[tuple[str, int | None]]
) -> None:
    assert sheet(*rows)[1] == problems
