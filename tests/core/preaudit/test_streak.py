"""How long something has been broken."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.preaudit.streak import Seen, Streak, newly_broken, streak_of
from prongsai.core.preaudit.verdict import Verdict

FINE, UNSURE, BROKEN = Verdict.FINE, Verdict.UNSURE, Verdict.BROKEN


def day(number: int) -> dt.datetime:
    return dt.datetime(2026, 1, number, tzinfo=dt.UTC)


def history(*verdicts: Verdict) -> Streak:
    return streak_of(Seen(day(n), verdict) for n, verdict in enumerate(verdicts, 1))


def test_nothing_seen_is_no_streak() -> None:
    assert history() == Streak()


def test_failures_in_a_row_are_counted_from_the_first() -> None:
    assert history(FINE, BROKEN, BROKEN) == Streak(2, day(2), day(1), 3, 1)


def test_a_success_ends_the_streak() -> None:
    assert history(BROKEN, FINE) == Streak(0, None, day(2), 2, 1)


def test_being_unsure_neither_ends_nor_lengthens_it() -> None:
    assert history(BROKEN, UNSURE, BROKEN, UNSURE) == Streak(2, day(1), None, 4, 0)


@pytest.mark.parametrize(
    ("before", "now", "newly"),
    [
        ([FINE], BROKEN, True),
        ([FINE, UNSURE], BROKEN, True),
        ([FINE, BROKEN], BROKEN, False),
        ([], BROKEN, False),
        ([FINE], UNSURE, False),
    ],
)
def test_it_is_news_when_something_fine_breaks(
    before: list[Verdict], now: Verdict, *, newly: bool
) -> None:
    assert newly_broken(history(*before), now) is newly
