"""Guessers are slowed down, whatever names they invent, and leave the machine to the others."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client, RequestFactory

from people import person
from prongsai.apps.accounts import actions, guessing
from prongsai.apps.accounts.caller import address_of
from prongsai.apps.accounts.models import SignedInBefore

pytestmark = pytest.mark.django_db

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests
NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
HERE = "203.0.113.7"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: NOW)


def try_in(name: str, password: str = "wrong", client: Client | None = None) -> Any:  # noqa: S107
    return (client or Client()).post("/sign-in/", {"username": name, "password": password})


def somebody(name: str) -> None:
    found = person(name)
    actions.set_password(found, PASSWORD, by=found.key, at=NOW)


def test_after_many_invented_names_another_one_waits_without_a_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    somebody("one")
    for number in range(guessing.PER_ADDRESS):
        assert try_in(f"nobody{number}").status_code == 200
    monkeypatch.setattr("prongsai.apps.accounts.views.authenticate", pytest.fail)

    assert try_in("nobody-more").status_code == 429


def test_a_place_over_its_limit_does_not_tell_which_names_there_are() -> None:
    somebody("one")
    for number in range(guessing.PER_ADDRESS):
        guessing.may_try(f"nobody{number}", "127.0.0.1", NOW)

    assert try_in("one").status_code == try_in("nobody").status_code == 429


def test_tries_at_the_same_moment_are_no_more_than_one_after_another() -> None:
    """Each is counted before any of them is answered."""
    passed = [guessing.may_try("one", HERE, NOW) for _ in range(12)]

    assert passed.count(True) == guessing.PER_NAME_AND_ADDRESS


def test_a_try_that_had_to_wait_does_not_count() -> None:
    for _ in range(12):
        guessing.may_try("one", HERE, NOW)

    later = NOW + guessing.WINDOW + dt.timedelta(seconds=1)
    assert guessing.may_try("one", HERE, later)


def test_where_somebody_was_signed_in_a_colleague_cannot_use_up_his_tries() -> None:
    somebody("one")
    own = Client()
    try_in("one", PASSWORD, own)
    own.get("/me/"), own.post("/sign-out/")
    for _ in range(6):
        try_in("one")

    assert try_in("one", PASSWORD).status_code == 429
    assert try_in("one", PASSWORD, own).status_code == 302
    own.post("/sign-out/")
    assert [try_in("one", client=own).status_code for _ in range(6)] == [200] * 5 + [429]


def test_a_browser_that_knows_one_person_gets_no_more_tries_for_another() -> None:
    for name in ("one", "two"):
        somebody(name)
    own = Client()
    try_in("one", PASSWORD, own)
    own.get("/me/"), own.post("/sign-out/")
    for _ in range(5):
        try_in("two")

    assert try_in("two", client=own).status_code == 429


def test_while_passwords_are_checked_another_one_waits_its_turn_or_is_told() -> None:
    somebody("one")
    held = [guessing._places.acquire(blocking=False) for _ in range(1 + guessing.QUEUE)]
    try:
        busy = try_in("one", PASSWORD)
    finally:
        for _ in held:
            guessing._places.release()

    assert (busy.status_code, "รอสักครู่" in busy.content.decode()) == (429, True)
    assert try_in("one", PASSWORD).status_code == 302


def test_where_somebody_signed_in_is_kept_as_a_digest_and_forgotten() -> None:
    somebody("one")
    try_in("one", PASSWORD)

    assert len(SignedInBefore.objects.get().pair) == 64
    guessing.forget(NOW + dt.timedelta(days=91))
    assert not SignedInBefore.objects.exists()


def test_a_capital_that_a_phone_put_first_opens_too() -> None:
    somebody("somsri")

    assert try_in("Somsri", PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix", "unix"),
    ],
)
def test_addresses_that_one_caller_changes_at_will_are_one_place(address: str, place: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)

    assert address_of(request) == place
