"""The next desk of reports, plans, registers of risks and samples is told, once, of nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import resolve

import risk_rows
from action_plan_making import begun
from follow_making import AT, crew, measure, passed, serving, written
from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.measures import follow_actions
from prongsai.apps.notices.models import Notice
from prongsai.apps.notices.words import link, sentence
from prongsai.apps.plans import approving
from prongsai.apps.risks import yearly
from prongsai.apps.spending import entering
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Entry
from prongsai.core.access.roles import Role
from spending_app import ALL, JULY, NOW, paid
from spending_making import baht

pytestmark = pytest.mark.django_db
STAFF = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR)


@pytest.fixture(autouse=True)
def _channels(settings: Any) -> None:
    settings.CHANNELS = {}


@pytest.fixture
def staff(agency: Agency) -> dict[Role, Person]:
    return {role: person(role.value, agency.key, role) for role in STAFF}


def told() -> list[tuple[str, str]]:
    """Who, and of what, in the order it was told; every link leads somewhere."""
    names = dict(Person.objects.values_list("key", "username"))
    rows = Notice.objects.order_by("id")
    for row in rows:
        assert sentence(row)
        resolve(link(row, ""))
    return [(names[row.recipient], row.text.removeprefix("notice.")) for row in rows]


def by(staff: dict[Role, Person], role: Role, at: Any = AT) -> Doer:
    return Doer(staff[role].key, (role,), at)


# --- Reports of units ----------------------------------------------------------------------------


def test_a_report_is_told_of_at_each_desk_of_its_way(agency: Agency) -> None:
    crew(agency)
    passed(written(measure(agency), hand_in=True), "head", "accept", "note")

    assert told() == [
        ("head", "reports_wait"), ("coordinator", "reports_wait"), ("chief", "reports_wait"),
    ]  # fmt: skip


def test_however_many_reports_come_in_a_day_a_desk_is_told_once(agency: Agency) -> None:
    crew(agency)
    for code in ("queue", "desk", "hours"):
        written(measure(agency, code), hand_in=True)

    assert told() == [("head", "reports_wait")]
    assert Notice.objects.get().arguments == {
        "agency": agency.key, "year": 2569, "unit": "all", "mark": "head",
    }  # fmt: skip


def test_a_unit_without_a_head_goes_to_those_above(agency: Agency) -> None:
    crew(agency)
    serving(agency, "engineer", Role.DIVISION_OFFICER, "works")
    row = measure(agency, units=[{"id": "works", "name": "กองช่าง", "part": ""}])
    report = written(row, hand_in=True, unit="works")
    passed(report, "head", "accept")

    assert told() == [
        ("chief", "reports_wait"), ("coordinator", "reports_wait"), ("executive", "reports_wait"),
    ]  # fmt: skip


def test_whoever_wrote_a_report_is_not_told_to_pass_it(agency: Agency) -> None:
    head = crew(agency)["head"]
    written(measure(agency), by=head.key, hand_in=True)

    assert told() == []


def test_a_report_that_comes_back_is_told_to_its_writers_without_the_reason(
    agency: Agency,
) -> None:
    people = crew(agency)
    report = written(measure(agency), by=people["officer"].key, hand_in=True)
    head = Doer(people["head"].key, (Role.DIVISION_HEAD,), AT)
    follow_actions.give_back(report, head, "นายสมมติกรอกผิด", seen=report.revision)

    assert told() == [("head", "reports_wait"), ("officer", "report_back")]
    assert "สมมติ" not in str(list(Notice.objects.values()))


# --- Plans ---------------------------------------------------------------------------------------


def test_a_plan_is_told_of_at_each_desk_and_when_it_is_approved(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    row = begun(agency)
    for role in STAFF[:3]:
        row = approving.take(row, by(staff, role), seen=row.revision)

    assert told() == [
        ("chief_administrator", "plan_turn"), ("executive", "plan_turn"),
        ("coordinator", "plan_approved"), ("chief_administrator", "plan_approved"),
    ]  # fmt: skip


def test_a_plan_that_comes_back_is_told_to_who_passed_it_on(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    row = begun(agency)
    row = approving.take(row, by(staff, Role.COORDINATOR), seen=row.revision)
    chief = by(staff, Role.CHIEF_ADMINISTRATOR)
    approving.give_back(row, chief, "นายสมมติคิดผิด", seen=row.revision)

    assert told()[1:] == [("coordinator", "plan_returned")]
    said = str(list(Notice.objects.values()))
    assert "สมมติ" not in said
    assert row.plan.title not in said


# --- Risks ---------------------------------------------------------------------------------------


def test_a_register_of_risks_is_told_of_on_its_way_and_back(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    year, _, _ = risk_rows.treated(agency)
    coordinator, chief = by(staff, Role.COORDINATOR), by(staff, Role.CHIEF_ADMINISTRATOR)
    yearly.take(year, coordinator)
    yearly.give_back(year, chief, "ขาดความเสี่ยงด้านพัสดุ")
    yearly.take(year, coordinator)
    yearly.take(year, chief)

    assert told() == [
        ("chief_administrator", "risks_turn"), ("coordinator", "risks_returned"),
        ("chief_administrator", "risks_turn"), ("coordinator", "risks_approved"),
    ]  # fmt: skip


# --- Spending ------------------------------------------------------------------------------------


def test_a_sample_is_told_of_when_drawn_when_wrong_and_when_looked_over(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    author = person("officer", agency.key, Role.DIVISION_OFFICER)
    entry = paid(agency, 2569)
    Entry.objects.update(by=author.key)
    year, month = entry.line.year, type(JULY).of(entry.month)
    for _ in range(2):
        entering.draw_sample(year, month, by(staff, Role.COORDINATOR, NOW))
    auditor = by(staff, Role.INTERNAL_AUDITOR, NOW)
    for _ in range(2):
        entering.judge(year, month, {entry.key: (False, "นายสมมติพิมพ์ผิด")}, auditor)

    found = told()
    assert sorted(found[:2]) == [
        ("chief_administrator", "spending_drawn"), ("internal_auditor", "spending_drawn"),
    ]  # fmt: skip
    assert found[2] == ("officer", "spending_wrong")
    assert sorted(found[3:]) == [
        ("chief_administrator", "spending_checked"), ("coordinator", "spending_checked"),
    ]  # fmt: skip
    assert "สมมติ" not in str(list(Notice.objects.values()))


def test_whoever_entered_all_of_a_sample_is_not_told_to_look_it_over(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    entry = paid(agency, 2569)
    Entry.objects.update(by=staff[Role.CHIEF_ADMINISTRATOR].key)
    month = type(JULY).of(entry.month)
    entering.draw_sample(entry.line.year, month, by(staff, Role.COORDINATOR, NOW))

    assert told() == [("internal_auditor", "spending_drawn")]


def test_whoever_draws_many_months_in_a_day_tells_it_once(
    agency: Agency, staff: dict[Role, Person]
) -> None:
    entry = paid(agency, 2569)
    coordinator = by(staff, Role.COORDINATOR, NOW)
    first = type(JULY).of(entry.month)
    later = type(JULY)(first.year, first.month + 1)
    line = Paid(entry.line.key, baht("5"))
    entering.enter(entry.line.year, later, [line], ALL, coordinator, "later")
    for month in (first, later):
        entering.draw_sample(entry.line.year, month, coordinator)

    assert sorted(told()) == [
        ("chief_administrator", "spending_drawn"), ("internal_auditor", "spending_drawn"),
    ]  # fmt: skip
