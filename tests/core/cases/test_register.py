"""The register of a year: which cases stand in it, what fills its columns, what it adds up to."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from case_making import DAYS, at, brought, day, moved, plain, procedure, walked, words
from prongsai.core.cases.cells import Speaking, said
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import By, Case
from prongsai.core.cases.register import Register, register
from prongsai.core.cases.taking_over import take_over
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.sheets.raw import RawSheet

SAY = Speaking(language="th", names=lambda key: f"<{key}>", usual=lambda key: f"={key}")
OWN = procedure()
NEXT = at("2027-02-01")


def filed(folder: Folder, number: int = 1, year: int = 2569) -> tuple[Case, Folder]:
    return Case(key=f"{year}-{number}", procedure="small", version="1", year=year,
                number=number), folder  # fmt: skip


def kept(*cases: tuple[Case, Folder], own: Procedure = OWN, year: int = 2569,
         say: Speaking = SAY, when: dt.datetime = NEXT) -> Register:  # fmt: skip
    return register(own, cases, year, when, say)


DONE = walked(OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"))


def test_the_usual_columns_stand_around_the_fields_named() -> None:
    found = kept(filed(DONE))
    assert found.headings == (
        "=number",
        "=brought",
        "=category",
        "เรื่อง",
        "=state",
        "=outcome",
        "=closed",
    )
    assert found.lines[0].cells == (
        "1/2569", day("2026-03-02"), "บริการ", "ไฟดับ", "เสร็จ", "แก้ไขแล้ว", day("2026-03-05"),
    )  # fmt: skip
    assert (found.carried_in, found.carried_over, found.is_closed) == (0, 0, True)
    assert (found.until, found.fiscal) == (day("2026-09-30"), True)


def test_a_year_without_a_case_is_a_register_too() -> None:
    assert kept().lines == ()


def test_an_open_case_is_carried_into_the_next_year_and_a_closed_one_is_not() -> None:
    still = walked(OWN, "2026-09-29", ("2026-09-30", "take"), ("2026-10-02", "solve"))
    old, new = kept(filed(DONE), filed(still, 2)), kept(filed(DONE), filed(still, 2), year=2570)
    assert (len(old.lines), old.carried_over) == (2, 1)
    assert old.lines[1].cells[4] == "ดำเนินการ"
    assert [line.case.number for line in new.lines] == [2]
    assert (new.carried_in, new.carried_over) == (1, 0)


def test_a_case_opened_again_stands_in_that_year_too() -> None:
    again = moved(DONE, "2026-11-02", "reopen")
    assert [line.carried_in for line in kept(filed(again), year=2570).lines] == [True]
    assert kept(filed(again), year=2571).lines[0].carried_over
    assert kept(filed(again)).lines[0].cells[5] == "แก้ไขแล้ว"


def test_one_reopened_and_closed_before_is_no_longer_carried() -> None:
    twice = moved(moved(DONE, "2026-04-02", "reopen"), "2026-04-05", "solve")
    assert kept(filed(twice), year=2570).lines == ()


def test_cases_of_later_years_and_those_not_entered_yet_are_left_out() -> None:
    assert kept(filed(DONE, year=2570)).lines == ()
    found = kept(filed(DONE), when=at("2026-03-01"))
    assert found.lines == ()
    assert not found.is_closed
    assert found.until == day("2026-03-01")


def test_a_year_can_be_the_calendars() -> None:
    own = procedure(register={"title": words("ก"), "year": "calendar"})
    assert kept(own=own).until == day("2026-12-31")


TABLE = {
    key: {"name": words(key), **({"shows": shows} if shows else {})}
    for key, shows in {
        "no": "number", "came": "brought", "kind": "category", "who": "party", "unit": "unit",
        "end": "outcome", "shut": "closed", "state": "state", "what": "field:what",
        "name": "field:name", "since": "field:since", "day": "day:take", "by": "by:take,solve",
        "chief": "by:explain", "why": "reason:solve,explain", "due": "due:reply",
        "late": "late:reply", "note": "", "until": "field:until",
    }.items()
}  # fmt: skip
OFFICIAL = procedure(register={"title": words("ทะเบียน"), "table": TABLE})


def cells(found: Register) -> dict[str, Any]:
    return dict(zip(found.headings, found.lines[0].cells, strict=True))


def test_columns_show_fields_days_people_reasons_and_clocks() -> None:
    folder = brought(OFFICIAL, "2026-03-02", since="2026-01-05")
    folder = moved(moved(folder, "2026-03-03", "take"), "2026-03-20", "solve")
    found = cells(kept(filed(folder), own=OFFICIAL))
    assert found["who"] == "ผู้ร้อง"
    assert found["unit"] == "<works>"
    assert found["since"] == day("2026-01-05")
    assert found["day"] == day("2026-03-03")
    assert found["by"] == "<handler>"
    assert (found["chief"], found["note"], found["until"]) == (None, None, None)
    assert found["why"] == "ซ่อมแล้ว"
    assert (found["due"], found["late"]) == (day("2026-03-17"), 3)


def test_the_number_of_the_order_stands_with_whoever_held_the_power() -> None:
    folder = moved(brought(OFFICIAL, "2026-03-02"), "2026-03-03", "take")
    folder = moved(folder, "2026-03-04", "explain", Given(files=("f",), reason="ก"))
    found = cells(kept(filed(folder), own=OFFICIAL))
    assert found["chief"] == "<power:receive_complaints> (12/2569)"
    assert found["late"] is None


def test_what_is_published_has_no_column_about_a_person() -> None:
    public = Speaking(language="th", names=SAY.names, usual=SAY.usual, personal=False)
    found = kept(filed(DONE), own=OFFICIAL, say=public)
    assert "name" not in found.headings
    assert "what" in found.headings


def test_clocks_that_never_ran_or_have_no_last_day_leave_their_cells_empty() -> None:
    table = {"due": {"name": words("due"), "shows": "due:reply"},
             "late": {"name": words("late"), "shows": "late:reply"}}  # fmt: skip
    never = procedure({"only": ["road"]}, register={"title": words("ก"), "table": table})
    unknown = procedure({"length": "unknown"}, register={"title": words("ก"), "table": table})
    for own in (never, unknown):
        assert kept(filed(brought(own, "2026-03-02")), own=own).lines[0].cells == (None, None)


FIELDS = {
    **plain()["fields"],
    "level": {"label": words("ระดับ"), "type": "choice", "choices": {"a": words("ก")}},
    "kinds": {
        "label": words("หลาย"), "type": "choices", "choices": {"a": words("ก"), "b": words("ข")},
    },
    "money": {"label": words("เงิน"), "type": "money"},
    "days": {"label": words("วัน"), "type": "number"},
    "ok": {"label": words("มี"), "type": "yes_no"},
    "files": {"label": words("แฟ้ม"), "type": "files"},
    "people": {"label": words("คน"), "type": "people"},
}  # fmt: skip
SUMS = {
    "unit": {"name": words("หน่วย"), "fields": ["days", "money"], "by": "unit"},
    "kind": {"name": words("ประเภท"), "fields": ["days"], "by": "category"},
    "level": {"name": words("ระดับ"), "fields": ["days"], "by": "level"},
}
FULL = procedure(fields=FIELDS, register={"title": words("ทะเบียน"), "sums": SUMS})


def test_each_kind_of_field_is_said_in_its_way() -> None:
    told = {
        "level": "a", "kinds": ("a", "b"), "money": "5.50", "ok": True, "files": ("1", "2"),
        "people": ("o1",), "what": "ก", "since": "2026-01-02",
    }  # fmt: skip
    found = {key: said(FULL, key, value, SAY) for key, value in told.items()}  # type: ignore[arg-type]
    assert found == {
        "level": "ก", "kinds": "ก, ข", "money": Decimal("5.50"), "ok": "=yes", "files": 2,
        "people": "<o1>", "what": "ก", "since": day("2026-01-02"),
    }  # fmt: skip
    assert said(FULL, "ok", value=False, say=SAY) == "=no"


def granted(number: int, days: str, level: str = "a", by: By | None = None) -> tuple[Case, Folder]:
    folder = brought(FULL, "2026-03-02", by=by, level=level, days=days, money="10.25")
    for when, move in (("2026-03-03", "take"), ("2026-03-04", "solve")):
        folder = moved(folder, when, move)
    return filed(folder, number)


def test_days_and_baht_of_what_was_granted_are_added_up() -> None:
    gone = filed(moved(brought(FULL, "2026-03-02", days="9"), "2026-03-03", "withdraw"), 9)
    found = kept(granted(1, "1.5"), granted(2, "2", ""), gone, own=FULL)
    unit, kind, level = found.sums
    assert unit.rows == (("<works>", 2, (Decimal("3.5"), Decimal("20.50"))),)
    assert kind.rows == (("บริการ", 2, (Decimal("3.5"),)),)
    assert level.rows == (("ก", 1, (Decimal("1.5"),)), ("–", 1, (Decimal(2),)))
    assert unit.headings == ("วัน", "เงิน")


def test_without_a_unit_the_bringers_counts_and_none_is_a_dash() -> None:
    end = {**plain()["moves"]["withdraw"], "at": ["new"], "outcome": "solved"}
    own = procedure(fields=FIELDS, moves={**plain()["moves"], "withdraw": end},
                    register={"title": words("ก"), "sums": SUMS})  # fmt: skip
    cases = [
        filed(moved(brought(own, "2026-03-02", by=By(unit=unit)), "2026-03-03", "withdraw"), number)
        for number, unit in enumerate(("clinic", ""), start=1)
    ]
    found = kept(*cases, own=own)
    assert [row[0] for row in found.sums[0].rows] == ["<clinic>", "–"]


@given(st.lists(st.decimals(0, 999, places=1), max_size=4))
def test_sums_over_groups_come_to_the_sum_over_cases(days: list[Decimal]) -> None:
    found = kept(*(granted(n, str(each)) for n, each in enumerate(days, start=1)), own=FULL)
    for each in found.sums:
        assert sum((row[2][0] for row in each.rows), Decimal(0)) == sum(days, Decimal(0))
        assert sum(row[1] for row in each.rows) == len(days)


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(1, 500)), max_size=5))
def test_what_is_carried_over_one_year_is_carried_into_the_next(
    spans: list[tuple[int, int]],
) -> None:
    cases, first = [], day("2025-10-01")
    for number, (come, took) in enumerate(spans, start=1):
        came = first + dt.timedelta(days=come)
        year = 2569 + (came >= day("2026-10-01"))
        folder = brought(OWN, came.isoformat())
        folder = moved(folder, (came + dt.timedelta(days=took)).isoformat(), "withdraw")
        cases.append(filed(folder, number, year))
    old, new = kept(*cases, when=at("2029-01-01")), kept(*cases, year=2570, when=at("2029-01-01"))
    assert old.carried_over == new.carried_in


# --- Sheets of years before ----------------------------------------------------------------------

SHEET = procedure(
    fields={**FIELDS, "result": {"label": words("ผล"), "later": True}},
    register={"title": words("ทะเบียน"), "table": {
        "came": {"name": words("รับ"), "shows": "brought"},
        "kind": {"name": words("ประเภท"), "shows": "category"},
        "what": {"name": words("เรื่อง"), "shows": "field:what", "also": ["matter"]},
        "days": {"name": words("วัน"), "shows": "field:days"},
        "level": {"name": words("ระดับ"), "shows": "field:level"},
        "kinds": {"name": words("หลาย"), "shows": "field:kinds"},
        "ok": {"name": words("มีไหม"), "shows": "field:ok"},
        "people": {"name": words("คน"), "shows": "field:people"},
        "taken": {"name": words("เริ่ม"), "shows": "day:take"},
        "ended": {"name": words("จบ"), "shows": "day:solve,explain"},
        "state": {"name": words("สถานะ"), "shows": "state"},
        "end": {"name": words("ผลลัพธ์"), "shows": "outcome"},
        "shut": {"name": words("ปิด"), "shows": "closed"},
    }},
)  # fmt: skip
LAST = day("2025-09-30")


def sheet(heads: str, *rows: str) -> RawSheet:
    return RawSheet("ปี 2568", [line.split("|") for line in (heads, *rows)])


def faults(heads: str, *rows: str) -> list[tuple[str, int | None, str]]:
    found = take_over(SHEET, sheet(heads, *rows), LAST)
    assert bool(found.problems) or found.cases
    return [(each.code, each.place.row, each.place.column) for each in found.problems]


def test_rows_become_cases_with_the_days_of_the_sheet() -> None:
    found = take_over(
        SHEET,
        sheet(
            "รับ|ประเภท|matter|วัน|ระดับ|หลาย|มีไหม|คน|เริ่ม|จบ|ผลลัพธ์|อื่น",
            "2025-02-03|ถนน|ไฟดับ|2|ก|ก,ข|ใช่|นาย|2025-02-04|2025-02-10|แก้ไขแล้ว|x",
            "2025-03-03||ไฟ|-||||||||",
        ),
        LAST,
    )
    assert found.problems == []
    assert found.over == ["อื่น"]
    one, two = found.cases
    assert [(each.move, each.entered) for each in one.log] == [
        ("", day("2025-02-03")), ("take", day("2025-02-04")), ("solve", day("2025-02-10")),
    ]  # fmt: skip
    assert one.log[0].values == {
        "what": "ไฟดับ", "days": "2", "level": "a", "kinds": ("a", "b"), "ok": True,
    }  # fmt: skip
    assert (one.row, one.log[0].category, two.log[0].category) == (2, "road", "service")
    assert {each.by.role for each in one.log} == {"sheet"}
    folder = Folder(procedure=SHEET, log=one.log, days=DAYS)
    assert folder.standing(NEXT).outcome == "solved"
    assert folder.rounds(NEXT)["reply"][0].late == 0
    assert len(two.log) == 1


def test_moves_without_a_day_are_made_with_the_next_that_has_one() -> None:
    found = take_over(SHEET, sheet("รับ|ผลลัพธ์|ปิด", "2025-02-03|solved|2025-02-10"), LAST)
    assert [each.entered for each in found.cases[0].log] == [
        day("2025-02-03"), day("2025-02-10"), day("2025-02-10"),
    ]  # fmt: skip


def test_an_open_case_stands_where_the_sheet_says() -> None:
    found = take_over(SHEET, sheet("รับ|สถานะ", "2025-02-03|รอผู้ร้อง"), LAST, "road")
    (case,) = found.cases
    assert [each.move for each in case.log] == ["", "take", "ask"]
    assert case.log[0].category == "road"


def test_every_fault_is_told_at_its_cell() -> None:
    assert faults("เรื่อง", "ก") == [("case-sheet-no-day", None, "")]
    assert faults("รับ|เรื่อง", "|ก") == [("case-sheet-no-day", 2, "")]
    assert faults("รับ|เรื่อง", "พรุ่งนี้|ก") == [("case-field-not-a-day", 2, "รับ")]
    assert faults("รับ", "2025-02-03", "2026-02-03") == [("case-field-day-ahead", 3, "รับ")]
    assert faults("รับ|วัน|ระดับ", "2025-02-03|มาก|ฮ") == [
        ("case-field-not-a-number", 2, "วัน"), ("case-field-not-a-choice", 2, "ระดับ"),
    ]  # fmt: skip
    assert faults("รับ|ประเภท", "2025-02-03|ทะเล") == [("case-field-not-a-choice", 2, "ประเภท")]
    assert faults("รับ|หลาย", "2025-02-03|ก,ฮ") == [("case-field-not-a-choice", 2, "หลาย")]
    assert faults("รับ|ผลลัพธ์", "2025-02-03|ดี") == [("case-field-not-a-choice", 2, "ผลลัพธ์")]
    assert faults("รับ|ผลลัพธ์", "2025-02-03|solved") == [("case-sheet-no-end", 2, "ผลลัพธ์")]
    assert faults("รับ|จบ|ผลลัพธ์", "2025-02-03|2025-02-05|withdrawn") == [
        ("case-sheet-no-way", 2, "ผลลัพธ์")
    ]
    assert faults("รับ|เริ่ม|ปิด|ผลลัพธ์", "2025-02-03|2025-02-05|2025-02-04|solved") == [
        ("case-sheet-days", 2, "รับ")
    ]
    assert faults("รับ|เริ่ม", "2025-02-03|2025-02-01") == [("case-sheet-days", 2, "รับ")]
