"""What becomes of a report, and that two people see who made it."""

from __future__ import annotations

import datetime as dt

import pytest

from plan_making import plans
from prongsai.core.sealed.course import Move, Outcome, State, Step, moved, standing
from prongsai.core.sealed.identity import Asking, Request, answered, asked
from prongsai.core.terms.problem import Refused

WAYS = plans().shelf.sealed_course.ways
DAY = dt.date(2026, 8, 20)
RECEIVED = (Step(state=State.RECEIVED, day=DAY),)
SCREENED = (*RECEIVED, Step(state=State.SCREENED, day=DAY))


def codes(steps: tuple[Step, ...], move: Move, today: dt.date = DAY) -> list[str]:
    with pytest.raises(Refused) as refused:
        moved(WAYS, steps, move, today)
    return [each.code for each in refused.value.problems]


def test_a_report_is_screened_looked_into_decided_and_told() -> None:
    steps: tuple[Step, ...] = RECEIVED
    for move in (
        Move(to=State.SCREENED, reason="มีมูล"),
        Move(to=State.FACT_FINDING, reason="ตั้งคณะกรรมการ"),
        Move(to=State.DECIDED, reason="พบจริง", outcome=Outcome.SUBSTANTIATED),
        Move(to=State.TOLD),
    ):
        steps = (*steps, moved(WAYS, steps, move, DAY))
    assert standing(steps) is State.TOLD


def test_a_referral_names_the_body_and_a_decision_its_outcome() -> None:
    assert codes(SCREENED, Move(to=State.REFERRED)) == ["sealed-no-reason", "sealed-no-body"]
    assert codes(SCREENED, Move(to=State.DECIDED, reason="ไม่รับ")) == ["sealed-no-outcome"]


def test_nothing_is_skipped_and_no_day_goes_backwards() -> None:
    assert codes(RECEIVED, Move(to=State.DECIDED)) == ["sealed-no-such-move"]
    before = DAY - dt.timedelta(days=1)
    assert codes(RECEIVED, Move(to=State.SCREENED, reason="ก"), before) == ["sealed-backwards"]


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
