"""A report says what can be true, and goes from desk to desk until it is locked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from measure_making import YEAR, day, finished, report
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.report import (
    Progress,
    Reason,
    Report,
    ReportState,
    latest,
    report_problems,
)
from prongsai.core.follow_up.way import STEPS, Filed
from prongsai.core.terms.problem import Refused

AT = dt.datetime(2026, 1, 10, 3, tzinfo=dt.UTC)


def said(found: Report) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in report_problems(found, YEAR, "reports/0")]


def test_a_sound_report_has_no_fault() -> None:
    assert (
        said(finished(began=day("2025-10-01"), ended=day("2025-12-31"), spent=Decimal("0.50")))
        == []
    )


FAULTS: dict[str, tuple[Report, str]] = {
    "follow-up-percent": (report(percent=101), "percent"),
    "follow-up-done-percent": (replace(finished(), percent=99), "percent"),
    "follow-up-not-started-percent": (report(progress=Progress.NOT_STARTED), "percent"),
    "follow-up-no-reason": (report(progress=Progress.CANNOT), "reason"),
    "follow-up-reason-needless": (report(reason=Reason.NO_BUDGET), "reason"),
    "follow-up-reason-unsaid": (
        report(progress=Progress.CANNOT, reason=Reason.OTHER), "reason_said",
    ),
    "follow-up-money": (report(spent=Decimal(-1)), "spent"),
    "follow-up-result": (report(result=Decimal("1.2345678901234")), "result"),
    "follow-up-day-outside": (report(began=day("2025-09-30")), "began"),
    "follow-up-days-turned": (report(began=day("2026-01-02"), ended=day("2026-01-01")), "ended"),
    "follow-up-text-long": (report(obstacles="ก" * 4001), "obstacles"),
}  # fmt: skip


def test_days_are_told_as_people_type_them() -> None:
    [outside] = report_problems(report(began=day("2025-09-30")), YEAR)
    assert outside.facts["day"] == "30/9/2568"


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_told_at_its_field(code: str) -> None:
    found, field = FAULTS[code]
    assert said(found) == [(code, f"reports/0/{field}")]


@pytest.mark.parametrize("amount", ["0.005", "10000000000001"])
def test_money_is_whole_satang_and_no_slip_of_the_keyboard(amount: str) -> None:
    assert said(report(spent=Decimal(amount))) == [("follow-up-money", "reports/0/spent")]


def test_a_report_by_itself_names_the_field_alone() -> None:
    [problem] = report_problems(report(percent=-1), YEAR)
    assert problem.place.path == "percent"


def test_the_latest_report_of_each_unit_is_taken() -> None:
    first, second = report(), report(period="q2", percent=60)
    other = report(unit="กองคลัง")
    found = latest((second, first, other, report(period="q3")), ("q1", "q2"))
    assert found == {("queue", "สำนักปลัด"): second, ("queue", "กองคลัง"): other}


# --- Its way -------------------------------------------------------------------------------------


def passed(desks: int, content: Report | None = None) -> Filed:
    """A report that so many desks have taken, each by somebody else."""
    filed = Filed(content or report())
    for step in STEPS[:desks]:
        filed = filed.take(f"some-{step.key}", (step.role,), AT)
    return filed


def refused(act: Any) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.problems[0].code


def test_each_desk_moves_it_on_until_it_is_locked() -> None:
    assert [passed(desks).state for desks in range(5)] == list(ReportState)[:5]
    assert passed(4).is_locked
    assert passed(3).report.state is ReportState.ACCEPTED


def test_only_its_unit_writes_in_it_and_only_while_it_lies_there() -> None:
    better = report(done="ติดตั้งแล้ว")
    assert passed(0).change(better).report.done == "ติดตั้งแล้ว"
    assert refused(lambda: passed(1).change(better)) == "follow-up-under-way"
    assert refused(lambda: passed(4).change(better)) == "follow-up-locked"


def test_a_report_cannot_become_one_of_another_slot() -> None:
    with pytest.raises(ValueError, match="q2"):
        passed(0).change(report(period="q2"))


def test_a_report_that_came_back_says_why_and_may_be_mended() -> None:
    back = passed(2).give_back("some-accept", (Role.COORDINATOR,), AT, "ขอหลักฐานเพิ่ม")
    assert (back.state, back.report.returned) == (ReportState.RETURNED, "ขอหลักฐานเพิ่ม")
    again = back.change(report(done="แนบภาพแล้ว")).take("some-submit", (Role.DIVISION_OFFICER,), AT)
    assert (again.state, again.report.returned) == (ReportState.SUBMITTED, "")


def test_its_unit_may_take_it_back_until_it_is_locked() -> None:
    assert passed(2).taken_back("some-submit", AT, "แก้ตัวเลข").is_open
    assert refused(lambda: passed(4).taken_back("x", AT, "แก้")) == "follow-up-locked"


def test_nobody_takes_two_desks_of_one_round() -> None:
    act = passed(1)
    both = (Role.DIVISION_OFFICER, Role.DIVISION_HEAD)
    assert refused(lambda: act.take("some-submit", both, AT)) == "approval-same-person"


@pytest.mark.parametrize(
    ("content", "code"),
    [(report(done=""), "follow-up-nothing-told"), (finished(proofs=()), "follow-up-no-proof")],
    ids=["nothing-told", "no-proof"],
)
def test_what_says_too_little_is_not_handed_in(content: Report, code: str) -> None:
    assert refused(lambda: passed(1, content)) == code


def test_what_has_not_started_may_be_handed_in_without_more() -> None:
    idle = report(progress=Progress.NOT_STARTED, percent=0, done="")
    assert passed(1, idle).state is ReportState.SUBMITTED
