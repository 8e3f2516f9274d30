"""What is told once survives a double click; messages end with the session."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people import person
from prongsai.apps.accounts import actions
from prongsai.apps.accounts.factors import _codes
from prongsai.apps.accounts.models import Attempt, Person, Reset
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests
AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
NEW = {
    "name": "สมหญิง ใจดี", "position": "", "username": "somying", "role": "staff", "division": "",
    "since": "1/1/2569", "order": "",
}  # fmt: skip


@pytest.fixture
def admin(agency: Agency, client: Client) -> Person:
    found = person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)
    actions.set_password(found, PASSWORD, by=found.key, at=AT)
    client.force_login(found)
    return found


def told(answer: Any) -> list[str]:
    return re.findall(r"<code[^>]*>([a-z-]{24}|[a-z2-9-]{11})</code>", answer.content.decode())


@pytest.mark.usefixtures("admin")
def test_a_second_click_shows_the_first_password_of_the_first(client: Client) -> None:
    first, second = (told(client.post("/a/a1/people/new/", NEW)) for _ in range(2))

    assert first == second != []
    assert Person.objects.filter(username="somying").count() == 1
    assert first[0] not in str(list(Attempt.objects.values()))


@pytest.mark.usefixtures("admin")
def test_after_a_minute_it_is_not_told_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/a/a1/people/new/", NEW)
    monkeypatch.setattr("prongsai.apps.accounts.once.AGAIN", dt.timedelta(0))

    assert "มีผู้ใช้ชื่อนี้แล้ว" in client.post("/a/a1/people/new/", NEW).content.decode()


@pytest.mark.usefixtures("admin")
def test_another_browser_is_not_told(client: Client) -> None:
    client.post("/a/a1/people/new/", NEW)
    other = Client()
    other.force_login(Person.objects.get(username="admin"))

    assert told(other.post("/a/a1/people/new/", NEW)) == []


def test_a_name_taken_at_the_same_moment_is_said_and_no_failure(admin: Person) -> None:
    person("somying")

    with pytest.raises(Refused, match="username-taken"):
        actions.add_person(username="somying", name="อีกคน", password=PASSWORD, by=admin.key, at=AT)


def test_a_second_click_shows_the_password_given_anew(
    agency: Agency, admin: Person, client: Client
) -> None:
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    Reset.objects.create(
        person=mayor, agency=agency.key, second=True, started_by=admin, started=timezone.now(),
        confirmed_by=mayor, confirmed=timezone.now(),
    )  # fmt: skip
    address = f"/a/a1/people/{mayor.key}/reset/"

    first, second = (told(client.post(address, {"finish": "1"})) for _ in range(2))

    assert first == second != []


@pytest.mark.usefixtures("admin")
def test_a_second_click_shows_the_codes_on_paper(client: Client) -> None:
    page = client.post("/me/second-factor/", {"present": PASSWORD}, follow=True).content.decode()
    [secret] = re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)
    code = _codes(secret.replace(" ", "")).generate(int(timezone.now().timestamp())).decode()

    first, second = (told(client.post("/me/second-factor/", {"code": code})) for _ in range(2))

    assert first == second
    assert len(first) == 10


@pytest.mark.usefixtures("admin")
def test_a_message_that_names_somebody_is_not_in_a_cookie(client: Client) -> None:
    client.post("/me/", {"language": "th", "numerals": "arabic", "email": ""})

    assert "messages" not in client.cookies
    client.post("/sign-out/")
    assert "บันทึกแล้ว" not in client.get("/sign-in/").content.decode()
