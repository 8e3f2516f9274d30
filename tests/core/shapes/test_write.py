"""A typed value becomes plain data that reads back to the same value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prongsai.core.criteria.evidence import Confidence, Evidence
from prongsai.core.criteria.ids import PackId
from prongsai.core.criteria.items import Item, Scale
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.lineage import Lineage
from prongsai.core.criteria.pack import Indicator, Instrument, Pack, SubIndicator
from prongsai.core.criteria.rules import (
    Aggregation,
    Parameter,
    Rounding,
    SampleRule,
    Window,
)
from prongsai.core.criteria.topics import Topics
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.workshop.library import Library
from shapes_making import values_of

LIBRARY = Library()
MODELS = (
    Aggregation, Indicator, Instrument, Item, Level, Lineage, Parameter, Rounding, SampleRule,
    Scale, SubIndicator, Topics, Window,
)  # fmt: skip
any_value = st.sampled_from(MODELS).flatmap(values_of)
making_takes_time = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("pack_id", LIBRARY.ids, ids=str)
def test_a_shipped_pack_is_the_same_once_written_and_read(pack_id: PackId) -> None:
    pack = LIBRARY.load(str(pack_id)).pack
    assert read(Pack, plain(pack)) == (pack, [])


@making_takes_time
@given(any_value)
def test_any_part_is_the_same_once_written_and_read(value: Any) -> None:
    again, problems = read(type(value), plain(value))
    assert problems == []
    assert plain(again) == plain(value)


@making_takes_time
@given(values_of(Pack))
def test_any_pack_is_the_same_once_written_and_read(pack: Pack) -> None:
    assert read(Pack, plain(pack)) == (pack, [])


@making_takes_time
@given(any_value)
def test_only_plain_kinds_of_data_are_written(value: Any) -> None:
    allowed = {dict, list, str, int, bool, Decimal, type(None)}
    assert {type(each) for each in _everything(plain(value))} <= allowed


def _everything(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(each for entry in inside for each in _everything(entry))]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(85), 85),
        (Fraction(1, 10), Decimal("0.1")),
        (Fraction(100, 3), "100/3"),
        (UNKNOWN, "unknown"),
        (Confidence.SINGLE_SOURCE, "single source"),
        (dt.date(2025, 1, 31), "2025-01-31"),
        (("a", Fraction(1, 2)), ["a", Decimal("0.5")]),
        ({"a": True, 1: "x"}, {"a": True, "1": "x"}),
        (None, None),
    ],
    ids=str,
)
def test_each_kind_of_value_has_one_plain_form(value: Any, written: Any) -> None:
    assert plain(value) == written


def test_what_is_the_default_is_not_written() -> None:
    evidence = Evidence(confidence=Confidence.INFERRED, source=(), note=None)
    assert plain(evidence) == {"confidence": "inferred"}


def test_the_key_of_a_block_is_written_outside_only() -> None:
    pack = LIBRARY.load("ita/2565").pack
    assert list(plain(pack)["levels"]["AA"]) == ["name", "total"]
