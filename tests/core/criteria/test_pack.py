"""What a pack answers about itself."""

from __future__ import annotations

import dataclasses

import pytest

from criteria_building import loaded
from prongsai.core.criteria.items import Direction
from prongsai.core.criteria.topics import Topics
from prongsai.core.shapes.read import read

PACK = loaded("""
items:
  I2: {indicator: duty, topic: fairness, short: {th: ข, en: b}, scale: verdict}
  I3: {indicator: duty, topic: fairness, short: {th: ค, en: c}, scale: verdict, direction: down}
""").pack


@pytest.mark.parametrize(
    ("code", "part", "direction"),
    [
        ("I1", None, Direction.UP),
        ("I1", "1", Direction.UP),
        ("I1", "2", Direction.DOWN),
        ("I2", None, Direction.UP),
        ("I3", None, Direction.DOWN),
    ],
)
def test_the_nearest_direction_holds_for_a_question(
    code: str, part: str | None, direction: Direction
) -> None:
    assert PACK.direction_of(PACK.items[code], part) is direction


def test_an_item_without_direction_is_never_guessed() -> None:
    item = dataclasses.replace(PACK.items["I1"], direction=None)
    with pytest.raises(LookupError, match="I1"):
        PACK.direction_of(item)


def test_items_of_an_indicator_stand_in_printed_order() -> None:
    assert [item.code for item in PACK.items_in("duty")] == ["I1", "I2", "I3"]
    assert [item.code for item in PACK.items_in("openness", "2.1")] == ["O1"]
    assert PACK.items_in("openness", "9.9") == []


def test_an_item_belongs_to_the_instrument_of_its_indicator() -> None:
    assert PACK.instrument_of(PACK.items["O1"]).key == "SHOW"


def test_indicators_and_their_groups_are_found_by_owner() -> None:
    assert [each.key for each in PACK.indicators_in("ASK")] == ["duty"]
    assert [each.code for each in PACK.sub_indicators_in("openness")] == ["2.1"]
    assert PACK.sub_indicators_in("duty") == []


def test_topics_are_read_with_their_keys() -> None:
    name = {"th": "ความเป็นธรรม", "en": "Fairness"}
    plain = {
        "schema": 1,
        "sources": {},
        "topics": {"fairness": {"name": name, "instrument": "ASK"}},
    }
    topics, problems = read(Topics, plain)
    assert problems == []
    assert topics is not None
    assert topics.topics["fairness"].key == "fairness"
