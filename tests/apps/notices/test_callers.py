"""Whatever happens is told to whom the table names for it, once, and to nobody else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import own_senders
from apps.results import AT, entered, opened
from people import person
from prongsai.apps.accounts import resets
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.home.chores import remind, second_people
from prongsai.apps.jobs.working import work
from prongsai.apps.notices.chores import forget
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import Task
from prongsai.core.notices.occasions import Occasion

pytestmark = pytest.mark.django_db
LAST = dt.datetime(2025, 9, 30, 8, tzinfo=dt.UTC)
"""The last day of fiscal year 2568."""
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _channels(settings: Any) -> None:
    own_senders.SENT.clear()
    settings.SCHEDULE = {}
    settings.SITE = "https://ita.example/"
    settings.CHANNELS = {"email": "own_senders.Noting"}


@pytest.fixture
def staff(agency: Agency) -> dict[Role, Person]:
    roles = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.STAFF)
    return {role: person(role.value, agency.key, role) for role in roles}


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(channel="copy").order_by("id")
    names = dict(Person.objects.values_list("key", "username"))
    return [(names[row.recipient], row.text) for row in rows]


def doer(staff: dict[Role, Person], role: Role) -> Doer:
    return Doer(staff[role].key, (role,), AT)


def test_every_move_of_a_result_is_told_to_the_next_desk(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    result = entered(agency, 2568, "90")
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        result = actions.take(result, doer(staff, role))

    assert told() == [
        ("chief_administrator", "notice.result_turn"),
        ("executive", "notice.result_turn"),
        ("coordinator", "notice.result_approved"),
        ("chief_administrator", "notice.result_approved"),
    ]


def test_what_is_sent_back_is_told_to_who_prepared_it_without_the_reason(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    result = actions.take(entered(agency, 2568, "90"), doer(staff, Role.COORDINATOR))
    actions.give_back(result, doer(staff, Role.CHIEF_ADMINISTRATOR), "นางสาวสมมติกรอกผิด")

    assert told()[1:] == [("coordinator", "notice.result_returned")]
    assert "สมมติ" not in str(list(Notice.objects.values()))


def test_nobody_is_told_of_what_he_may_not_do_since_he_took_an_earlier_step(
    agency: Agency,
) -> None:
    both = person("both", agency.key, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)
    actions.take(entered(agency, 2568, "90"), Doer(both.key, (Role.COORDINATOR,), AT))

    assert told() == []


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(
    ("days", "texts"),
    [(-8, []), (-7, ["notice.due_soon"]), (0, ["notice.due_soon"]), (8, [])],
)
def test_a_due_thing_is_told_of_in_its_last_week(
    agency: Agency, days: int, texts: list[str]
) -> None:
    opened(agency, 2568)
    remind(Task(LAST + days * DAY, {}, "", is_last_try=False))

    assert [text for _, text in told()] == texts


@pytest.mark.usefixtures("staff")
def test_a_late_thing_is_told_once_to_whose_turn_it_is_and_to_the_chief(agency: Agency) -> None:
    opened(agency, 2568)
    counts = [
        remind(Task(LAST + days * DAY, {}, "", is_last_try=False))["told"]
        for days in (-3, -2, 1, 2)
    ]

    assert counts == [1, 0, 2, 0]
    assert sorted(told()) == [
        ("chief_administrator", "notice.late"),
        ("coordinator", "notice.due_soon"),
        ("coordinator", "notice.late"),
    ]


def test_a_reset_that_waits_is_told_to_those_who_may_confirm_it(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    first, second = (
        person(name, agency.key, Role.SYSTEM_ADMINISTRATOR) for name in ("admin1", "admin2")
    )
    resets.start(staff[Role.EXECUTIVE], agency.key, first, at=AT)
    task = Task(AT, {}, "", is_last_try=False)

    assert [second_people(task)["told"], second_people(task)["told"]] == [2, 0]
    assert {name for name, _ in told()} == {second.username, "chief_administrator"}


def test_a_mail_tells_agency_and_year_and_leads_to_the_form(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    Person.objects.filter(username="chief_administrator").update(email="chief@a1.example")
    actions.take(entered(agency, 2568, "90"), doer(staff, Role.COORDINATOR))
    work(lambda: AT)

    ((to, _, text),) = own_senders.SENT
    assert to == "chief@a1.example"
    assert text.startswith(f"{agency.name}: ผลการประเมิน ปีงบประมาณ พ.ศ. 2568 รอท่านพิจารณา")
    assert f"https://ita.example/a/{agency.key}/years/2568/" in text
    assert not any(each.name in text for each in staff.values())


# --- How one is told ---------------------------------------------------------------------------


def test_who_wants_no_mail_gets_none_and_still_has_the_list(
    agency: Agency, staff: dict[Role, Person], client: Client
) -> None:
    chief = staff[Role.CHIEF_ADMINISTRATOR]
    Person.objects.filter(pk=chief.pk).update(email="chief@a1.example")
    client.force_login(chief)
    client.post("/me/notices/", {})
    actions.take(entered(agency, 2568, "90"), doer(staff, Role.COORDINATOR))
    work(lambda: AT)

    assert own_senders.SENT == []
    assert "รอท่านพิจารณา" in client.get("/me/notices/").content.decode()
    client.post("/me/notices/", {"email": "on"})
    assert "checked" in client.get("/me/notices/").content.decode()


def test_mail_that_waits_is_not_sent_to_who_has_meanwhile_switched_it_off(
    agency: Agency, staff: dict[Role, Person], client: Client
) -> None:
    chief = staff[Role.CHIEF_ADMINISTRATOR]
    Person.objects.filter(pk=chief.pk).update(email="chief@a1.example")
    actions.take(entered(agency, 2568, "90"), doer(staff, Role.COORDINATOR))
    client.force_login(chief)
    client.post("/me/notices/", {})
    work(lambda: AT)

    assert own_senders.SENT == []


def test_new_notices_are_counted_on_every_page_until_the_list_was_opened(
    agency: Agency, staff: dict[Role, Person], client: Client
) -> None:
    actions.take(entered(agency, 2568, "90"), doer(staff, Role.COORDINATOR))
    client.force_login(staff[Role.CHIEF_ADMINISTRATOR])

    assert '<span class="count">1<' in client.get("/me/").content.decode()
    assert '<span class="tag warn">ใหม่</span>' in client.get("/me/notices/").content.decode()
    assert '<span class="count">' not in client.get("/me/").content.decode()
    assert '<span class="tag warn">' not in client.get("/me/notices/").content.decode()


def test_old_notices_are_forgotten_but_not_those_still_to_be_sent(
    agency: Agency, staff: dict[Role, Person], settings: Any
) -> None:
    settings.NOTICE_DAYS = 10
    Person.objects.filter(username="chief_administrator").update(email="chief@a1.example")
    actions.take(entered(agency, 2568, "90"), doer(staff, Role.COORDINATOR))

    assert forget(Task(AT + 10 * DAY, {}, "", is_last_try=False)) == {"forgotten": 0}
    assert forget(Task(AT + 11 * DAY, {}, "", is_last_try=False)) == {"forgotten": 1}
    assert list(Notice.objects.values_list("channel", flat=True)) == ["email"]


def test_the_page_on_notices_tells_who_is_told_of_every_occasion() -> None:
    page = (Path(__file__).parents[3] / "docs" / "notices.md").read_text("utf-8")

    assert [each for each in Occasion if f"| `{each}` |" not in page] == []
