"""An agency with people at its desks and files of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.FILES = tmp_path_factory.mktemp("files")


@pytest.fixture
def desks(agency: Agency) -> dict[Role, Person]:
    roles = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.STAFF)
    return {role: person(role.value, agency.key, role) for role in roles}


@pytest.fixture
def stranger(desks: dict[Role, Person]) -> Client:  # noqa: ARG001 - somebody has an account
    return Client()
