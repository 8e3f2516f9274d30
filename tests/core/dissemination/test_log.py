"""What was made known, counted by channel and by subject."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prongsai.core.dissemination.log import Count, Posting, Subject, by_channel, faults, subjects

TODAY = dt.date(2026, 8, 20)
CHANNELS = ("website", "board", "newsletter")


def posting(**told: Any) -> Posting:
    plain: dict[str, Any] = {
        "subject": "นโยบายไม่รับของขวัญ", "channel": "board", "first": dt.date(2026, 1, 5),
    }  # fmt: skip
    return Posting(**{**plain, **told})


def codes(**told: Any) -> list[tuple[str, str]]:
    return [(each.code, each.place.column) for each in faults(posting(**told), TODAY)]


def test_what_was_shown_until_a_later_day_is_right() -> None:
    assert codes(first=TODAY, last=TODAY) == []


def test_what_is_still_to_come_is_no_line_of_the_log() -> None:
    assert codes(first=TODAY + dt.timedelta(days=1)) == [("posting-ahead", "first")]


def test_nothing_ends_before_it_began() -> None:
    assert codes(last=dt.date(2026, 1, 4)) == [("posting-ends-before", "last")]


def test_a_line_counts_in_the_fiscal_year_of_its_first_day() -> None:
    days = (dt.date(2025, 9, 30), dt.date(2025, 10, 1))

    assert [posting(first=each).year for each in days] == [2568, 2569]


def test_every_channel_is_counted_also_where_nothing_was_shown() -> None:
    lines = [posting(), posting(proven=True), posting(channel="website", proven=True)]

    assert by_channel(lines, CHANNELS) == {
        "website": Count(1, 1), "board": Count(2, 1), "newsletter": Count(),
    }  # fmt: skip


def test_a_channel_that_the_pack_no_longer_names_is_counted_all_the_same() -> None:
    assert by_channel([posting(channel="drum")], ["board"])["drum"] == Count(1)


def test_a_subject_counts_each_channel_once() -> None:
    lines = [
        posting(first=dt.date(2026, 3, 1)), posting(proven=True),
        posting(channel="website", subject=" นโยบายไม่รับของขวัญ "),
    ]  # fmt: skip

    assert subjects(lines, CHANNELS) == [
        Subject("นโยบายไม่รับของขวัญ", ("website", "board"), 3, 1, dt.date(2026, 1, 5))
    ]


def test_the_subject_begun_last_comes_first_and_unknown_channels_come_last() -> None:
    lines = [
        posting(subject="ก", channel="drum"), posting(subject="ก"),
        posting(subject="ข", first=dt.date(2026, 5, 1)),
    ]  # fmt: skip
    found = subjects(lines, CHANNELS)

    assert [each.name for each in found] == ["ข", "ก"]
    assert found[1].channels == ("board", "drum")
