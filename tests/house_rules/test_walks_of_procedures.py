"""Every procedure is walked in a browser on a phone and at a desk; one of each kind every day."""

from __future__ import annotations

from pathlib import Path

from citizen_walking import WALKS, procedures
from desks import SIZES
from prongsai.core.procedures.kinds import Kind
from staff_walking import DAILY, GIFT, GRIEVANCE, OTHERS

JOURNEYS = Path(__file__).parents[1] / "journeys"
STAFF = (GIFT, GRIEVANCE, *OTHERS)
LONGER = {
    "general-complaint": "test_a_complaint_is_brought_answered_and_brought_back.py",
    "waste-bin": "test_a_service_is_paid_with_a_slip.py",
    "queue-ticket": "test_a_ticket_is_called.py",
    "question": "test_citizens_ask_and_propose.py",
    "information-request": "test_citizens_ask_and_propose.py",
    "forum-proposal": "test_citizens_ask_and_propose.py",
}
"""Walked by a journey of their own."""
SEALED = "test_a_report_of_corruption_is_sealed.py"
ON_BOTH = ('@pytest.mark.parametrize("size", SIZES)', "[IN_HAND, DESKTOP], ids=")


def test_each_procedure_is_walked_on_a_phone_and_at_a_desk() -> None:
    walked = {(each.procedure, size) for each in WALKS for size in each.sizes}
    walked |= {(each.procedure, size) for each in STAFF for size in SIZES}
    walked |= {(key, size) for key in LONGER for size in SIZES}

    assert {(key, size) for key in procedures() for size in SIZES} - walked == set()
    for key, name in LONGER.items():
        text = (JOURNEYS / name).read_text("utf-8")
        assert key in text or procedures()[key].title.th in text
        assert any(each in text for each in ON_BOTH), name


def test_one_of_each_kind_is_walked_every_day_and_a_sealed_report_too() -> None:
    daily = {each.procedure for each in WALKS if each.daily}
    daily |= {each.procedure for each, _ in DAILY}

    assert {procedures()[key].kind for key in daily} == set(Kind)
    assert SEALED in (JOURNEYS / "conftest.py").read_text("utf-8")
