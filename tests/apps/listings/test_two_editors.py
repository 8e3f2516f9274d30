"""Of two who bring in a table, the later is shown what the first one brought in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.listings import actions, bridge
from prongsai.apps.listings.models import Table

pytestmark = pytest.mark.django_db
IMPORT = "/a/a1/tables/one/import/?table=e_service_statistics&year=2569"
DOER = Doer("somebody", (), dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC))


def brought(agency: Agency, service: str) -> Table:
    rows = [["บริการ", "จำนวน"], [service, "120"]]
    return actions.bring_in(agency, bridge.listings()["e_service_statistics"], 2569, rows, DOER)


def sent(officer: Client, seen: object, **said: Any) -> Any:
    return officer.post(IMPORT, {"table": "บริการ\tจำนวน\nแจ้งซ่อม\t7", "seen": seen, **said})


def test_a_version_that_came_meanwhile_is_shown_before_it_is_replaced(
    agency: Agency, officer: Client
) -> None:
    seen = officer.get(IMPORT).context["seen"]
    looked = sent(officer, seen)
    brought(agency, "ขอถังขยะ")
    told = sent(officer, looked.context["seen"], do="enter")

    assert "ระหว่างนี้มีผู้นำเข้าฉบับที่ 1 แล้ว" in told.text
    assert "ขอถังขยะ · 120" in told.text
    assert Table.objects.get().version == 1
    sent(officer, told.context["seen"], do="enter")
    assert Table.objects.filter(version=2).exists()


def test_what_a_newer_version_would_lose_is_shown_before(agency: Agency, officer: Client) -> None:
    brought(agency, "ขอถังขยะ")
    page = sent(officer, 1)
    assert "แถวในฉบับนั้นที่ไม่มีหรือไม่ตรงกับฉบับใหม่" in page.text

    brought(agency, "แจ้งซ่อม")
    assert "ขอถังขยะ" not in sent(officer, 2).text


def test_the_same_table_again_is_no_quarrel(agency: Agency) -> None:
    brought(agency, "ขอถังขยะ")
    rows = [["บริการ", "จำนวน"], ["ขอถังขยะ", "120"]]
    listing = bridge.listings()["e_service_statistics"]

    assert actions.bring_in(agency, listing, 2569, rows, DOER, seen=0).version == 1


@pytest.mark.parametrize("seen", ["x", "9" * 5_000, "²"])
def test_a_version_that_nobody_saw_is_none(agency: Agency, officer: Client, seen: str) -> None:
    brought(agency, "ขอถังขยะ")

    assert "ระหว่างนี้มีผู้นำเข้าฉบับที่ 1 แล้ว" in sent(officer, seen, do="enter").text
