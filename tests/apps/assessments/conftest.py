"""An agency with a year opened, and people at its desks."""

from __future__ import annotations

import pytest

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.assessments.models import Assessment
from prongsai.core.access.roles import Role
from result_making import AT


@pytest.fixture
def assessment(agency: Agency) -> Assessment:
    return open_year(agency, 2568, by="", at=AT)


@pytest.fixture
def desks(agency: Agency) -> dict[Role, Person]:
    roles = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
    return {role: person(role.value, agency.key, role) for role in roles}
