"""Signing in: passwords, those who guess them, sessions, and what one changes about oneself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from people import person
from prongsai.apps.accounts import actions
from prongsai.apps.accounts.devices import browser_of, device_of
from prongsai.apps.accounts.models import FailedSignIn, Person, Visit
from prongsai.apps.accounts.passwords import faults, first_password
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests
NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36"


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def on(self, **time: int) -> None:
        self.now += dt.timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands()
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: hands.now)
    return hands


def somebody(name: str, *roles: Role) -> Person:
    found = person(name, "a1", *roles)
    actions.set_password(found, PASSWORD, by=found.key, at=NOW)
    return found


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/sign-in/", {"username": name, "password": password}, **more)


def wrong(client: Client, name: str, times: int, **more: Any) -> None:
    for number in range(times):
        sign_in(client, name, f"wrong wrong wrong {number}", **more)


def test_a_right_password_opens_and_a_wrong_one_does_not(client: Client) -> None:
    somebody("one")

    assert sign_in(client, "one", "wrong").status_code == 200
    assert sign_in(client, "one").status_code == 302


def test_a_session_planted_before_is_worth_nothing_after(client: Client) -> None:
    somebody("one")
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies["sessionid"] = planted.session_key or ""

    sign_in(client, "one")

    assert client.cookies["sessionid"].value != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_five_wrong_passwords_make_that_name_wait_there_and_the_office_not(
    client: Client, clock: Hands
) -> None:
    somebody("one")
    somebody("two")
    wrong(client, "one", 5)

    assert sign_in(client, "one").status_code == 429
    assert sign_in(Client(), "two").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9"), "one").status_code == 302
    clock.on(minutes=16)
    assert sign_in(client, "one").status_code == 302


def test_four_wrong_passwords_make_nobody_wait(client: Client, clock: Hands) -> None:
    somebody("one")
    wrong(client, "one", 4)

    assert sign_in(client, "one").status_code == 302
    assert clock.now == NOW


@pytest.mark.usefixtures("clock")
def test_a_guesser_of_many_names_in_an_office_keeps_nobody_of_it_out(client: Client) -> None:
    for name in ("one", "two"):
        somebody(name)
        sign_in(Client(), name)
    wrong(client, "two", 2)
    for number in range(60):
        wrong(client, f"nobody{number}", 1)

    assert sign_in(Client(), "one").status_code == 302
    assert sign_in(Client(), "two").status_code == 429


def test_neither_name_nor_address_of_a_failure_is_kept_in_the_clear(client: Client) -> None:
    person("one")
    wrong(client, "somebody", 1)
    row = FailedSignIn.objects.get()

    assert "somebody" not in row.name
    assert "127.0.0.1" not in row.address


def test_a_password_is_the_same_however_its_letters_are_composed(client: Client) -> None:
    found = person("one")
    composed, apart = "caf\u00e9 ริมน้ำ ยามเช้า", "cafe\u0301 ริมน้ำ ยามเช้า"
    actions.set_password(found, apart, by=found.key, at=NOW)

    assert sign_in(client, "one", composed).status_code == 302


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password-short"),
        ("passwordpassword2569", "password-common"),
        ("Admin Admin Admin 123", "password-common"),
        ("โปร่งใสโปร่งใส2569", "password-common"),
        ("aaaaaaaaaaaaaaaaaa", "password-repeats"),
        ("qwertyuiopasdfghjkl", "password-sequence"),
    ],
)
def test_what_is_guessed_first_is_refused(password: str, code: str) -> None:
    assert code in [problem.code for problem in faults(password)]


@pytest.mark.parametrize("password", [PASSWORD, "horse battery staple correct"])
def test_words_of_ones_own_are_taken(password: str) -> None:
    assert faults(password) == []


def test_a_first_password_is_taken_and_never_the_same() -> None:
    made = {first_password() for _ in range(50)}

    assert len(made) == 50
    assert [problem for each in made for problem in faults(each)] == []


def test_sessions_are_listed_in_plain_words_without_an_address(
    client: Client, clock: Hands
) -> None:
    somebody("one")
    sign_in(client, "one", headers={"user-agent": WINDOWS})
    clock.on(minutes=1)
    sign_in(Client(REMOTE_ADDR="10.1.2.3"), "one", headers={"user-agent": PHONE})

    page = client.get("/me/sessions/").content.decode()

    assert page.count("เครื่องนี้") == 1
    assert "คอมพิวเตอร์ Windows · Edge" in page
    assert "โทรศัพท์ Android · Chrome" in page
    stored = [str(value) for row in Visit.objects.values() for value in row.values()]
    assert not [value for value in stored if "10.1.2.3" in value or "Mozilla" in value]


def test_another_session_is_ended_and_this_one_stays(client: Client, clock: Hands) -> None:
    somebody("one")
    other = Client()
    sign_in(client, "one")
    clock.on(minutes=1)
    sign_in(other, "one")
    visit = Visit.objects.order_by("-began")[0]

    client.post("/me/sessions/", {"visit": visit.pk})

    assert other.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(client: Client) -> None:
    somebody("one")
    somebody("two")
    other = Client()
    sign_in(client, "one")
    sign_in(other, "two")

    client.post("/me/sessions/", {"visit": Visit.objects.get(person__username="two").pk})

    assert other.get("/me/").status_code == 200


def test_a_session_ends_after_twelve_hours_without_use_not_of_use(
    client: Client, clock: Hands
) -> None:
    somebody("one")
    sign_in(client, "one")
    for _ in range(3):
        clock.on(hours=11)
        assert client.get("/me/").status_code == 200

    clock.on(hours=12, minutes=6)

    assert client.get("/me/").status_code == 302
    assert not Visit.objects.exists()


def test_signing_out_ends_the_session(client: Client) -> None:
    somebody("one")
    sign_in(client, "one")
    client.post("/sign-out/")

    assert client.get("/me/").status_code == 302
    assert not Visit.objects.exists()


def test_a_new_password_ends_all_other_sessions(client: Client) -> None:
    somebody("one")
    other = Client()
    sign_in(client, "one")
    sign_in(other, "one")
    new = "ลมทะเล หาดทราย สายรุ้ง"

    client.post("/me/password/", {"present": PASSWORD, "new": new, "again": new})

    assert client.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302
    assert [visit.session for visit in Visit.objects.all()] == [client.session.session_key]


@pytest.mark.usefixtures("clock")
def test_who_guesses_the_present_password_at_an_open_desk_waits(client: Client) -> None:
    found = somebody("one")
    client.force_login(found)
    new = "ลมทะเล หาดทราย สายรุ้ง"
    for _ in range(5):
        client.post("/me/password/", {"present": "wrong", "new": new, "again": new})

    client.post("/me/password/", {"present": PASSWORD, "new": new, "again": new})

    found.refresh_from_db()
    assert found.check_password(PASSWORD)


ME = {"name": "คนใหม่", "position": "", "email": "", "language": "en", "numerals": "arabic"}


def test_one_changes_only_oneself(client: Client) -> None:
    one, two = somebody("one"), somebody("two")
    client.force_login(one)

    client.post("/me/", {**ME, "id": two.pk, "pk": two.pk, "key": two.key, "installation": "on"})

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.name, two.name) == ("คนใหม่", "คน two")
    assert not one.installation


def test_the_language_chosen_takes_effect_over_the_one_remembered(client: Client) -> None:
    client.force_login(somebody("one"))
    client.post("/taste/", {"language": "th", "next": "/me/"})

    client.post("/me/", ME)

    assert "My account" in client.get("/me/").content.decode()


def test_a_first_password_leads_nowhere_but_to_a_new_one(agency: Agency, client: Client) -> None:
    found = somebody("one", Role.COORDINATOR)
    Person.objects.filter(pk=found.pk).update(must_change_password=True)
    sign_in(client, "one")

    answer = client.get(f"/a/{agency.key}/")

    assert answer.headers["Location"] == f"/me/password/?next=/a/{agency.key}/"


@pytest.mark.parametrize(
    ("agent", "device", "browser"),
    [
        (WINDOWS, "windows", "Edge"),
        (PHONE, "android", "Chrome"),
        ("Mozilla/5.0 (Linux; Android 14; SM-X200) Chrome/120 Safari/537", "tablet", "Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17) Mobile Safari/604 Line/14", "iphone", "LINE"),
        ("Mozilla/5.0 (iPad; CPU OS 17) CriOS/120 Mobile Safari/604", "tablet", "Chrome"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/17 Safari/605", "mac", "Safari"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Firefox/120.0", "linux", "Firefox"),
        ("curl/8", "unknown", ""),
        ("", "unknown", ""),
    ],
)
def test_a_device_is_told_by_its_kind_alone(agent: str, device: str, browser: str) -> None:
    assert (device_of(agent), browser_of(agent)) == (device, browser)
