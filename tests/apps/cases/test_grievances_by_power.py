"""A grievance goes to whoever holds the power that day; to complaint officers where nobody does."""

from __future__ import annotations

import datetime as dt

import pytest

from complaint_making import AT
from people import SignedIn
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import queries
from prongsai.apps.cases.due import of_units
from prongsai.apps.cases.models import Case
from prongsai.apps.due.sources import collected
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import GRIEVANCE, brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
POWER = "handle_grievances"
LIST, NOW = "/a/a1/cases/", AT + dt.timedelta(hours=1)


@pytest.fixture
def office(agency: Agency) -> dict[str, Person]:
    return {
        "bringer": colleague(agency, "bringer", Role.DIVISION_OFFICER, unit="works"),
        "intake": colleague(agency, "intake", Role.COMPLAINT_OFFICER),
        "mayor": colleague(agency, "mayor", Role.EXECUTIVE),
    }


@pytest.fixture
def legal(agency: Agency) -> Person:
    """An officer of another unit, by whose order he has the power."""
    return colleague(agency, "legal", Role.DIVISION_OFFICER, unit="clerk", powers=[POWER])


def grievance(agency: Agency, office: dict[str, Person], *named: Person) -> Case:
    values = {**GRIEVANCE, "named": [each.key for each in named]}
    return brought(agency, "staff-grievance", office["bringer"], values, category="superior")


def knows(agency: Agency, case: Case, who: Person) -> set[str]:
    """By which ways somebody comes to know of it."""
    roles = frozenset(Role(each.role) for each in who.memberships.all())
    asked = queries.asker_of(who.key, agency, roles, NOW.date())
    found = {
        "list": queries.case_of(agency, case.key, asked) is not None,
        "turn": Case.objects.filter(asked.his_turn(agency), pk=case.pk).exists(),
        "due": any(case.key in str(each.where.keys)
                   for each in collected(agency, NOW, [of_units(who.key)])),
        "notice": Notice.objects.filter(recipient=who.key).exists(),
        "files": queries.may_have_files("a1", case.key, who.key, roles, NOW.date()),
    }  # fmt: skip
    return {way for way, so in found.items() if so}


EVERY_WAY = {"list", "turn", "due", "notice", "files"}


def test_it_reaches_the_holder_and_not_the_complaint_officer(
    agency: Agency, office: dict[str, Person], legal: Person
) -> None:
    case = grievance(agency, office)
    assert knows(agency, case, legal) == EVERY_WAY
    assert knows(agency, case, office["intake"]) == set()
    with pytest.raises(Refused):
        moved(case, "assign", office["intake"], Given(person=legal.key))
    moved(case, "assign", legal, Given(person=legal.key))
    last = case.events.get(number=2)
    assert (last.role, last.order) == (f"power:{POWER}", f"คำสั่ง {POWER}")


def test_where_nobody_holds_it_that_day_it_reaches_the_complaint_officer(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = grievance(agency, office)
    assert knows(agency, case, office["intake"]) == EVERY_WAY
    moved(case, "assign", office["intake"], Given(person=office["intake"].key))
    last = case.events.get(number=2)
    assert (last.role, last.order) == ("complaint_officer", "")


def test_it_follows_the_register_of_powers_from_day_to_day(
    agency: Agency, office: dict[str, Person], legal: Person
) -> None:
    case = grievance(agency, office)
    Notice.objects.all().delete()
    legal.powers.update(until=AT.date() - dt.timedelta(days=1))
    assert knows(agency, case, legal) == set()
    assert knows(agency, case, office["intake"]) == EVERY_WAY - {"notice"}


def test_a_holder_who_is_meant_neither_sees_nor_gets_it_and_the_executive_is_told(
    agency: Agency, office: dict[str, Person], legal: Person
) -> None:
    case = grievance(agency, office, legal)
    assert knows(agency, case, legal) == set()
    assert knows(agency, case, office["intake"]) == set()
    assert knows(agency, case, office["mayor"]) == EVERY_WAY
    page = client_of(legal).get(f"{LIST}c/{case.key}/", follow=True).content.decode()
    assert GRIEVANCE["matter"] not in page
    with pytest.raises(Refused):
        moved(case, "assign", legal, Given(person=office["mayor"].key))
    with pytest.raises(Refused) as refused:
        moved(case, "assign", office["mayor"], Given(person=legal.key))
    assert [each.code for each in refused.value.problems] == ["case-hands-to-barred"]


def test_a_holder_whose_unit_is_meant_or_who_heads_the_bringers_unit_is_left_out(
    agency: Agency, office: dict[str, Person]
) -> None:
    head = colleague(agency, "head", Role.DIVISION_HEAD, unit="works", powers=[POWER])
    case = grievance(agency, office)
    assert knows(agency, case, head) == set()
    assert knows(agency, case, office["mayor"]) == EVERY_WAY


def test_another_holder_goes_on_where_one_is_meant(
    agency: Agency, office: dict[str, Person], legal: Person
) -> None:
    second = colleague(agency, "second", Role.STAFF, powers=[POWER])
    case = grievance(agency, office, legal)
    assert knows(agency, case, second) == EVERY_WAY
    assert "notice" not in knows(agency, case, office["mayor"])


def test_the_office_reads_whom_it_reaches(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    page = client.get(f"{LIST}settings/staff-grievance/").content.decode()
    assert "วันนี้ไม่มีผู้มีอำนาจ" in page
    assert "เรื่องใหม่จึงถึงเจ้าหน้าที่รับเรื่องร้องเรียนแทน" in page
    holder = colleague(agency, "legal", Role.STAFF, powers=[POWER])
    page = client.get(f"{LIST}settings/staff-grievance/").content.decode()
    assert holder.name in page
    assert f"คำสั่ง {POWER}" in page
    assert "วันนี้ไม่มีผู้มีอำนาจ" not in page
    assert 'id="first"' not in client.get(f"{LIST}settings/gift/").content.decode()
