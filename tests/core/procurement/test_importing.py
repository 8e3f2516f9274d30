"""Tables of purchases as offices keep them: what they say, and what in them can't be meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from core.procurement.purchases import COMPANY_ID, purchase
from prongsai.core.procurement.bids import read_bid
from prongsai.core.procurement.importing import Layout, Sheet, lay_out, read_sheet
from prongsai.core.procurement.matching import Plan, plan
from prongsai.core.procurement.purchase import Bid, Purchase
from prongsai.core.terms.problem import Problem
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

FRAME = Shelf(Library()).procurement
HEADS = ("ที่", "ชื่อโครงการ", "งบประมาณ", "วิธี", "สถานะ", "เลขที่โครงการ", "ราคาที่ตกลง", "วันที่ทำสัญญา")
ROW = (
    "1", "ซื้อเครื่องสูบน้ำ", "๕๐๐,๐๐๐ บาท", "วิธีเฉพาะเจาะจง", "สิ้นสุดสัญญา", "e-GP ๖๙๐๑๙๑๒๓๔๕๖",
    "450,000", "3 ก.พ. 69",
)  # fmt: skip


def read(*rows: tuple[str, ...], told: dict[int, str] | None = None) -> tuple[Sheet, Layout]:
    layout = lay_out(rows, FRAME, told or {})
    return read_sheet(rows, layout, FRAME), layout


def planned(*rows: tuple[str, ...], known: tuple[Purchase, ...] = ()) -> Plan:
    sheet, layout = read(*rows)
    return plan(sheet, layout, known, FRAME, 2569)


def but(cells: dict[str, str]) -> tuple[str, ...]:
    """The row with some of its cells otherwise, by heading."""
    return tuple(cells.get(head, cell) for head, cell in zip(HEADS, ROW, strict=True))


def said(problems: list[Problem]) -> list[tuple[str, int | None, str]]:
    return [(each.code, each.place.row, each.place.column) for each in problems]


def test_headings_are_found_below_titles_however_they_are_spelled() -> None:
    layout = lay_out(
        [("รายการจัดซื้อ",), (), ("ลำดับ ที่", "ชื่องาน", "งบ ประมาณ", "หมายเหตุ", "")], FRAME, {}
    )

    assert (layout.head, layout.columns) == (2, {0: "place", 1: "title", 2: "budget"})
    assert layout.unknown == [(3, "หมายเหตุ")]
    assert (layout.heading("budget"), layout.heading("seller")) == ("งบ ประมาณ", "seller")


def test_what_a_heading_means_can_be_told_and_no_field_stands_twice() -> None:
    layout = lay_out([("ชื่องาน", "รายการ", "ใครขาย")], FRAME, {2: "seller"})

    assert layout.columns == {0: "title", 2: "seller"}


def test_a_table_of_nothing_has_no_headings() -> None:
    sheet, layout = read()

    assert (layout.columns, sheet.lines) == ({}, [])


def test_cells_are_read_as_people_write_them() -> None:
    sheet, _ = read(HEADS, ROW, ("", "", ""))

    assert sheet.problems == []
    assert [dict(each.said) for each in sheet.lines] == [{
        "place": "1", "title": "ซื้อเครื่องสูบน้ำ", "budget": Decimal(500000), "method": "specific",
        "stage": "finished", "number": "69019123456", "agreed_price": Decimal(450000),
        "signed": dt.date(2026, 2, 3),
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "cell", "code"),
    [
        ("งบประมาณ", "ห้าแสน", "purchase-cell-money"),
        ("วันที่ทำสัญญา", "ก.พ. 2569", "purchase-cell-day"),
        ("วิธี", "วิธีลับ", "purchase-cell-choice"),
        ("เลขที่โครงการ", "6901912345", "purchase-number-length"),
    ],
)
def test_what_cannot_be_read_is_told_by_row_and_column(head: str, cell: str, code: str) -> None:
    found = planned(HEADS, ROW, but({"เลขที่โครงการ": "", "ชื่อโครงการ": "อื่น", head: cell}))

    assert said(found.problems) == [(code, 3, head)]
    assert ([each.title for each in found.new], found.faulty) == (["ซื้อเครื่องสูบน้ำ"], {3})


def test_tax_ids_and_bids_are_read_too() -> None:
    sheet, _ = read(
        ("ชื่องาน", "winner_tin", "รายชื่อผู้เสนอราคาและราคาที่เสนอ"),
        ("จ้าง", COMPANY_ID, "ก สมมติ 1,000\n\nข สมมติ"),
        ("จ้าง", "123", ""),
    )

    assert sheet.lines[0].said["bids"] == (Bid("ก สมมติ", Decimal(1000)), Bid("ข สมมติ"))
    assert said(sheet.problems) == [("purchase-tax-id-length", 3, "winner_tin")]


@pytest.mark.parametrize(
    ("line", "bid"),
    [
        ("ก สมมติ 1,000.50 บาท", Bid("ก สมมติ", Decimal("1000.50"))),
        ("ก สมมติ", Bid("ก สมมติ")),
        ("ก สมมติ 12,50", Bid("ก สมมติ 12,50")),
    ],
)
def test_a_bid_is_a_name_and_perhaps_a_price(line: str, bid: Bid) -> None:
    assert read_bid(line) == bid


@pytest.mark.parametrize(("total", "codes"), [("500,000", []), ("600,000", ["purchase-total"])])
def test_a_row_of_totals_is_held_against_the_rows(total: str, codes: list[str]) -> None:
    found = planned(HEADS, ROW, ("รวมทั้งสิ้น", "", total, "", "", "", "", ""))

    assert [each.code for each in found.problems] == codes
    assert (len(found.new), [each.place.column for each in found.problems]) == (
        1, ["งบประมาณ" for _ in codes],
    )  # fmt: skip


# --- Beside the register -------------------------------------------------------------------------


def stored(**told: str) -> Purchase:
    return purchase(**{"method": "specific", "stage": "finished", **told})


def test_a_second_import_changes_instead_of_doubling() -> None:
    (first,) = planned(HEADS, ROW).new
    again = planned(HEADS, ROW, known=(first,))
    dearer = planned(HEADS, but({"ราคาที่ตกลง": "460,000"}), known=(first,))

    assert (again.new, again.changed, again.same) == ([], [], 1)
    ((before, after),) = dearer.changed
    assert (before.agreed_price, after.agreed_price) == (450000, 460000)


def test_what_has_no_number_yet_is_met_by_name_and_keeps_what_the_table_lacks() -> None:
    known = stored(key="kept", number="", reason="ราคาต่ำสุด")
    ((_, after),) = planned(HEADS, ROW, known=(known,)).changed

    assert (after.key, after.number, after.reason) == ("kept", "69019123456", "ราคาต่ำสุด")


def test_a_name_that_two_have_meets_neither() -> None:
    twins = (stored(key="a", number=""), stored(key="b", number=""))

    assert len(planned(HEADS, ROW, known=twins).new) == 1


def test_two_rows_about_one_purchase_are_told() -> None:
    found = planned(HEADS, ROW, ROW)

    assert said(found.problems) == [("purchase-row-twice", 3, "เลขที่โครงการ")]
    assert found.problems[0].facts == {"first": "2"}


def test_rows_of_one_name_come_in_twice_without_doubling() -> None:
    table = (HEADS, but({"เลขที่โครงการ": ""}), but({"เลขที่โครงการ": "", "ราคาที่ตกลง": "440,000"}))
    known = tuple(replace(each, key=str(number)) for number, each in enumerate(planned(*table).new))
    again = planned(*table, known=known)

    assert (len(known), again.new, again.changed, again.same) == (2, [], [], 2)


def test_a_text_that_no_cell_holds_is_told() -> None:
    found = planned(HEADS, but({"ชื่อโครงการ": "ก" * 501}))

    assert said(found.problems) == [("purchase-cell-long", 2, "ชื่อโครงการ")]


def test_rows_without_a_number_or_a_known_name_are_all_new() -> None:
    found = planned(HEADS, but({"เลขที่โครงการ": ""}), but({"เลขที่โครงการ": "", "ชื่อโครงการ": "อื่น"}))

    assert (len(found.new), found.problems) == (2, [])


def test_a_purchase_needs_a_name_and_a_method() -> None:
    found = planned(HEADS, but({"ชื่อโครงการ": "", "วิธี": ""}))

    assert said(found.problems) == [
        ("purchase-cell-empty", 2, "ชื่อโครงการ"), ("purchase-cell-empty", 2, "วิธี"),
    ]  # fmt: skip


def test_what_is_wrong_with_the_whole_is_told_at_its_column() -> None:
    found = planned(HEADS, but({"ราคาที่ตกลง": "900,000", "วันที่ทำสัญญา": "3 ก.พ. 67"}))

    assert said(found.problems) == [
        ("purchase-above-budget", 2, "ราคาที่ตกลง"), ("purchase-outside-year", 2, "วันที่ทำสัญญา"),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "stage"), [("3 ก.พ. 69", "signed"), ("", "planned")])
def test_without_a_status_the_contract_tells_it(day: str, stage: str) -> None:
    found = planned(HEADS, but({"สถานะ": "", "วันที่ทำสัญญา": day}))

    assert [each.stage for each in found.new] == [stage]
