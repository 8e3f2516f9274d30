"""An agency with people at its desks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def desks(agency: Agency) -> dict[Role, Person]:
    roles = (
        Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR,
        Role.STAFF,
    )  # fmt: skip
    return {role: person(role.value, agency.key, role) for role in roles}
