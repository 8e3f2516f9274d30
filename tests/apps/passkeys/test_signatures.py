"""A signature of a passkey: asked for after the password or instead of it, good once, for one."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from fido2.utils import websafe_encode

from authenticator import FLAG, ORIGIN, Device
from passkey_using import added, alone, is_in, options, second, somebody, with_password
from people import NOW
from prongsai.apps.accounts import recovery
from prongsai.apps.accounts.models import Attempt, Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry

pytestmark = pytest.mark.django_db


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
