"""Complaints suggest measures of the library; few of them are not told by number."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from complaint_making import AT, brought, given, opened, solved
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures.models import Measure
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
HERE = "/a/a1/measures/suggestions/cases/?year=2570"
ADOPT = "/a/a1/measures/adopt/"


@pytest.fixture
def desk(agency: Agency, signed_in: SignedIn) -> Client:
    opened(agency)
    return signed_in(Role.COORDINATOR)


def page(client: Client) -> str:
    return html.unescape(client.get(HERE).content.decode())


def offered(client: Client) -> list[str]:
    return [each.partition('"')[0] for each in page(client).split('name="of_cases" value="')[1:]]


def test_nothing_came_and_nothing_is_suggested(desk: Client) -> None:
    assert "ยังไม่มีเรื่องร้องเรียน" in page(desk)
    assert (
        "/a/a1/measures/suggestions/cases/?year=2570"
        in desk.get("/a/a1/measures/suggestions/?year=2570").content.decode()
    )


def test_a_subject_leads_to_measures_of_its_topics_and_one_is_drafted(
    agency: Agency, desk: Client
) -> None:
    case = brought(agency, category="procurement").case
    solved(given(case), AT)

    told = page(desk)
    key = offered(desk)[0]
    desk.post(ADOPT, {"year": "2570", "of_cases": key})

    assert "การจัดซื้อจัดจ้าง" in told
    assert "รับน้อยกว่า 5 เรื่อง" in told
    assert "งบประมาณหรืออุปกรณ์ไม่พอ" in told
    made = Measure.objects.get()
    assert (made.suggested, made.status) == (key, "draft")
    assert made.finding == "มีเรื่องร้องเรียนเกี่ยวกับการจัดซื้อจัดจ้าง"
    assert "procurement_fairness" in made.topics
    assert key not in offered(desk)


def test_five_are_told_by_number(agency: Agency, desk: Client) -> None:
    for number in range(5):
        brought(agency, category="procurement", form=f"f{number}")

    assert "รับ 5 เรื่อง" in page(desk)


def test_what_complaints_do_not_suggest_is_not_drafted(agency: Agency, desk: Client) -> None:
    brought(agency, category="procurement")

    answer = desk.post(ADOPT, {"year": "2570", "of_cases": "made_up"}, follow=True)

    assert Measure.objects.count() == 0
    assert answer.status_code == 200
