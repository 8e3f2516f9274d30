"""Tests of the web application: a database of their own, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from people import SignedIn, person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.workshop.voice import screens


@pytest.fixture(autouse=True)
def every_line_can_be_said(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test made an agency's trail tell has words on the page of the trail."""
    if request.node.get_closest_marker("django_db") is None:
        yield
        return
    request.getfixturevalue("db")
    yield
    entries = list(Entry.objects.exclude(agency=""))
    said = {f"trail.{entry.thing}.{entry.verb}" for entry in entries}
    fields = {f"field.{key}" for entry in entries for key in (*entry.before, *entry.after)}
    assert (said | fields) - screens().keys() == set()


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
