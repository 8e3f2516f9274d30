"""Which evidence holds at a place in a pack: the nearest."""

from __future__ import annotations

import pytest

from criteria_building import loaded
from prongsai.core.criteria.evidence import (
    BY_DEFAULT,
    NO_EVIDENCE,
    Block,
    Confidence,
    Evidence,
    evidence_at,
)
from prongsai.core.terms.words import Words

PACK = loaded("""
evidence: {confidence: confirmed, source: [book]}
evidence_of:
  levels: {confidence: inferred}
  items: {confidence: single source}
items:
  I1:
    evidence: {confidence: inferred, note: {th: อ่านครั้งเดียว, en: Read once}}
    evidence_of: {scale: {confidence: unverified}}
    parts:
      "1": {evidence_of: {short: {confidence: unknown}}}
      "2": {evidence: {confidence: confirmed}}
  O1:
    evidence_of: {elements: {confidence: unverified}}
    elements:
      - {key: chart, short: {th: แผนผัง, en: A chart}, evidence: {confidence: inferred}}
      - {key: names, short: {th: รายชื่อ, en: Names}}
levels:
  best: {evidence_of: {total: {confidence: unknown}}}
  good: {evidence: {confidence: confirmed}}
""").pack


@pytest.mark.parametrize(
    ("path", "confidence"),
    [
        ("", "confirmed"),
        ("rounding", "confirmed"),
        ("rounding/places", "confirmed"),
        ("levels", "inferred"),
        ("levels/best", "inferred"),
        ("levels/best/floors", "inferred"),
        ("levels/best/total", "unknown"),
        ("levels/best/total/low", "unknown"),
        ("levels/good", "confirmed"),
        ("levels/good/total", "confirmed"),
        ("items", "single source"),
        ("items/I1", "inferred"),
        ("items/I1/scale", "unverified"),
        ("items/I1/parts", "inferred"),
        ("items/I1/parts/1", "inferred"),
        ("items/I1/parts/1/short", "unknown"),
        ("items/I1/parts/2/short", "confirmed"),
        ("items/O1", "single source"),
        ("items/O1/elements", "unverified"),
        ("items/O1/elements/0", "inferred"),
        ("items/O1/elements/1/short", "unverified"),
        ("items/O9", "single source"),
        ("nowhere/at/all", "confirmed"),
    ],
)
def test_the_nearest_evidence_on_the_path_holds(path: str, confidence: str) -> None:
    steps = tuple(filter(None, path.split("/")))
    assert evidence_at(PACK, steps).confidence == confidence


def test_the_evidence_found_carries_sources_and_note() -> None:
    assert evidence_at(PACK, ("rounding",)).source == ("book",)
    assert evidence_at(PACK, ("items", "I1")).note == Words(th="อ่านครั้งเดียว", en="Read once")


def test_a_block_without_evidence_is_of_unknown_certainty() -> None:
    assert evidence_at(Block(), ("anything",)) == NO_EVIDENCE
    assert Evidence(confidence=Confidence.UNKNOWN) == NO_EVIDENCE


@pytest.mark.parametrize("field", ["weight", "structured_table", "bribery"])
def test_a_value_nobody_stated_is_not_confirmed_by_what_stands_around_it(field: str) -> None:
    assert evidence_at(PACK, ("items", "O1", field)) is BY_DEFAULT
