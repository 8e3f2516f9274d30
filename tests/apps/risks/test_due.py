"""What is due about risks, from the coordinator and from units."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.risks import actions, importing, yearly
from prongsai.apps.risks.due import RISKS, of_units
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due
from risk_making import OWNER, follow_up, risk, treatment
from risk_rows import AT, COORDINATOR, HAND, begun, divided, entered, held, treated

pytestmark = pytest.mark.django_db
SOON, LATER = dt.date(2026, 8, 31), dt.date(2026, 9, 30)


def due(agency: Agency, source: Any = RISKS) -> dict[str, Due]:
    return {each.what: each for each in source.of(agency, AT)}


def test_without_a_register_nothing_is_due(agency: Agency) -> None:
    assert due(agency) == {}


def test_a_review_is_due_two_weeks_before_its_day_and_done_once_somebody_looked(
    agency: Agency,
) -> None:
    year, row, _ = treated(agency, review=SOON)
    entered(year, "risk", risk("", review=LATER))
    found = due(agency)["risk_reviews"]
    assert (found.until, found.facts["count"]) == (SOON, "1")

    actions.change(row, risk(review=SOON, reviewed=SOON), HAND, seen=1)
    assert "risk_reviews" not in due(agency)


def test_a_treatment_is_due_near_its_last_day_unless_it_is_done(agency: Agency) -> None:
    year = begun(agency)
    entered(year, "risk", risk(""))
    entered(year, "treatment", treatment("", ends=SOON))
    entered(year, "treatment", treatment("", ends=LATER))
    assert due(agency)["risk_treatments"].facts["count"] == "1"

    entered(year, "follow_up", follow_up())
    assert "risk_treatments" not in due(agency)


def test_a_round_that_is_over_without_a_word_is_due(agency: Agency) -> None:
    year, *_ = treated(agency)
    entered(year, "treatment", treatment("", begins=dt.date(2026, 5, 1)))
    found = due(agency)["risk_rounds"]
    assert (found.since, found.until, found.facts["count"]) == (dt.date(2026, 3, 31), None, "1")

    entered(year, "follow_up", follow_up(state="going"))
    assert "risk_rounds" not in due(agency)


def test_what_hangs_on_a_removed_risk_is_not_due(agency: Agency) -> None:
    _, row, _ = treated(agency, review=SOON)
    actions.remove(row, HAND)

    assert due(agency) == {}


def test_a_plan_on_its_way_waits_for_whoever_approves(agency: Agency) -> None:
    year, *_ = treated(agency)
    yearly.take(year, COORDINATOR)
    found = due(agency)["risk_approve"]

    assert found.whose == {Role.CHIEF_ADMINISTRATOR}
    assert COORDINATOR.key in found.barred


def test_people_of_a_unit_hear_of_their_own(agency: Agency) -> None:
    divided(agency)
    agency.divisions.create(key="below", name="งานพัสดุ", parent=agency.divisions.get(key="d1"))
    year = begun(agency)
    for owner in (OWNER, f"{OWNER} · งานพัสดุ", "กองช่าง"):
        entered(year, "risk", risk("", owner=owner, review=SOON))
    counts = {}
    for division in ("d1", "d2", ""):
        who = person(f"of-{division}", agency.key, Role.DIVISION_OFFICER)
        who.memberships.update(division=division)
        found = due(agency, of_units(who.key))
        counts[division] = found["risk_reviews"].facts["count"] if found else ""

    assert counts == {"d1": "2", "d2": "1", "": ""}


def carried_over(agency: Agency, *owners: str) -> None:
    before = begun(agency, 2568)
    for owner in owners:
        entered(before, "risk", risk("", owner=owner))
    importing.carry(agency, 2569, COORDINATOR)


def test_risks_carried_over_are_due_in_one_line_until_somebody_looked(agency: Agency) -> None:
    carried_over(agency, OWNER, OWNER)
    found = due(agency)["risk_carried"]
    assert (found.facts, found.until) == ({"count": "2", "year": "2569"}, None)
    assert found.since == COORDINATOR.at.date()
    assert (found.where.address, found.where.keys["year"]) == ("risks:register", 2569)

    for key in ("R1", "R2"):
        row = held(agency).row("risk", key)
        actions.change(row, held(agency).register.risks[key], HAND, seen=1)
    assert "risk_carried" not in due(agency)


def test_a_carried_risk_that_was_removed_is_not_due(agency: Agency) -> None:
    carried_over(agency, OWNER)
    actions.remove(held(agency).row("risk", "R1"), HAND)

    assert "risk_carried" not in due(agency)


def test_of_risks_carried_over_a_unit_hears_of_its_own(agency: Agency) -> None:
    divided(agency)
    carried_over(agency, OWNER, OWNER, "กองช่าง")
    counts = {}
    for division in ("d1", "d2"):
        who = person(f"of-{division}", agency.key, Role.DIVISION_HEAD)
        who.memberships.update(division=division)
        counts[division] = due(agency, of_units(who.key))["risk_carried"].facts["count"]

    assert counts == {"d1": "2", "d2": "1"}
