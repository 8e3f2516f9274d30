"""Tests of the web application: a database of their own, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client

from people import SignedIn, person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.core.access.roles import Role
from trail_said import unsaid

ASKS = {"db", "transactional_db", "live_server", "demonstration", "empty"}
"""Fixtures through which a test comes to a database; without one Django refuses to ask any."""
STARTS = {"subprocess", "web_site", "installation", "forking"}
"""Modules through which it starts processes, which ask for themselves."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What comes to no database is the same whichever is tested: once is enough."""
    here = Path(__file__).parent
    for each in items:
        if isinstance(each, pytest.Function) and each.path.is_relative_to(here):
            asks = each.get_closest_marker("django_db") or not ASKS.isdisjoint(each.fixturenames)
            if not asks and not starts_processes(each.module):
                each.add_marker(pytest.mark.one_database)


@cache
def starts_processes(module: ModuleType) -> bool:
    """Whether anything in it is one of the modules that do, or comes from there."""
    found = vars(module).values()
    return any(
        (each.__name__ if isinstance(each, ModuleType) else getattr(each, "__module__", ""))
        in STARTS
        for each in found
    )


@pytest.fixture(autouse=True)
def every_line_can_be_said(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test made an agency's trail tell has words on the page of the trail."""
    if request.node.get_closest_marker("django_db") is None:
        yield
        return
    request.getfixturevalue("db")
    yield
    assert unsaid() == set()


@pytest.fixture
def area() -> Area:
    return Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")


@pytest.fixture
def agency(area: Area) -> Agency:
    return Agency.objects.create(
        key="a1", name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area
    )


@pytest.fixture
def other(area: Area) -> Agency:
    return Agency.objects.create(
        key="a2", name="เทศบาลตำบลฟ้าใส", kind="subdistrict_municipality", area=area
    )


@pytest.fixture
def admin(agency: Agency) -> Person:
    return person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def asked(admin: Person, client: Client) -> Client:
    client.force_login(admin)
    return client


@pytest.fixture
def desks() -> dict[Role, Person]:
    """Who sits in the agency already; whoever else is asked for is made then."""
    return {}


@pytest.fixture
def signed_in(agency: Agency, desks: dict[Role, Person]) -> SignedIn:
    """A browser of whoever holds a role in the agency."""

    def client_of(role: Role) -> Client:
        if role not in desks:
            desks[role] = person(f"the-{role.value}", agency.key, role)
        client = Client()
        client.force_login(desks[role])
        return client

    return client_of


@pytest.fixture
def officer(signed_in: SignedIn) -> Client:
    return signed_in(Role.DIVISION_OFFICER)
