"""A library of measures is checked before anything is suggested from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from measure_making import FILES, TOPICS
from prongsai.core.measures.library import (
    MeasureLibrary,
    UnitKind,
    measure_library_problems,
    usual_unit,
    usual_units,
)
from prongsai.core.terms.words import Words

SHIPPED = FILES.shelf.measures
QUEUE = SHIPPED.measures["equal_service"]


def said(library: MeasureLibrary) -> list[tuple[str, str]]:
    found = measure_library_problems(library, TOPICS, {"perform_duty", "service_quality"})
    return [(problem.code, problem.place.path) for problem in found]


def library(**told: Any) -> MeasureLibrary:
    """One measure alone, changed."""
    return replace(SHIPPED, measures={"equal_service": replace(QUEUE, **told)})


def test_a_sound_library_has_no_fault() -> None:
    assert said(library()) == []


def test_another_schema_is_told() -> None:
    assert said(replace(library(), schema=2)) == [("pack-other-schema", "schema")]


def test_subjects_indicators_and_units_nobody_knows_are_told() -> None:
    odd = library(topics=("luck",), indicators=("luck",), unit="luck")
    assert said(odd) == [
        ("pack-no-such-topic", "measures/equal_service/topics"),
        ("library-no-such-indicator", "measures/equal_service/indicators"),
        ("pack-not-a-choice", "measures/equal_service/unit"),
    ]


def test_a_unit_within_none_is_told() -> None:
    odd = UnitKind(key="odd", name=Words("งานหนึ่ง", "one"), within="luck")
    found = replace(library(), units={**SHIPPED.units, "odd": odd})
    assert said(found) == [("pack-not-a-choice", "units/odd/within")]


def test_a_source_nobody_listed_is_told() -> None:
    assert said(replace(library(), sources={})) == [("pack-no-such-source", "")]


def test_a_unit_is_called_with_the_one_it_is_a_part_of() -> None:
    assert str(usual_unit(SHIPPED, "supplies")) == "กองคลัง งานพัสดุ"
    assert str(usual_unit(SHIPPED, "finance")) == "กองคลัง"


def test_usual_units_are_whole_ones() -> None:
    assert usual_units(SHIPPED)[:2] == ("สำนักปลัด", "กองคลัง")
    assert "งานพัสดุ" not in usual_units(SHIPPED)
