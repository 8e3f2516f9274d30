"""What a new year takes over of the year before."""

from __future__ import annotations

import datetime as dt

from hypothesis import given

from prongsai.core.risks.carrying import carried
from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.register import UNRATED, Assessed, RiskRegister, Work
from risk_making import FRAME, control, follow_up, rated, register, registers, risk, treatment


@given(registers())
def test_what_is_carried_over_has_no_fault_and_no_follow_up(found: RiskRegister) -> None:
    after = carried(found, 2570)

    assert list(register_faults(after, FRAME)) == []
    assert (after.fiscal_year, after.follow_ups, after.components) == (2570, (), {})
    assert {each.residual for each in after.risks.values()} <= {UNRATED}


def test_what_was_left_of_a_risk_is_what_it_begins_with() -> None:
    held = register(
        risk(inherent=rated(4, 4), residual=rated(2, 4), review=dt.date(2026, 3, 31)),
        risk("R2", inherent=rated(3, 3)),
    )
    after = carried(held, 2570)

    assert [each.inherent for each in after.risks.values()] == [rated(2, 4), rated(3, 3)]
    assert after.risks["R1"].review is None


def test_a_risk_that_is_gone_takes_with_it_what_hangs_on_it() -> None:
    work, idle = Work(key="W1", name="ก"), Work(key="W2", name="ข")
    gone = risk(afterwards="none", work="W1")
    held = register(work, idle, gone, control(), treatment(), follow_up(), risk("R2"))
    after = carried(held, 2570)

    assert (list(after.risks), dict(after.controls), dict(after.treatments)) == (["R2"], {}, {})
    assert list(after.works) == ["W2"]


def test_treatments_come_without_their_days_and_controls_without_a_verdict() -> None:
    held = register(
        risk(), control(verdict="enough"), treatment(ends=dt.date(2026, 9, 30)),
        Assessed(key="environment", says="ดี"),
    )  # fmt: skip
    after = carried(held, 2570)

    assert (after.controls["C1"].verdict, after.treatments["T1"].ends) == (None, None)
