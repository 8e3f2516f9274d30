"""What clocks, terms and settings of an office do to its cases."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from complaint_making import AT, PROCEDURE, WORKER, brought, given, opened, solved
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, chores, keeping
from prongsai.apps.cases.due import CASES, of_units
from prongsai.apps.cases.models import Event
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.jobs.trying import Task
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

LIST = "/a/a1/cases/"


def in_unit(agency: Agency, unit: str, role: Role = Role.DIVISION_OFFICER) -> Client:
    who = person(f"of-{unit}", agency.key)
    who.memberships.create(
        agency=agency.key, role=role.value, division=unit, since=dt.date(2020, 1, 1)
    )
    client = Client()
    client.force_login(who)
    return client


def test_due_are_new_cases_late_ones_and_those_of_a_unit(agency: Agency) -> None:
    opened(agency)
    new, old = brought(agency).case, given(brought(agency).case)
    officer = person("unit-officer", agency.key)
    officer.memberships.create(
        agency=agency.key, role="division_officer", division="works", since=dt.date(2020, 1, 1)
    )

    soon = CASES.of(agency, AT)
    late = CASES.of(agency, AT + dt.timedelta(days=40))
    own = of_units(officer.key).of(agency, AT)

    assert [(each.what, each.where.keys["case"]) for each in soon] == [("case_new", new.key)]
    assert {each.what for each in late if each.where.keys["case"] == old.key} == {"case_late"}
    assert [each.where.keys["case"] for each in own] == [old.key]


def test_a_head_says_what_the_log_says(agency: Agency) -> None:
    opened(agency)
    case = given(brought(agency).case)
    later = AT + dt.timedelta(days=30)

    assert keeping.refresh(case, later) == 1
    assert keeping.refresh(case, later) == 0
    case.refresh_from_db()
    assert case.late
    solved(case, later)
    assert keeping.refresh(case, later) == 0
    assert case.late


def test_a_unit_only_does_what_its_file_lets_it(agency: Agency) -> None:
    opened(agency)
    case = brought(agency).case

    with pytest.raises(Refused):
        actions.move(case, "take_in", WORKER, Given(unit="works"), AT)
    officer = in_unit(agency, "works")
    officer.post(f"{LIST}c/{case.key}/move/take_in/", {"unit": "works"})
    assert Event.objects.count() == 1


def test_clocks_warn_and_call_once(
    agency: Agency, signed_in: SignedIn, desks: dict[Role, Any]
) -> None:
    signed_in(Role.CHIEF_ADMINISTRATOR)
    in_unit(agency, "works")
    opened(agency)
    given(brought(agency).case)
    Notice.objects.all().delete()
    at = AT + dt.timedelta(days=13)

    first, again = (chores.remind(Task(at)) for _ in range(2))
    late = chores.remind(Task(AT + dt.timedelta(days=22)))

    assert (first["told"], again["told"]) == (2, 0)
    assert late["told"] >= 1
    chief = desks[Role.CHIEF_ADMINISTRATOR].key
    assert Notice.objects.filter(recipient=chief, text="notice.case_late").exists()


def test_an_office_sets_its_days_and_older_cases_keep_theirs(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    before = brought(agency).case
    said = {"open": "on", "length_reply": "7", "length_sort": "", "days_reply": "calendar"}

    signed_in(Role.COMPLAINT_OFFICER).post(f"{LIST}settings/{PROCEDURE}/", said)

    after = brought(agency).case
    assert bridge.text_of(before.version).clocks["reply"].length == 15
    assert bridge.text_of(after.version).clocks["reply"].length == 7
    wrong = {**said, "length_reply": "30"}
    page = signed_in(Role.COMPLAINT_OFFICER).post(f"{LIST}settings/{PROCEDURE}/", wrong)
    assert "errorlist" in page.content.decode()


def test_whoever_is_complained_of_is_chosen_from_the_agencys_own_lists(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency).case
    first = signed_in(Role.COMPLAINT_OFFICER)
    said = {"unit": "works", "f_named": "works", "token": "f" * 32, "seen": "1"}

    page = first.post(f"{LIST}c/{case.key}/move/take_in/", {**said, "f_named": "nobody"})
    assert "errorlist" in page.content.decode()
    case.refresh_from_db()
    assert case.state == "received"
