"""A site with passkeys turned on, and somebody who has one."""

from __future__ import annotations

from typing import Any

import pytest

from authenticator import HOST, ORIGIN, Device
from passkey_using import added, somebody
from prongsai.adapters.passkeys import Site
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency


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
