"""Registers of risks of an agency, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.risks import actions, importing, queries, yearly
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.models import RiskRow, RiskYear
from prongsai.core.access.roles import Role
from prongsai.core.risks.register import RiskRegister
from risk_making import OWNER, risk, treatment

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
COORDINATOR = Doer("coordinating", (Role.COORDINATOR,), AT)
CHIEF = Doer("approving", (Role.CHIEF_ADMINISTRATOR,), AT)
HAND = Hand(COORDINATOR)


def divided(agency: Agency, *names: str) -> None:
    """Divisions of these names, under keys `d1`, `d2` …"""
    for number, name in enumerate(names or (OWNER, "กองช่าง"), 1):
        agency.divisions.create(key=f"d{number}", name=name)


def of_unit(key: str, role: Role = Role.DIVISION_OFFICER) -> Hand:
    return Hand(Doer(f"of-{key}", (role,), AT), frozenset({key}))


def begun(agency: Agency, year: int = 2569) -> RiskYear:
    """A year with its two divisions and nothing else."""
    if not agency.divisions.exists():
        divided(agency)
    return importing.begin(agency, year, COORDINATOR)


def entered(year: RiskYear, kind: str, said: Any, hand: Hand = HAND) -> RiskRow:
    return actions.add(year, kind, said, hand)


def treated(agency: Agency, year: int = 2569, **told: Any) -> tuple[RiskYear, RiskRow, RiskRow]:
    """A year with one risk and what is done about it."""
    made = begun(agency, year)
    one = entered(made, "risk", risk("", **told))
    return made, one, entered(made, "treatment", treatment(""))


def approved(year: RiskYear) -> RiskYear:
    yearly.take(year, COORDINATOR)
    return yearly.take(year, CHIEF)


def held(agency: Agency, year: int = 2569) -> queries.Held:
    found = queries.year_of(agency, year)
    assert found is not None
    return queries.held(found)


def register_of(agency: Agency, year: int = 2569) -> RiskRegister:
    return held(agency, year).register


def text(client: Client, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()
