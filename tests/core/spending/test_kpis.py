"""What samples of disbursements offer to KPIs of a plan."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.plans.plan import By, Kind, Kpi, Project, Result
from prongsai.core.spending.kpis import is_counted, offers
from prongsai.core.spending.sampling import Errors

NONE = Errors()


def kpi(unit: str, says: str = "สอบยันการเบิกจ่าย", by: By | None = By.COUNT) -> Kpi:
    return Kpi(key="1-1", says=says, result=Result.OUTPUT, unit=unit, by=by)


def project(title: str = "กิจกรรม") -> Project:
    return Project(key="1", place="2.2.1", kind=Kind.ACTIVITY, title=title, funded=False)


def told(unit: str, now: Errors, before: Errors = NONE) -> dict[str, Decimal]:
    return {each.name: each.value for each in offers(kpi(unit), now, before)}


def test_counts_are_offered_in_a_unit_that_counts() -> None:
    assert told("ครั้ง", Errors(56, 3, 2)) == {"looked_at": 56, "found": 3, "mended": 2}


def test_shares_are_offered_in_per_cent() -> None:
    assert told("ร้อยละ", Errors(50, 2, 1), Errors(40, 8, 8)) == {"mended_share": 50, "fewer": 80}


def test_a_year_with_more_errors_says_so() -> None:
    assert told("%", Errors(10, 2, 0), Errors(10, 1, 1))["fewer"] == -100


def test_nothing_is_offered_of_what_nobody_looked_at() -> None:
    assert told("ครั้ง", NONE) == told("ร้อยละ", NONE, Errors(5, 1, 1)) == {}
    assert told("ร้อยละ", Errors(5, 0, 0)) == {}


@pytest.mark.parametrize(("one", "title", "counts"), [
    (kpi("ครั้ง"), "กิจกรรม", True), (kpi("ครั้ง", "ผู้เข้าร่วม"), "ควบคุมการเบิกจ่าย", True),
    (kpi("ครั้ง", "ผู้เข้าร่วม"), "อบรม", False), (kpi("ครั้ง", by=By.SURVEY), "กิจกรรม", False),
    (kpi("ครั้ง", by=None), "กิจกรรม", False),
])  # fmt: skip
def test_only_what_counts_disbursements_is_meant(one: Kpi, title: str, counts: bool) -> None:
    assert is_counted(project(title), one) is counts


@given(st.integers(1, 999), st.integers(1, 999), st.integers(0, 999))
def test_no_year_loses_more_errors_than_the_year_before_had(
    looked_at: int, before: int, found: int
) -> None:
    now, was = Errors(999, found, 0), Errors(max(looked_at, before), before, 0)

    assert told("ร้อยละ", now, was)["fewer"] <= 100
