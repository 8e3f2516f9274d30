"""A bundle as plain data: whole and unchanged, or refused with the place of the fault."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_making import anything_given, inside, office, public, sealed_again, sent
from prongsai.core.scoring.bundle import Bundle, given_of, other_rules
from prongsai.core.scoring.bundle_file import bundle_from, record_of
from prongsai.core.scoring.given import Given
from prongsai.core.terms.problem import Place, Refused, Severity
from scoring_situations import REFERENCE_2565, scorer, ten

MADE = scorer("ita/2568")
FILE = Place(file="ก.json")


def read_back(record: dict[str, Any]) -> Bundle:
    return bundle_from(record, FILE)


def refusals(record: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_back(record)
    assert {problem.place.file for problem in refused.value.problems} == {"ก.json"}
    return [(problem.code, problem.place.path) for problem in refused.value.problems]


def inside_record() -> dict[str, Any]:
    return sent(inside(MADE, office(7)))


@given(anything_given(MADE))
def test_both_forms_come_back_as_they_went_out(known: Given) -> None:
    for bundle in (inside(MADE, known), public(MADE, known)):
        assert read_back(sent(bundle)) == bundle


def test_the_exact_total_stands_as_text_beside_the_printed_one() -> None:
    record = inside_record()

    # 0.3 * 1108/21 + 0.3 * 650/9 + 0.4 * 100
    assert (record["overall"], record["exact"]["overall"]) == ("77.50", "8137/105")


def test_every_number_is_text() -> None:
    def numbers(value: object) -> list[object]:
        if isinstance(value, dict):
            return [found for entry in value.values() for found in numbers(entry)]
        if isinstance(value, list):
            return [found for entry in value for found in numbers(entry)]
        return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []

    assert numbers(inside_record()) == []


def test_a_verdict_too_fine_for_a_short_decimal_comes_back() -> None:
    fine = Given(known={"IIT": Fraction(1, 10**9)})

    bundle = read_back(sent(inside(MADE, fine)))

    assert bundle.given is not None
    assert given_of(bundle.given) == fine


def test_keys_stand_in_the_order_of_the_layout() -> None:
    assert list(inside_record())[:6] == [
        "bundle", "form", "says", "agency", "agency_code", "province",
    ]  # fmt: skip
    assert list(inside_record())[-1] == "sha256"


def test_the_order_of_keys_does_not_matter_when_reading() -> None:
    record = inside_record()

    assert read_back(dict(reversed(record.items()))) == read_back(record)


@pytest.mark.parametrize("change", [{"overall": "99.99"}, {"agency": "อบต.อื่น"}, {"sha256": "0"}])
def test_a_changed_bundle_is_refused(change: dict[str, str]) -> None:
    assert refusals({**inside_record(), **change}) == [("bundle-changed", "")]


def test_a_bundle_of_another_layout_is_refused() -> None:
    assert refusals({**inside_record(), "bundle": "score-bundle@9"}) == [
        ("bundle-other-layout", "")
    ]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"overall": "one"}, "overall"),
        ({"indicators": {"budget": "100.01"}}, "indicators/budget"),
        ({"exact": {"overall": "101"}}, "exact/overall"),
        ({"fiscal_year": "2567"}, "fiscal_year"),
        ({"pack": "ita/2568"}, "pack"),
        ({"form": "secret"}, "form"),
        ({"passed": "yes"}, "passed"),
        ({"instruments": ["IIT"]}, "instruments"),
        ({"more": "1"}, "more"),
    ],
)
def test_a_value_that_cannot_be_is_named(change: dict[str, Any], path: str) -> None:
    record = sealed_again({**inside_record(), **change})

    assert ("bundle-damaged", path) in refusals(record)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"marks": {"O1": "2"}}, "given/marks/O1"),
        ({"known": {"budget": "-1"}}, "given/known/budget"),
        ({"respondents": {"IIT": "1.5"}}, "given/respondents/IIT"),
        ({"headcounts": {"IIT": "-5"}}, "given/headcounts/IIT"),
        ({"answers": [{"channel": None, "item": "I1", "part": None, "counts": ["-1"]}]},
         "given/answers/0"),
        ({"answers": [{"channel": None, "item": "I1", "part": None, "counts": []}] * 2},
         "given/answers/1"),
    ],
)  # fmt: skip
def test_a_count_that_cannot_be_is_named(change: dict[str, Any], path: str) -> None:
    record = inside_record()

    assert refusals(sealed_again({**record, "given": {**record["given"], **change}})) == [
        ("bundle-damaged", path)
    ]


def test_a_missing_field_is_named() -> None:
    record = inside_record()
    del record["given"]["marks"], record["agency"]

    assert refusals(record) == [("bundle-damaged", "agency"), ("bundle-damaged", "given/marks")]


def test_a_public_form_with_counts_is_none() -> None:
    record = sealed_again({**inside_record(), "form": "public"})

    assert refusals(record) == [("bundle-damaged", "exact"), ("bundle-damaged", "given")]


def test_an_inside_form_without_counts_is_none() -> None:
    record = sealed_again({**sent(public(MADE, office(7))), "form": "inside"})

    assert refusals(record) == [("bundle-damaged", "exact"), ("bundle-damaged", "given")]


@given(st.text(), st.sampled_from(["agency", "says", "choices", "given", "items", "sha256"]))
def test_whatever_stands_in_a_field_is_refused_and_breaks_nothing(text: str, field: str) -> None:
    record = {**inside_record(), field: text}

    assert record == inside_record() or refusals(record)


def test_the_same_rules_are_nothing_to_tell() -> None:
    assert other_rules(inside(MADE, office(7)), MADE.loaded, FILE) == []


def test_other_criteria_and_choices_are_told() -> None:
    chosen = scorer("ita/2568", disclosure_partial="part_marks")
    record = sealed_again({**sent(inside(chosen, office(7))), "pack_hash": "0" * 64})

    found = other_rules(read_back(record), MADE.loaded, FILE)

    assert [(p.code, p.severity, p.place.file) for p in found] == [
        ("bundle-other-pack", Severity.WARNING, "ก.json"),
        ("bundle-other-choices", Severity.WARNING, "ก.json"),
    ]
    assert found[1].facts == {"made": "--choose disclosure_partial=part_marks", "used": "–"}


def test_an_assumption_is_told_like_a_choice() -> None:
    draft = scorer("ita/2569", assume="ita/2568/local@1")

    (found,) = other_rules(inside(draft, Given()), scorer("ita/2569").loaded, FILE)

    assert found.facts["made"] == "--assume ita/2568/local@1"


def test_rules_of_another_year_are_not_compared() -> None:
    assert other_rules(inside(MADE, office(7)), scorer("ita/2567").loaded, FILE) == []


def test_the_record_of_ten_scores_reproduces_the_reference() -> None:
    made = scorer("ita/2565")

    record = record_of(inside(made, ten(REFERENCE_2565)))

    assert (record["overall"], record["level_key"]) == ("95.75", "AA")
    assert record["given"]["answers"] == []
