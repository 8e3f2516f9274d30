"""A score bundle as a tally: the same is given, the same comes out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_making import (
    FASAI,
    anything_given,
    inside,
    office,
    public,
    sealed_again,
    sent,
)
from prongsai.core.answers.agencies import Agency, Register
from prongsai.core.answers.bundles import tally_of
from prongsai.core.answers.gather import Counted, Gathered, Unit, gather
from prongsai.core.scoring.bundle import Bundle
from prongsai.core.scoring.bundle_file import bundle_from
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.terms.problem import Place, Refused
from scoring_situations import INDICATORS, REFERENCE_2565, scorer, ten

MADE = scorer("ita/2568")
PARTS = scorer("ita/2565")
FILE = Place(file="ก.json")


def gathered(bundle: Bundle, made: Scorer = MADE, register: Register | None = None) -> Gathered:
    """What a bundle gives after it went through a file."""
    again = bundle_from(sent(bundle), FILE)
    year = int(made.pack.id.split("/")[1])
    counted = Counted(tally_of(again, made.pack, FILE), FILE)
    return gather([counted], register or Register(), year)


def unit(bundle: Bundle, made: Scorer = MADE) -> Unit:
    (found,) = gathered(bundle, made).units
    return found


@settings(max_examples=40)
@given(st.data(), st.sampled_from([MADE, PARTS]))
def test_an_inside_bundle_gives_back_the_same_given_and_scores(
    data: st.DataObject, made: Scorer
) -> None:
    known = data.draw(anything_given(made))
    bundle = inside(made, known)

    found = unit(bundle, made)

    assert found.given == known
    assert made.score(found.given) == made.score(known)
    assert bundle.pack_hash == made.loaded.hash


@settings(max_examples=40)
@given(anything_given(MADE))
def test_a_public_bundle_gives_back_the_same_printed_scores(known: Given) -> None:
    bundle = public(MADE, known)

    scores = MADE.score(unit(bundle).given)

    for key, printed in bundle.printed.items():
        assert str(scores.shown(key)) == printed
    total = scores.shown(OVERALL)
    if bundle.overall is not None:
        assert total is not None
        assert abs(total - Decimal(bundle.overall)) <= Decimal("0.01")


def test_the_ten_scores_of_the_reference_come_back_in_public_form() -> None:
    found = unit(public(PARTS, ten(REFERENCE_2565)), PARTS)

    assert [str(PARTS.score(found.given).shown(key)) for key in INDICATORS[:4]] == [
        "100.00", "100.00", "100.00", "99.44",
    ]  # fmt: skip
    assert str(PARTS.score(found.given).shown(OVERALL)) == "95.75"
    assert str(found.published) == "383/4"


def test_the_agency_is_the_one_it_was() -> None:
    assert unit(inside(MADE, office(7))).agency == Agency("เทศบาลตำบลฟ้าใส", "S02", "น่าน")


def test_a_bundle_is_one_row() -> None:
    summary = gathered(inside(MADE, office(7))).summary

    assert (summary.rows, summary.used) == (1, 1)


def test_head_counts_of_the_list_of_agencies_have_the_last_word() -> None:
    known = Given(respondents={"IIT": 9, "EIT": 9}, headcounts={"IIT": 40, "EIT": 500})
    listed = Agency(FASAI.name, FASAI.code, FASAI.province, headcounts={"IIT": 44})

    (found,) = gathered(inside(MADE, known), register=Register([listed])).units

    assert found.given.headcounts == {"IIT": 44, "EIT": 500}


def test_a_bundle_of_another_year_is_refused_like_any_row_of_it() -> None:
    found = gathered(inside(MADE, office(7)), scorer("ita/2567"))

    assert found.units == ()
    assert [(p.code, p.place.file, p.place.row) for p in found.problems] == [
        ("answers-other-year", "ก.json", 1)
    ]


def refusals(record: dict[str, Any]) -> list[tuple[str, str]]:
    bundle = bundle_from(sealed_again(record), FILE)
    with pytest.raises(Refused) as refused:
        tally_of(bundle, MADE.pack, FILE)
    return [(problem.code, problem.place.path) for problem in refused.value.problems]


@pytest.mark.parametrize("pack", ["moit/2568/local@1", "ita/2568/ministry@1"])
def test_a_bundle_of_another_scheme_or_class_is_refused(pack: str) -> None:
    record = {**sent(inside(MADE, office(7))), "pack": pack}

    assert refusals(record) == [("bundle-other-scheme", "pack")]


def test_another_revision_is_read_as_far_as_it_fits() -> None:
    record = {**sent(inside(MADE, office(7))), "pack": "ita/2568/local@9"}

    assert tally_of(bundle_from(sealed_again(record), FILE), MADE.pack, FILE).rows == 1


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"marks": {"O99": "1"}}, "given/marks/O99"),
        ({"known": {"luck": "1"}}, "given/known/luck"),
        ({"respondents": {"XIT": "1"}}, "given/respondents/XIT"),
        ({"headcounts": {"XIT": "1"}}, "given/headcounts/XIT"),
        ({"answers": [{"channel": None, "item": "I99", "part": None, "counts": ["1"]}]},
         "given/answers/0"),
        ({"answers": [{"channel": None, "item": "I1", "part": "7", "counts": ["1"] * 6}]},
         "given/answers/0"),
        ({"answers": [{"channel": None, "item": "I1", "part": None, "counts": ["1"] * 5}]},
         "given/answers/0"),
    ],
)  # fmt: skip
def test_what_the_criteria_do_not_have_is_named(change: dict[str, Any], path: str) -> None:
    record = sent(inside(MADE, office(7)))

    assert refusals({**record, "given": {**record["given"], **change}}) == [("bundle-unfit", path)]


def test_a_printed_score_the_criteria_do_not_have_is_named() -> None:
    record = {**sent(public(MADE, office(7))), "items": {"O99": "100.00"}}

    assert refusals(record) == [("bundle-unfit", "items/O99")]
