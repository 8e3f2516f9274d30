"""Months of the summary: what belongs to them, and what changes after they are closed."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.procurement.purchases import purchase
from prongsai.core.procurement.months import Change, agreed_in, close, months_of, since
from prongsai.core.terms.dates import Month

FEBRUARY = Month(2026, 2)
DAYS = st.none() | st.dates(dt.date(2025, 10, 1), dt.date(2026, 9, 30))


def test_a_fiscal_year_has_twelve_months_from_october() -> None:
    months = months_of(2569)

    assert (months[0], months[3], months[-1]) == (Month(2025, 10), Month(2026, 1), Month(2026, 9))
    assert len(set(months)) == 12


@given(st.lists(DAYS, max_size=12))
def test_each_contract_stands_in_one_month_and_what_has_none_in_none(
    days: list[dt.date | None],
) -> None:
    listed = [purchase(str(place), signed=day) for place, day in enumerate(days)]
    found = [each.key for month in months_of(2569) for each in agreed_in(month, listed)]

    assert sorted(found) == sorted(each.key for each in listed if each.signed)


def test_a_month_lists_contracts_by_day() -> None:
    late, early = (
        purchase("a", signed=dt.date(2026, 2, 9)),
        purchase("b", signed=dt.date(2026, 2, 1)),
    )

    assert agreed_in(FEBRUARY, [late, early]) == [early, late]


def test_a_closed_month_tells_what_came_late_changed_or_went() -> None:
    same, changed, gone, late = (purchase(key) for key in ("same", "changed", "gone", "late"))
    closed = close(FEBRUARY, [same, changed, gone])
    now = [same, dataclasses.replace(changed, reason="แก้ไข"), late]

    assert since(closed, now) == {"changed": Change.OTHER, "late": Change.LATE, "gone": Change.GONE}


def test_what_the_summary_does_not_say_changes_no_closed_month() -> None:
    closed = close(FEBRUARY, [purchase()])

    assert since(closed, [purchase(directors=("นายสมมติ ตัวอย่าง",))]) == {}


def test_a_month_without_purchases_is_closed_as_none() -> None:
    assert close(FEBRUARY, []).digests == {}
