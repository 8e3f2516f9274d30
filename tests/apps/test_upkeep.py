"""What keeps an agency running is due from its administrator, who sees nothing of its work."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from apps.results import AT, entered
from people import person
from prongsai.apps.accounts import resets
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.due import due_of
from prongsai.apps.home.upkeep import upkeep
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


def whats(agency: Agency) -> list[str]:
    return [due.what for due in upkeep(agency, AT)]


def test_desks_that_nobody_holds_are_due(agency: Agency) -> None:
    person("coordinator", agency.key, Role.COORDINATOR)

    assert whats(agency) == ["vacant_chief_administrator", "vacant_executive"]


def test_first_passwords_that_nobody_has_used_are_due(agency: Agency) -> None:
    for role in DESKS:
        person(role.value, agency.key, role)
    Person.objects.filter(username="executive").update(must_change_password=True)
    (due,) = upkeep(agency, AT)

    assert (due.what, due.facts) == ("first_passwords", {"count": "1"})


def test_a_reset_that_waits_is_on_the_administrators_page_until_it_is_over(
    agency: Agency, client: Client
) -> None:
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    first, second = (
        person(name, agency.key, Role.SYSTEM_ADMINISTRATOR) for name in ("admin1", "admin2")
    )
    resets.start(mayor, agency.key, first, at=timezone.now())
    for whom, turn in ((second, True), (first, False)):
        client.force_login(whom)
        page = client.get(f"/a/{agency.key}/upkeep/").content.decode()
        assert ("/resets/" in page.partition("</section>")[0]) is turn


def test_the_administrators_page_tells_nothing_of_the_agencys_work(
    agency: Agency, client: Client
) -> None:
    entered(agency, 2568, "90", steps=1)
    client.force_login(person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR))
    page = client.get(f"/a/{agency.key}/upkeep/").content.decode()

    assert "ยังไม่มีปลัดในระบบ" in page
    assert "2568" not in page


def test_upkeep_is_on_nobody_elses_week(agency: Agency, client: Client) -> None:
    client.force_login(person("mayor", agency.key, Role.EXECUTIVE))

    assert "ยังไม่มีปลัดในระบบ" not in client.get(f"/a/{agency.key}/").content.decode()


def test_a_year_that_runs_is_due_until_it_is_opened(agency: Agency) -> None:
    entered(agency, 2568, "90", steps=3)

    assert due_of(agency, dt.date(2025, 9, 30)) == []
    assert [due.facts for due in due_of(agency, dt.date(2025, 10, 1))] == [{"year": "2569"}]


def test_a_year_without_criteria_is_nobodys_duty(agency: Agency) -> None:
    assert due_of(agency, dt.date(2019, 9, 30)) == []
