"""What becomes of a report, and that two people see who made it."""

from __future__ import annotations

import datetime as dt

import pytest

from plan_making import plans
from prongsai.core.sealed.course import Move, Stage, Step, standing
from prongsai.core.sealed.identity import Asking, Request, answered, asked
from prongsai.core.sealed.moving import moved
from prongsai.core.terms.problem import Refused

COURSE = plans().shelf.sealed_course
DAY = dt.date(2026, 8, 20)
RECEIVED = (COURSE.step("received", DAY),)
SCREENED = (*RECEIVED, COURSE.step("screened", DAY))


def codes(steps: tuple[Step, ...], move: Move, today: dt.date = DAY) -> list[str]:
    with pytest.raises(Refused) as refused:
        moved(COURSE, steps, move, today)
    return [each.code for each in refused.value.problems]


def test_a_report_is_screened_looked_into_decided_and_told() -> None:
    steps: tuple[Step, ...] = RECEIVED
    for move in (
        Move(to="screened", reason="มีมูล"),
        Move(to="fact_finding", reason="ตั้งคณะกรรมการ"),
        Move(to="decided", reason="พบจริง", outcome="substantiated"),
        Move(to="told"),
    ):
        steps = (*steps, moved(COURSE, steps, move, DAY))
    assert standing(steps) == Step(state="told", stage=Stage.OVER, day=DAY)


def test_a_referral_names_the_body_and_a_decision_its_outcome() -> None:
    assert codes(SCREENED, Move(to="referred")) == ["sealed-no-reason", "sealed-no-body"]
    assert codes(SCREENED, Move(to="decided", reason="ไม่รับ")) == ["sealed-no-outcome"]
    assert codes(SCREENED, Move(to="decided", reason="ไม่รับ", outcome="moon")) == [
        "sealed-no-outcome"
    ]


def test_nothing_is_skipped_and_no_day_goes_backwards() -> None:
    assert codes(RECEIVED, Move(to="decided")) == ["sealed-no-such-move"]
    before = DAY - dt.timedelta(days=1)
    assert codes(RECEIVED, Move(to="screened", reason="ก"), before) == ["sealed-backwards"]


def test_a_state_that_the_file_has_no_longer_is_open_and_left_as_a_new_report_is() -> None:
    lost = COURSE.step("waiting_for_rain", DAY)
    assert (lost.stage, COURSE.state(lost.state).label.th) == (Stage.OPEN, "waiting_for_rain")
    assert COURSE.leaving(lost.state) == COURSE.leaving("received")
    assert moved(COURSE, (lost,), Move(to="screened", reason="ก"), DAY).state == "screened"
    assert COURSE.outcome("rained_off").name.en == "rained_off"


def test_a_name_is_asked_for_once_with_a_reason() -> None:
    assert asked("law", "ต้องสอบเพิ่ม", DAY, is_named=True, is_open=False) == Request(
        by="law", day=DAY
    )
    for named, waiting, reason, code in (
        (False, False, "ก", "sealed-anonymous"),
        (True, True, "ก", "sealed-asked-already"),
        (True, False, " ", "sealed-no-reason"),
    ):
        with pytest.raises(Refused, match=code):
            asked("law", reason, DAY, is_named=named, is_open=waiting)


def test_a_name_is_given_by_somebody_else_with_a_reason() -> None:
    request = Request(by="law", day=DAY)
    assert answered(request, "keeper", "เห็นควร", give=True).state is Asking.GIVEN
    assert answered(request, "keeper", "ไม่จำเป็น", give=False).state is Asking.REFUSED
    for by, reason, code in (
        ("law", "ก", "sealed-same-person"),
        ("keeper", "", "sealed-no-reason"),
    ):
        with pytest.raises(Refused, match=code):
            answered(request, by, reason, give=True)
    over = answered(request, "keeper", "เห็นควร", give=True)
    with pytest.raises(Refused, match="sealed-answered-already"):
        answered(over, "keeper", "อีกครั้ง", give=True)
