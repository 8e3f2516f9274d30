"""An agency with people who make things known, and a file store of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

SignedIn = Callable[[Role], Client]


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


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
