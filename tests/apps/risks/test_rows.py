"""What stands in a register is entered, changed and removed by those it belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.bin.bins import bins
from prongsai.apps.risks import actions, yearly
from prongsai.apps.risks.models import RiskRow
from prongsai.core.access.roles import Role
from prongsai.core.risks.register import Work
from prongsai.core.terms.problem import Refused
from risk_making import OWNER, control, follow_up, rated, risk, treatment
from risk_rows import (
    AT,
    COORDINATOR,
    HAND,
    approved,
    begun,
    divided,
    entered,
    held,
    of_unit,
    register_of,
    treated,
)

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [each.code for each in refused.value.problems]


def lines(agency: Agency) -> list[tuple[str, str]]:
    found = Entry.objects.filter(agency=agency.key, thing__startswith="risks.").order_by("number")
    return [(each.thing, each.verb) for each in found]


def test_things_get_the_next_code_each_and_a_line_of_the_trail(agency: Agency) -> None:
    year, one, plan = treated(agency)
    two = entered(year, "risk", risk("", event="อื่น"))

    assert [one.code, two.code, plan.code] == ["R1", "R2", "T1"]
    assert lines(agency)[1:] == [("risks.row", "add")] * 3
    after = Entry.objects.filter(thing="risks.row").latest("number").after
    assert (after["risk_row"], after["risk_code"]) == ("risk", "R2")
    assert "อื่น" not in str(after)


def test_a_form_that_is_sent_twice_makes_one(agency: Agency) -> None:
    year = begun(agency)
    for _ in range(2):
        actions.add(year, "risk", risk(""), HAND, "a" * 32)

    assert RiskRow.objects.get().key == "a" * 32


def test_the_trail_tells_what_changed_and_from_what(agency: Agency) -> None:
    _, row, _ = treated(agency, inherent=rated(4, 4))
    actions.change(row, risk(inherent=rated(3, 4), kind="financial"), HAND, seen=1)
    line = Entry.objects.filter(verb="change").latest("number")

    assert (line.before["risk_inherent"], line.after["risk_inherent"]) == ("4 × 4", "3 × 4")
    assert line.after["risk_kind"] == "financial"


def test_what_says_the_same_is_no_change(agency: Agency) -> None:
    _, row, _ = treated(agency)
    before = len(lines(agency))
    actions.change(row, risk(), HAND, seen=1)

    assert len(lines(agency)) == before


def test_people_of_two_units_work_at_once_and_do_not_meet(agency: Agency) -> None:
    year = begun(agency)
    mine = entered(year, "risk", risk(""))
    theirs = entered(year, "risk", risk("", owner="กองช่าง"))
    actions.change(mine, risk("R1", cause="ก"), of_unit("d1"), seen=1)
    actions.change(theirs, risk("R2", owner="กองช่าง", cause="ข"), of_unit("d2"), seen=1)

    assert [each.cause for each in register_of(agency).risks.values()] == ["ก", "ข"]


def test_the_second_of_two_at_one_thing_is_refused(agency: Agency) -> None:
    _, row, _ = treated(agency)
    actions.change(row, risk(cause="ก"), HAND, seen=1)
    with pytest.raises(Refused) as refused:
        actions.change(row, risk(cause="ข"), HAND, seen=1)

    assert codes(refused) == ["risks-changed-meanwhile"]
    assert register_of(agency).risks["R1"].cause == "ก"


def test_a_unit_writes_its_own_and_nothing_of_another(agency: Agency) -> None:
    year = begun(agency)
    entered(year, "risk", risk(""), of_unit("d1"))
    for kind, said in (
        ("risk", risk("")), ("risk", risk("", owner="")), ("control", control("")),
        ("treatment", treatment("")), ("work", Work(key="", name="ก", owner=OWNER)),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            entered(year, kind, said, of_unit("d2"))
        assert codes(refused) == ["risks-not-yours"]


def test_a_unit_gives_none_of_its_risks_away(agency: Agency) -> None:
    _, row, _ = treated(agency)
    with pytest.raises(Refused) as refused:
        actions.change(row, risk(owner="กองช่าง"), of_unit("d1"), seen=1)

    assert codes(refused) == ["risks-not-yours"]


def test_a_head_writes_for_the_units_below_too(agency: Agency, other: Agency) -> None:
    divided(agency)
    above = agency.divisions.get(key="d1")
    agency.divisions.create(key="below", name="งานพัสดุ", parent=above)
    year = begun(agency)
    hand = replace(of_unit("d1"), divisions=frozenset({"d1", "below"}))
    row = entered(year, "risk", risk("", owner=f"{OWNER} · งานพัสดุ"), hand)

    assert (row.division, other.risk_rows.count()) == ("below", 0)


def test_whoever_is_responsible_for_a_treatment_reports_on_it(agency: Agency) -> None:
    year = begun(agency)
    entered(year, "risk", risk(""))
    entered(year, "treatment", treatment("", owner="กองช่าง"))
    entered(year, "follow_up", follow_up(), of_unit("d2"))
    entered(year, "follow_up", follow_up(round="three"), of_unit("d1"))
    with pytest.raises(Refused):
        entered(year, "follow_up", follow_up(round="twelve"), of_unit("d3"))

    assert len(register_of(agency).follow_ups) == 2


def test_a_round_is_told_once(agency: Agency) -> None:
    year, *_ = treated(agency)
    entered(year, "follow_up", follow_up())
    with pytest.raises(Refused) as refused:
        entered(year, "follow_up", follow_up(state="going"))

    assert (codes(refused), refused.value.problems[0].place.column) == (
        ["risks-round-twice"], "round",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        (risk("", inherent=rated(6, 3)), "risks-off-matrix", "inherent_likelihood"),
        (risk("", inherent=rated(3)), "risks-half-rated", "inherent_impact"),
        (risk("", inherent=rated(5, 5, "low")), "risks-level-differs", "inherent_level"),
        (risk("", work="W9"), "risks-no-such-row", "work"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_saved(
    agency: Agency, said: object, code: str, field: str
) -> None:
    year = begun(agency)
    with pytest.raises(Refused) as refused:
        entered(year, "risk", said)

    assert [(each.code, each.place.column) for each in refused.value.problems] == [(code, field)]
    assert not RiskRow.objects.exists()


def test_a_frozen_plan_stays_and_what_came_of_it_is_told(agency: Agency) -> None:
    year, row, plan = treated(agency, inherent=rated(4, 4))
    approved(year)
    for kind, said in (("risk", risk("")), ("control", control("")), ("treatment", treatment(""))):
        with pytest.raises(Refused) as refused:
            entered(year, kind, said)
        assert codes(refused) == ["risks-frozen"]
    with pytest.raises(Refused):
        actions.change(row, risk(inherent=rated(2, 2)), HAND, seen=1)
    with pytest.raises(Refused):
        actions.remove(plan, HAND)

    actions.change(row, risk(inherent=rated(4, 4), residual=rated(2, 2)), HAND, seen=1)
    entered(year, "follow_up", follow_up())
    assert register_of(agency).risks["R1"].residual == rated(2, 2)


def test_a_plan_on_its_way_stays_as_it_is(agency: Agency) -> None:
    year, *_ = treated(agency)
    yearly.take(year, COORDINATOR)
    with pytest.raises(Refused) as refused:
        entered(year, "risk", risk(""))

    assert codes(refused) == ["risks-on-its-way"]


def test_what_is_removed_takes_along_what_hangs_on_it_and_brings_it_back(agency: Agency) -> None:
    year, row, _ = treated(agency)
    entered(year, "follow_up", follow_up())
    actions.remove(row, HAND)
    gone = register_of(agency)
    bin_ = bins()["risks.row"]

    assert (dict(gone.risks), dict(gone.treatments), gone.follow_ups) == ({}, {}, ())
    assert [each.name for each in bin_.entries(agency.key)] == ["ความเสี่ยง รับของแลกการอนุญาต"]

    bin_.put_back(agency.key, row.key, by="x", at=AT)
    assert len(register_of(agency).follow_ups) == 1


def test_nothing_of_the_plan_comes_back_into_one_that_was_approved(agency: Agency) -> None:
    year, _, _ = treated(agency)
    spare = entered(year, "risk", risk(""))
    actions.remove(spare, HAND)
    approved(year)
    with pytest.raises(Refused):
        bins()["risks.row"].put_back(agency.key, spare.key, by="x", at=AT)


def test_what_goes_for_good_goes_with_what_hangs_on_it(agency: Agency, settings: object) -> None:
    year, row, _ = treated(agency)
    entered(year, "follow_up", follow_up())
    actions.remove(row, HAND)
    settings.BIN_DAYS = 0  # type: ignore[attr-defined]
    bins()["risks.row"].empty(AT)

    assert not RiskRow.objects.exists()


def test_a_work_that_risks_refer_to_is_not_removed(agency: Agency) -> None:
    year = begun(agency)
    work = entered(year, "work", Work(key="", name="ก", owner=OWNER))
    entered(year, "risk", risk("", work="W1"))
    with pytest.raises(Refused) as refused:
        actions.remove(work, HAND)

    assert codes(refused) == ["risks-work-used"]


def test_a_report_that_was_removed_may_be_told_anew(agency: Agency) -> None:
    year, *_ = treated(agency)
    first = entered(year, "follow_up", follow_up(result="ผิด"))
    actions.remove(first, HAND)
    entered(year, "follow_up", follow_up(result="ถูก"))

    assert [each.result for each in register_of(agency).follow_ups] == ["ถูก"]


def test_components_are_said_by_those_who_judge_and_by_nobody_else(agency: Agency) -> None:
    year = begun(agency)
    auditor = replace(HAND, doer=replace(COORDINATOR, roles=(Role.INTERNAL_AUDITOR,)))
    yearly.judge(year, {"environment": "ดี", "monitoring": ""}, auditor, {"environment": 0})
    with pytest.raises(Refused):
        yearly.judge(year, {"environment": "แย่"}, of_unit("d1"), {})
    with pytest.raises(Refused):
        yearly.judge(year, {"environment": "ใหม่"}, HAND, {"environment": 0})
    assert register_of(agency).components["environment"].says == "ดี"

    yearly.judge(year, {"environment": ""}, HAND, {"environment": 1})
    assert not register_of(agency).components
    yearly.judge(year, {"environment": "อีกครั้ง"}, HAND, {"environment": 0})
    assert held(agency).register.components["environment"].says == "อีกครั้ง"
