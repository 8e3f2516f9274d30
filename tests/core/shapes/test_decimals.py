"""Amounts stay decimal from plain data to the model and back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.shapes.fields import told
from prongsai.core.shapes.read import read
from prongsai.core.shapes.schema import json_schema, reference
from prongsai.core.shapes.write import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Money spent."""

    amount: Decimal = told("In baht.")


def test_amounts_come_back_as_they_were() -> None:
    for amount in (Decimal("12.5"), Decimal(7), Decimal(-1)):
        assert read(Spent, plain(Spent(amount=amount))) == (Spent(amount=amount), [])
    assert plain(Spent(amount=Decimal("7.00"))) == {"amount": 7}


def test_what_is_no_number_is_refused() -> None:
    for wrong in ("12", True, None):
        found, [problem] = read(Spent, {"amount": wrong})
        assert (found, problem.code, problem.place.path) == (None, "pack-wrong-type", "amount")


def test_it_is_described_as_a_number() -> None:
    schema = json_schema(Spent, "Spent")
    assert schema["$defs"]["Spent"]["else"]["properties"]["amount"]["type"] == "number"
    assert [row.kind for row in reference(Spent)] == ["number"]
