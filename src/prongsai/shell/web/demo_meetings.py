"""Committees of the demonstration: three, two meetings, decisions that are open, late and done."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.meetings import actions, calling, deciding
from prongsai.apps.meetings.calling import Called, Held
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.meetings.committee import Committee as Value
from prongsai.core.meetings.committee import Member
from prongsai.core.meetings.decisions import Decision as Task
from prongsai.core.meetings.decisions import State
from prongsai.core.meetings.meeting import Attendance, Here
from prongsai.shell.web.demo_papers import Act, Office

_PARTS = ("chair", "deputy", "member", "member", "secretary", "assistant")
_POSITIONS = (
    "นายกเทศมนตรี", "ปลัดเทศบาล", "ผู้อำนวยการกองคลัง", "ผู้อำนวยการกองช่าง", "หัวหน้าสำนักปลัด",
    "นักวิเคราะห์นโยบายและแผน",
)  # fmt: skip
_MEMBERS = tuple(
    Member(position=position, part=part) for position, part in zip(_POSITIONS, _PARTS, strict=True)
)
_ITA = Value(
    name="คณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส", kind="ita", year=2569,
    purpose="ขับเคลื่อนการประเมินให้ครบทุกตัวชี้วัดและทันตามกำหนด", members=_MEMBERS,
    first=dt.date(2025, 10, 1), last=dt.date(2026, 9, 30),
    duties=(
        "วางแผนและกำกับการประเมินของหน่วยงาน", "ติดตามการเปิดเผยข้อมูลให้ครบถ้วนและเป็นปัจจุบัน",
        "รายงานผลต่อผู้บริหารทุกไตรมาส",
    ),
)  # fmt: skip
_RISK = Value(
    name="คณะกรรมการบริหารความเสี่ยงและควบคุมภายใน", kind="risk", year=2569, quorum="two_thirds",
    members=_MEMBERS[:5], duties=("ประเมินความเสี่ยงการทุจริตประจำปี", "ติดตามมาตรการควบคุม"),
    first=dt.date(2025, 10, 1),
)  # fmt: skip
_PLAN = Value(
    name="คณะกรรมการจัดทำแผนปฏิบัติการป้องกันการทุจริต", kind="plan", year=2569,
    members=_MEMBERS[2:4], first=dt.date(2026, 8, 1), last=dt.date(2027, 9, 30),
)  # fmt: skip
_FIRST = Called(
    day=dt.date(2026, 7, 14), begins="09:30", place="ห้องประชุมชั้น 2 เทศบาลตำบลนาฝัน",
    notes={"considered": "แผนปิดช่องว่างข้อที่ได้คะแนนต่ำ\nการเผยแพร่คู่มือบริการประชาชน"},
)  # fmt: skip
_SECOND = Called(
    day=dt.date(2026, 8, 25), begins="13:30", place="ห้องประชุมชั้น 2 เทศบาลตำบลนาฝัน",
    notes={
        "adoption": "รับรองรายงานการประชุมครั้งที่ 1/2569",
        "arising": "มติครั้งที่ 1/2569: สำรวจช่องทางรับเรื่องร้องเรียนที่ประชาชนรู้จัก (กำหนด 31 สิงหาคม 2569)",
        "considered": "ร่างรายงานผลรอบ 12 เดือน",
    },
)  # fmt: skip
_SAID = (
    "ประธานแจ้งกำหนดการประเมินของปีนี้", "", "",
    "ที่ประชุมพิจารณาข้อที่ได้คะแนนต่ำ และเห็นชอบให้แก้ไขเป็นรายข้อ", "ไม่มี",
)  # fmt: skip
_TASKS = (
    ("statement", Task(
        what="ปรับปรุงประกาศการจัดซื้อจัดจ้างรายเดือนบนเว็บไซต์ให้ครบทุกเดือน", unit="finance",
        until=dt.date(2026, 8, 15), answers=("O13",),
    )),
    ("survey", Task(
        what="สำรวจช่องทางรับเรื่องร้องเรียนที่ประชาชนรู้จัก", role="complaint_officer",
        until=dt.date(2026, 8, 31), answers=("O22",),
    )),
    ("manual", Task(
        what="จัดทำร่างคู่มือการให้บริการประชาชน", role="coordinator",
        until=dt.date(2026, 7, 31), answers=("O7",),
    )),
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """Appointed in July, met in July, will meet in August."""
    return [
        (_at(7, 1), lambda: _appointed(office)),
        (_at(7, 6), lambda: _called(office, _FIRST, "first", _at(7, 6))),
        (_at(7, 14, 15), lambda: _held(office)),
        (_at(7, 30), lambda: _done(office)),
        (_at(8, 19), lambda: _called(office, _SECOND, "second", _at(8, 19))),
    ]


def _at(month: int, day: int, hour: int = 10) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=timezone.get_current_timezone())


def _appointed(office: Office) -> None:
    doer = office.doer(Role.COORDINATOR, _at(7, 1))
    order = Paper.objects.filter(key=office.key("order-0203")).values_list("key", flat=True).first()
    for name, value, paper in (
        ("ita", _ITA, order or ""),
        ("risk", _RISK, ""),
        ("plan", _PLAN, ""),
    ):
        actions.add(office.agency, value, doer, order=paper, key=office.key(f"committee-{name}"))


def _called(office: Office, called: Called, name: str, at: dt.datetime) -> None:
    row = Committee.objects.select_related("agency").get(key=office.key("committee-ita"))
    calling.call(row, called, office.doer(Role.COORDINATOR, at), office.key(f"meeting-{name}"))


def _held(office: Office) -> None:
    at = _at(7, 14, 15)
    doer = office.doer(Role.COORDINATOR, at)
    row = Meeting.objects.select_related("agency", "committee").get(key=office.key("meeting-first"))
    came = [Attendance(position=each.position, part=each.part) for each in _MEMBERS]
    came[3] = Attendance(position=_POSITIONS[3], part=_PARTS[3], here=Here.ABSENT, note="ติดราชการ")
    held = Held(attendance=tuple(came), others=("นักประชาสัมพันธ์",), started="09:35", ended="11:20")
    row = calling.minute(calling.hold(row, held, doer), _SAID, doer)
    for name, task in _TASKS:
        deciding.give(row, 4, task, doer, office.key(f"decision-{name}"))


def _done(office: Office) -> None:
    row = Decision.objects.select_related("agency").get(key=office.key("decision-manual"))
    deciding.end(row, State.DONE, "จัดทำร่างและเสนอปลัดแล้ว", office.doer(Role.COORDINATOR, _at(7, 30)))
