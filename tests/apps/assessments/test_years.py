"""The years of an agency."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.assessments.models import Assessment
from prongsai.core.access.roles import Role
from result_making import AT

pytestmark = pytest.mark.django_db
CONFIRM = "/a/a1/years/open/confirm/"
SignedIn = Callable[[Role], Client]


@pytest.mark.usefixtures("assessment")
def test_a_year_opened_without_a_result_is_listed_and_can_be_read(signed_in: SignedIn) -> None:
    client = signed_in(Role.EXECUTIVE)

    assert "เปิดปีแล้ว ยังไม่มีผล" in client.get("/a/a1/years/").content.decode()
    assert "ยังไม่มีผลการประเมิน" in client.get("/a/a1/years/2568/").content.decode()


@pytest.mark.usefixtures("assessment")
def test_the_next_year_is_opened_under_its_newest_pack(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    page = client.get("/a/a1/years/open/rules/").content.decode()
    client.post(CONFIRM, {"year": "2569"})
    opened = Assessment.objects.get(year=2569)

    assert "หลักเกณฑ์ของปีนี้ยังเป็นร่าง" in page
    assert "ช่วงคะแนนของแต่ละระดับ" in page
    assert (opened.pack, opened.assumed) == ("ita/2569/local@1", "ita/2568/local@1")


@pytest.mark.usefixtures("assessment")
def test_only_the_year_that_is_next_can_be_opened(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    for year in ("2570", "2550", "", "x"):
        client.post(CONFIRM, {"year": year})

    assert [each.year for each in Assessment.objects.all()] == [2568]


def test_after_the_last_year_with_a_pack_nothing_can_be_opened(
    agency: Agency, signed_in: SignedIn
) -> None:
    open_year(agency, 2570, by="", at=AT)
    client = signed_in(Role.COORDINATOR)

    assert "ยังไม่มีหลักเกณฑ์ของปีถัดไป" in client.get("/a/a1/years/open/").content.decode()
    assert 'href="/a/a1/years/open/"' not in client.get("/a/a1/years/").content.decode()


@pytest.mark.usefixtures("assessment")
def test_an_executive_opens_no_year(signed_in: SignedIn) -> None:
    answer = signed_in(Role.EXECUTIVE).post(CONFIRM, {"year": "2569"})

    assert answer.status_code == 404
    assert Assessment.objects.count() == 1
