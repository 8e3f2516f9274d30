"""What comes back is due once each time, however long nobody looked."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.jobs.rhythm import Every, Rhythm

ICT = dt.timezone(dt.timedelta(hours=7))
NIGHTLY, HOURLY = Rhythm(Every.DAY, 23, 30), Rhythm(Every.HOUR, minute=15)


def at(day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, hour, minute, tzinfo=ICT)


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        (NIGHTLY, at(20, 23, 29), at(19, 23, 30)),
        (NIGHTLY, at(20, 23, 30), at(20, 23, 30)),
        (HOURLY, at(20, 0, 14), at(19, 23, 15)),
        (HOURLY, at(20, 0, 15), at(20, 0, 15)),
    ],
)
def test_the_latest_moment_is_now_or_the_one_before(
    rhythm: Rhythm, now: dt.datetime, due: dt.datetime
) -> None:
    assert rhythm.latest(now) == due


def test_it_is_due_once_each_time_and_once_for_all_that_were_missed() -> None:
    now = at(20, 23, 45)
    assert NIGHTLY.missed(None, now) == at(20, 23, 30)
    assert NIGHTLY.missed(at(10, 23, 30), now) == at(20, 23, 30)
    assert NIGHTLY.missed(at(20, 23, 30), now) is None


def test_a_moment_without_its_time_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="2026"):
        NIGHTLY.latest(dt.datetime(2026, 8, 20))  # noqa: DTZ001 - that is the point
