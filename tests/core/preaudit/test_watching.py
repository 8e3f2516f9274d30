"""How often an address is looked at again, and what many looks come to."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.disclosure.windows import Days
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.watching import (
    OFTEN,
    RARELY,
    WEEKS,
    Look,
    Ruling,
    effective,
    four_weeks,
    pause,
    site_of,
)

FINE, UNSURE, BROKEN = Verdict.FINE, Verdict.UNSURE, Verdict.BROKEN
LAST = dt.date(2026, 8, 28)


def day(number: int, month: int = 8) -> dt.date:
    return dt.date(2026, month, number)


@pytest.mark.parametrize(
    ("window", "today", "wait"),
    [
        (Days(), day(1), RARELY),
        (Days(day(10), day(20)), day(6), RARELY),
        (Days(day(10), day(20)), day(7), OFTEN),
        (Days(day(10), day(20)), day(20), OFTEN),
        (Days(day(10), day(20)), day(21), RARELY),
        (Days(day(10), None), day(25), OFTEN),
        (Days(None, day(20)), day(30, 6), RARELY),
        (Days(None, day(20)), day(1), OFTEN),
    ],
)
def test_it_is_looked_at_more_often_about_the_window(
    window: Days, today: dt.date, wait: dt.timedelta
) -> None:
    assert pause(window, today) == wait


@pytest.mark.parametrize(
    ("found", "site"),
    [
        ((), None),
        ((Finding("address", BROKEN, "address-damaged"),), None),
        ((Finding("reach", BROKEN, "reach-silent"),), BROKEN),
        ((Finding("answer", BROKEN, "answer-failing"),), BROKEN),
        ((Finding("answer", BROKEN, "answer-gone"),), FINE),
        ((Finding("answer", UNSURE, "answer-blocked"),), UNSURE),
        ((Finding("domain", BROKEN, "domain-other"), Finding("answer", FINE, "answer-fine")), FINE),
    ],
)
def test_a_page_that_is_gone_is_no_fault_of_the_site(
    found: tuple[Finding, ...], site: Verdict | None
) -> None:
    assert site_of(found) is site


def test_a_day_is_as_good_as_its_worst_look() -> None:
    looks = [Look(LAST, FINE), Look(LAST, BROKEN), Look(LAST - dt.timedelta(days=1), UNSURE)]
    found = four_weeks([*looks, Look(day(1, 7), BROKEN), Look(day(29), FINE)], LAST)

    assert len(found.days) == WEEKS
    assert [verdict for _, verdict in found.days[-3:]] == [None, UNSURE, BROKEN]
    assert (found.looks, found.fine, found.broken, found.bad) == (3, 1, 1, (LAST,))


def test_a_ruling_counts_as_long_as_the_same_is_there() -> None:
    ruling = Ruling(FINE, "abc")

    assert (ruling.holds("abc"), ruling.holds("abd")) == (True, False)
    assert (effective(BROKEN, ruling), effective(BROKEN, None)) == (FINE, BROKEN)
