"""Services, questions and proposals of the demonstration: one or two of each, all made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from prongsai.apps.cases import actions, bridge, desks
from prongsai.apps.cases.models import Case
from prongsai.apps.files.checking import checked
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.shell.web.demo_papers import Act, Office

UNIT = "finance"
DESK: Mapping[str, Any] = {
    "open": True, "place": "ศูนย์บริการร่วม ชั้น 1 เทศบาลตำบลนาฝัน",
    "hours": "จันทร์ถึงศุกร์ 08.30 – 16.30 น. ไม่พักเที่ยง", "phone": "0 2000 0000 (สมมติ)",
}  # fmt: skip
_SERVICE = {"look": {"length": 1, "days": "working"}, "serve": {"length": 5, "days": "working"},
            "receipt": {"length": 1, "days": "working"}}  # fmt: skip
_LORRY = {
    "rounds": "ทุกวันพุธแรกของเดือน 09.00 – 12.00 น. ศาลาประชาคมหมู่ 3",
    "minutes": {"bring": 10, "look": 15, "serve": 90},
}
_PAY = {"pay_to": "ธนาคารสมมติ ชื่อบัญชี เทศบาลตำบลนาฝัน เลขที่ 000-0-00000-0"}
DESKS: Mapping[str, Mapping[str, Any]] = {
    "waste-bin": {"choices": _SERVICE, **_PAY,
                  "fees": {"new_bin": "350.00", "broken": "0.00", "collection": "40.00"}},
    "branch-collection": {"choices": _SERVICE, **_PAY,
                          "fees": {"branches": "0.00", "bulky": "100.00", "pruning": "0.00"}},
    "water-delivery": {"choices": {**_SERVICE, "*manual": _LORRY}, **_PAY},
    "event-venue": {"choices": _SERVICE, **_PAY, "fees": {"hall": "1500.00"}},
    "tax-payment": {"choices": _SERVICE, **_PAY},
    "allowance": {"choices": _SERVICE},
    "information-request": {"choices": {"answer": {"length": 15, "days": "calendar"}}},
    "question": {"choices": {"answer": {"length": 3, "days": "working"}}},
    "queue-ticket": {},
    "forum-proposal": {"choices": {"look": {"length": 60, "days": "calendar"}}},
}  # fmt: skip
_SLIP = ("slip.txt", "โอนเงินสำเร็จ (สลิปสมมติ)".encode())


@dataclass(frozen=True)
class Deed:
    """What is done so many minutes after it came, and by whom."""

    after: int
    move: str
    by: Role | None = None
    """Nobody of the office: the citizen."""
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    unit: str = ""
    person: Role | None = None
    slip: bool = False


@dataclass(frozen=True)
class Brought:
    """A case, and what became of it."""

    procedure: str
    category: str
    at: tuple[int, int, int, int]
    """Month, day, hour and minute of 2026."""
    values: Mapping[str, Any]
    then: Sequence[Deed] = ()
    channel: Channel = Channel.WEB
    named: bool = True
    mark: int = 0


_HOUR, _DAY = 60, 24 * 60
_OFFICER, _HEAD, _FIRST = Role.DIVISION_OFFICER, Role.DIVISION_HEAD, Role.COORDINATOR
_CHIEF, _MAYOR = Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE
_HOME = {"address": "99 หมู่ 9 ตำบลนาฝัน (สมมติ)"}
_TAKEN = Deed(_HOUR, "take_in", _OFFICER, unit=UNIT)


_ASKED = "ชำระภาษีป้ายผ่านธนาคารได้หรือไม่"
_ANSWER = "ได้ แจ้งชำระพร้อมสลิปทางเว็บไซต์ แล้วรับใบเสร็จทางเดียวกัน"


def _paid(fee: str, receipt: str, day: str) -> tuple[Deed, ...]:
    return (
        _TAKEN,
        Deed(2 * _HOUR, "bill", _OFFICER, {"fee": fee}),
        Deed(5 * _HOUR, "pay", None, {"paid": fee, "paid_on": day}, slip=True),
        Deed(_DAY, "receipt", _OFFICER, {"receipt": receipt}),
    )


BROUGHT = (
    Brought("waste-bin", "new_bin", (7, 20, 9, 0), {**_HOME, "bins": "1", "where": "หน้าบ้าน"}, (
        *_paid("350", "12/2569 (สมมติ)", "2026-07-20"),
        Deed(_DAY + _HOUR, "serve", _OFFICER, {"result": "ส่งถังขยะขนาด 120 ลิตรถึงบ้านแล้ว"}),
    ), mark=5),
    Brought("branch-collection", "bulky", (8, 18, 13, 0),
            {**_HOME, "where": "ริมรั้วหน้าบ้าน", "amount": "ตู้เสื้อผ้าหนึ่งใบ"},
            (_TAKEN, Deed(2 * _HOUR, "bill", _OFFICER, {"fee": "100"}))),
    Brought("tax-payment", "sign", (8, 17, 10, 0),
            {**_HOME, "notice": "ภป.1-2569/14 (สมมติ)", "tax_year": "2569"},
            _paid("200", "13/2569 (สมมติ)", "2026-08-17")[:3]),
    Brought("water-delivery", "shortage", (8, 19, 8, 45),
            {**_HOME, "where": "หมู่ 9", "litres": "6000", "wanted_on": "2026-08-21"}),
    Brought("event-venue", "hall", (8, 3, 9, 30),
            {**_HOME, "purpose": "งานมอบทุนการศึกษาของชุมชน", "from_day": "2026-09-12",
             "to_day": "2026-09-12", "people": "150"},
            (_TAKEN, Deed(_DAY, "refuse", _HEAD, reason="หอประชุมปิดซ่อมระบบไฟฟ้าถึงสิ้นเดือนกันยายน 2569"),
             Deed(3 * _DAY, "appeal", None, reason="ขอใช้เฉพาะลานด้านหน้า ไม่ใช้ระบบไฟฟ้าของหอประชุม"))),
    Brought("allowance", "old_age", (8, 18, 10, 0),
            {**_HOME, "national_id": "1234567890121", "born": "1966-05-02"},
            (Deed(_HOUR, "ask", _OFFICER, {"missing": "– สำเนาทะเบียนบ้าน\n– สำเนาสมุดบัญชีธนาคาร"}),),
            channel=Channel.COUNTER),
    Brought("information-request", "inspection", (7, 6, 11, 0),
            {"wanted": "สำเนาแผนการใช้จ่ายงบประมาณประจำปี 2569", "form": "file"},
            (Deed(_HOUR, "take_in", _FIRST, unit=UNIT),
             Deed(2 * _DAY, "give", _OFFICER, {"given": "แผนการใช้จ่ายงบประมาณประจำปี 2569 ทั้งฉบับ"})),
            mark=4),
    Brought("information-request", "other", (8, 10, 9, 0),
            {"wanted": "รายชื่อผู้ร้องเรียนเรื่องกลิ่นขยะ", "form": "copy"},
            (Deed(_HOUR, "take_in", _FIRST, unit=UNIT),
             Deed(3 * _DAY, "refuse", _CHIEF, {"section": "มาตรา 15 (5)"},
                  reason="เป็นข้อมูลส่วนบุคคลของผู้ร้องเรียน การเปิดเผยจะรุกล้ำสิทธิส่วนบุคคล"))),
    Brought("question", "tax", (7, 13, 14, 0),
            {"question": _ASKED, "may_publish": True},
            (Deed(_HOUR, "assign", _FIRST, person=_OFFICER),
             Deed(3 * _HOUR, "answer", _OFFICER, {"answer": _ANSWER}),
             Deed(_DAY, "publish", _CHIEF,
                  {"published": f"{_ASKED}\n{_ANSWER}"})),
            named=False, mark=5),
    Brought("question", "service", (8, 19, 15, 0),
            {"question": "ขอถังขยะใหม่ต้องรอกี่วัน", "may_publish": False},
            (Deed(_HOUR, "assign", _FIRST, person=_OFFICER),)),
    Brought("forum-proposal", "roads", (1, 20, 9, 0),
            {"held_on": "2026-01-18", "forum": "ประชาคมหมู่ 4", "attended": "64",
             "proposal": "ทำรางระบายน้ำข้างถนนหน้าโรงเรียน", "cost": "350000"},
            (Deed(20 * _DAY, "plan", _FIRST, {"in_plan": "แผนพัฒนาท้องถิ่น หน้า 48 (สมมติ)"}),
             Deed(150 * _DAY, "fund", _FIRST,
                  {"in_budget": "ข้อบัญญัติปี 2570 (สมมติ)", "amount": "320000"})),
            channel=Channel.COUNTER, named=False),
    Brought("forum-proposal", "nature", (1, 20, 9, 30),
            {"held_on": "2026-01-18", "forum": "ประชาคมหมู่ 4", "attended": "64",
             "proposal": "ทำสวนสาธารณะในที่ดินข้างวัด"},
            (Deed(20 * _DAY, "decline", _CHIEF, reason="ที่ดินเป็นของเอกชน หน่วยงานเข้าดำเนินการไม่ได้"),),
            channel=Channel.COUNTER, named=False),
    Brought("queue-ticket", "general", (8, 19, 9, 0), {}, (
        Deed(12, "call", _OFFICER, {"counter": "1"}), Deed(13, "serve", _OFFICER),
        Deed(30, "served", _OFFICER, {"matter": "ขอแบบคำร้อง"}),
    ), Channel.COUNTER, named=False),
    Brought("queue-ticket", "tax", (8, 20, 7, 40), {}, (
        Deed(5, "call", _OFFICER, {"counter": "2"}),), Channel.COUNTER, named=False),
    Brought("queue-ticket", "general", (8, 20, 7, 44), {}, (), Channel.QR, named=False),
    Brought("queue-ticket", "priority", (8, 20, 7, 50), {}, (), Channel.COUNTER, named=False),
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """What is offered from the autumn, and who came with what."""
    return [(_opening(), lambda: _opened(office)), *brought(office, BROUGHT)]


def brought(office: Office, told: Sequence[Brought], first: int = 1) -> list[Act]:
    """Who came with what and what was done then; each has a number of its own."""
    found: list[Act] = []
    for number, each in enumerate(told, start=first):
        came = dt.datetime(2026, *each.at, tzinfo=timezone.get_current_timezone())
        found.append((came, _bringing(office, number, each, came)))
        found += [(at := came + dt.timedelta(minutes=deed.after),
                   _doing(office, number, deed, at)) for deed in each.then]  # fmt: skip
        if each.mark:
            last = came + dt.timedelta(minutes=each.then[-1].after, days=1)
            found.append((last, _rating(office, number, each.mark, last)))
    return found


def _opening() -> dt.datetime:
    return dt.datetime(2025, 10, 1, 10, 30, tzinfo=timezone.get_current_timezone())


def _opened(office: Office) -> None:
    doer = office.doer(Role.COMPLAINT_OFFICER, _opening())
    for key, said in DESKS.items():
        desks.offer(office.agency, key, {**DESK, **said}, doer)


def _form(office: Office, number: int) -> str:
    return office.key(f"service-{number}")


def _case(office: Office, number: int) -> Case:
    return actions.of_form(office.agency, _form(office, number))


def _bringing(office: Office, number: int, each: Brought, at: dt.datetime) -> Any:
    def bring() -> None:
        desk = office.agency.desks.get(procedure=each.procedure)
        procedure = bridge.as_followed(desk)
        values, by = dict(each.values), By()
        if each.named and "name" in procedure.fields:
            values |= {"name": f"ผู้ยื่นสมมติ {number}", "phone": "0200000000"}
        if each.channel not in (Channel.WEB, Channel.QR):
            role = Role(procedure.routing.first)
            by = By(who=office.staff[role], role=role.value)
        party = procedure.parties["citizen"]
        form = Bringing(
            party=party.key, channel=each.channel, category=each.category, values=values,
            anonymous=party.anonymous and not each.named, by=by, key=_form(office, number),
        )  # fmt: skip
        actions.bring(office.agency, procedure, form, at)

    return bring


def _actor(office: Office, deed: Deed, case: Case) -> Actor:
    if deed.by is None:
        return bridge.citizen(case)
    powers = {
        "publish_information": "คำสั่งที่ 115/2568",
        "disclose_official_information": "คำสั่งที่ 115/2568",
    }
    return Actor(
        who=office.staff[deed.by], roles=frozenset({deed.by.value}), units=frozenset({UNIT}),
        unit=UNIT if deed.by in (_OFFICER, _HEAD) else "",
        powers=powers if deed.by is _CHIEF else {},
    )  # fmt: skip


def _doing(office: Office, number: int, deed: Deed, at: dt.datetime) -> Any:
    def do() -> None:
        case = _case(office, number)
        given = Given(
            values=deed.values, reason=deed.reason, unit=deed.unit,
            person=office.staff[deed.person] if deed.person else "",
        )  # fmt: skip
        files = [checked(*_SLIP)] if deed.slip else []
        actions.move(case, deed.move, _actor(office, deed, case), given, at, files)

    return do


def _rating(office: Office, number: int, mark: int, at: dt.datetime) -> Any:
    def rate() -> None:
        case = _case(office, number)
        actions.rate(case, bridge.citizen(case), mark, at)

    return rate
