"""Setting up an empty installation: everything in one transaction, through the apps' own doors."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from prongsai.apps.accounts import actions as people
from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import first_password
from prongsai.apps.accounts.queries import anybody
from prongsai.apps.agencies import actions as places
from prongsai.apps.agencies.kinds import COUNTRY, DISTRICT, NATION, PROVINCE
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.start.plan import Newcomer, Plan
from prongsai.core.terms.problem import refuse

WITHOUT_CODE = "a1"
"""Key of a first agency that has no code; one of a list is called as its code is."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made, and the first passwords, which nobody can look up afterwards."""

    agency: Agency
    me: Person
    first: tuple[tuple[Newcomer, str], ...]


def begin(plan: Plan, password: str, *, at: dt.datetime) -> Begun:
    """Everything of the plan; refused where somebody has been quicker."""
    try:
        return _begin(plan, password, at)
    except IntegrityError as error:
        raise refuse("start-over") from error


@transaction.atomic
def _begin(plan: Plan, password: str, at: dt.datetime) -> Begun:
    if anybody():
        raise refuse("start-over")
    # Two at the same moment both come here; the key of the nation lets one of them through.
    nation = places.add_area("th", NATION, COUNTRY, None, by="", at=at)
    me = people.add_person(
        username=plan.me.username, name=plan.me.name, password=password, by="", at=at,
        first=False, installation=True,
    )  # fmt: skip
    agency = _agency(plan, nation, me.key, at)
    _roles(me, plan.me, agency, me.key, at)
    first = tuple((each, _newcomer(each, agency, me.key, at)) for each in plan.others)
    open_year(agency, plan.year, by=me.key, at=at)
    return Begun(agency, me, first)


def _agency(plan: Plan, nation: Area, by: str, at: dt.datetime) -> Agency:
    area = places.add_area("p1", PROVINCE, plan.province, nation, by=by, at=at)
    if plan.district:
        area = places.add_area("p1-1", DISTRICT, plan.district, area, by=by, at=at)
    about: dict[str, Any] = dict(plan.about)
    name, kind = about.pop("name"), about.pop("kind")
    key = about["code"].lower() or WITHOUT_CODE
    agency = places.add_agency(key, name, kind, area, by=by, at=at, **about)
    if plan.divisions:
        places.add_divisions(agency, plan.divisions, by=by, at=at)
    return agency


def _newcomer(newcomer: Newcomer, agency: Agency, by: str, at: dt.datetime) -> str:
    """An account with a password that is changed at first use."""
    password = first_password()
    person = people.add_person(
        username=newcomer.username, name=newcomer.name, password=password, by=by, at=at
    )
    _roles(person, newcomer, agency, by, at)
    return password


def _roles(person: Person, newcomer: Newcomer, agency: Agency, by: str, at: dt.datetime) -> None:
    for role in newcomer.roles:
        offices.give_role(person, agency.key, role, at.date(), by=by, at=at, settled=True)
