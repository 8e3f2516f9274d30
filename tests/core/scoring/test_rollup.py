"""Provinces and the nation, from printed totals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from prongsai.core.scoring.given import Given
from prongsai.core.scoring.rollup import printed, roll_up
from prongsai.core.scoring.score import Scores
from scoring_situations import instruments, scorer


def scored(*totals: str) -> list[Scores]:
    return [scorer().score(instruments(total, total, total)) for total in totals]


def test_the_mean_is_that_of_printed_totals() -> None:
    group = roll_up([(each, 1) for each in scored("90.004", "80.006")], ())

    assert group.mean == Fraction("85.005")
    assert printed(group.mean, 2) == Decimal("85.01")


def test_the_weighted_mean_follows_the_respondents() -> None:
    members = list(zip(scored("90", "60"), (30, 60), strict=True))

    assert roll_up(members, ()).weighted_mean == 70


def test_levels_and_passing_are_counted() -> None:
    group = roll_up([(each, 1) for each in scored("96", "96", "90", "50")], ())

    assert group.levels == {"excellent": 2, "good": 1, "urgent": 1}
    assert (group.passing, group.share_passing) == (3, 75)


def test_agencies_without_a_total_are_counted_apart() -> None:
    members = [(each, 1) for each in scored("90")]
    members.append((scorer().score(Given(known={"IIT": Fraction(40)})), 1))

    group = roll_up(members, ("IIT", "EIT"))

    assert (group.agencies, group.scored, group.mean) == (2, 1, 90)
    assert group.means == {"IIT": 65, "EIT": 90}


def test_no_agency_gives_no_figure_rather_than_zero() -> None:
    group = roll_up([], ("IIT",))

    assert (group.mean, group.weighted_mean, group.share_passing, group.means) == (
        None, None, None, {},
    )  # fmt: skip
    assert printed(group.mean, 2) is None


def test_a_year_without_known_levels_has_none_to_count() -> None:
    draft = scorer("ita/2569").score(instruments("90", "90", "90"))

    assert roll_up([(draft, 1)], ()).levels == {}
