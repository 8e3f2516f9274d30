"""A year begins, is measured by its own scale, approved and opened again."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.risks import actions, importing, queries, yearly
from prongsai.apps.risks.yearly import General
from prongsai.core.risks.levels import When, counts
from prongsai.core.terms.problem import Refused
from risk_making import OWNER, follow_up, rated, risk
from risk_rows import CHIEF, COORDINATOR, HAND, approved, begun, entered, held, register_of, treated

pytestmark = pytest.mark.django_db
SAID = General(matrix="five", size="small", losses=(), rounds=("six",))


def test_a_year_begins_empty_with_the_divisions_as_units(agency: Agency) -> None:
    begun(agency)
    found = register_of(agency)

    assert (found.agency, found.fiscal_year, found.matrix) == (agency.name, 2569, "five")
    assert (set(found.units), dict(found.risks)) == ({OWNER, "กองช่าง"}, {})


def test_a_year_begins_once(agency: Agency) -> None:
    begun(agency)
    with pytest.raises(Refused) as refused:
        importing.begin(agency, 2569, COORDINATOR)

    assert refused.value.problems[0].code == "risks-year-begun"


def test_what_is_carried_over_is_marked_until_somebody_looked(agency: Agency) -> None:
    year, row, _ = treated(agency, 2568, inherent=rated(4, 4), residual=rated(2, 4))
    entered(year, "follow_up", follow_up())
    importing.carry(agency, 2569, COORDINATOR)
    found = held(agency)

    assert found.register.risks["R1"].inherent == rated(2, 4)
    assert (list(found.register.treatments), found.register.follow_ups) == (["T1"], ())
    again = found.row("risk", "R1")
    assert (again.carried, row.carried) == (True, False)

    actions.change(again, found.register.risks["R1"], HAND, seen=1)
    assert held(agency).row("risk", "R1").carried is False
    assert Entry.objects.latest("number").verb == "confirm"


def test_without_a_year_before_there_is_nothing_to_carry(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        importing.carry(agency, 2569, COORDINATOR)

    assert refused.value.problems[0].code == "risks-nothing-to-carry"


def test_thresholds_of_the_agency_stand_in_place_of_the_drafts(agency: Agency) -> None:
    year = begun(agency)
    own = tuple(map(Fraction, (100, 200, 300, 400)))
    yearly.set_general(
        year, General(matrix="five", size="small", losses=own, rounds=()), HAND, seen=1
    )
    entered(year, "risk", risk("", loss=Fraction(350), inherent=rated(1, 2)))
    found = held(agency)
    codes = {each.code for each in found.findings(COORDINATOR.at.date())}

    assert found.frame.impact_of(Fraction(350), "five", "small") == 4
    assert "impact-below-loss" in codes


@pytest.mark.parametrize(("losses", "field"), [((4, 3, 2, 1), "losses"), ((1, 2), "losses")])
def test_thresholds_that_do_not_rise_are_refused(
    agency: Agency, losses: tuple[int, ...], field: str
) -> None:
    said = General(matrix="five", size="small", losses=tuple(map(Fraction, losses)), rounds=())
    with pytest.raises(Refused) as refused:
        yearly.set_general(begun(agency), said, HAND, seen=1)

    assert refused.value.problems[0].place.column == field


def test_a_matrix_that_scores_lie_off_is_refused(agency: Agency) -> None:
    year, *_ = treated(agency, inherent=rated(5, 5))
    for matrix in ("four", ""):
        said = General(matrix=matrix, size="", losses=(), rounds=())
        with pytest.raises(Refused) as refused:
            yearly.set_general(year, said, HAND, seen=1)
        assert refused.value.problems[0].place.column == "matrix"


def test_the_second_of_two_at_the_criteria_is_refused(agency: Agency) -> None:
    year = begun(agency)
    yearly.set_general(year, SAID, HAND, seen=1)
    said = General(matrix="four", size="", losses=(), rounds=())
    with pytest.raises(Refused) as refused:
        yearly.set_general(year, said, HAND, seen=1)

    assert refused.value.problems[0].code == "risks-changed-meanwhile"


def test_a_plan_takes_two_desks_and_two_people(agency: Agency) -> None:
    year, *_ = treated(agency)
    with pytest.raises(Refused):
        yearly.take(year, CHIEF)
    yearly.take(year, COORDINATOR)
    with pytest.raises(Refused):
        yearly.take(year, COORDINATOR)
    yearly.take(year, CHIEF)
    found = queries.year_of(agency, 2569)

    assert found is not None
    assert found.approved


def test_an_empty_register_is_not_passed_on(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        yearly.take(begun(agency), COORDINATOR)

    assert refused.value.problems[0].code == "risks-nothing-to-approve"


def test_what_was_approved_is_kept_word_for_word(agency: Agency) -> None:
    year, row, _ = treated(agency, inherent=rated(4, 4))
    approved(year)
    yearly.reopen(year, COORDINATOR, "แก้ผู้รับผิดชอบ")
    actions.change(row, risk(event="เปลี่ยนแล้ว", inherent=rated(4, 4)), HAND, seen=1)
    approved(year)
    kept = [json.loads(each.content) for each in year.editions.order_by("version")]

    assert [each["risks"]["R1"]["event"] for each in kept] == ["รับของแลกการอนุญาต", "เปลี่ยนแล้ว"]


def test_what_is_sent_back_is_open_again_with_a_reason(agency: Agency) -> None:
    year, *_ = treated(agency)
    yearly.take(year, COORDINATOR)
    with pytest.raises(Refused):
        yearly.give_back(year, CHIEF, " ")
    yearly.give_back(year, CHIEF, "ขาดกองช่าง")
    entered(year, "risk", risk("", owner="กองช่าง"))

    assert len(register_of(agency).risks) == 2


def test_levels_are_counted_as_the_core_counts_them(agency: Agency) -> None:
    treated(agency, inherent=rated(4, 4))
    found = held(agency)

    assert counts(found.register, found.frame, When.INHERENT)["very_high"] == 1
