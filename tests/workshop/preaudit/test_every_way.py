"""Each way in which a website misbehaves comes to the verdict that is true of it.

The walk is done in a network without a way out, where traps listen at forbidden addresses.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from preaudit_site.apart import run_apart
from preaudit_site.table import GROUPS, Way, as_table, measured, ways

PAGE = Path(__file__).parents[3] / "docs" / "preaudit.md"
WAYS = ways()
LEAST = 30


@pytest.fixture(scope="module")
def walked() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_apart("preaudit_site.walk"))
    return found


def codes(walked: dict[str, Any], way: Way) -> list[str]:
    return [each["code"] for each in walked["ways"][way.name]["findings"]]


def test_the_website_misbehaves_in_many_ways_each_once() -> None:
    names = {way.name for way in WAYS}
    bad = [way for way in WAYS if set(way.truth) - {"fine", "–"}]

    assert (len(names), len(bad) >= LEAST) == (len(WAYS), True)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_way_comes_to_its_true_verdict(way: Way, walked: dict[str, Any]) -> None:
    assert dict(zip(GROUPS, walked["ways"][way.name]["found"], strict=True)) == dict(
        zip(GROUPS, way.truth, strict=True)
    )


def test_nothing_fell_into_a_trap(walked: dict[str, Any]) -> None:
    assert walked["caught"] == []


@pytest.mark.parametrize("way", [way for way in WAYS if way.forbidden], ids=lambda way: way.name)
def test_what_nobody_may_ask_is_said_to_be_so(way: Way, walked: dict[str, Any]) -> None:
    assert "reach-forbidden" in codes(walked, way)


@pytest.mark.parametrize("way", [way for way in WAYS if way.offered], ids=lambda way: way.name)
def test_a_damaged_address_is_offered_mended(way: Way, walked: dict[str, Any]) -> None:
    assert "address-damaged" in codes(walked, way)


def test_the_program_itself_stumbled_over_none(walked: dict[str, Any]) -> None:
    assert [way.name for way in WAYS if "reach-program" in codes(walked, way)] == []


def test_precision_and_recall_stand_in_the_docs(walked: dict[str, Any]) -> None:
    found = {name: tuple(each["found"]) for name, each in walked["ways"].items()}

    assert as_table(measured(found)) in PAGE.read_text("utf-8")
