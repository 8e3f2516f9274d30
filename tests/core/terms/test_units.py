"""Figures stand with their units as Thai says them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prongsai.core.terms.units import in_unit, plainly


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("80.00", "ร้อยละ", "ร้อยละ 80"), ("3", "ช่องทาง", "3 ช่องทาง"), ("1.50", "", "1.5"),
        ("100", "", "100"),
    ],
)  # fmt: skip
def test_a_share_is_said_before_its_figure_and_other_units_behind(
    value: str, unit: str, said: str
) -> None:
    assert in_unit(Decimal(value), unit) == said


def test_noughts_of_a_whole_figure_stay() -> None:
    assert plainly(Decimal("1E+2")) == "100"
