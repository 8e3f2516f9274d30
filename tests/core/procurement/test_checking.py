"""What is wrong with a purchase: each problem names its field."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from core.procurement.purchases import FRAME, purchase
from prongsai.core.procurement.checking import blanks, doubles, faults, total_fault
from prongsai.core.procurement.purchase import Bid
from prongsai.core.terms.dates import Month

BAHT = Decimal("1.00")


def test_a_whole_purchase_has_no_fault() -> None:
    bids = (Bid("บริษัท สมมติการช่าง จำกัด", BAHT), Bid("ร้านอีกแห่ง"))
    planned = Month(2025, 10)

    assert faults(purchase(bids=bids, planned=planned, ends=dt.date(2027, 1, 5)), FRAME) == ()


def test_what_is_only_planned_has_no_fault() -> None:
    empty: dict[str, Any] = {
        "number": "",
        "tax_id": "",
        "signed": None,
        "agreed_price": None,
        "seller": "",
    }

    assert faults(purchase(stage="planned", **empty), FRAME) == ()


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"number": "123"}, "number", "purchase-number-length"),
        ({"tax_id": "123"}, "tax_id", "purchase-tax-id-length"),
        ({"budget": BAHT}, "agreed_price", "purchase-above-budget"),
        ({"reference_price": BAHT}, "agreed_price", "purchase-above-reference"),
        ({"signed": dt.date(2025, 9, 30)}, "signed", "purchase-outside-year"),
        ({"signed": dt.date(2026, 10, 1)}, "signed", "purchase-outside-year"),
        ({"planned": Month(2025, 9)}, "planned", "purchase-outside-year"),
        ({"ends": dt.date(2026, 2, 2)}, "ends", "purchase-ends-before"),
        ({"stage": "planned"}, "stage", "purchase-stage-before-contract"),
        ({"bids": (Bid("ร้านอีกแห่ง"),)}, "seller", "purchase-seller-no-bidder"),
    ],
)
def test_a_fault_names_its_field(told: dict[str, Any], field: str, code: str) -> None:
    [problem] = faults(purchase(**told), FRAME)

    assert (problem.place.column, problem.code) == (field, code)


def test_an_award_above_the_budget_passes_with_its_reason() -> None:
    assert faults(purchase(budget=BAHT, above_why="โอนงบเพิ่ม"), FRAME) == ()


@pytest.mark.parametrize(
    ("stage", "fields"), [("planned", []), ("signed", ["agreed_price"]), ("dropped", [])]
)
def test_a_blank_cell_is_told_from_the_stage_on_that_asks_for_it(
    stage: str, fields: list[str]
) -> None:
    found = blanks(purchase(stage=stage, agreed_price=None), FRAME.list_columns, FRAME)

    assert [each.place.column for each in found] == fields


def test_a_title_may_never_be_blank() -> None:
    [problem] = blanks(purchase(title="", stage="planned"), FRAME.list_columns, FRAME)

    assert (problem.place.column, problem.code) == ("title", "purchase-blank")


def test_a_project_number_stands_once_in_a_year() -> None:
    listed = [purchase("a"), purchase("b"), purchase("c", year=2568), purchase("d", number="")]

    assert list(doubles(listed)) == [("69019123456", ("a", "b"))]


def test_a_total_that_its_rows_do_not_add_up_to_is_told() -> None:
    amounts = [Decimal("10.10"), None, Decimal("0.20")]
    problem = total_fault(Decimal("10.00"), amounts, "budget")

    assert total_fault(Decimal("10.30"), amounts, "budget") is None
    assert problem is not None
    assert (problem.code, dict(problem.facts)) == (
        "purchase-total",
        {"said": "10.00", "added": "10.30"},
    )
