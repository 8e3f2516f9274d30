"""Orders that appoint committees, invitations and minutes: what each says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from given_making import committee
from plan_making import plans
from prongsai.core.documents.blocks import Block
from prongsai.core.documents.committee_papers import CommitteePapers, order_of
from prongsai.core.documents.content import Content
from prongsai.core.documents.official import Builder
from prongsai.core.documents.plain_text import as_text
from prongsai.core.meetings.committee import Committee
from prongsai.core.meetings.meeting import Attendance, Here, Item, Meeting, begun
from prongsai.core.meetings.minutes import Appointment, Minutes, Resolved

SHELF = plans().shelf
AGENCY, DAY = "เทศบาลตำบลนาฝัน", dt.date(2026, 8, 3)
PAPERS = CommitteePapers(SHELF.meetings, SHELF.script("meetings", "th"), AGENCY)
FIRST, LAST = dt.date(2025, 10, 1), dt.date(2026, 9, 30)
WHOLE = committee()
MEETING = Meeting(
    number=2, year=2569, day=DAY, begins="09:30", place="ห้องประชุม", started="09:35",
    ended="11:10", attendance=begun(WHOLE.members),
    items=(
        Item(key="arising", title="เรื่องสืบเนื่อง", notes="มติที่ค้าง\n\nอีกข้อ"),
        Item(key="considered", title="เรื่องเพื่อพิจารณา", minutes="เห็นชอบ"),
    ),
)  # fmt: skip


def said(body: Iterable[Block]) -> str:
    content = Content(agency=AGENCY, subject="เรื่อง", body=tuple(body), position="")
    return as_text(Builder(SHELF.forms).paper("report", content, made=DAY))


def order(told: Committee, replaces: str = "") -> str:
    return said(PAPERS.appointed(Appointment(committee=told, replaces=replaces)))


def minutes(told: Meeting = MEETING, *resolved: Resolved) -> Minutes:
    return Minutes(committee=WHOLE, meeting=told, resolved=resolved)


def test_an_order_appoints_positions_to_duties() -> None:
    text = order(replace(WHOLE, purpose="ให้การประเมินครบถ้วน"))

    for each in ("ให้การประเมินครบถ้วน", WHOLE.members[0].position, "ประธานกรรมการ", "ติดตามผล"):
        assert each in text
    assert "ให้การประเมินครบถ้วน" not in order(WHOLE)


def test_an_order_says_its_term_as_far_as_it_has_one() -> None:
    terms = {
        order(replace(WHOLE, first=first, last=last))
        for first in (None, FIRST)
        for last in (None, LAST)
    }

    assert len(terms) == 4
    assert "๒๕๖๘" in order(replace(WHOLE, first=FIRST))


def test_an_order_names_the_one_it_replaces_and_an_unusual_quorum() -> None:
    old = order_of("45/2568", dt.date(2025, 8, 3))

    assert "๔๕/๒๕๖๘" in order(WHOLE, old)
    assert order_of("45/2568", None) == "45/2568"
    assert "สองในสาม" in order(replace(WHOLE, quorum="two_thirds"))
    assert "กึ่งหนึ่ง" not in order(replace(WHOLE, quorum="majority", duties=()))


def test_a_part_that_is_no_more_stands_for_itself() -> None:
    assert (PAPERS.part("chair"), PAPERS.part("gone")) == ("ประธานกรรมการ", "gone")


def test_an_invitation_tells_when_where_and_about_what() -> None:
    text, subject = said(PAPERS.invited(minutes())), PAPERS.subject_of_invitation(minutes())

    for each in ("ห้องประชุม", "มติที่ค้าง", "อีกข้อ", "เรื่องเพื่อพิจารณา"):
        assert each in text
    assert WHOLE.name in subject
    assert "2/2569" in subject
    assert "2/2569" in PAPERS.subject_of_minutes(minutes())
    assert WHOLE.name in PAPERS.subject_of_order(WHOLE)


def test_minutes_tell_who_came_who_was_away_and_for_whom_somebody_came() -> None:
    came = (
        Attendance(position="ก", part="chair"),
        Attendance(position="ข", part="member", here=Here.SUBSTITUTE, note="ค"),
        Attendance(position="ง", part="member", here=Here.ABSENT, note="ติดราชการ"),
        Attendance(position="จ", part="member", here=Here.ABSENT),
    )
    head = PAPERS.head(minutes(replace(MEETING, attendance=came)))

    assert (len(head.attended), len(head.absent)) == (2, 2)
    assert "ค" in head.attended[1]
    assert "ติดราชการ" in head.absent[0]
    assert (head.started, head.ended) == (dt.time(9, 35), dt.time(11, 10))


def test_minutes_tell_what_was_decided_under_its_item_and_nothing_where_nothing_was_said() -> None:
    until = Resolved(item=2, what="สำรวจช่องทาง", whose="กองคลัง", until=DAY)
    text = said(PAPERS.minuted(minutes(MEETING, until, replace(until, what="อื่น", until=None))))
    first, _, second = text.partition("เรื่องเพื่อพิจารณา")

    assert "ไม่มี" in first
    assert "สำรวจช่องทาง" not in first
    assert "เห็นชอบ" in second
    assert "กองคลัง" in second
    assert "๓ สิงหาคม" in second
