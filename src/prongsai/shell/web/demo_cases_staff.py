"""Cases of the demonstration that people inside bring: made up, nobody in them is real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Person
from prongsai.apps.cases import actions, bridge, circulating, desks, lending, own
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.circulars import sending
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By, Event
from prongsai.core.cases.moving import Bringing
from prongsai.core.cases.things import Thing
from prongsai.core.circulars.audience import Audience, Hand, Part
from prongsai.core.procedures.kinds import Channel, Files
from prongsai.shell.web.demo_dissemination import photo
from prongsai.shell.web.demo_papers import Act, Office

OFFICER, HEAD, STAFF = Role.DIVISION_OFFICER, Role.DIVISION_HEAD, Role.STAFF
CHIEF, MAYOR, COORDINATOR = Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.COORDINATOR
LEGAL, AUDITOR = Role.COMPLAINT_OFFICER, Role.INTERNAL_AUDITOR
UNITS = {OFFICER: "finance", HEAD: "finance"}
LENDING = (COORDINATOR, "permit_borrowing", "คำสั่งที่ 116/2568 ลงวันที่ 1 ตุลาคม 2568")
_SUPPLIES = "คำสั่งที่ 113/2568 ลงวันที่ 1 ตุลาคม 2568"
POWERS = (
    LENDING,
    (LEGAL, "handle_grievances", "คำสั่งที่ 118/2568 ลงวันที่ 1 ตุลาคม 2568"),
    (CHIEF, "permit_borrowing_agencies", _SUPPLIES),
    (CHIEF, "permit_borrowing_outsiders", _SUPPLIES),
    (OFFICER, "supplies_officer", _SUPPLIES),
    (HEAD, "head_of_supplies", _SUPPLIES),
)
"""Who holds which power, by which order."""
PEOPLE = ("people", "named", "judges", "attendees", "recused")
"""Fields that hold roles here, and keys of accounts in the end."""


@dataclass(frozen=True)
class Step:
    """What is done after so many days, and by whom."""

    after: int
    move: str
    by: Role
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    person: Role | None = None
    unit: str = ""


@dataclass(frozen=True)
class Brought:
    """A case of somebody inside, and what became of it."""

    procedure: str
    by: Role
    day: dt.date
    category: str
    values: Mapping[str, Any]
    then: Sequence[Step] = ()


_NUMBERS = {"เต็นท์ผ้าใบ": "416-60-0001", "เครื่องฉายภาพ": "478-64-0002", "กล้องถ่ายภาพ": "452-66-0001"}
THINGS = (
    Thing(code="416-60-0001", name="เต็นท์ผ้าใบ", kind="ครุภัณฑ์", kept_at="โรงเก็บพัสดุ",
          condition="ใช้งานได้ดี", quantity=4),
    Thing(code="478-64-0002", name="เครื่องฉายภาพ", kind="ครุภัณฑ์", kept_at="ห้องพัสดุ",
          condition="ใช้งานได้ดี"),
    Thing(code="452-66-0001", name="กล้องถ่ายภาพ", kind="ครุภัณฑ์", kept_at="ห้องพัสดุ",
          condition="ใช้งานได้ มีรอยที่ตัวเครื่อง"),
    Thing(code="400-55-0100", name="เก้าอี้พลาสติก", kind="วัสดุคงทน", kept_at="โรงเก็บพัสดุ",
          condition="ใช้งานได้ดี", quantity=200),
    Thing(code="416-48-0003", name="เครื่องขยายเสียง", kind="ครุภัณฑ์", kept_at="โรงเก็บพัสดุ",
          condition="ชำรุด", struck_off=True),
)  # fmt: skip
"""What the made-up office lends."""


def _loan(item: str, quantity: int, first: dt.date, last: dt.date, place: str) -> dict[str, Any]:
    return {
        "name": "บุคลากรสมมติ", "item": item, "asset_number": _NUMBERS[item],
        "quantity": str(quantity), "place": place,
        "purpose": "จัดประชุมประชาคมท้องถิ่น", "from_day": first.isoformat(), "until": last.isoformat(),
    }  # fmt: skip


def _gift(item: str, value: int, got: dt.date, occasion: str) -> dict[str, Any]:
    return {
        "position": "นักวิชาการพัสดุ กองคลัง", "giver": "ร้านค้าสมมติ ผู้รับจ้างของหน่วยงาน", "item": item,
        "value": str(value), "received_on": got.isoformat(), "occasion": occasion,
        "why": "ส่งมาทางไปรษณีย์ ไม่มีโอกาสปฏิเสธ",
    }  # fmt: skip


def _training(course: str, level: str, first: dt.date, days: int, cost: int) -> dict[str, Any]:
    last = first + dt.timedelta(days=days - 1)
    return {
        "course": course, "organiser": "สถาบันสมมติ", "level": level, "from_day": first.isoformat(),
        "to_day": last.isoformat(), "days": str(days), "cost": str(cost),
        "why": "ใช้ปรับปรุงงานที่รับผิดชอบ",
    }  # fmt: skip


_FIT = {"criteria": ["duty", "turn"], "score": "84"}
_DAY = dt.date
BROUGHT = (
    Brought("gift", OFFICER, _DAY(2026, 1, 8), "above",
            _gift("กระเช้าผลไม้", 3500, _DAY(2025, 12, 30), "ปีใหม่"), (
        Step(2, "tell_return", CHIEF, reason="รับไว้ไม่เหมาะสม เพราะเป็นคู่สัญญา"),
        Step(5, "returned", OFFICER, {"done_on": "2026-01-13"}),
    )),
    Brought("gift", STAFF, _DAY(2026, 8, 17), "below",
            _gift("ปฏิทินและสมุดบันทึก", 250, _DAY(2026, 8, 14), "ผู้รับบริการนำมามอบ")),
    Brought("asset-loan", STAFF, _DAY(2026, 5, 4), "outside",
            _loan("เต็นท์ผ้าใบ", 2, _DAY(2026, 5, 6), _DAY(2026, 5, 8), "ศาลาประชาคม หมู่ 3"), (
        Step(1, "approve", COORDINATOR),
        Step(2, "lend", OFFICER, {"condition_out": "สภาพดี ครบทั้งสองหลัง"}),
        Step(6, "take_back", OFFICER, {"condition_in": "สภาพดี สะอาด"}),
    )),
    Brought("asset-loan", HEAD, _DAY(2026, 8, 17), "inside",
            _loan("เครื่องฉายภาพ", 1, _DAY(2026, 8, 18), _DAY(2026, 8, 21), "ห้องประชุม 2"), (
        Step(0, "approve", COORDINATOR),
        Step(1, "lend", OFFICER, {"condition_out": "สภาพดี มีสายสัญญาณหนึ่งเส้น"}),
    )),
    Brought("asset-loan", STAFF, _DAY(2026, 8, 19), "outside",
            _loan("กล้องถ่ายภาพ", 1, _DAY(2026, 8, 24), _DAY(2026, 8, 26), "ลานกีฬาตำบล")),
    Brought("staff-grievance", OFFICER, _DAY(2026, 8, 5), "pay_step", {
        "name": "บุคลากรสมมติ", "matter": "ผลการเลื่อนขั้นรอบเมษายนไม่ตรงกับผลประเมินที่แจ้งไว้",
        "known_on": "2026-07-30", "wanted": "ขอให้ทบทวนผลการเลื่อนขั้น", "named": [HEAD],
    }, (Step(1, "assign", LEGAL, person=LEGAL),)),
    Brought("training-permission", OFFICER, _DAY(2026, 2, 2), "course",
            _training("การบริหารพัสดุภาครัฐ", "officer", _DAY(2026, 3, 2), 3, 4500), (
        Step(1, "compare", COORDINATOR, _FIT, reason="ตรงกับหน้าที่ และไม่ได้อบรมมาสองปี"),
        Step(2, "allow", CHIEF),
        Step(36, "report", OFFICER, {"spent": "4200", "learned": "ปรับแบบตรวจรับพัสดุแล้ว"}),
    )),
    Brought("training-permission", HEAD, _DAY(2026, 7, 1), "online",
            _training("การจัดการความเสี่ยงการทุจริต", "head", _DAY(2026, 8, 11), 2, 0), (
        Step(2, "compare", COORDINATOR, _FIT, reason="อยู่ในแผนพัฒนาบุคลากร"),
        Step(3, "allow", CHIEF),
    )),
    Brought("training-permission", STAFF, _DAY(2026, 8, 18), "course",
            _training("การให้บริการประชาชนแบบเบ็ดเสร็จ", "employee", _DAY(2026, 9, 14), 2, 3200)),
    Brought("interest-check", OFFICER, _DAY(2026, 8, 13), "bidding", {
        "work": "จ้างปรับปรุงผิวจราจรสายสมมติ", "price": "480000", "people": [OFFICER, HEAD, STAFF],
        "bidders": "0105500000001 | บริษัท ถนนฝัน จำกัด | นภา ฟ้าฝัน\n"
                   "0105500000002 | หจก. ริมเมฆก่อสร้าง | เมฆ ริมทาง",
    }, (
        Step(1, "declare_none", HEAD),
        Step(1, "declare_ties", STAFF,
             {"ties": "0105500000002 | หจก. ริมเมฆก่อสร้าง", "relation": "family"}),
    )),
    Brought("delegation-order", COORDINATOR, _DAY(2026, 4, 1), "permanent", {
        "power": "อนุมัติการเดินทางไปราชการภายในจังหวัด", "giver": "นายกเทศมนตรี", "holder": "ปลัดเทศบาล",
        "limits": "ครั้งละไม่เกิน 3 วัน",
    }, (
        Step(1, "sign", MAYOR, {"order_number": "21/2569", "from_day": "2026-04-03",
                                "ends_on": "2027-03-26"}),
        Step(2, "circulate", COORDINATOR, {"circulated_to": "ทุกส่วนราชการ"}),
        Step(30, "report", COORDINATOR, {"used": "4", "matters": "ไม่พบปัญหา"}),
        Step(60, "report", COORDINATOR, {"used": "2", "matters": "ไม่พบปัญหา"}),
        Step(90, "report", COORDINATOR, {"used": "5", "matters": "ไม่พบปัญหา"}),
        Step(120, "report", COORDINATOR, {"used": "0"}),
    )),
    Brought("recognition", STAFF, _DAY(2026, 8, 3), "staff", {
        "nominee": "เจ้าหน้าที่จุดบริการ (สมมติ)", "round": "ปี 2569",
        "deeds": "เก็บเงินที่ผู้รับบริการลืมไว้และติดต่อคืนภายในวันเดียว",
    }, (
        Step(2, "open", COORDINATOR, {"judges": [HEAD, CHIEF, OFFICER]}),
        Step(4, "score", HEAD, {"honesty": "38", "service": "34"}),
        Step(5, "score", CHIEF, {"honesty": "39", "service": "36"}),
    )),
    Brought("audit-engagement", AUDITOR, _DAY(2025, 10, 15), "procurement", {
        "subject": "การตรวจรับพัสดุและการลงทะเบียน", "audited": "กองคลัง", "planned_for": "2026-06-30",
        "objective": "ตรวจว่าการตรวจรับและทะเบียนพัสดุถูกต้องเป็นปัจจุบัน", "days": "12",
    }, (
        Step(7, "approve_plan", MAYOR, {"plan_order": "บันทึกที่ 12/2569"}),
        Step(200, "begin", AUDITOR, unit="finance"),
        Step(240, "find", AUDITOR, {
            "findings": "ทะเบียนพัสดุลงรายการช้ากว่า 30 วัน 4 รายการ",
            "advice": "กำหนดผู้ลงทะเบียนและทวนทุกเดือน", "risk": "middle"}),
        Step(241, "find", AUDITOR, {
            "findings": "ใบตรวจรับ 2 ฉบับไม่มีวันที่", "advice": "ใส่วันที่ทุกฉบับ", "risk": "low"}),
        Step(245, "report", AUDITOR),
        Step(252, "reply_one", HEAD, {
            "finding": "1", "reply": "จะลงรายการให้ครบและทวนทุกสิ้นเดือน", "due_on": "2026-09-15"}),
        Step(253, "reply_one", HEAD, {
            "finding": "2", "reply": "แก้ไขแล้วทั้งสองฉบับ", "due_on": "2026-07-31"}),
        Step(255, "reply", HEAD, {"mend_by": "2026-09-15"}),
        Step(280, "mend_one", AUDITOR, {"finding": "2", "followed": "ตรวจซ้ำแล้วครบ"}),
    )),
    Brought("recognition", OFFICER, _DAY(2026, 2, 3), "staff", {
        "nominee": "เจ้าหน้าที่ศูนย์เด็กเล็ก (สมมติ)", "round": "ปี 2568",
        "deeds": "เปิดเผยรายการซื้ออาหารกลางวันทุกสัปดาห์ให้ผู้ปกครองตรวจได้",
    }, (
        Step(2, "open", COORDINATOR, {"judges": [HEAD, CHIEF]}),
        Step(3, "score", HEAD, {"honesty": "38", "service": "35"}),
        Step(4, "score", CHIEF, {"honesty": "37", "service": "34"}),
        Step(6, "add_up", COORDINATOR),
        Step(7, "choose", MAYOR),
        Step(20, "certify", COORDINATOR, {"certificate_number": "3/2569"}),
    )),
)  # fmt: skip


def _working(**days: int) -> dict[str, Any]:
    return {clock: {"length": each, "days": "working"} for clock, each in days.items()}


CHOICES = {
    "gift": _working(decide=7, carry_out=7),
    "asset-loan": _working(approve=3),
    "staff-grievance": {"decide": {"length": 60, "days": "calendar"}},
    "training-permission": _working(decide=10, report=15),
    "interest-check": _working(declare=5, decide=5),
    "audit-engagement": _working(reply=15),
}


def acts(office: Office) -> list[Act]:
    """Who holds which power, and every case with what became of it."""
    begun = _at(_DAY(2025, 10, 2))
    found: list[Act] = [(begun, lambda: _power(office, begun)),
                        (begun, lambda: _desks(office, begun))]  # fmt: skip
    for number, told in enumerate(BROUGHT, start=1):
        came = _at(told.day, number)
        found.append((came, _bringing(office, number, told, came)))
        for place, step in enumerate(told.then):
            at = came + dt.timedelta(days=step.after, minutes=place + 1)
            found.append((at, _moving(office, number, step, at)))
    return found


def _at(day: dt.date, minutes: int = 0) -> dt.datetime:
    moment = dt.datetime.combine(day, dt.time(13), timezone.get_current_timezone())
    return moment + dt.timedelta(minutes=minutes)


def _power(office: Office, at: dt.datetime) -> None:
    by = office.staff.get(Role.SYSTEM_ADMINISTRATOR, "")
    for role, power, order in POWERS[:4]:
        holder = Person.objects.get(key=office.staff[role])
        offices.give_power(office.agency.key, power, holder, at.date(), order=order, by=by, at=at)


def _desks(office: Office, at: dt.datetime) -> None:
    """Days that no rule says, as this office set them."""
    doer = office.doer(COORDINATOR, at)
    lending.take_in(office.agency, THINGS, doer)
    for key, choices in CHOICES.items():
        desks.offer(office.agency, key, {"choices": choices}, doer)


def _said(office: Office, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: [office.staff[each] for each in said] if key in PEOPLE else said
        for key, said in values.items()
    }


def _bringing(office: Office, number: int, told: Brought, at: dt.datetime) -> Any:
    def bring() -> None:
        row = office.agency.desks.filter(procedure=told.procedure).first()
        procedure = bridge.as_followed(row or Desk(agency=office.agency, procedure=told.procedure))
        form = Bringing(
            party="staff", channel=Channel.WEB, category=told.category,
            values=_said(office, told.values), key=office.key(f"staff-case-{number}"),
            by=By(who=office.staff[told.by], unit=UNITS.get(told.by, "")),
        )  # fmt: skip
        actions.bring(office.agency, procedure, form, at)

    return bring


def _actor(office: Office, role: Role) -> Actor:
    unit = UNITS.get(role, "")
    powers = {power: order for holder, power, order in POWERS if holder is role}
    return Actor(
        who=office.staff[role], roles=frozenset({role.value}), powers=powers, unit=unit,
        units=frozenset({unit} - {""}),
    )  # fmt: skip


def _moving(office: Office, number: int, step: Step, at: dt.datetime) -> Any:
    def move() -> None:
        case = actions.of_form(office.agency, office.key(f"staff-case-{number}"))
        given = Given(
            values=_said(office, step.values), reason=step.reason, unit=step.unit,
            person=office.staff[step.person] if step.person else "",
        )  # fmt: skip
        actor = own.as_bringer(_actor(office, step.by), case)
        deed = bridge.text_of(case.version).moves[step.move]
        pictures = [photo()] if deed.files is Files.MUST else []
        event = actions.move(case, step.move, actor, given, at, pictures)
        if deed.circulates:
            _circulated(office, case, event, step.by, at)

    return move


def _circulated(office: Office, case: Case, event: Event, by: Role, at: dt.datetime) -> None:
    """Sent to those who lead, who have all acknowledged it."""
    readers = (CHIEF, HEAD)
    sent = circulating.circulate(
        case, event, Audience(roles=frozenset(readers)), Hand(whole=True), office.doer(by, at)
    )
    for hours, role in enumerate(readers, start=2):
        doer = office.doer(role, at + dt.timedelta(hours=hours))
        sending.acknowledge(sent, [Part(role)], doer)
