"""A year of spending with two divisions, and who works there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from people import SignedIn, person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.spending import actions
from prongsai.apps.spending.models import Line, Year
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Line as Value
from spending_app import DOER
from spending_making import baht, four


@pytest.fixture
def works(agency: Agency) -> Division:
    return Division.objects.create(agency=agency, key="works", name="กองช่าง")


@pytest.fixture
def finance(agency: Agency) -> Division:
    return Division.objects.create(agency=agency, key="finance", name="กองคลัง")


@pytest.fixture
def year(agency: Agency) -> Year:
    return actions.begin(agency, 2569, DOER)


@pytest.fixture
def road(year: Year, works: Division) -> Line:
    told: dict[str, Any] = {"title": "ถนน หมู่ 3", "source": "grant", "unit": works.key}
    said = Value(key="1", budget=baht("1000"), targets=four("250", "250", "250", "250"), **told)
    return actions.add_line(year, said, DOER)


@pytest.fixture
def paper(year: Year, finance: Division) -> Line:
    said = Value(key="2", title="วัสดุ", source="ordinance", unit=finance.key, budget=baht("500"))
    return actions.add_line(year, said, DOER)


@pytest.fixture
def coordinator(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def engineer(agency: Agency, works: Division) -> Client:
    """An officer of one division."""
    who = person("engineer", agency.key, Role.DIVISION_OFFICER)
    who.memberships.update(division=works.key)
    client = Client()
    client.force_login(who)
    return client
