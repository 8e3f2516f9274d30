"""Every total has one level, and bands that leave doubt are found."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.core.criteria.levels import Band, Level, Miss, Seam, level_of, seams, unreachable
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library

LIBRARY = Library()
STEP = Fraction(1, 100)
PACKS = [LIBRARY.load(str(pack_id)).pack for pack_id in LIBRARY.ids]
LEVELS = {pack.id: pack.levels for pack in PACKS if not isinstance(pack.levels, Unknown)}
each_pack = pytest.mark.parametrize("pack_id", LEVELS)
SCORES = st.decimals(min_value=0, max_value=100, places=2)
TRIPLES = st.fixed_dictionaries({"IIT": SCORES, "EIT": SCORES, "OIT": SCORES})
NAMED = LEVELS["ita/2568/local@1"]


def fitting(
    levels: Mapping[str, Level], total: Decimal, scores: Mapping[str, Decimal]
) -> list[str]:
    """Levels whose band and floors hold, each judged alone."""
    return [
        key
        for key, level in levels.items()
        if level.total.low <= Fraction(total) <= level.total.high
        and all(scores[instrument] >= floor for instrument, floor in level.floors.items())
    ]


def bands(text: str, floors: str = "") -> dict[str, Level]:
    """`a 85-100, b 0-84.99`: levels best first; `floors` names those with a floor of 85."""
    levels: dict[str, Level] = {}
    for each in text.split(", "):
        key, band = each.split(" ")
        low, high = band.split("…")
        total = Band(low=Fraction(low), high=Fraction(high))
        asked = {"IIT": Fraction(85)} if key in floors else {}
        levels[key] = Level(key=key, name=Words(th=key, en=key), total=total, floors=asked)
    return levels


def test_levels_are_known_for_most_shipped_years() -> None:
    assert {"ita/2563/local@1", "ita/2565/local@1", "ita/2568/local@1"} <= LEVELS.keys()
    assert "ita/2570/local@1" not in LEVELS


@each_pack
@given(total=SCORES, scores=TRIPLES)
def test_every_total_and_triple_has_the_first_fitting_level(
    pack_id: str, total: Decimal, scores: dict[str, Decimal]
) -> None:
    levels = LEVELS[pack_id]
    assert level_of(levels, total, scores).level.key == fitting(levels, total, scores)[0]


@each_pack
@given(total=SCORES)
def test_exactly_one_band_without_floors_holds_a_total(pack_id: str, total: Decimal) -> None:
    plain = {key: level for key, level in LEVELS[pack_id].items() if not level.floors}
    assert len(fitting(plain, total, {})) == 1


@each_pack
@given(st.fractions(min_value=0, max_value=100))
@example(Fraction("84.995"))
@example(Fraction("84.994"))
@example(Fraction("94.995"))
@example(Fraction("69.995"))
def test_any_exact_total_has_a_level_once_printed(pack_id: str, total: Fraction) -> None:
    printed = half_up(total, 2)
    same = dict.fromkeys(("IIT", "EIT", "OIT"), printed)
    level = level_of(LEVELS[pack_id], printed, same).level
    assert level.total.low <= Fraction(printed) <= level.total.high


@each_pack
@given(total=SCORES, scores=TRIPLES, better=TRIPLES)
def test_better_instruments_never_make_the_level_worse(
    pack_id: str, total: Decimal, scores: dict[str, Decimal], better: dict[str, Decimal]
) -> None:
    levels = LEVELS[pack_id]
    raised = {key: max(score, better[key]) for key, score in scores.items()}
    order = list(levels)
    found, after = (level_of(levels, total, each).level.key for each in (scores, raised))
    assert order.index(after) <= order.index(found)


@each_pack
def test_shipped_bands_meet_and_can_all_be_reached(pack_id: str) -> None:
    assert seams(LEVELS[pack_id], STEP) == []
    assert unreachable(LEVELS[pack_id]) == []


@pytest.mark.parametrize(
    ("total", "scores", "level"),
    [
        ("95.00", ("95.00", "95.00", "95.00"), "excellent"),
        ("97.29", ("94.99", "98.00", "99.00"), "good"),
        ("94.99", ("85.00", "85.00", "85.00"), "good"),
        ("94.64", ("98.00", "84.80", "99.50"), "pass"),
        ("85.00", ("84.99", "90.00", "90.00"), "pass"),
        ("84.99", ("100.00", "100.00", "100.00"), "improve"),
        ("70.00", ("0.00", "0.00", "0.00"), "improve"),
        ("69.99", ("100.00", "100.00", "100.00"), "urgent"),
        ("0.00", ("0.00", "0.00", "0.00"), "urgent"),
    ],
)
def test_named_levels_ask_for_total_and_instruments(
    total: str, scores: tuple[str, str, str], level: str
) -> None:
    given_scores = dict(zip(("IIT", "EIT", "OIT"), map(Decimal, scores), strict=True))
    assert level_of(NAMED, Decimal(total), given_scores).level.key == level


def test_a_withheld_level_names_every_floor_missed() -> None:
    scores = {"IIT": Decimal("96.00"), "EIT": Decimal("84.80"), "OIT": Decimal("90.00")}
    misses = level_of(NAMED, Decimal("96.00"), scores).misses
    assert misses == (
        Miss(NAMED["excellent"], "EIT", Fraction(95), Decimal("84.80")),
        Miss(NAMED["excellent"], "OIT", Fraction(95), Decimal("90.00")),
        Miss(NAMED["good"], "EIT", Fraction(85), Decimal("84.80")),
    )


def test_a_total_between_bands_is_refused_not_guessed() -> None:
    with pytest.raises(LookupError):
        level_of(bands("a 85.01…100, b 0…84.99"), Decimal("85.00"), {})


@pytest.mark.parametrize(
    ("text", "upper", "lower", "gap", "at"),
    [
        ("a 85.01…100, b 0…84.99", "a", "b", True, "85"),
        ("a 85…100, b 0…84.98", "a", "b", True, "84.99"),
        ("a 85…100, b 0…85", "a", "b", False, "85"),
        ("a 85…100, b 0…90", "a", "b", False, "85"),
        ("a 85…99, b 0…84.99", "", "a", True, "99.01"),
        ("a 85…101, b 0…84.99", "", "a", False, "100.01"),
        ("a 85…100, b 1…84.99", "b", "", True, "0"),
        ("a 85…100, b -1…84.99", "b", "", False, "0"),
        ("a 85.005…100, b 0…84.995", "a", "b", True, "85"),
    ],
)
def test_a_seam_is_named_with_both_neighbours(
    text: str, upper: str, lower: str, gap: bool, at: str
) -> None:
    assert seams(bands(text), STEP) == [Seam(upper, lower, gap, Fraction(at))]


def test_bands_may_be_listed_in_any_order() -> None:
    assert seams(bands("b 0…84.99, a 85…100"), STEP) == []


def test_a_missing_band_is_a_gap_from_its_foot() -> None:
    assert seams({}, STEP) == [Seam("", "", gap=True, at=Fraction(0))]


def test_levels_with_floors_need_a_plain_band_beneath() -> None:
    assert seams(bands("a 85…100, b 85…100, c 0…84.99", floors="a"), STEP) == []
    assert len(seams(bands("a 85…100, c 0…84.99", floors="a"), STEP)) == 1


def test_whole_points_meet_at_the_next_whole_point() -> None:
    assert seams(bands("a 85…100, b 0…84"), Fraction(1)) == []


@pytest.mark.parametrize(
    ("text", "floors", "lost"),
    [
        ("a 85…100, b 90…100, c 0…84.99", "", ["b"]),
        ("a 85…100, b 90…100, c 0…84.99", "b", ["b"]),
        ("a 85…100, b 90…100, c 0…84.99", "ab", ["b"]),
        ("a 85…100, b 85…100, c 0…84.99", "a", []),
        ("a 85…100, b 80…90, c 0…84.99", "", []),
        ("a 85…95, b 90…100, c 0…84.99", "", []),
    ],
)
def test_a_level_always_taken_by_an_earlier_one_is_unreachable(
    text: str, floors: str, lost: list[str]
) -> None:
    assert unreachable(bands(text, floors)) == lost


_STEPS = st.lists(st.integers(min_value=1, max_value=9_999), min_size=1, max_size=6, unique=True)


@given(_STEPS, SCORES)
def test_bands_without_seams_leave_no_total_out(cuts: list[int], total: Decimal) -> None:
    edges = [0, *sorted(cuts), 10_001]
    spans = [(Fraction(a, 100), Fraction(b - 1, 100)) for a, b in pairwise(edges)]
    text = ", ".join(f"l{n} {float(low)}…{float(high)}" for n, (low, high) in enumerate(spans))
    levels = bands(text)
    assert seams(levels, STEP) == []
    assert len(fitting(levels, total, {})) == 1
