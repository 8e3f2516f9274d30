"""Minutes, documents and rounds that an office writes stand in its manual, and are ticked off."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, gaps
from prongsai.apps.cases.models import Desk
from prongsai.core.access.roles import Role
from service_making import BIN, brought, opened

pytestmark = pytest.mark.django_db

KEY = "water-delivery"
THERE = f"/a/a1/cases/settings/{KEY}/"
SAID = {
    "open": "on", "rounds": "ทุกวันพุธแรกของเดือน ศาลาประชาคมหมู่ 3",
    "papers": " แผนที่จุดส่งน้ำ  2 ฉบับ \n\nหนังสือผู้ใหญ่บ้าน", "minutes_look": "15", "minutes_serve": "45",
}  # fmt: skip


@pytest.fixture
def desk(agency: Agency, signed_in: SignedIn) -> Desk:
    """As an officer filled the form."""
    opened(agency, KEY)
    assert signed_in(Role.COORDINATOR).post(THERE, SAID).status_code == 302
    return Desk.objects.get()


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@pytest.mark.usefixtures("desk")
def test_the_page_of_the_manual_says_what_the_office_wrote(client: Client) -> None:
    page = words(client.get(f"/c/a1/{KEY}/"))
    for part in ("ศาลาประชาคมหมู่ 3", "แผนที่จุดส่งน้ำ 2 ฉบับ", "หนังสือผู้ใหญ่บ้าน", "15 นาที", "45 นาที"):
        assert part in page
    assert "บัตรประจำตัวประชาชน" not in page


@pytest.mark.usefixtures("desk")
def test_its_files_say_the_same(client: Client) -> None:
    paper = client.get(f"/c/a1/{KEY}/manual/docx/")
    with zipfile.ZipFile(BytesIO(paper.content)) as parts:
        text = re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    for part in ("ศาลาประชาคมหมู่ ๓", "แผนที่จุดส่งน้ำ จำนวน ๒ ฉบับ", "15 นาที", "45 นาที"):
        assert part in text


def test_officers_tick_the_documents_that_the_office_wrote(agency: Agency, desk: Desk) -> None:
    wanted = gaps.wanted(bridge.as_followed(desk))
    assert wanted[:2] == ["แผนที่จุดส่งน้ำ", "หนังสือผู้ใหญ่บ้าน"]
    case = brought(agency, KEY, "shortage", **BIN, wanted_on="2026-08-20", litres="900").case
    assert "หนังสือผู้ใหญ่บ้าน" in gaps.wanted(bridge.text_of(case.version))


def test_the_form_shows_what_is_set_and_what_is_as_the_file_says_is_not_kept(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, KEY)
    client = signed_in(Role.COORDINATOR)
    page = client.get(THERE).content.decode()
    shipped = re.search(r'<textarea name="papers"[^>]*>\s*([^<]+)</textarea>', page)
    assert shipped
    assert "บัตรประจำตัวประชาชน" in shipped[1]
    client.post(THERE, {"open": "on", "papers": shipped[1]})
    assert "*manual" not in Desk.objects.get().choices
    client.post(THERE, {**SAID, "papers": shipped[1]})
    assert set(Desk.objects.get().choices["*manual"]) == {"rounds", "minutes"}
    assert 'name="minutes_look" value="15"' in client.get(THERE).content.decode()


def test_a_desk_can_want_no_documents_and_other_forms_leave_them_alone(
    desk: Desk, client: Client, signed_in: SignedIn
) -> None:
    officer = signed_in(Role.COORDINATOR)
    officer.post(THERE, {"open": "on"})
    desk.refresh_from_db()
    assert len(desk.choices["*manual"]["papers"]) == 2
    officer.post(f"/a/a1/cases/settings/{KEY}/decided/", {})
    officer.post(THERE, {"open": "on", "papers": ""})
    desk.refresh_from_db()
    assert desk.choices["*manual"] == {"papers": []}
    assert "ไม่ต้องใช้เอกสาร" in client.get(f"/c/a1/{KEY}/").content.decode()


@pytest.mark.parametrize("wrong", ["ก" * 201, "\n".join(str(each) for each in range(31))])
def test_too_many_or_too_long_documents_are_told_and_kept_as_typed(
    agency: Agency, signed_in: SignedIn, wrong: str
) -> None:
    opened(agency, KEY)
    page = signed_in(Role.COORDINATOR).post(THERE, {**SAID, "papers": wrong})
    assert "ไม่เกิน 30 รายการ" in page.content.decode()
    assert wrong in page.content.decode()
    assert Desk.objects.get().choices == {}
