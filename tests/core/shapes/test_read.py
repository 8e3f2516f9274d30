"""Plain data becomes a typed value, or every reason why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest

from prongsai.core.shapes.fields import (
    UNKNOWN,
    Unknown,
    told,
    told_by_key,
    told_or,
    told_or_new,
)
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Problem


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    key: str = told_by_key("Its key.")
    size: int = told("How large.")
    note: str | None = told_or(None, "A remark.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    name: str = told("What it is called.")
    height: Fraction | Unknown = told("How high it grows.")
    evergreen: bool = told_or(False, "Whether it keeps its leaves.")
    colour: Colour = told_or(Colour.RED, "Colour of its flower.")
    planted: dt.date | Unknown | None = told_or(None, "First day in the ground.")
    leaves: Mapping[str, Leaf] = told_or_new(dict, "Leaves by key.")
    names: tuple[str, ...] = told_or_new(tuple, "Other names.")
    extra: Mapping[str, Any] = told_or_new(dict, "Anything else.")
    bug: Leaf | None = told_or(None, "What sits on it.")


TREE = {"name": "teak", "height": 40}


def problem_of(**given: object) -> tuple[str, str, Mapping[str, str]]:
    """Code, path and facts of the one problem in a plant."""
    value, problems = read(Plant, {**TREE, **given})
    assert value is None
    [problem] = problems
    return problem.code, problem.place.path, problem.facts


def test_what_is_left_out_takes_its_default() -> None:
    value, problems = read(Plant, TREE)
    assert problems == []
    assert value == Plant(name="teak", height=Fraction(40))


def test_every_kind_of_value_is_read_as_its_type() -> None:
    given = {
        **TREE, "evergreen": True, "colour": "blue", "planted": "2025-01-31",
        "leaves": {"a": {"size": 3, "note": "torn"}}, "names": ["sak"], "extra": {"x": [1]},
    }  # fmt: skip
    value, _ = read(Plant, given)
    assert value == Plant(
        name="teak", height=Fraction(40), evergreen=True, colour=Colour.BLUE,
        planted=dt.date(2025, 1, 31), leaves={"a": Leaf(key="a", size=3, note="torn")},
        names=("sak",), extra={"x": [1]},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plain", "number"),
    [
        (40, Fraction(40)),
        (Decimal("0.10"), Fraction(1, 10)),
        ("84.99", Fraction(8499, 100)),
        ("100/3", Fraction(100, 3)),
    ],
)
def test_a_number_is_exact_however_it_is_written(plain: object, number: Fraction) -> None:
    value, _ = read(Plant, {**TREE, "height": plain})
    assert value is not None
    assert value.height == number


@pytest.mark.parametrize(
    ("field", "found", "expected", "kind"),
    [
        ("name", 7, "text", "number"),
        ("name", "", "text", "text"),
        ("name", None, "text", "nothing"),
        ("name", ["x"], "text", "list"),
        ("height", True, "number", "true/false"),
        ("height", "tall", "number", "text"),
        ("height", None, "number", "nothing"),
        ("height", {"m": 1}, "number", "mapping"),
        ("evergreen", "yes", "true/false", "text"),
        ("evergreen", 1, "true/false", "number"),
        ("leaves", ["a"], "mapping", "list"),
        ("names", "sak", "list", "text"),
        ("names", {"a": 1}, "list", "mapping"),
        ("bug", Decimal("1.5"), "mapping", "number"),
    ],
)
def test_a_wrong_type_says_what_was_expected_and_found(
    field: str, found: object, expected: str, kind: str
) -> None:
    facts = {"expected": expected, "found": kind}
    assert problem_of(**{field: found}) == ("pack-wrong-type", field, facts)


@pytest.mark.parametrize(
    ("size", "found"), [(True, "true/false"), ("3", "text"), (None, "nothing")]
)
def test_a_whole_number_is_nothing_else(size: object, found: str) -> None:
    facts = {"expected": "whole number", "found": found}
    path = "leaves/a/size"
    assert problem_of(leaves={"a": {"size": size}}) == ("pack-wrong-type", path, facts)


@pytest.mark.parametrize(
    ("typed", "close"), [("hight", "height"), ("colur", "colour"), ("leafs", "leaves")]
)
def test_an_unknown_key_is_named_with_the_nearest_one(typed: str, close: str) -> None:
    assert problem_of(**{typed: 1}) == ("pack-unknown-key", typed, {"key": typed, "close": close})


def test_the_key_of_a_block_is_not_written_inside_it() -> None:
    code, path, _ = problem_of(leaves={"a": {"size": 1, "key": "a"}})
    assert (code, path) == ("pack-unknown-key", "leaves/a/key")


def test_a_block_that_stands_alone_has_its_field_as_key() -> None:
    value, _ = read(Plant, {**TREE, "bug": {"size": 1}})
    assert value is not None
    assert value.bug == Leaf(key="bug", size=1)
    assert read(Leaf, {"size": 1})[0] == Leaf(key="", size=1)


def test_a_missing_field_is_named_with_its_meaning() -> None:
    facts = {"field": "size", "doc": "How large."}
    assert problem_of(leaves={"a": {"note": "torn"}}) == ("pack-missing-field", "leaves/a", facts)


def test_a_missing_field_is_found_among_many_given_ones() -> None:
    _, problems = read(Plant, {"height": 1, "evergreen": True, "names": ["sak"]})
    assert [problem.facts["field"] for problem in problems] == ["name"]


def test_a_word_that_is_no_choice_lists_the_choices() -> None:
    facts = {"found": "green", "expected": "red, blue"}
    assert problem_of(colour="green") == ("pack-not-a-choice", "colour", facts)


@pytest.mark.parametrize("found", ["31/01/2025", "2025-02-30", "2568", 20250131, ["2025-01-31"]])
def test_a_day_that_does_not_exist_is_refused(found: object) -> None:
    assert problem_of(planted=found) == ("pack-wrong-date", "planted", {"found": str(found)})


def test_unknown_is_read_only_where_the_field_allows_it() -> None:
    value, _ = read(Plant, {**TREE, "height": "unknown", "planted": "unknown"})
    assert value is not None
    assert (value.height, value.planted) == (UNKNOWN, UNKNOWN)
    assert not value.height
    assert problem_of(evergreen="unknown")[0] == "pack-wrong-type"


def test_a_text_may_say_unknown_and_mean_the_word() -> None:
    value, _ = read(Plant, {**TREE, "name": "unknown"})
    assert value is not None
    assert value.name == "unknown"


def test_nothing_is_read_only_where_the_field_is_optional() -> None:
    value, _ = read(Plant, {**TREE, "planted": None, "bug": None})
    assert value is not None
    assert (value.planted, value.bug) == (None, None)
    assert problem_of(colour=None)[0] == "pack-not-a-choice"


def test_every_problem_is_found_in_one_reading() -> None:
    plain = {"height": "tall", "names": ["a", 2], "leaves": {"x": {"size": "big"}}, "smell": 1}
    _, problems = read(Plant, plain)
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("pack-missing-field", ""),
        ("pack-wrong-type", "height"),
        ("pack-wrong-type", "leaves/x/size"),
        ("pack-wrong-type", "names/1"),
        ("pack-unknown-key", "smell"),
    ]


@pytest.mark.parametrize("plain", [None, "teak", 3, ["teak"]])
def test_what_is_no_mapping_is_no_model(plain: object) -> None:
    value, problems = read(Plant, plain)
    assert value is None
    assert [problem.code for problem in problems] == ["pack-wrong-type"]


def test_a_problem_in_reading_has_no_place_but_a_path() -> None:
    _, [problem] = read(Leaf, {"size": "big"})
    assert isinstance(problem, Problem)
    assert (problem.place.file, problem.place.line, problem.place.path) == ("", None, "size")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    amount: Decimal = told("What it costs.")


@pytest.mark.parametrize("said", ["19800.50", Decimal("19800.50")])
def test_an_amount_keeps_its_decimals_however_it_is_written(said: object) -> None:
    assert read(Price, {"amount": said}) == (Price(amount=Decimal("19800.50")), [])


@pytest.mark.parametrize("said", ["1e3", "NaN", True, None, "๑๐"])
def test_what_is_no_amount_is_refused(said: object) -> None:
    assert [each.code for each in read(Price, {"amount": said})[1]] == ["pack-wrong-type"]


@pytest.mark.parametrize("said", ["1e999999999", "-1E-999999999", "NaN", "Infinity"])
@pytest.mark.parametrize(("shape", "field"), [(Price, "amount"), (Plant, "height")])
def test_a_number_that_would_fill_the_memory_is_refused(
    shape: type[Any], field: str, said: str
) -> None:
    value, problems = read(shape, {**TREE, field: Decimal(said)})

    assert value is None
    assert ("pack-wrong-type", field) in {(each.code, each.place.path) for each in problems}
