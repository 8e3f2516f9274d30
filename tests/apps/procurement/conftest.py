"""An agency with people who buy, and people who look on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

SignedIn = Callable[[Role], Client]


@pytest.fixture
def signed_in(agency: Agency) -> SignedIn:
    def client_of(role: Role) -> Client:
        client = Client()
        client.force_login(person(f"the-{role.value}", agency.key, role))
        return client

    return client_of


@pytest.fixture
def officer(signed_in: SignedIn) -> Client:
    return signed_in(Role.DIVISION_OFFICER)
