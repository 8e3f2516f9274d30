"""When treatments are followed up, and risks looked at again."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.risks.rounds import last_day, review_open, rounds_over
from risk_making import FRAME, risk

ALL = tuple(FRAME.rounds)


def test_a_round_ends_with_its_month_of_the_fiscal_year() -> None:
    days = [last_day(2569, each).isoformat() for each in FRAME.rounds.values()]
    assert days == ["2025-12-31", "2026-03-31", "2026-09-30"]


def test_only_rounds_that_were_chosen_are_over_and_only_after_their_last_day() -> None:
    on, after = dt.date(2026, 3, 31), dt.date(2026, 4, 1)

    assert list(rounds_over(2569, FRAME, ALL, on)) == ["three"]
    assert list(rounds_over(2569, FRAME, ("six", "twelve"), after)) == ["six"]


@pytest.mark.parametrize(
    ("seen", "until"),
    [(None, "2026-03-31"), ("2026-03-30", "2026-03-31"), ("2026-03-31", "None")],
)
def test_a_review_is_open_until_somebody_looked_on_its_day(seen: str | None, until: str) -> None:
    day = dt.date.fromisoformat(seen) if seen else None
    found = review_open(risk(reviewed=day, review=dt.date(2026, 3, 31)))
    assert str(found) == until


def test_a_risk_without_a_day_is_not_to_be_reviewed() -> None:
    assert review_open(risk()) is None
