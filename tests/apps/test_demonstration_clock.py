"""What time it is in a demonstration: its own day, never before an office opens."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from prongsai.shell.web.clock import shown

ZONE = ZoneInfo("Asia/Bangkok")
DAY = dt.date(2026, 8, 20)


@pytest.mark.parametrize(
    ("looked", "told"),
    [
        ((0, 0), (8, 0)),
        ((0, 31), (8, 31)),
        ((7, 59), (15, 59)),
        ((8, 0), (8, 0)),
        ((23, 59), (23, 59)),
    ],
)
def test_whoever_looks_at_night_is_shown_office_hours(
    looked: tuple[int, int], told: tuple[int, int]
) -> None:
    found = shown(dt.datetime(2026, 11, 23, *looked, tzinfo=ZONE), DAY)

    assert found == dt.datetime(2026, 8, 20, *told, tzinfo=ZONE)


def test_time_goes_on_but_at_midnight_and_at_eight() -> None:
    minutes = [
        dt.datetime(2026, 11, 23, tzinfo=ZONE) + dt.timedelta(minutes=n) for n in range(1440)
    ]

    back = [later for sooner, later in pairwise(minutes) if shown(later, DAY) < shown(sooner, DAY)]

    assert back == [dt.datetime(2026, 11, 23, 8, tzinfo=ZONE)]
