"""Passkeys: added with the password, asked for after it or instead of it, and never for another."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from fido2.utils import websafe_encode

from authenticator import FLAG, HOST, ORIGIN, Device
from people import person
from prongsai.adapters.passkeys import Site
from prongsai.apps.accounts import actions, attempts, recovery, resets
from prongsai.apps.accounts.models import Attempt, Passkey, Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests
NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _turned_on(settings: Any) -> None:
    settings.PASSKEYS = Site("โปร่งใส", HOST, ORIGIN)


@pytest.fixture
def one(agency: Agency) -> Person:
    return somebody("one", agency)


@pytest.fixture
def device(one: Person) -> Device:
    """A device whose passkey `one` has added."""
    found = Device()
    added(one, found)
    return found


def somebody(name: str, agency: Agency) -> Person:
    found = person(name, agency.key, Role.COORDINATOR)
    actions.set_password(found, PASSWORD, by=found.key, at=NOW)
    return found


def options(answer: Any) -> dict[str, Any]:
    """What a page asks the browser for."""
    found = re.search(r'data-options="([^"]+)"', answer.content.decode())
    assert found is not None
    asked: dict[str, Any] = json.loads(unescape(found[1]))
    return asked


def asked_to_make(client: Client) -> dict[str, Any]:
    named = {"name": "โทรศัพท์ของฉัน", "present": PASSWORD}
    return options(client.post("/me/passkeys/new/", named))


def added(who: Person, device: Device) -> Any:
    client = Client()
    client.force_login(who)
    answer = device.make(asked_to_make(client))
    return client.post("/me/passkeys/new/", {"credential": answer})


def with_password(client: Client, name: str = "one", to: str = "") -> Any:
    return client.post("/sign-in/", {"username": name, "password": PASSWORD, "next": to})


def second(client: Client, device: Device) -> Any:
    """The step after the password."""
    asked = options(client.get("/sign-in/code/"))
    return client.post("/sign-in/code/", {"credential": device.sign(asked)})


def alone(client: Client, device: Device, **more: str) -> Any:
    """Instead of the password."""
    asked = options(client.post("/sign-in/passkey/", more))
    return client.post("/sign-in/passkey/", {"credential": device.sign(asked), **more})


def is_in(client: Client) -> bool:
    return bool(client.get("/me/").status_code == 200)


# --- Adding ------------------------------------------------------------------------------------


def test_one_is_added_by_name_and_the_first_brings_codes_on_paper(one: Person) -> None:
    said = added(one, Device()).content.decode()

    assert len(set(re.findall(r"<code>([a-z2-9-]{11})</code>", said))) == 10
    assert [each.name for each in Passkey.objects.all()] == ["โทรศัพท์ของฉัน"]
    assert added(one, Device()).status_code == 302
    assert recovery.left(one) == 10


def test_what_is_kept_of_a_device_signs_nothing(one: Person, device: Device) -> None:
    stored = bytes(Passkey.objects.get(person=one).public)
    secret = device.key.private_numbers().private_value.to_bytes(32, "big")

    assert secret not in stored


def test_without_the_password_none_is_added(one: Person, client: Client) -> None:
    client.force_login(one)

    page = client.post("/me/passkeys/new/", {"name": "ของคนอื่น", "present": "wrong"})

    assert "data-options" not in page.content.decode()
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    "bent",
    [
        Device(origin="https://ita.example.evil"), Device(origin="http://ita.example"),
        Device(host="other.example"), Device(crossed=True), Device(flags=FLAG(0)),
    ],
    ids=["origin", "scheme", "host", "framed", "absent"],
)  # fmt: skip
def test_a_credential_made_elsewhere_or_by_nobody_is_refused(one: Person, bent: Device) -> None:
    page = added(one, bent).content.decode()

    assert "พาสคีย์ตอบไม่ถูกต้อง" in page
    assert not Passkey.objects.exists()


def test_the_same_answer_is_not_taken_twice(one: Person, client: Client) -> None:
    client.force_login(one)
    answer = Device().make(asked_to_make(client))
    client.post("/me/passkeys/new/", {"credential": answer})
    Passkey.objects.all().delete()

    client.post("/me/passkeys/new/", {"credential": answer})

    assert not Passkey.objects.exists()


def test_an_answer_from_another_browser_is_not_taken(one: Person, client: Client) -> None:
    client.force_login(one)
    answer = Device().make(asked_to_make(client))
    elsewhere = Client()
    elsewhere.force_login(one)

    elsewhere.post("/me/passkeys/new/", {"credential": answer})

    assert not Passkey.objects.exists()


def test_nobody_adds_what_somebody_else_has(agency: Agency, one: Person, device: Device) -> None:
    two = somebody("two", agency)
    client = Client()
    client.force_login(two)
    asked = asked_to_make(client)

    page = client.post("/me/passkeys/new/", {"credential": device.make(asked)}).content.decode()

    assert "เพิ่มไว้แล้ว" in page
    assert [each.person for each in Passkey.objects.all()] == [one]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"rawId": 1, "response": {}}', "null"])
def test_an_answer_that_is_none_is_refused(one: Person, client: Client, text: str) -> None:
    client.force_login(one)

    assert client.post("/me/passkeys/new/", {"credential": text}).status_code == 200
    assert not Passkey.objects.exists()


# --- After the password ------------------------------------------------------------------------


def test_the_password_alone_opens_nothing_and_the_passkey_leads_on(
    device: Device, client: Client
) -> None:
    assert with_password(client, to="/a/a1/").headers["Location"] == "/sign-in/code/"
    assert not is_in(client)

    assert second(client, device).headers["Location"] == "/a/a1/"
    assert is_in(client)


def test_a_code_on_paper_stands_in_for_the_passkey_once(
    one: Person, device: Device, client: Client
) -> None:
    [code, *_] = recovery.renew(one, at=NOW)
    with_password(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302

    again = Client()
    with_password(again)
    again.post("/sign-in/code/", {"code": code})
    assert not is_in(again)
    assert device.counter == 0


def test_a_signature_is_good_once(device: Device, client: Client) -> None:
    with_password(client)
    answer = device.sign(options(client.get("/sign-in/code/")))
    assert client.post("/sign-in/code/", {"credential": answer}).status_code == 302
    client.post("/sign-out/")

    with_password(client)
    client.post("/sign-in/code/", {"credential": answer})

    assert not is_in(client)


def test_a_signature_for_another_browser_is_worth_nothing(device: Device, client: Client) -> None:
    thief = Client()
    with_password(client)
    with_password(thief)
    answer = device.sign(options(client.get("/sign-in/code/")))

    thief.post("/sign-in/code/", {"credential": answer})

    assert not is_in(thief)


def test_a_signature_comes_too_late(device: Device, client: Client) -> None:
    with_password(client)
    answer = device.sign(options(client.get("/sign-in/code/")))
    Attempt.objects.update(at=timezone.now() - dt.timedelta(minutes=11))

    page = client.post("/sign-in/code/", {"credential": answer}).content.decode()

    assert "หมดเวลา" in page
    assert not is_in(client)


def bent(device: Device, **changes: Any) -> Device:
    for key, value in changes.items():
        setattr(device, key, value)
    return device


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "https://evil.example"}, {"host": "evil.example"}, {"crossed": True},
        {"key": Device().key}, {"number": b"unknown"}, {"flags": FLAG(0)},
        {"handle": b"somebody else"},
    ],
    ids=["origin", "host", "framed", "key", "number", "absent", "handle"],
)  # fmt: skip
def test_a_signature_that_is_bent_opens_nothing(
    device: Device, client: Client, changes: dict[str, Any]
) -> None:
    with_password(client)

    assert second(client, bent(device, **changes)).status_code == 200
    assert not is_in(client)


def test_one_altered_byte_of_a_signature_is_enough(device: Device, client: Client) -> None:
    with_password(client)
    answer = json.loads(device.sign(options(client.get("/sign-in/code/"))))
    answer["response"]["authenticatorData"] = websafe_encode(b"\x00" * 37)

    client.post("/sign-in/code/", {"credential": json.dumps(answer)})

    assert not is_in(client)


def test_the_passkey_of_somebody_else_is_no_second_step(
    agency: Agency, device: Device, client: Client
) -> None:
    two = somebody("two", agency)
    other = Device()
    added(two, other)
    with_password(client)

    assert second(client, other).status_code == 200
    assert not is_in(client)
    assert device.counter == 0


def test_a_counter_that_falls_back_betrays_a_copy(one: Person, client: Client) -> None:
    device = Device(counter=7)
    added(one, device)
    with_password(client)
    second(client, device)
    client.post("/sign-out/")
    device.counter = 3
    with_password(client)

    page = second(client, device).content.decode()

    assert "อาจถูกคัดลอก" in page
    assert not is_in(client)
    assert Entry.objects.filter(verb="doubt passkey", key=one.key).count() == 1


def test_a_device_that_does_not_count_is_taken_each_time(one: Person) -> None:
    device = Device()
    added(one, device)
    for _ in range(2):
        client = Client()
        device.counter = -1
        with_password(client)
        second(client, device)
        assert is_in(client)


def test_who_tries_too_often_waits(device: Device, client: Client) -> None:
    with_password(client)
    device.origin = "https://evil.example"
    for _ in range(5):
        second(client, device)

    device.origin = ORIGIN
    assert second(client, device).status_code == 429


# --- Instead of the password -------------------------------------------------------------------


def test_a_passkey_alone_signs_in_and_leads_where_one_wanted(
    device: Device, client: Client
) -> None:
    assert alone(client, device, next="/a/a1/").headers["Location"] == "/a/a1/"
    assert is_in(client)


def test_it_does_not_lead_off_the_site(device: Device, client: Client) -> None:
    assert alone(client, device, next="https://evil.example/").headers["Location"] == "/"


@pytest.mark.parametrize(
    "changes",
    [
        {"flags": FLAG.UP}, {"handle": b""}, {"handle": b"somebody else"},
        {"origin": "https://evil.example"}, {"key": Device().key},
    ],
    ids=["nobody verified", "no handle", "other handle", "origin", "key"],
)  # fmt: skip
def test_alone_it_must_know_whose_it_is_and_that_it_was_that_person(
    device: Device, client: Client, changes: dict[str, Any]
) -> None:
    assert alone(client, bent(device, **changes)).status_code == 200
    assert not is_in(client)


def test_a_challenge_for_the_second_step_does_not_serve_alone(
    device: Device, client: Client
) -> None:
    with_password(client)
    answer = device.sign(options(client.get("/sign-in/code/")))

    client.post("/sign-in/passkey/", {"credential": answer})

    assert not is_in(client)


def test_an_account_that_is_closed_stays_closed(
    one: Person, device: Device, client: Client
) -> None:
    Person.objects.filter(pk=one.pk).update(is_active=False)

    alone(client, device)

    assert not is_in(client)


def test_the_session_gets_a_new_key(device: Device, client: Client) -> None:
    asked = options(client.post("/sign-in/passkey/"))
    before = client.cookies["sessionid"].value
    client.post("/sign-in/passkey/", {"credential": device.sign(asked)})

    assert client.cookies["sessionid"].value != before


# --- Keeping, removing -------------------------------------------------------------------------


@pytest.mark.usefixtures("device")
def test_it_is_renamed_and_removed_with_the_password_and_its_codes_go_with_the_last(
    one: Person, client: Client
) -> None:
    client.force_login(one)
    key = Passkey.objects.get().key
    client.post("/me/passkeys/", {"passkey": key, "name": "กุญแจสีน้ำเงิน", "rename": "1"})
    assert Passkey.objects.get().name == "กุญแจสีน้ำเงิน"

    client.post("/me/passkeys/", {"passkey": key, "present": "wrong", "remove": "1"})
    assert Passkey.objects.exists()
    client.post("/me/passkeys/", {"passkey": key, "present": PASSWORD, "remove": "1"})
    assert not Passkey.objects.exists()
    assert recovery.left(one) == 0


@pytest.mark.usefixtures("device")
def test_nobody_renames_or_removes_that_of_somebody_else(agency: Agency, client: Client) -> None:
    client.force_login(somebody("two", agency))
    key = Passkey.objects.get().key
    for what in ("rename", "remove"):
        typed = {"passkey": key, "name": "x", "present": PASSWORD, what: "1"}
        client.post("/me/passkeys/", typed)

    assert Passkey.objects.get().name == "โทรศัพท์ของฉัน"


@pytest.mark.usefixtures("device")
def test_a_reset_for_who_lost_everything_takes_passkeys_too_and_needs_two(
    agency: Agency, one: Person
) -> None:
    admin, clerk = (
        person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR),
        person("clerk", agency.key, Role.CHIEF_ADMINISTRATOR),
    )
    lost = resets.start(one, "a1", admin, at=NOW, factor=True)
    assert lost.second
    resets.confirm(lost, clerk, at=NOW)
    resets.finish(lost, admin, at=NOW)

    assert not Passkey.objects.exists()


def test_what_was_begun_and_left_is_swept(one: Person, client: Client) -> None:
    client.force_login(one)
    asked_to_make(client)

    assert attempts.forget(timezone.now()) == 0
    assert attempts.forget(timezone.now() + dt.timedelta(minutes=11)) == 1


@pytest.mark.usefixtures("device")
def test_where_they_are_off_nothing_offers_them_and_codes_on_paper_still_open(
    one: Person, client: Client, settings: Any
) -> None:
    [code, *_] = recovery.renew(one, at=NOW)
    settings.PASSKEYS = None

    assert "พาสคีย์" not in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/passkey/").status_code == 409
    with_password(client)
    assert "data-options" not in client.get("/sign-in/code/").content.decode()
    client.post("/sign-in/code/", {"code": code})
    assert is_in(client)
