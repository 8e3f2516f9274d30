"""This week: what is due from whom, where the agency stands, and what changed."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from apps.results import AT, entered, opened
from people import person
from prongsai.apps.accounts.offices import give_role
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.due import due_of
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


def text(client: Client, agency: Agency) -> str:
    return client.get(f"/a/{agency.key}/").content.decode()


def next_step(page: str) -> str:
    """The one thing on top."""
    found = re.search(r'<section class="next.*?</section>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_year_without_a_result_is_the_coordinators_next_step(
    agency: Agency, client: Client
) -> None:
    opened(agency, 2568)
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))

    assert f'href="/a/{agency.key}/years/2568/enter/"' in next_step(text(client, agency))


def test_others_wait_for_it_and_read_whose_turn_it_is(agency: Agency, client: Client) -> None:
    opened(agency, 2568)
    person("coordinator", agency.key, Role.COORDINATOR)
    client.force_login(person("mayor", agency.key, Role.EXECUTIVE))

    page = text(client, agency)

    assert "enter/" not in next_step(page)
    assert "รอผู้ประสานงาน ITA (คน coordinator)" in page


def test_a_result_that_was_submitted_is_the_chief_administrators_next_step(
    agency: Agency, client: Client
) -> None:
    entered(agency, 2568, "90", steps=1)
    client.force_login(person("clerk", agency.key, Role.CHIEF_ADMINISTRATOR))

    assert f'href="/a/{agency.key}/years/2568/"' in next_step(text(client, agency))


def test_nobody_is_asked_to_pass_what_he_prepared_himself(agency: Agency, client: Client) -> None:
    both = person("both", agency.key, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)
    actions.take(entered(agency, 2568, "90"), Doer(both.key, (Role.COORDINATOR,), AT))
    client.force_login(both)

    assert "2568" not in next_step(text(client, agency))


def test_what_was_sent_back_is_due_from_the_coordinator_with_the_reason(
    agency: Agency, client: Client
) -> None:
    result = entered(agency, 2568, "90", steps=1)
    actions.give_back(result, Doer("x", (Role.CHIEF_ADMINISTRATOR,), AT), "คะแนน OIT ไม่ครบ")
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))

    page = next_step(text(client, agency))

    assert "ที่ถูกส่งกลับ" in page
    assert "คะแนน OIT ไม่ครบ" in page


def test_a_published_total_that_differs_is_due_until_the_result_is_approved(
    agency: Agency,
) -> None:
    entered(agency, 2568, "90", steps=1, published="91.00")

    assert [due.what for due in due_of(agency)] == ["result_check", "result_pass"]


def test_a_published_total_that_is_the_same_number_is_not_due(agency: Agency) -> None:
    entered(agency, 2568, "90", steps=1, published="90")

    assert [due.what for due in due_of(agency)] == ["result_pass"]


def test_nothing_is_due_about_an_approved_result(agency: Agency) -> None:
    entered(agency, 2568, "90", steps=3, published="91.00")

    assert due_of(agency) == []


def test_a_year_that_is_over_without_a_result_is_late(agency: Agency) -> None:
    opened(agency, 2567)
    (due,) = due_of(agency)

    assert not due.is_late(dt.date(2024, 9, 30))
    assert due.is_late(dt.date(2024, 10, 1))


def test_every_due_thing_has_a_message_whose_link_opens_the_form_after_signing_in(
    agency: Agency, client: Client
) -> None:
    entered(agency, 2568, "90", steps=2)
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))
    found = re.search(r"<textarea readonly[^>]*>(ถึงผู้บริหาร[^<]*)</textarea>", text(client, agency))
    assert found is not None
    link = f"http://testserver/a/{agency.key}/years/2568/"
    assert found[1].endswith(f"เปิดได้ที่ {link}")

    client.logout()
    asked = client.get(link)

    assert asked.headers["Location"] == f"/sign-in/?next=/a/{agency.key}/years/2568/"


def test_what_is_missing_for_the_next_level_is_said_in_points(
    agency: Agency, client: Client
) -> None:
    entered(agency, 2568, "84.50", steps=3)
    client.force_login(person("viewer", agency.key, Role.VIEWER))

    assert "คะแนนรวม ได้ 84.50 ต้องได้อย่างน้อย 85.00 ขาด 0.50" in text(client, agency)


def test_lines_about_people_are_not_among_what_changed(agency: Agency, client: Client) -> None:
    mayor = person("mayor", agency.key, Role.EXECUTIVE)
    give_role(mayor, agency.key, Role.VIEWER, AT.date(), by="", at=AT)
    opened(agency, 2568)
    client.force_login(mayor)

    page = text(client, agency)

    assert "เปิดปีงบประมาณ 2568" in page
    assert "กำหนดบทบาท" not in page


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [(Role.VIEWER, "/a/a1/"), (Role.SYSTEM_ADMINISTRATOR, "/a/a1/upkeep/")],
)
def test_who_has_one_place_lands_on_a_page_he_may_open(
    agency: Agency, client: Client, role: Role, leads_to: str
) -> None:
    client.force_login(person("somebody", agency.key, role))

    assert client.get("/").headers["Location"] == leads_to


@pytest.mark.parametrize("years", [1, 6])
def test_the_page_asks_the_database_as_often_however_many_years_there_are(
    agency: Agency, client: Client, years: int, django_assert_max_num_queries: object
) -> None:
    for year in range(2569 - years, 2569):
        entered(agency, year, "90", steps=1)
    client.force_login(person("viewer", agency.key, Role.VIEWER))

    client.get("/me/")  # the first visit of a session is noted
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        text(client, agency)
