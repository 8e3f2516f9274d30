"""Parts in an agency: given, ended, handed over, played for somebody away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from people import NOW, TODAY, YESTERDAY, part, person
from prongsai.apps.accounts import confirming, offices
from prongsai.apps.accounts.models import Membership, Person
from prongsai.apps.accounts.queries import parts_of
from prongsai.apps.accounts.succession import Passing, hand_over
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db


def test_a_part_ends_on_its_last_day_and_not_before(agency: Agency, admin: Person) -> None:
    who = person("who", agency.key, Role.STAFF)

    offices.end_role(part(who), TODAY, by=admin.key, at=NOW)

    assert [each.role for each in parts_of(who, TODAY)] == [Role.STAFF]
    assert parts_of(who, TODAY + dt.timedelta(days=1)) == []


def test_a_part_to_come_is_withdrawn(agency: Agency, admin: Person) -> None:
    who = person("who")
    later = TODAY + dt.timedelta(days=30)
    given = offices.give_role(who, agency.key, Role.STAFF, later, by=admin.key, at=NOW)

    offices.end_role(given, TODAY, by=admin.key, at=NOW)

    assert parts_of(who, later) == []


def test_a_part_cannot_end_before_yesterday(agency: Agency, admin: Person) -> None:
    who = person("who", agency.key, Role.STAFF)
    with pytest.raises(Refused, match="role-end-past"):
        offices.end_role(part(who), YESTERDAY - dt.timedelta(days=1), by=admin.key, at=NOW)
    offices.end_role(part(who), YESTERDAY, by=admin.key, at=NOW)
    assert parts_of(who, TODAY) == []


def test_the_last_administrator_stays(admin: Person) -> None:
    with pytest.raises(Refused, match="last-administrator"):
        offices.end_role(part(admin), TODAY, by=admin.key, at=NOW)
    assert part(admin).until is None


def test_one_of_two_administrators_goes_and_the_other_stays(agency: Agency, admin: Person) -> None:
    second = person("second", agency.key, Role.SYSTEM_ADMINISTRATOR)

    offices.end_role(part(admin), TODAY, by=admin.key, at=NOW)

    with pytest.raises(Refused, match="last-administrator"):
        offices.end_role(part(second), TODAY, by=admin.key, at=NOW)


def test_an_administrator_for_a_while_does_not_replace_a_lasting_one(
    agency: Agency, admin: Person
) -> None:
    second = person("second", agency.key, Role.SYSTEM_ADMINISTRATOR)
    Membership.objects.filter(person=second).update(until=TODAY + dt.timedelta(days=30))

    with pytest.raises(Refused, match="last-administrator"):
        offices.end_role(part(admin), TODAY, by=admin.key, at=NOW)


def test_an_administrator_of_another_agency_does_not_count(other: Agency, admin: Person) -> None:
    person("elsewhere", other.key, Role.SYSTEM_ADMINISTRATOR)

    with pytest.raises(Refused, match="last-administrator"):
        offices.end_role(part(admin), TODAY, by=admin.key, at=NOW)


def test_a_hand_over_moves_every_part_chosen_from_one_day_to_the_next(
    asked: Client, agency: Agency, admin: Person
) -> None:
    heir = person("heir", agency.key, Role.STAFF)
    last = dt.date(2057, 9, 30)

    answer = asked.post(
        f"/a/a1/people/{admin.key}/hand-over/",
        {"parts": [part(admin).pk], "successor": heir.key, "last": "30/9/2600", "order": "9/2569"},
    )

    assert answer.status_code == 302
    assert part(admin).until == last
    given = heir.memberships.get(role="system_administrator")
    assert (given.since, given.until, given.order) == (last + dt.timedelta(days=1), None, "9/2569")


def test_a_hand_over_that_fails_half_way_changes_nothing(agency: Agency, admin: Person) -> None:
    one = person("one", agency.key, Role.STAFF, Role.EXECUTIVE)
    parts = one.memberships.order_by("role")

    with pytest.raises(Refused, match="role-to-oneself"):
        hand_over(Passing(parts[::-1], (), admin, TODAY, ""), by=admin.key, at=NOW)

    assert {each.until for each in one.memberships.all()} == {None}
    assert [each.role for each in admin.memberships.all()] == ["system_administrator"]


def test_nobody_gives_himself_a_part_that_approves(asked: Client, admin: Person) -> None:
    asked.post(f"/a/a1/people/{admin.key}/role/", {"role": "executive", "since": "1/1/2569"})
    assert [each.role for each in admin.memberships.all()] == ["system_administrator"]

    asked.post(f"/a/a1/people/{admin.key}/role/", {"role": "staff", "since": "1/1/2569"})
    assert admin.memberships.count() == 2


def test_the_same_part_is_not_held_twice_at_a_time(agency: Agency, admin: Person) -> None:
    who = person("who", agency.key, Role.STAFF)
    with pytest.raises(Refused, match="role-held-already"):
        offices.give_role(who, agency.key, Role.STAFF, TODAY, by=admin.key, at=NOW)


ACTING = {"role": "executive", "since": "1/8/2569", "until": "31/8/2600", "order": "7/2569"}


def test_an_acting_officer_has_the_part_for_the_time_of_the_order(
    asked: Client, agency: Agency
) -> None:
    mayor, deputy = (
        person("mayor", agency.key, Role.EXECUTIVE),
        person("deputy", agency.key, Role.STAFF),
    )

    asked.post(f"/a/a1/people/{deputy.key}/role/", {**ACTING, "acting_for": mayor.key})
    confirming.confirm(deputy.memberships.get(waiting=True), mayor, at=NOW)

    [acting] = [each for each in parts_of(deputy, dt.date(2026, 8, 10)) if each.acting]
    assert acting.role is Role.EXECUTIVE
    assert all(not each.acting for each in parts_of(deputy, dt.date(2057, 9, 1)))


def test_one_acts_for_who_has_gone_until_there_is_a_successor(
    asked: Client, agency: Agency
) -> None:
    mayor, deputy = (
        person("mayor", agency.key, Role.EXECUTIVE),
        person("deputy", agency.key, Role.STAFF),
    )
    Membership.objects.filter(person=mayor).update(until=dt.date(2021, 1, 1))

    asked.post(f"/a/a1/people/{deputy.key}/role/", {**ACTING, "acting_for": mayor.key})

    assert any(each.acting for each in parts_of(deputy, dt.date(2026, 8, 10)))


@pytest.mark.parametrize(("without", "said"), [("until", "ต้องมีวันสิ้นสุด"), ("order", "ต้องมีเลขที่คำสั่ง")])
def test_acting_needs_an_end_and_an_order(
    asked: Client, agency: Agency, without: str, said: str
) -> None:
    mayor, deputy = (
        person("mayor", agency.key, Role.EXECUTIVE),
        person("deputy", agency.key, Role.STAFF),
    )

    page = asked.post(
        f"/a/a1/people/{deputy.key}/role/", {**ACTING, "acting_for": mayor.key, without: ""}
    )

    assert said in page.content.decode()
    assert deputy.memberships.count() == 1


def test_one_acts_only_for_who_holds_the_part(asked: Client, agency: Agency) -> None:
    clerk, deputy = (
        person("clerk", agency.key, Role.STAFF),
        person("deputy", agency.key, Role.STAFF),
    )

    page = asked.post(f"/a/a1/people/{deputy.key}/role/", {**ACTING, "acting_for": clerk.key})

    assert "ไม่ได้ดำรงบทบาทที่เลือก" in page.content.decode()
    assert deputy.memberships.count() == 1


def test_nobody_acts_for_himself(asked: Client, agency: Agency) -> None:
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    Membership.objects.filter(person=mayor).update(until=dt.date(2021, 1, 1))

    asked.post(f"/a/a1/people/{mayor.key}/role/", {**ACTING, "acting_for": mayor.key})

    assert mayor.memberships.count() == 1


def test_one_does_not_act_for_a_part_that_never_began(asked: Client, agency: Agency) -> None:
    mayor, deputy = person("mayor", agency.key, Role.EXECUTIVE), person("deputy")
    Membership.objects.filter(person=mayor).update(until=dt.date(2019, 12, 31))
    deputy.memberships.create(agency=agency.key, role="staff", since=YESTERDAY)

    asked.post(f"/a/a1/people/{deputy.key}/role/", {**ACTING, "acting_for": mayor.key})

    assert deputy.memberships.count() == 1


def test_the_trail_names_who_is_away_and_not_a_key(asked: Client, agency: Agency) -> None:
    mayor, deputy = (
        person("mayor", agency.key, Role.EXECUTIVE),
        person("deputy", agency.key, Role.STAFF),
    )
    asked.post(f"/a/a1/people/{deputy.key}/role/", {**ACTING, "acting_for": mayor.key})
    auditor = Client()
    auditor.force_login(person("auditor", agency.key, Role.INTERNAL_AUDITOR))

    page = auditor.get("/a/a1/trail/").content.decode()

    assert "ปฏิบัติหน้าที่แทน: คน mayor" in page
    assert mayor.key not in page


@pytest.mark.parametrize("short", [{"acting": True}, {"acting": False}])
def test_who_stood_in_for_a_while_has_the_part_itself_after_a_hand_over(
    agency: Agency, admin: Person, short: dict[str, bool]
) -> None:
    """Else nobody would be there from the day the short part ends."""
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    heir = person("heir", agency.key, Role.STAFF)
    heir.memberships.create(
        agency=agency.key, role="executive", since=TODAY, until=TODAY + dt.timedelta(days=5),
        acting_for=mayor if short["acting"] else None,
    )  # fmt: skip

    hand_over(Passing([part(mayor)], (), heir, TODAY, "9/2569"), by=admin.key, at=NOW)

    rows = heir.memberships.filter(role="executive").order_by("since")
    assert [(each.since, each.until) for each in rows] == [
        (TODAY, TODAY),
        (TODAY + dt.timedelta(days=1), None),
    ]
    assert rows[1].acting_for is None


def test_who_has_the_part_already_for_all_that_time_is_given_nothing(
    agency: Agency, admin: Person
) -> None:
    mayor, heir = (person(name, agency.key, Role.EXECUTIVE) for name in ("mayor", "heir"))

    hand_over(Passing([part(mayor)], (), heir, TODAY, "9/2569"), by=admin.key, at=NOW)

    assert heir.memberships.count() == 1


def test_who_stands_in_can_be_given_the_part_itself(agency: Agency, admin: Person) -> None:
    mayor, heir = person("mayor", agency.key, Role.EXECUTIVE), person("heir", agency.key)
    heir.memberships.create(
        agency=agency.key, role="executive", since=TODAY, until=TODAY, acting_for=mayor
    )

    offices.give_role(heir, agency.key, Role.EXECUTIVE, TODAY, by=admin.key, at=NOW)

    assert heir.memberships.count() == 2


def test_a_part_ends_at_once_without_a_day(
    asked: Client, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: NOW)
    who = person("who", agency.key, Role.STAFF)
    address = f"/a/a1/people/{who.key}/role/{part(who).pk}/"

    assert "ใส่วันสุดท้าย" in asked.post(address, {"last": ""}).content.decode()
    asked.post(address, {"last": "", "at_once": "on"})

    assert part(who).until == YESTERDAY


def test_a_chief_who_acts_for_the_mayor_is_told_what_he_cannot_do_and_the_way_out(
    asked: Client, agency: Agency
) -> None:
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    chief = person("chief", agency.key, Role.CHIEF_ADMINISTRATOR)
    typed = {
        "role": "executive", "since": "20/8/2569", "until": "30/9/2569", "order": "41/2569",
        "acting_for": mayor.key,
    }  # fmt: skip

    said = asked.post(f"/a/a1/people/{chief.key}/role/", typed, follow=True).content.decode()

    assert "รักษาราชการแทนปลัด" in said


def give(client: Client, who: Person, role: Role) -> str:
    facts = {"role": role.value, "since": "20/8/2569"}
    answer = client.post(f"/a/a1/people/{who.key}/role/", facts, follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("held", "given", "warned"),
    [
        (Role.INTERNAL_AUDITOR, Role.COORDINATOR, True),
        (Role.EXECUTIVE, Role.INTERNAL_AUDITOR, True),
        (Role.INTERNAL_AUDITOR, Role.STAFF, False),
        (Role.STAFF, Role.INTERNAL_AUDITOR, False),
    ],
)
def test_whoever_would_audit_his_own_work_is_warned_of(
    agency: Agency, asked: Client, held: Role, given: Role, warned: bool
) -> None:
    who = person("who", agency.key, held)

    assert ("ตรวจงานของตนเองโดยอิสระไม่ได้" in give(asked, who, given)) is warned


def test_where_parts_are_given_the_auditors_independence_is_told(
    agency: Agency, asked: Client
) -> None:
    who = person("who", agency.key, Role.STAFF)

    page = asked.get(f"/a/a1/people/{who.key}/role/").content.decode()
    assert "ต้องเป็นอิสระจากงานที่ตรวจ" in page


@pytest.mark.parametrize(("since", "kept"), [("1/1/2400", False), ("20/8/2568", True)])
def test_a_part_does_not_begin_so_long_ago_that_its_year_is_a_slip(
    agency: Agency, asked: Client, monkeypatch: pytest.MonkeyPatch, since: str, kept: bool
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: NOW)
    who = person("who", agency.key, Role.STAFF)

    page = asked.post(
        f"/a/a1/people/{who.key}/role/", {"role": "viewer", "since": since}
    ).content.decode()
    assert (who.memberships.count() == 2) is kept
    assert ("ย้อนหลังได้ไม่เกิน 1 ปี" in page) is not kept
