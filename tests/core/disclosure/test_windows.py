"""Windows of the year: what is unknown is said, and nothing is late before its time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.disclosure.windows import LEAD, SHORT_LEAD, Days, Phase

OPENS, CLOSES = dt.date(2026, 3, 1), dt.date(2026, 4, 30)
DAY = dt.timedelta(days=1)
BOTH = Days(OPENS, CLOSES)


def test_items_are_due_before_the_window_opens_or_else_before_it_closes() -> None:
    assert BOTH.due() == OPENS - LEAD
    assert Days(closes=CLOSES).due() == CLOSES - SHORT_LEAD
    assert Days().due() is None


def test_an_unknown_window_is_neither_open_nor_over() -> None:
    assert Days().phase(OPENS) is Phase.UNKNOWN
    assert Days().left(OPENS) is None


def test_a_window_includes_both_its_days() -> None:
    days = (OPENS - DAY, OPENS, CLOSES, CLOSES + DAY)

    assert [BOTH.phase(day) for day in days] == [Phase.BEFORE, Phase.OPEN, Phase.OPEN, Phase.OVER]
    assert [BOTH.left(day) for day in days[2:]] == [1, 0]
    assert Days(opens=OPENS).phase(CLOSES) is Phase.OPEN


def test_what_was_typed_goes_before_what_the_rules_say() -> None:
    typed = Days(opens=OPENS)

    assert typed.or_else(BOTH) == typed
    assert Days().or_else(BOTH) == BOTH


def test_no_window_closes_before_it_opens() -> None:
    with pytest.raises(ValueError, match="Days"):
        Days(CLOSES, OPENS)


@given(st.dates(), st.integers(0, 400), st.dates())
def test_a_day_with_days_left_is_not_over(opens: dt.date, length: int, today: dt.date) -> None:
    closes = opens + min(dt.timedelta(days=length), dt.date.max - opens)
    days = Days(opens, closes)

    assert (days.left(today) == 0) == (days.phase(today) is Phase.OVER)
