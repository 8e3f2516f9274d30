"""Passkeys of people in tests: what pages ask a browser for, and what a device answers."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from django.test import Client

from authenticator import Device
from people import NOW, person
from prongsai.apps.accounts import actions
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests


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
