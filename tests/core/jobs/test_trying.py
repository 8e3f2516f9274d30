"""Pauses grow up to a cap, and there is a last try."""

from __future__ import annotations

import datetime as dt

from prongsai.core.jobs.trying import LEASE, MOST_TRIES, again, is_last, lapsed_before, pause

NOW = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)


def test_pauses_grow_up_to_a_cap() -> None:
    minutes = [pause(tries) // dt.timedelta(minutes=1) for tries in range(1, 8)]
    assert minutes == [1, 4, 16, 64, 256, 360, 360]


def test_after_the_last_try_there_is_no_other() -> None:
    assert again(1, NOW) == NOW + dt.timedelta(minutes=1)
    assert again(MOST_TRIES - 1, NOW) == NOW + dt.timedelta(hours=6)
    assert again(MOST_TRIES, NOW) is None
    assert [is_last(tries) for tries in (MOST_TRIES - 1, MOST_TRIES)] == [False, True]


def test_a_claim_counts_for_the_length_of_its_lease() -> None:
    assert lapsed_before(NOW) + LEASE == NOW
