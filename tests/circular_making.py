"""Circulars and the people whom they ask, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from typing import Any

import file_making as made
from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.circulars import actions, queries, sending
from prongsai.apps.circulars.actions import Given
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.circulars.models import Circular
from prongsai.apps.files.checking import Checked, checked
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience, Hand

AT = dt.datetime(2026, 8, 3, 9, tzinfo=dt.UTC)
TODAY = AT.date()
DOER = Doer("sender", (Role.COORDINATOR,), AT)
WHOLE = Hand(whole=True)
TITLE = "คู่มือการใช้รถราชการ"
STAFF = Audience(roles=frozenset({Role.STAFF}))
"""Whom most of the tests ask."""


def given(**told: Any) -> Given:
    plain: dict[str, Any] = {"title": TITLE, "asks": "ขอให้อ่านและถือปฏิบัติ", "audience": STAFF}
    return Given(**{**plain, **told})


def drafted(agency: Agency, *, key: str = "", **told: Any) -> Circular:
    return actions.add(agency, given(**told), WHOLE, DOER, key)


def sent(agency: Agency, **told: Any) -> Circular:
    return sending.send(drafted(agency, **told), WHOLE, DOER)


def staff(agency: Agency, number: int, division: str = "", prefix: str = "s") -> list[Person]:
    found = [person(f"{prefix}{each}", agency.key, Role.STAFF) for each in range(number)]
    for each in found:
        each.memberships.update(division=division)
    return found


def unit(agency: Agency, key: str, parent: Division | None = None) -> Division:
    return Division.objects.create(agency=agency, key=key, name=f"กอง{key}", parent=parent)


def read(row: Circular, who: Person, at: dt.datetime = AT) -> None:
    """Somebody acknowledges, in whatever parts he has."""
    people = queries.staff(row.agency.key, at.date(), units_of(row.agency))
    sending.acknowledge(row, people.get(who.key, ()), Doer(who.key, (), at))


def missing(row: Circular, day: dt.date = TODAY) -> set[str]:
    row.refresh_from_db()
    people = queries.staff(row.agency.key, day, units_of(row.agency))
    return {each.key for each in queries.missing(row, people)}


def paper(name: str = "manual.png") -> Checked:
    return checked(name, made.png())
