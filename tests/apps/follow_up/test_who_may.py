"""Of whatever role and unit somebody is: he writes and passes what is his, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from follow_making import SINCE, crew, measure, passed, written
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures.models import Measure, Report
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.follow_up.way import STEPS

pytestmark = pytest.mark.django_db
IN_UNIT = (Role.DIVISION_OFFICER, Role.DIVISION_HEAD)
UNITS = ("finance", "works", "")
TYPED = {"progress": "in progress", "percent": "10", "done": "ทำแล้ว", "seen": "0", "do": "save"}
WHO = [
    *((role, unit) for role in IN_UNIT for unit in UNITS),
    *((role, "") for role in AGENCY_ROLES if role not in IN_UNIT),
]


def asking(agency: Agency, role: Role, unit: str, *, acting: bool = False) -> Client:
    who = person("asking")
    away = person("away") if acting else None
    who.memberships.create(
        agency=agency.key, role=role.value, division=unit, since=SINCE, acting_for=away
    )
    client = Client()
    client.force_login(who)
    return client


def address(row: Measure, name: str = "slot") -> str:
    return reverse(f"measures:{name}", args=["a1", row.key, "h1", "finance"])


@pytest.mark.parametrize("acting", [False, True])
@pytest.mark.parametrize(("role", "unit"), WHO)
def test_only_a_units_own_people_write_its_reports(
    agency: Agency, role: Role, unit: str, acting: bool
) -> None:
    crew(agency)
    row = measure(agency)
    asking(agency, role, unit, acting=acting).post(address(row), TYPED)
    assert Report.objects.exists() == (role in IN_UNIT and unit == "finance")


@pytest.mark.parametrize("done", range(1, len(STEPS)))
@pytest.mark.parametrize(("role", "unit"), WHO)
def test_only_whose_desk_it_lies_on_passes_it(
    agency: Agency, role: Role, unit: str, done: int
) -> None:
    crew(agency)
    report = passed(written(measure(agency), hand_in=True), *(s.key for s in STEPS[1:done]))
    client, step = asking(agency, role, unit), STEPS[done]
    sent: dict[str, Any] = {"step": step.key, "seen": report.revision}
    client.post(address(report.measure, "slot_decide"), sent)
    here = unit == "finance" or step.role is not Role.DIVISION_HEAD
    moved = Report.objects.get().state != report.state
    assert moved == (role is step.role and here)


def test_who_acts_for_somebody_is_written_down_as_that(agency: Agency) -> None:
    crew(agency)
    report = written(measure(agency), hand_in=True)
    client = asking(agency, Role.DIVISION_HEAD, "finance", acting=True)
    sent = {"step": "head", "seen": report.revision}
    client.post(address(report.measure, "slot_decide"), sent)
    [_, act] = Report.objects.get().acts
    assert act["acting"] is True


def test_officers_of_a_division_write_for_its_parts(agency: Agency) -> None:
    crew(agency)
    part = {"id": "finance~0a1b", "name": "กองคลัง", "part": "งานพัสดุ"}
    row = measure(agency, units=[part])
    page = reverse("measures:slot", args=["a1", row.key, "h1", part["id"]])
    asking(agency, Role.DIVISION_OFFICER, "finance").post(page, TYPED)
    assert Report.objects.get().unit == part["id"]
