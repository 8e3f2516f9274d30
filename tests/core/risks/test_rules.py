"""Each rule: when it speaks and when it is silent."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from prongsai.core.analysis.frame import Urgency
from prongsai.core.risks.register import RiskRegister
from prongsai.core.risks.rules import RULES, Known, findings
from risk_making import (
    FRAME,
    SENTENCES,
    control,
    follow_up,
    rated,
    register,
    registers,
    risk,
    treatment,
)

TODAY = dt.date(2026, 3, 1)
PAST, LATER = dt.date(2026, 1, 31), dt.date(2026, 9, 30)
BRIBE = risk(
    bribery=True, area="permits", inherent=rated(5, 5), residual=rated(1, 1),
)  # fmt: skip
SOUND = (BRIBE, control(measures=("M1",)), treatment())
NONE = Known(measures=frozenset(), projects=frozenset())


def found(*rows: Any, known: Known | None = None, **told: Any) -> list[tuple[str, str]]:
    raised = findings(register(*rows, **told), FRAME, SENTENCES, TODAY, known)
    return [(each.code, each.key) for each in raised]


def test_a_register_that_is_in_order_is_left_alone() -> None:
    assert found(*SOUND) == []


def changed(**told: Any) -> Any:
    kept = {"bribery": True, "area": "permits", "inherent": rated(1, 1)}
    return risk(**{**kept, **told})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((changed(inherent=rated(3, 4)),), ("high-without-treatment", "R1")),
        ((changed(), control(owner="", projects=("P1",))), ("control-without-owner", "C1")),
        ((changed(residual=rated(1, 2)),), ("residual-above-inherent", "R1")),
        ((changed(), control()), ("control-in-no-measure", "C1")),
        ((changed(owner=""),), ("risk-without-owner", "R1")),
        ((changed(), treatment(owner="")), ("treatment-without-owner", "T1")),
        ((changed(inherent=rated()),), ("risk-without-level", "R1")),
        ((changed(), treatment(ends=PAST)), ("treatment-without-result", "T1")),
        ((changed(), treatment(ends=LATER), follow_up()), ("done-without-evidence", "T1")),
        ((changed(review=PAST),), ("review-overdue", "R1")),
        ((changed(review=PAST, reviewed=dt.date(2025, 1, 1)),), ("review-overdue", "R1")),
        ((changed(bribery=False),), ("no-bribery-risk", "")),
        ((changed(area=None),), ("bribery-without-area", "R1")),
    ],
)
def test_a_rule_speaks_of_what_it_is_for_alone(rows: Any, expected: tuple[str, str]) -> None:
    assert found(*rows) == [expected]


@pytest.mark.parametrize(
    "rows",
    [
        (changed(review=PAST, reviewed=PAST),),
        (changed(review=LATER),),
        (changed(), treatment(ends=PAST), follow_up(state="going")),
        (changed(), treatment(), follow_up(evidence="คำสั่งที่ 1")),
    ],
)
def test_a_rule_is_silent_where_all_was_done(rows: Any) -> None:
    assert found(*rows) == []


def test_an_impact_below_what_the_loss_suggests_is_noted_by_size() -> None:
    costly = changed(loss=Fraction(60_000), inherent=rated(1, 2))
    assert found(costly, size="small") == [("impact-below-loss", "R1")]
    assert found(costly, size="large") == []
    assert found(costly) == []


def test_links_are_looked_up_only_where_it_is_known_what_there_is() -> None:
    linked = control(measures=("M1",), projects=("P1",))
    some = Known(measures=frozenset({"M1"}), projects=frozenset())
    assert found(changed(), linked, known=some) == [("link-leads-nowhere", "C1")]
    assert found(changed(), linked, known=NONE) == [("link-leads-nowhere", "C1")] * 2
    assert found(changed(), linked) == []


def test_the_most_urgent_comes_first_with_its_figures_in_both_languages() -> None:
    bad = changed(owner="", inherent=rated(5, 5), area=None)
    raised = findings(register(bad), FRAME, SENTENCES, TODAY)
    order = list(Urgency)
    assert [order.index(each.urgency) for each in raised] == [0, 1, 2]
    assert raised[0].says.th == "ความเสี่ยง R1 อยู่ในระดับสูงมาก แต่ยังไม่มีมาตรการจัดการ"
    assert raised[0].says.en == "Risk R1 is very high and nothing is planned against it."
    assert raised[2].advice.th == ""


@given(registers())
def test_every_rule_can_look_at_any_register(register: RiskRegister) -> None:
    raised = findings(register, FRAME, SENTENCES, TODAY, NONE)
    rows = {"", *register.risks, *register.controls, *register.treatments}
    assert {each.key for each in raised} <= rows
    assert {each.code for each in raised} <= set(RULES)
