"""A new first password without mail: two people where it matters, and the owner is told."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts import offices, resets
from prongsai.apps.accounts.models import Membership, Person, Reset
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)


@pytest.fixture
def mayor(agency: Agency) -> Person:
    return person("mayor", agency.key, Role.EXECUTIVE)


@pytest.fixture
def clerk(agency: Agency) -> Person:
    return person("clerk", agency.key, Role.CHIEF_ADMINISTRATOR)


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def step(who: Person, whose: Person, what: str) -> Any:
    return client_of(who).post(f"/a/a1/people/{whose.key}/reset/", {what: "1"})


def shown(answer: Any) -> str:
    found = re.findall(r"<code[^>]*>([a-z-]{24})</code>", answer.content.decode())
    return found[0] if found else ""


def test_for_most_people_one_administrator_is_enough(agency: Agency, admin: Person) -> None:
    staff = person("staff", agency.key, Role.STAFF)
    theirs = client_of(staff)
    assert theirs.get("/me/").status_code == 200

    password = shown(step(admin, staff, "start"))

    staff.refresh_from_db()
    assert staff.check_password(password)
    assert staff.must_change_password
    assert theirs.get("/me/").status_code == 302


@pytest.mark.parametrize(
    "role",
    [
        Role.EXECUTIVE, Role.CHIEF_ADMINISTRATOR, Role.CUSTODIAN, Role.COMPLAINT_OFFICER,
        Role.SYSTEM_ADMINISTRATOR,
    ],
)  # fmt: skip
def test_for_who_approves_or_sees_what_is_sealed_nothing_happens_alone(
    agency: Agency, admin: Person, role: Role
) -> None:
    owner = person("owner", agency.key, role)
    theirs = client_of(owner)
    before = owner.password

    assert shown(step(admin, owner, "start")) == ""
    assert shown(step(admin, owner, "finish")) == ""

    owner.refresh_from_db()
    assert owner.password == before
    assert theirs.get("/me/").status_code == 200


def test_a_second_person_confirms_and_the_first_sees_the_password(
    admin: Person, mayor: Person, clerk: Person
) -> None:
    step(admin, mayor, "start")
    reset = Reset.objects.get()
    assert "ยืนยันการรีเซ็ตรหัสผ่านของ คน mayor" in client_of(clerk).get("/a/a1/people/").content.decode()

    client_of(clerk).post(f"/a/a1/resets/{reset.key}/")

    assert shown(step(clerk, mayor, "finish")) == ""
    password = shown(step(admin, mayor, "finish"))
    mayor.refresh_from_db()
    assert mayor.check_password(password)
    assert shown(step(admin, mayor, "finish")) == ""
    assert list(Entry.objects.filter(agency="a1").values_list("verb", "by")) == [
        ("start reset", admin.key),
        ("confirm reset", clerk.key),
        ("reset password", admin.key),
    ]


def test_another_administrator_may_confirm(agency: Agency, admin: Person, mayor: Person) -> None:
    second = person("second", agency.key, Role.SYSTEM_ADMINISTRATOR)
    step(admin, mayor, "start")
    client_of(second).post(f"/a/a1/resets/{Reset.objects.get().key}/")

    assert Reset.objects.get().confirmed_by == second


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.INTERNAL_AUDITOR, Role.STAFF])
def test_nobody_else_may_confirm(agency: Agency, admin: Person, mayor: Person, role: Role) -> None:
    step(admin, mayor, "start")
    answer = client_of(person("x", agency.key, role)).post(
        f"/a/a1/resets/{Reset.objects.get().key}/"
    )

    assert answer.status_code == 404
    assert Reset.objects.get().confirmed is None


def test_neither_who_began_nor_the_owner_confirms(
    agency: Agency, admin: Person, clerk: Person
) -> None:
    offices.give_role(admin, agency.key, Role.STAFF, NOW.date(), by="", at=NOW)
    step(admin, clerk, "start")
    for who in (admin, clerk):
        client_of(who).post(f"/a/a1/resets/{Reset.objects.get().key}/")

    assert Reset.objects.get().confirmed is None


def test_ending_the_part_first_does_not_avoid_the_second_person(
    admin: Person, mayor: Person
) -> None:
    part = Membership.objects.get(person=mayor)
    offices.end_role(part, NOW.date() - dt.timedelta(days=1), by=admin.key, at=NOW)

    assert resets.guarded(mayor, NOW.date())
    assert not resets.guarded(mayor, NOW.date() + dt.timedelta(days=100))


def test_a_reset_is_over_after_a_day(admin: Person, mayor: Person, clerk: Person) -> None:
    reset = resets.start(mayor, "a1", admin, at=NOW)
    late = NOW + dt.timedelta(hours=25)

    with pytest.raises(Refused, match="reset-over"):
        resets.confirm(reset, clerk, at=late)
    resets.confirm(reset, clerk, at=NOW + dt.timedelta(hours=23))
    with pytest.raises(Refused, match="reset-over"):
        resets.finish(reset, admin, at=late)


def test_a_stopped_reset_changes_nothing(admin: Person, mayor: Person, clerk: Person) -> None:
    before = mayor.password
    step(admin, mayor, "start")
    client_of(clerk).post(f"/a/a1/resets/{Reset.objects.get().key}/", {"stop": "1"})
    step(admin, mayor, "finish")

    mayor.refresh_from_db()
    assert mayor.password == before


def test_two_resets_are_not_under_way_at_once(admin: Person, mayor: Person) -> None:
    step(admin, mayor, "start")
    step(admin, mayor, "start")

    assert Reset.objects.count() == 1


def test_a_form_sent_twice_makes_one_new_password(agency: Agency, admin: Person) -> None:
    staff = person("staff", agency.key, Role.STAFF)
    password = shown(step(admin, staff, "start"))

    assert shown(step(admin, staff, "start")) == ""

    staff.refresh_from_db()
    assert staff.check_password(password)


def test_nobody_resets_his_own(admin: Person) -> None:
    step(admin, admin, "start")

    assert not Reset.objects.exists()


def test_who_works_elsewhere_too_is_not_reset_from_one_of_the_agencies(
    agency: Agency, other: Agency, admin: Person
) -> None:
    both = person("both", agency.key, Role.STAFF)
    both.memberships.create(agency=other.key, role="executive", since=NOW.date())

    assert step(admin, both, "start").status_code == 404
    assert not Reset.objects.exists()


def test_the_installations_administrator_resets_who_works_in_several(
    agency: Agency, other: Agency
) -> None:
    root = Person.objects.create(username="root", name="ส่วนกลาง", installation=True)
    both = person("both", agency.key, Role.STAFF)
    both.memberships.create(agency=other.key, role="viewer", since=NOW.date())

    assert shown(step(root, both, "start"))


def test_the_owner_is_told_when_and_by_whom_at_the_next_sign_in_and_once(
    admin: Person, mayor: Person, clerk: Person, client: Client
) -> None:
    step(admin, mayor, "start")
    client_of(clerk).post(f"/a/a1/resets/{Reset.objects.get().key}/")
    password = shown(step(admin, mayor, "finish"))

    signed_in = client.post("/sign-in/", {"username": "mayor", "password": password}, follow=True)

    page = signed_in.content.decode()
    assert "ถูกรีเซ็ตเมื่อ" in page
    assert admin.name in page
    assert clerk.name in page
    assert "ถูกรีเซ็ตเมื่อ" not in client.get("/me/password/").content.decode()
