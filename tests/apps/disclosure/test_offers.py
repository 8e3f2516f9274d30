"""The page of an item says what the application has for it: tables, public pages, papers."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure_making import begun
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.core.cases.log import By
from service_making import brought, opened

pytestmark = pytest.mark.django_db
ITEMS = "/a/a1/disclosure/2569/items/"
MANUALS, TRAINING, TALK, GIFTS = "O9", "O14", "O19", "O20"
FORUM: dict[str, Any] = {"held_on": "2026-07-20", "forum": "หมู่ 3", "proposal": "ทำรางระบายน้ำ"}
USE = "ใช้เป็นหลักฐาน"


def page(client: Client, item: str, more: str = "") -> str:
    return html.unescape(client.get(f"{ITEMS}{item}/{more}").content.decode())


def test_a_page_that_anybody_can_open_becomes_evidence_with_two_taps(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    opened(agency, "forum-proposal")
    by = By(who="c", role="coordinator")
    brought(agency, "forum-proposal", "roads", by=by, **FORUM)
    desk = signed_in(Role.COORDINATOR)

    found = page(desk, TALK)
    (offered,) = re.findall(r'href="([^"]+add/\?title=[^"]+)"', found)
    form = html.unescape(desk.get(offered).content.decode())

    assert "ข้อเสนอของประชาชนและผลการดำเนินการ" in found
    assert "http://testserver/c/a1/told/forum-proposal/" in found
    assert 'value="http://testserver/c/a1/told/forum-proposal/"' in form
    assert 'value="ข้อเสนอจากเวทีประชาคมและผล"' in form


def test_several_services_are_offered_by_the_page_that_leads_to_all(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    desk = signed_in(Role.COORDINATOR)
    assert USE not in page(desk, MANUALS)
    opened(agency, "asset-loan")
    assert "http://testserver/c/a1/asset-loan/" in page(desk, MANUALS)
    opened(agency, "waste-bin")
    found = page(desk, MANUALS)
    assert "http://testserver/c/a1/" in found
    assert "http://testserver/c/a1/asset-loan/" not in found


def test_tables_and_papers_of_the_item_are_named_and_of_others_not(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    desk = signed_in(Role.COORDINATOR)
    assert "?table=staff_training&year=2569" in page(desk, TRAINING)
    assert "/a/a1/cases/gifts/?year=2569" in page(desk, GIFTS)
    assert "มีในระบบสำหรับข้อนี้" not in page(desk, "O2")


def test_who_only_reads_sees_them_and_uses_nothing(agency: Agency, signed_in: SignedIn) -> None:
    begun(agency)
    opened(agency, "forum-proposal")
    found = page(signed_in(Role.VIEWER), TALK)
    assert "/c/a1/told/forum-proposal/" in found
    assert USE not in found


def test_the_page_keeps_within_its_statements(agency: Agency, signed_in: SignedIn) -> None:
    begun(agency)
    for each in ("waste-bin", "asset-loan", "forum-proposal"):
        opened(agency, each)
    desk = signed_in(Role.COORDINATOR)
    for item in (MANUALS, TALK, GIFTS):
        desk.get(f"{ITEMS}{item}/")
        with CaptureQueriesContext(connection) as asked:
            desk.get(f"{ITEMS}{item}/")
        said = [each["sql"] for each in asked if not each["sql"].startswith(("SAVE", "RELEASE"))]
        assert len(said) <= 12, (item, [x[x.index("FROM") :][:110] for x in said])
