"""A committee on screen: entered, its order drafted, met, decided, carried over, done."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from circular_making import staff, unit
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.apps.notices.models import Notice
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
LIST = "/a/a1/meetings/"
WHAT = "สำรวจช่องทางร้องเรียน"


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def typed(**told: Any) -> dict[str, Any]:
    return {
        "name": "คณะทำงาน ITA", "kind": "ita", "year": "2569", "quorum": "majority",
        "m0_position": "ปลัดเทศบาล", "m0_part": "chair", "m1_position": "หัวหน้าสำนักปลัด",
        "m1_part": "secretary", "duties": "ติดตาม\nรายงาน", "token": "a" * 32, **told,
    }  # fmt: skip


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def met(agency: Agency, desk: Client) -> Meeting:
    """A committee that met once and gave its unit a task."""
    unit(agency, "works")
    desk.post(f"{LIST}new/", typed())
    row = Committee.objects.get(agency=agency)
    called = {"day": "3/8/2569", "begins": "9.30", "place": "ห้องประชุม", "token": "b" * 32}
    desk.post(f"{LIST}c/{row.key}/call/", called)
    meeting = Meeting.objects.get()
    came = {
        "a0_here": "present", "a1_here": "present", "started": "9.30", "ended": "10.30",
    }  # fmt: skip
    desk.post(f"{LIST}m/{meeting.key}/attendance/", came)
    desk.post(f"{LIST}m/{meeting.key}/minutes/", {"item4": "เห็นชอบ"})
    task = {"item": "4", "what": WHAT, "whose": "unit:works", "until": "31/8/2569"}
    desk.post(f"{LIST}m/{meeting.key}/decide/", {**task, "token": "c" * 32})
    return meeting


def test_a_committee_is_entered_and_its_order_drafted(agency: Agency, desk: Client) -> None:
    for _ in range(2):
        desk.post(f"{LIST}new/", typed())
    row = Committee.objects.get(agency=agency)
    desk.post(f"{LIST}c/{row.key}/order/", {"token": "d" * 32})

    assert "ปลัดเทศบาล" in text(desk, f"{LIST}c/{row.key}/")
    assert Paper.objects.get().kind == "committee-order"
    assert "คำสั่งยังไม่มีเลขที่" in text(desk, LIST)


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(agency: Agency, desk: Client) -> None:  # noqa: ARG001
    page = desk.post(f"{LIST}new/", typed(m1_position="ปลัดเทศบาล")).content.decode()

    assert ("มากกว่าหนึ่งแถว" in page, "ติดตาม" in page) == (True, True)
    assert Committee.objects.count() == 0


def test_a_decision_becomes_a_task_of_the_unit_until_it_is_done(
    agency: Agency, desk: Client
) -> None:
    head = person("head", agency.key, Role.DIVISION_HEAD)
    head.memberships.update(division="works")
    meeting = met(agency, desk)
    row, client = Decision.objects.get(), Client()
    client.force_login(head)
    committee = f"{LIST}c/{meeting.committee.key}/"

    assert WHAT in text(client, "/a/a1/")
    assert Notice.objects.filter(recipient=head.key, text="notice.decision").exists()
    assert WHAT in text(desk, f"{committee}call/")
    client.post(f"{LIST}d/{row.key}/", {"state": "done", "note": "สำรวจแล้ว"})
    assert Decision.objects.get().state == "done"
    assert WHAT not in text(client, "/a/a1/")
    assert WHAT not in text(desk, f"{committee}call/")


def test_nobody_else_reports_it_done(agency: Agency, desk: Client) -> None:
    met(agency, desk)
    [other] = staff(agency, 1)
    client = Client()
    client.force_login(other)
    client.post(f"{LIST}d/{Decision.objects.get().key}/", {"state": "done", "note": "x"})

    assert Decision.objects.get().state == "open"


def test_the_subject_of_an_invitation_has_the_digits_of_its_text(
    agency: Agency, desk: Client
) -> None:
    page = desk.get(f"{LIST}m/{met(agency, desk).key}/invitation/").content.decode()
    subject = page.partition('id="subject"')[2].partition(">")[2].partition("</textarea>")[0]
    text = page.partition('id="text"')[2].partition(">")[2].partition("</textarea>")[0]

    assert "๑/๒๕๖๙" in subject
    assert "๑/๒๕๖๙" in text


@pytest.mark.parametrize("token", ["ก ข/", "../..", "x" * 300, "", "a" * 32])
def test_a_forged_key_makes_nothing_that_no_page_can_name(
    agency: Agency, desk: Client, token: str
) -> None:
    meeting = met(agency, desk)
    one = f"{LIST}c/{meeting.committee.key}/"

    for path in (f"{one}copy/", f"{one}order/", f"{LIST}m/{meeting.key}/minutes/paper/"):
        assert desk.post(path, {"token": token}).status_code == 302
    assert desk.get(LIST).status_code == desk.get("/a/a1/papers/").status_code == 200
    keys = [*Committee.objects.values_list("key", flat=True), *Paper.objects.values_list("key")]
    assert [key for key in keys if "/" in str(key) or len(str(key)) > 40] == []


def test_every_page_opens_and_minutes_come_as_a_file(agency: Agency, desk: Client) -> None:
    meeting = met(agency, desk)
    one, row = f"{LIST}m/{meeting.key}/", Decision.objects.get()
    pages = [
        LIST, one, f"{one}edit/", f"{one}invitation/", f"{one}attendance/", f"{one}minutes/",
        f"{one}decide/", f"{LIST}decisions/", f"{LIST}d/{row.key}/", f"{LIST}d/{row.key}/edit/",
        f"{LIST}c/{meeting.committee.key}/dissolve/", f"{LIST}c/{meeting.committee.key}/edit/",
    ]  # fmt: skip

    assert {path: desk.get(path).status_code for path in pages} == dict.fromkeys(pages, 200)
    assert desk.get(f"{one}minutes/file/?form=docx").content.startswith(b"PK")
    desk.post(f"{one}minutes/paper/", {"token": "e" * 32})
    assert Paper.objects.get().kind == "minutes"
