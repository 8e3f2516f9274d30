"""An agency's people: added, changed, listed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from people import NOW, TODAY, part, person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.audit.queries import verify
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

NEW = {
    "name": "สมหญิง ใจดี",
    "position": "นักทรัพยากรบุคคล",
    "username": "somying",
    "role": "coordinator",
    "division": "",
    "since": "1/1/2569",
    "order": "12/2569",
}


def new(client: Client, **changed: str) -> Any:
    return client.post("/a/a1/people/new/", {**NEW, **changed})


def test_a_person_is_added_with_a_part_and_a_first_password_that_works_once_shown(
    asked: Client,
) -> None:
    said = new(asked).content.decode()
    [password] = re.findall(r"<code[^>]*>([a-z-]{24})</code>", said)
    added = Person.objects.get(username="somying")

    assert added.check_password(password)
    assert added.must_change_password
    assert [(each.role, each.order) for each in added.memberships.all()] == [
        ("coordinator", "12/2569")
    ]
    assert password not in asked.get(f"/a/a1/people/{added.key}/").content.decode()


def test_what_the_trail_keeps_of_a_new_person_can_be_erased(asked: Client) -> None:
    new(asked)
    line = Entry.objects.get(agency="a1", verb="add")

    assert set(line.after["name"]) == {"ref"}
    assert Kept.objects.get(key=line.after["name"]["ref"]).value == NEW["name"]
    assert list(verify()) == []


def test_posting_a_new_person_twice_adds_one(asked: Client) -> None:
    new(asked)
    again = new(asked, position="")

    assert "มีผู้ใช้ชื่อนี้แล้ว" in again.content.decode()
    assert 'value="สมหญิง ใจดี"' in again.content.decode()
    assert Person.objects.filter(username="somying").count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("username", "สมหญิง", "ขึ้นต้นด้วยตัวอักษรอังกฤษ"),
        ("since", "พรุ่งนี้", "อ่านวันที่"),
        ("role", "supervisor", "supervisor"),
        ("division", "somewhere", "somewhere"),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_and_nobody_is_added(
    asked: Client, field: str, typed: str, said: str
) -> None:
    page = new(asked, **{field: typed}).content.decode()

    assert said in page
    assert "errorlist" in page
    assert not Person.objects.filter(name=NEW["name"]).exists()


def test_nobody_of_another_agency_is_found(asked: Client, other: Agency) -> None:
    stranger = person("stranger", other.key, Role.COORDINATOR)

    assert asked.get(f"/a/a1/people/{stranger.key}/").status_code == 404
    assert asked.get(f"/a/a2/people/{stranger.key}/").status_code == 404
    ended = asked.post(
        f"/a/a1/people/{stranger.key}/role/{part(stranger).pk}/", {"last": "1/9/2569"}
    )
    assert ended.status_code == 404
    assert part(stranger).until is None


def test_a_part_of_one_person_is_not_ended_through_another(asked: Client, agency: Agency) -> None:
    one, two = (person(name, agency.key, Role.STAFF) for name in ("one", "two"))

    answer = asked.post(f"/a/a1/people/{one.key}/role/{part(two).pk}/", {"last": "1/1/2598"})

    assert answer.status_code == 404


def test_who_works_elsewhere_too_keeps_name_and_password(
    asked: Client, agency: Agency, other: Agency
) -> None:
    both = person("both", agency.key, Role.STAFF)
    both.memberships.create(agency=other.key, role="executive", since=TODAY)

    answer = asked.post(f"/a/a1/people/{both.key}/", {"name": "ใครก็ได้", "position": ""})

    both.refresh_from_db()
    assert (answer.status_code, both.name) == (404, "คน both")
    assert (
        '<form method="post"><input' not in asked.get(f"/a/a1/people/{both.key}/").content.decode()
    )


def seen(client: Client, who: Person) -> str:
    """What the form was filled from."""
    page = client.get(f"/a/a1/people/{who.key}/").content.decode()
    return str(re.findall(r'name="seen" value="(\w+)"', page)[0])


def test_a_name_is_changed_and_the_trail_of_the_agency_says_so(
    asked: Client, agency: Agency
) -> None:
    who = person("who", agency.key, Role.STAFF)
    typed = {"name": "ชื่อใหม่", "position": "ช่าง", "seen": seen(asked, who)}

    asked.post(f"/a/a1/people/{who.key}/", typed)

    who.refresh_from_db()
    assert (who.name, who.position) == ("ชื่อใหม่", "ช่าง")
    assert Entry.objects.filter(agency="a1", verb="change", key=who.key).count() == 1


def test_the_second_of_two_who_change_a_person_sees_the_first_and_keeps_the_typing(
    asked: Client, agency: Agency
) -> None:
    who = person("who", agency.key, Role.STAFF)
    before = seen(asked, who)
    address = f"/a/a1/people/{who.key}/"
    asked.post(address, {"name": "คนแรกแก้", "position": "", "seen": before})

    page = asked.post(address, {"name": "คนที่สองแก้", "position": "", "seen": before})

    said = page.content.decode()
    assert "ข้อมูลล่าสุดคือ คนแรกแก้" in said
    assert 'value="คนที่สองแก้"' in said
    again = re.findall(r'name="seen" value="(\w+)"', said)[0]
    asked.post(address, {"name": "คนที่สองแก้", "position": "", "seen": again})
    who.refresh_from_db()
    assert who.name == "คนที่สองแก้"


def test_the_list_takes_as_many_statements_for_thirty_people_as_for_three(
    asked: Client, agency: Agency, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        person(f"p{number}", agency.key, Role.STAFF, Role.VIEWER)

    asked.get("/me/sessions/")
    with django_assert_max_num_queries(10):
        page = asked.get("/a/a1/people/")

    assert page.content.decode().count("คน p") == 30


@pytest.mark.parametrize("role", [Role.INTERNAL_AUDITOR, Role.COORDINATOR, Role.STAFF])
def test_people_are_for_their_administrator(agency: Agency, client: Client, role: Role) -> None:
    client.force_login(person("nosy", agency.key, role))

    assert client.get("/a/a1/people/").status_code == 404
    assert new(client).status_code == 404
    assert not Person.objects.filter(username="somying").exists()


def test_the_trail_tells_parts_days_and_powers_in_words(asked: Client, agency: Agency) -> None:
    new(asked)
    added = Person.objects.get(username="somying")
    line = {"power": "sign_contracts", "holder": added.key, "since": "1/1/2569", "order": "3/2569"}
    asked.post("/a/a1/powers/new/", line)
    auditor = Client()
    auditor.force_login(person("auditor", agency.key, Role.INTERNAL_AUDITOR))

    page = auditor.get("/a/a1/trail/").content.decode()

    assert "บทบาท: ผู้ประสานงาน ITA" in page
    assert "ตั้งแต่: 1 ม.ค. 69" in page
    assert "อำนาจ: ลงนามในสัญญา" in page
    assert NEW["name"] in page  # looked up when the page is shown: no line of the trail holds it
    assert NEW["name"] not in str(list(Entry.objects.values("before", "after")))


@pytest.mark.parametrize(("language", "shown"), [("th", "20/8/2569"), ("en", "20/8/2569 BE")])
def test_a_day_stands_in_its_field_in_the_buddhist_era_in_either_language(
    asked: Client, monkeypatch: pytest.MonkeyPatch, language: str, shown: str
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: NOW)
    asked.cookies["prongsai_language"] = language

    assert f'value="{shown}"' in asked.get("/a/a1/people/new/").content.decode()


def test_nobody_with_a_part_gives_himself_another_name(agency: Agency, client: Client) -> None:
    """It would stand beside everything that was ever approved."""
    staff = person("staff", agency.key, Role.STAFF)
    client.force_login(staff)

    client.post(
        "/me/", {"name": "นายกเทศมนตรี", "position": "นายก", "language": "en", "numerals": "thai"}
    )

    staff.refresh_from_db()
    assert (staff.name, staff.position, staff.language) == ("คน staff", "", "en")


def test_who_has_no_part_changes_his_own_name(client: Client) -> None:
    root = person("root")
    client.force_login(root)

    client.post("/me/", {"name": "ชื่อใหม่", "position": "", "language": "th", "numerals": "thai"})

    root.refresh_from_db()
    assert root.name == "ชื่อใหม่"
