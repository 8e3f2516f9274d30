"""Passkeys are added with the password, kept, renamed, removed, and never by another."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from authenticator import FLAG, Device
from passkey_using import PASSWORD, added, asked_to_make, is_in, somebody, with_password
from people import NOW, person
from prongsai.apps.accounts import attempts, recovery, resets
from prongsai.apps.accounts.models import Attempt, Passkey, Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


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
