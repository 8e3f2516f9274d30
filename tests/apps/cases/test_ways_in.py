"""Everything comes in by its own way, with the same slip; boxes and referrals have records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from complaint_making import AT, DOER, PROCEDURE, SORTER, brought, opened
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, ways_in
from prongsai.apps.cases.forms import OFFICE
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import BoxOpening, Referral
from prongsai.apps.cases.ways_in import Opened
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

LIST = "/a/a1/cases/"
FORM = {"party": "citizen", "category": "delay", "matter": "รอนาน", "name": "สมมติ"}
BOX = {
    "day": "1/8/2569", "place": "หน้าสำนักงาน", "found": "2", "beside": "0", "token": "a" * 32,
}  # fmt: skip


@pytest.mark.parametrize("channel", [each.value for each in OFFICE])
def test_each_way_in_gives_the_same_slip(agency: Agency, signed_in: SignedIn, channel: str) -> None:
    opened(agency)
    said = {**FORM, "channel": channel, "token": "c" * 32}

    page = signed_in(Role.COMPLAINT_OFFICER).post(f"{LIST}enter/{PROCEDURE}/", said)

    case = Case.objects.get()
    assert case.channel == channel
    for part in ("<code>", case.register_number, "<svg", "/c/a1/follow/"):
        assert part in page.content.decode()


def test_what_comes_by_web_and_by_a_poster_is_told_apart(agency: Agency, client: Any) -> None:
    opened(agency)
    for token, by in (("d" * 32, ""), ("e" * 32, "qr")):
        client.post(f"/c/a1/{PROCEDURE}/new/", {**FORM, "token": token, "by": by})

    assert set(Case.objects.values_list("channel", flat=True)) == {"web", "qr"}


# --- Boxes ---------------------------------------------------------------------------------------


def openers(agency: Agency) -> dict[str, str]:
    return {name: person(name, agency.key, Role.STAFF).key for name in ("first", "second")}


def test_a_box_is_opened_by_two_and_its_sheets_are_entered(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    desk = signed_in(Role.COMPLAINT_OFFICER)
    said = {**BOX, **openers(agency)}

    answers = [desk.post(f"{LIST}boxes/new/", said) for _ in range(2)]
    row = BoxOpening.objects.get()
    here = answers[0].headers["Location"]
    assert here == answers[1].headers["Location"] == f"{LIST}boxes/r/{row.key}/"
    assert "ยังไม่ได้ลงรับ 2 ฉบับ" in desk.get(here).content.decode()

    enter = f"{LIST}enter/{PROCEDURE}/?box={row.key}"
    form = desk.get(enter).content.decode()
    assert 'value="box"' in form
    assert "1/8/2569" in form
    desk.post(enter, {**FORM, "channel": "box", "day": "1/8/2569", "token": "f" * 32})

    case = Case.objects.get()
    page = desk.get(here).content.decode()
    assert case.register_number in page
    assert "ยังไม่ได้ลงรับ 1 ฉบับ" in page
    assert page.count("ลงชื่อ") == 2
    assert Entry.objects.filter(thing="cases.box", verb="open").count() == 1


def test_an_empty_box_has_a_record_too(agency: Agency, signed_in: SignedIn) -> None:
    desk = signed_in(Role.COMPLAINT_OFFICER)
    desk.post(f"{LIST}boxes/new/", {**BOX, **openers(agency), "found": "0"})

    assert BoxOpening.objects.get().found == 0
    assert "ไม่มี" in desk.get(f"{LIST}boxes/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"second": "one"}, "case-box-alone"),
        ({"day": dt.date(2026, 8, 4)}, "case-box-ahead"),
        ({"beside": 3}, "case-box-more"),
    ],
)
def test_a_record_that_cannot_be_is_refused(
    agency: Agency, wrong: dict[str, Any], code: str
) -> None:
    said = {"day": AT.date(), "place": "x", "first": "one", "second": "two", "found": 2, **wrong}

    with pytest.raises(Refused) as refused:
        ways_in.open_box(agency, Opened(**said), DOER, "form")
    assert [each.code for each in refused.value.problems] == [code]
    assert not BoxOpening.objects.exists()


def test_a_refused_record_keeps_what_was_typed(agency: Agency, signed_in: SignedIn) -> None:
    people = openers(agency)
    said = {**BOX, "first": people["first"], "second": people["first"]}
    page = signed_in(Role.COMPLAINT_OFFICER).post(f"{LIST}boxes/new/", said).content.decode()

    assert "ต้องเป็นสองคน" in page
    assert "หน้าสำนักงาน" in page


# --- Referrals -----------------------------------------------------------------------------------


def test_to_whom_it_was_sent_on_and_their_receipt_are_written_down(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency).case
    said = Given(values={"sent_to": "แขวงทางหลวง"}, reason="ไม่ใช่ทางของเรา")
    actions.move(case, "send_on", SORTER, said, AT)
    desk, here = signed_in(Role.COMPLAINT_OFFICER), f"{LIST}c/{case.key}/"

    assert "บันทึกหนังสือส่งต่อ" in desk.get(here).content.decode()
    assert "แขวงทางหลวง" in desk.get(f"{here}referral/").content.decode()
    letter = {"agency": "แขวงทางหลวง", "letter": "นฝ 1/2569", "day": "3/8/2569"}
    desk.post(f"{here}referral/", letter)
    page = desk.get(here).content.decode()
    assert "ยังไม่ได้รับหลักฐานการรับ" in page
    assert "บันทึกหนังสือส่งต่อ" not in page
    row = Referral.objects.get()
    desk.post(f"{here}referral/{row.key}/",
              {**letter, "receipt": "รับ 9/2569", "receipt_day": "5/8/2569"})  # fmt: skip

    page = desk.get(here).content.decode()
    assert "รับ 9/2569" in page
    assert "ยังไม่ได้รับหลักฐานการรับ" not in page
    verbs = (
        Entry.objects.order_by("number").filter(thing="cases.case").values_list("verb", flat=True)
    )
    assert [each for each in verbs if each in ("refer", "receipt")] == ["refer", "receipt"]


def test_a_letter_of_another_agency_is_written_down_with_its_case(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency, channel=Channel.REFERRAL).case
    desk, here = signed_in(Role.COMPLAINT_OFFICER), f"{LIST}c/{case.key}/"
    assert "บันทึกหนังสือที่ส่งเรื่องมา" in desk.get(here).content.decode()

    desk.post(f"{here}referral/?came=1", {"agency": "ศูนย์ดำรงธรรม", "day": "1/8/2569"})

    assert Referral.objects.get().came
    page = desk.get(here).content.decode()
    assert "ศูนย์ดำรงธรรม" in page
    assert "บันทึกหนังสือที่ส่งเรื่องมา" not in page
    assert desk.get(f"{here}referral/nothing/").status_code == 404
