"""People for tests of the web application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.test import Client

from prongsai.apps.accounts.models import Membership, Person
from prongsai.core.access.roles import Role

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
TODAY = NOW.date()
YESTERDAY = TODAY - dt.timedelta(days=1)
SignedIn = Callable[[Role], Client]


def person(username: str, agency: str = "", *roles: Role, area: str = "") -> Person:
    """Somebody with these roles in an agency, or supervising an area."""
    found = Person.objects.create(username=username, name=f"คน {username}")
    for role in roles:
        found.memberships.create(agency=agency, role=role.value, since=dt.date(2020, 1, 1))
    if area:
        found.supervisions.create(area=area, since=dt.date(2020, 1, 1))
    return found


def part(who: Person) -> Membership:
    """The only one that somebody has."""
    return who.memberships.get()
