"""An agency with people at its desks and in a division."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

SINCE = dt.date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def desks(agency: Agency) -> dict[Role, Person]:
    roles = (
        Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.STAFF, Role.VIEWER,
        Role.INTERNAL_AUDITOR,
    )  # fmt: skip
    found = {role: person(role.value, agency.key, role) for role in roles}
    agency.divisions.create(key="finance", name="กองคลัง")
    agency.divisions.create(key="works", name="กองช่าง")
    officer = person("officer")
    officer.memberships.create(
        agency=agency.key, role=Role.DIVISION_OFFICER.value, division="finance", since=SINCE
    )
    return {**found, Role.DIVISION_OFFICER: officer}
