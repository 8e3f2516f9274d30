"""The installation as a whole: agencies without people, supervisors, administrators, accounts."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts import central, offices
from prongsai.apps.accounts.models import Person, Supervision, Visit
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
DAY = NOW.date()
PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: NOW)


@pytest.fixture
def root(client: Client) -> Person:
    found = person("root")
    Person.objects.filter(pk=found.pk).update(installation=True)
    client.force_login(found)
    return Person.objects.get(pk=found.pk)


def page(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def links(text: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', text))


@pytest.mark.usefixtures("agency", "other", "root")
def test_the_installations_administrator_gives_an_imported_agency_its_first_administrator(
    client: Client,
) -> None:
    """From his first page, by links alone."""
    assert "/a/a2/people/" in links(page(client, "/"))
    assert "/a/a2/people/new/" in links(page(client, "/a/a2/people/"))
    typed = {
        "name": "สมหญิง ใจดี", "username": "somying", "role": "system_administrator",
        "since": "20/8/2569",
    }  # fmt: skip
    client.post("/a/a2/people/new/", typed)

    added = Person.objects.get(username="somying")
    assert [(each.agency, each.waiting) for each in added.memberships.all()] == [("a2", False)]
    assert "/a/a2/people/" not in links(page(client, "/installation/"))


@pytest.mark.usefixtures("agency", "root")
@pytest.mark.parametrize("path", ["/search/", "/installation/"])
def test_he_finds_any_agency_by_its_name_and_is_led_to_its_people(
    client: Client, path: str
) -> None:
    Agency.objects.update(sought="นาฝัน")

    assert "/a/a1/people/" in links(page(client, f"{path}?q=นาฝัน"))
    assert page(client, "/a/a1/about/")


def test_one_who_works_in_an_agency_too_sees_both(
    agency: Agency, root: Person, client: Client
) -> None:
    root.memberships.create(agency=agency.key, role="coordinator", since=DAY)

    assert {"/a/a1/", "/installation/"} <= links(page(client, "/"))


@pytest.mark.usefixtures("root")
def test_somebody_new_is_made_a_supervisor_of_an_area(agency: Agency, client: Client) -> None:
    added = client.post("/installation/people/", {"username": "somsak", "name": "สมศักดิ์ ใจดี"})
    assert re.search(r"<code[^>]*>[a-z-]{24}</code>", added.content.decode())
    who = Person.objects.get(username="somsak")

    address = f"/installation/people/{who.key}/"
    client.post(address, {"give": "1", "area": "d1", "since": "1/8/2569", "until": "30/9/2569"})

    assert "ทุ่งฝัน" in page(client, "/installation/people/")
    Person.objects.filter(pk=who.pk).update(must_change_password=False)
    there = Client()
    there.force_login(who)
    assert agency.name in page(there, "/")
    line = Entry.objects.get(verb="give area")
    assert line.after == {"area": "d1", "since": "2026-08-01", "until": "2026-09-30"}


@pytest.mark.usefixtures("root", "agency")
def test_an_account_that_there_is_already_is_found_and_not_made_twice(client: Client) -> None:
    known = person("known")

    found = client.post("/installation/people/", {"username": "known", "name": ""})
    mistaken = client.post("/installation/people/", {"username": "known", "name": "อีกคน"})

    assert found.headers["Location"] == f"/installation/people/{known.key}/"
    assert "เป็นของ คน known" in mistaken.content.decode()
    assert Person.objects.filter(username="known").count() == 1


@pytest.mark.usefixtures("root")
def test_an_area_ends_on_its_last_day_and_its_page_is_gone_after(
    agency: Agency, client: Client
) -> None:
    who = person("who", area="d1")
    row = who.supervisions.get()
    address = f"/installation/people/{who.key}/"

    client.post(address, {"end": "1", "held": row.pk, "last": "19/8/2569"})

    there = Client()
    there.force_login(who)
    assert there.get("/area/d1/").status_code == 404
    assert agency.area.key == row.area
    assert Entry.objects.get(verb="end area").before["until"] is None


def test_nobody_gives_himself_an_area_or_has_one_twice(root: Person) -> None:
    who = person("who", area="d1")
    with pytest.raises(Refused, match="area-to-oneself"):
        central.give_area(root, "d1", DAY, by=root.key, at=NOW)
    with pytest.raises(Refused, match="area-held-already"):
        central.give_area(who, "d1", DAY, by=root.key, at=NOW)
    assert Supervision.objects.count() == 1


def test_a_second_administrator_is_named_and_the_last_one_stays(
    root: Person, client: Client
) -> None:
    two = person("two")
    client.post(f"/installation/people/{two.key}/", {"name": "1"})
    two.refresh_from_db()
    assert two.installation

    client.post(f"/installation/people/{root.key}/", {"unname": "1"})
    second = Client()
    second.force_login(two)
    said = second.post(f"/installation/people/{two.key}/", {"unname": "1"}, follow=True)

    root.refresh_from_db()
    two.refresh_from_db()
    assert (root.installation, two.installation) == (False, True)
    assert "คนสุดท้าย" in said.content.decode()
    verbs = Entry.objects.filter(agency="").values_list("verb", flat=True)
    assert {"name administrator", "end administrator"} <= set(verbs)


def sign_in(client: Client, name: str) -> Any:
    return client.post("/sign-in/", {"username": name, "password": PASSWORD})


def test_a_closed_account_signs_in_no_more_until_it_is_opened(
    agency: Agency, client: Client
) -> None:
    admin = person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)
    leaver = person("leaver", agency.key, Role.STAFF)
    leaver.set_password(PASSWORD)
    leaver.save()
    client.force_login(admin)
    there = Client()
    sign_in(there, "leaver")
    address = f"/a/a1/people/{leaver.key}/"

    client.post(address, {"close": "1"})
    assert there.get("/me/").status_code == 302
    assert not Visit.objects.filter(person=leaver).exists()
    assert sign_in(there, "leaver").status_code == 200
    assert "บัญชีนี้ปิดอยู่" in page(client, address)

    client.post(address, {"open": "1"})
    assert sign_in(there, "leaver").status_code == 302
    verbs = (
        Entry.objects.filter(agency="a1", key=leaver.key)
        .order_by("number")
        .values_list("verb", flat=True)
    )
    assert list(verbs) == ["close", "open"]


def test_neither_oneself_nor_the_last_administrator_is_closed(agency: Agency, root: Person) -> None:
    admin = person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)

    with pytest.raises(Refused, match="close-oneself"):
        central.close(admin, by=admin.key, at=NOW)
    with pytest.raises(Refused, match="last-administrator"):
        central.close(admin, by=root.key, at=NOW)
    with pytest.raises(Refused, match="last-central-administrator"):
        central.close(root, by=admin.key, at=NOW)
    person("another", agency.key, Role.SYSTEM_ADMINISTRATOR)
    central.close(admin, by=root.key, at=NOW)


def test_a_closed_administrator_is_nobodys_last(agency: Agency, root: Person) -> None:
    one, two = (person(name, agency.key, Role.SYSTEM_ADMINISTRATOR) for name in ("one", "two"))
    central.close(one, by=root.key, at=NOW)

    with pytest.raises(Refused, match="last-administrator"):
        central.close(two, by=root.key, at=NOW)


def test_an_administrator_does_not_make_himself_a_reader(agency: Agency) -> None:
    admin = person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)
    alone: dict[str, Any] = {"by": admin.key, "at": NOW}
    offices.give_role(admin, agency.key, Role.COORDINATOR, DAY, **alone)
    person("another", agency.key, Role.SYSTEM_ADMINISTRATOR)

    with pytest.raises(Refused, match="content-to-oneself"):
        offices.give_role(admin, agency.key, Role.INTERNAL_AUDITOR, DAY, **alone)


@pytest.mark.usefixtures("root")
def test_a_supervisor_who_forgot_the_password_gets_another_with_two_administrators(
    client: Client,
) -> None:
    above, two = person("above", area="d1"), person("two")
    Person.objects.filter(pk=two.pk).update(installation=True)
    address = f"/installation/people/{above.key}/reset/"
    client.post(address, {"start": "1", "after": ""})
    assert not re.search(r"<code", client.post(address, {"finish": "1"}).content.decode())

    second = Client()
    second.force_login(two)
    assert address in links(page(second, "/"))
    assert 'name="confirm"' in page(second, address)
    second.post(address, {"confirm": "1"})
    told = client.post(address, {"finish": "1"}).content.decode()

    [password] = re.findall(r"<code[^>]*>([a-z-]{24})</code>", told)
    above.refresh_from_db()
    assert above.check_password(password)


@pytest.mark.usefixtures("root")
def test_one_administrator_alone_is_told_the_way_out(client: Client) -> None:
    above = person("above", area="d1")
    address = f"/installation/people/{above.key}/reset/"
    client.post(address, {"start": "1", "after": ""})
    client.post(address, {"confirm": "1"})
    client.post(address, {"finish": "1"})

    above.refresh_from_db()
    assert not above.must_change_password
    assert "ยังไม่มีผู้ยืนยันได้" in page(client, address)


@pytest.mark.usefixtures("root")
def test_the_reset_of_a_supervisor_speaks_of_the_installation_not_of_an_agency(
    client: Client,
) -> None:
    above = person("above", area="d1")

    text = page(client, f"/installation/people/{above.key}/reset/")

    assert "ให้มีผู้ดูแลระบบส่วนกลางอีกคนหนึ่ง" in text
    assert "กำหนดปลัดหรือผู้บริหารของหน่วยงาน" not in text
    assert "ปลัด ผู้บริหาร หรือผู้กำกับดูแลยืนยัน" not in text
