"""Guarded parts: given by one person, effective when another agrees."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts import actions, confirming, offices, resets, vouching
from prongsai.apps.accounts.due import SECOND_PEOPLE
from prongsai.apps.accounts.models import Membership, Person
from prongsai.apps.accounts.queries import parts_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
TODAY = NOW.date()


@pytest.fixture
def clerk(agency: Agency) -> Person:
    return person("clerk", agency.key, Role.CHIEF_ADMINISTRATOR)


def given(admin: Person, role: Role, to: str = "newcomer", **more: Any) -> Membership:
    who = Person.objects.filter(username=to).first() or person(to)
    return offices.give_role(who, "a1", role, TODAY, by=admin.key, at=NOW, **more)


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def answer(who: Person, part: Membership, what: str = "confirm") -> int:
    return int(client_of(who).post(f"/a/a1/parts/{part.pk}/", {what: "1"}).status_code)


def roles(part: Membership) -> list[Role]:
    return [each.role for each in parts_of(part.person, TODAY)]


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("role", sorted(confirming.GUARDED))
def test_a_guarded_part_counts_for_nothing_until_another_person_agrees(
    admin: Person, role: Role
) -> None:
    part = given(admin, role)

    assert roles(part) == []
    assert client_of(part.person).get("/a/a1/").status_code == 404


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STAFF, Role.INTERNAL_AUDITOR])
def test_other_parts_count_at_once(admin: Person, role: Role) -> None:
    assert roles(given(admin, role)) == [role]


def test_who_agrees_makes_it_count_and_the_trail_names_both(admin: Person, clerk: Person) -> None:
    part = given(admin, Role.EXECUTIVE)

    assert answer(clerk, part) == 302

    assert roles(part) == [Role.EXECUTIVE]
    assert list(Entry.objects.filter(key=part.person.key).values_list("verb", "by")) == [
        ("give role", admin.key),
        ("confirm role", clerk.key),
    ]
    assert answer(clerk, part) == 404


def test_who_declines_leaves_nothing_behind_but_the_line(admin: Person, clerk: Person) -> None:
    part = given(admin, Role.EXECUTIVE)

    answer(clerk, part, "decline")

    assert roles(part) == []
    assert not Membership.objects.filter(waiting=True).exists()
    assert Entry.objects.filter(verb="decline role", by=clerk.key).count() == 1


def test_neither_who_gave_it_nor_who_gets_it_agrees(admin: Person, clerk: Person) -> None:
    part = given(admin, Role.EXECUTIVE)
    part.person.memberships.create(agency="a1", role="chief_administrator", since=TODAY)
    for who in (admin, part.person):
        answer(who, part)

    assert Membership.objects.get(pk=part.pk).waiting
    assert Membership.objects.filter(person=clerk, waiting=False).exists()


def test_who_gave_it_takes_it_back(admin: Person, clerk: Person) -> None:
    part = given(admin, Role.EXECUTIVE)

    answer(admin, part, "decline")

    assert not Membership.objects.filter(waiting=True).exists()
    assert Membership.objects.filter(person=clerk, waiting=False).exists()


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STAFF, Role.CUSTODIAN])
def test_a_part_that_nobody_confirmed_confirms_nothing(admin: Person, role: Role) -> None:
    part = given(admin, Role.EXECUTIVE)

    assert answer(person("made-up", "a1", role), part) == 404
    assert Membership.objects.get(pk=part.pk).waiting


@pytest.mark.usefixtures("clerk")
def test_a_second_administrator_made_up_by_the_first_agrees_to_nothing(admin: Person) -> None:
    made_up = given(admin, Role.SYSTEM_ADMINISTRATOR, "made-up").person
    part = given(admin, Role.EXECUTIVE)

    assert answer(made_up, part) == 404


def test_a_supervisor_above_agrees_and_sees_it_on_the_first_page(
    agency: Agency, admin: Person
) -> None:
    above = person("above", area=agency.area.key)
    part = given(admin, Role.EXECUTIVE, above=[agency.area.key])
    page = client_of(above).get(f"/area/{agency.area.key}/").content.decode()

    assert f'href="/a/a1/parts/{part.pk}/"' in page
    answer(above, part)
    assert roles(part) == [Role.EXECUTIVE]


def test_a_supervisor_elsewhere_neither_sees_nor_agrees(agency: Agency, admin: Person) -> None:
    person("above", area=agency.area.key)
    part = given(admin, Role.EXECUTIVE, above=[agency.area.key])

    assert answer(person("elsewhere", area="d9"), part) == 404


def test_the_installations_administrator_agrees_and_sees_it(admin: Person) -> None:
    root = Person.objects.create(username="root", name="ส่วนกลาง", installation=True)
    part = given(admin, Role.EXECUTIVE)

    assert f"/parts/{part.pk}/" in client_of(root).get("/", follow=True).content.decode()
    answer(root, part)
    assert roles(part) == [Role.EXECUTIVE]


def test_where_nobody_is_there_to_agree_the_first_counts_at_once_and_the_trail_says_so(
    admin: Person,
) -> None:
    first = given(admin, Role.CHIEF_ADMINISTRATOR, "first")
    second = given(admin, Role.EXECUTIVE, "second")

    assert (roles(first), roles(second)) == ([Role.CHIEF_ADMINISTRATOR], [])
    lines = Entry.objects.filter(verb="give role").order_by("number")
    assert [line.after["second"] for line in lines] == [False, True]


def test_the_first_people_of_an_agency_count_at_once(agency: Agency) -> None:
    root = Person.objects.create(username="root", name="ส่วนกลาง", installation=True)
    person("above", area=agency.area.key)

    part = given(root, Role.SYSTEM_ADMINISTRATOR, above=[agency.area.key])

    assert roles(part) == [Role.SYSTEM_ADMINISTRATOR]


def test_it_is_due_from_those_who_can_agree_and_from_nobody_else(
    agency: Agency, admin: Person, clerk: Person
) -> None:
    part = given(admin, Role.EXECUTIVE)
    [due] = SECOND_PEOPLE.of(agency, NOW)

    assert due.is_mine(clerk.key, {Role.CHIEF_ADMINISTRATOR})
    assert not due.is_mine(admin.key, {Role.SYSTEM_ADMINISTRATOR})
    assert not due.is_mine(part.person.key, {Role.EXECUTIVE})
    assert "ยืนยันบทบาทผู้บริหารของ คน newcomer" in client_of(clerk).get("/a/a1/").content.decode()


def test_another_administrator_sees_it_on_the_first_page_of_his(
    agency: Agency, admin: Person
) -> None:
    second = person("second", agency.key, Role.SYSTEM_ADMINISTRATOR)
    part = given(admin, Role.EXECUTIVE)

    assert f"/parts/{part.pk}/" in client_of(second).get("/a/a1/about/").content.decode()
    assert f"/parts/{part.pk}/" not in client_of(admin).get("/a/a1/about/").content.decode()


def test_a_reset_that_waits_is_due_for_a_day(agency: Agency, admin: Person, clerk: Person) -> None:
    mayor = person("mayor", "a1", Role.EXECUTIVE)
    resets.start(mayor, "a1", admin, at=NOW)
    [due] = SECOND_PEOPLE.of(agency, NOW)

    assert due.until == TODAY + dt.timedelta(days=1)
    assert due.is_mine(clerk.key, {Role.CHIEF_ADMINISTRATOR})
    assert not due.is_mine(mayor.key, {Role.EXECUTIVE})
    assert SECOND_PEOPLE.of(agency, NOW + dt.timedelta(hours=25)) == []


def test_ending_a_part_that_waits_withdraws_it(admin: Person, clerk: Person) -> None:
    part = given(admin, Role.EXECUTIVE)

    offices.end_role(part, TODAY, by=admin.key, at=NOW)

    with pytest.raises(Refused, match="role-not-waiting"):
        confirming.confirm(part, clerk, at=NOW)
    assert roles(part) == []


@pytest.mark.usefixtures("clerk")
def test_an_administrator_who_waits_does_not_replace_the_last(admin: Person) -> None:
    given(admin, Role.SYSTEM_ADMINISTRATOR)

    with pytest.raises(Refused, match="last-administrator"):
        offices.end_role(admin.memberships.get(), TODAY, by=admin.key, at=NOW)


@pytest.mark.usefixtures("clerk")
def test_who_adds_somebody_with_such_a_part_is_told_that_it_waits(admin: Person) -> None:
    typed = {"name": "คนใหม่", "username": "somebody", "role": "custodian", "since": "1/8/2569"}

    page = client_of(admin).post("/a/a1/people/new/", typed).content.decode()

    assert "มีผลเมื่อผู้อื่นยืนยัน" in page
    assert Membership.objects.get(person__username="somebody").waiting


@pytest.mark.usefixtures("clerk")
def test_what_waits_is_not_handed_over(admin: Person) -> None:
    part = given(admin, Role.EXECUTIVE)

    page = client_of(admin).get(f"/a/a1/people/{part.person.key}/hand-over/").content.decode()

    assert f'value="{part.pk}"' not in page


@pytest.mark.usefixtures("clerk")
def test_what_is_handed_over_waits_too(agency: Agency, admin: Person) -> None:
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    heir = person("heir", agency.key, Role.STAFF)

    page = client_of(admin).post(
        f"/a/a1/people/{mayor.key}/hand-over/",
        {"parts": [mayor.memberships.get().pk], "successor": heir.key, "last": "30/9/2600"},
        follow=True,
    )

    assert "มีผลเมื่อผู้อื่นยืนยัน" in page.content.decode()
    assert heir.memberships.get(role="executive").waiting


def puppet(admin: Person, *roles: Role) -> Person:
    """An account that the administrator has just made, and whose first password he knows."""
    made = actions.add_person(
        username="puppet", name="หุ่น", password="x" * 15, by=admin.key, at=NOW, agency="a1"
    )
    for role in roles:
        made.memberships.create(agency="a1", role=role.value, since=TODAY)
    return made


@pytest.mark.usefixtures("clerk")
def test_who_gave_somebody_the_account_does_not_confirm_through_it(admin: Person) -> None:
    part = given(admin, Role.EXECUTIVE)
    made = puppet(admin, Role.SYSTEM_ADMINISTRATOR)

    with pytest.raises(Refused, match="second-too-new"):
        confirming.confirm(part, made, at=NOW)
    later = NOW + dt.timedelta(days=8)
    confirming.confirm(part, made, at=later)


def test_a_reset_is_not_confirmed_by_whom_its_author_has_just_made_administrator(
    admin: Person, clerk: Person
) -> None:
    reset = resets.start(clerk, "a1", admin, at=NOW)
    made = puppet(admin, Role.SYSTEM_ADMINISTRATOR)

    with pytest.raises(Refused, match="second-too-new"):
        resets.confirm(reset, made, at=NOW)
    page = client_of(made)
    Person.objects.update(must_change_password=False)
    said = page.get(f"/a/a1/resets/{reset.key}/").content.decode()
    assert 'name="confirm"' not in said


def test_in_a_small_office_the_chief_whom_the_administrator_set_up_counts(admin: Person) -> None:
    mayor = person("mayor", "a1", Role.EXECUTIVE)
    chief = puppet(admin, Role.CHIEF_ADMINISTRATOR)
    reset = resets.start(mayor, "a1", admin, at=NOW)

    assert vouching.who_could(mayor, admin, "a1", (), NOW) == [chief]
    resets.confirm(reset, chief, at=NOW)


def test_not_even_the_chief_counts_after_a_new_password_of_the_same_hand(admin: Person) -> None:
    mayor = person("mayor", "a1", Role.EXECUTIVE)
    chief = person("chief", "a1", Role.CHIEF_ADMINISTRATOR)
    first = resets.start(chief, "a1", admin, at=NOW)
    resets.confirm(first, mayor, at=NOW)
    resets.finish(first, admin, at=NOW)
    reset = resets.start(mayor, "a1", admin, at=NOW)

    with pytest.raises(Refused, match="second-too-new"):
        resets.confirm(reset, chief, at=NOW)


def test_where_nobody_could_confirm_the_page_says_the_way_out(
    admin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: NOW)
    mayor = person("mayor", "a1", Role.EXECUTIVE)
    address = f"/a/a1/people/{mayor.key}/reset/"
    alone = client_of(admin).get(address).content.decode()
    root = person("root")
    Person.objects.filter(pk=root.pk).update(installation=True)

    assert "ยังไม่มีผู้ยืนยันได้" in alone
    assert root.name in client_of(admin).get(address).content.decode()


@pytest.mark.parametrize(
    "role", [Role.SYSTEM_ADMINISTRATOR, Role.INTERNAL_AUDITOR, Role.COORDINATOR]
)
def test_one_administrator_does_not_open_the_account_of_those_alone(
    admin: Person, role: Role
) -> None:
    other = person("other", "a1", role)

    assert resets.start(other, "a1", admin, at=NOW).second


def test_nor_of_those_who_stand_above(admin: Person) -> None:
    above, root = person("above", "a1", Role.STAFF, area="d1"), person("root", "a1", Role.STAFF)
    Person.objects.filter(pk=root.pk).update(installation=True)
    root.refresh_from_db()

    assert resets.start(above, "a1", admin, at=NOW).second
    assert resets.start(root, "a1", admin, at=NOW).second
