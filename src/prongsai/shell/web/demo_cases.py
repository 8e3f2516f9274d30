"""Complaints of the demonstration: some of every kind, all made up, nobody in them is real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from prongsai.apps.cases import actions, bridge, desks
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.shell.web.demo_papers import Act, Office

PROCEDURE = "general-complaint"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """What is done after so many days, and by whom."""

    after: int
    move: str
    by: str = "first"
    """`first` sorts, `unit` works, `citizen` brought it."""
    values: Values = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class Told:
    """A complaint, and what became of it."""

    month: int
    day: int
    matter: str
    category: str
    channel: Channel = Channel.WEB
    place: str = ""
    unit: str = "finance"
    anonymous: bool = False
    then: Sequence[Step] = ()
    says: str = ""
    mark: int = 0
    days_before: int = 0
    """So long before it was entered it really came."""


def _solved(after: int, what: str, cause: str = "means") -> tuple[Step, ...]:
    return (Step(1, "take_in"), Step(after, "solve", "unit", {"result": what, "cause": cause}))


_EXPLAINED = Step(9, "explain", "unit", reason="จุดที่แจ้งเป็นที่ดินเอกชน หน่วยงานได้ประสานเจ้าของที่ดินแล้ว")
TOLD = (
    Told(10, 6, "ไฟส่องสว่างปากซอยดับสามดวง", "infrastructure", place="ซอยดาวเรือง",
         then=_solved(6, "เปลี่ยนหลอดไฟครบสามดวงแล้ว"), mark=5),
    Told(11, 12, "รอรับใบเสร็จภาษีนานเกินหนึ่งชั่วโมง", "delay", Channel.COUNTER,
         then=_solved(8, "เพิ่มช่องบริการช่วงเที่ยงแล้ว", "rule"), mark=4),
    Told(12, 18, "ฝาท่อระบายน้ำชำรุดหน้าตลาด", "infrastructure", Channel.PHONE, place="ตลาดนาฝัน",
         then=_solved(20, "เปลี่ยนฝาท่อแล้ว ช้าเพราะรออุปกรณ์ช่วงปีใหม่"), mark=3),
    Told(1, 15, "กลิ่นขยะจากจุดทิ้งรวม", "nuisance", Channel.QR, place="หลังวัดฟ้าฝัน",
         then=_solved(5, "เพิ่มรอบเก็บขยะเป็นสัปดาห์ละสามครั้ง"), mark=5),
    Told(2, 9, "ขอทราบเหตุที่ประกาศจัดซื้อลงเว็บไซต์ช้า", "procurement", Channel.LETTER,
         then=_solved(10, "ลงประกาศครบแล้ว และกำหนดผู้รับผิดชอบรายสัปดาห์", "rule"), days_before=3),
    Told(3, 3, "สุนัขจรจัดบริเวณสนามเด็กเล่น", "nuisance", anonymous=True,
         then=(Step(1, "take_in"), _EXPLAINED)),
    Told(4, 8, "น้ำประปาไม่ไหลช่วงเย็น", "infrastructure", place="หมู่ 4",
         then=_solved(12, "ซ่อมท่อเมนแล้ว"), mark=4),
    Told(5, 6, "ถนนเข้าหมู่บ้านเป็นหลุมหลังฝนตก", "infrastructure", Channel.SOCIAL, place="หมู่ 2",
         then=(Step(1, "take_in"),
               Step(13, "inform", "unit", {"progress": "สำรวจแล้ว รอจัดซื้อยางมะตอย"}),
               Step(40, "solve", "unit", {"result": "ซ่อมผิวถนนแล้ว", "cause": "means"})), mark=4),
    Told(6, 10, "เจ้าหน้าที่พูดจาไม่สุภาพที่จุดบริการ", "officer_conduct", Channel.BOX, anonymous=True,
         then=(Step(2, "drop", reason="ไม่มีข้อมูลวันและจุดบริการพอให้ตรวจสอบ ขอบคุณที่แจ้งเบาะแส"),)),
    Told(6, 22, "ป้ายโฆษณาบังทางโค้ง", "infrastructure", place="ทางหลวงหน้าโรงเรียนนาฝัน",
         then=(Step(2, "send_on", values={"sent_to": "แขวงทางหลวงสมมติบุรี"},
                    reason="ทางหลวงสายนี้อยู่ในความดูแลของแขวงทางหลวง"),)),
    Told(7, 1, "ค่าขยะในใบแจ้งไม่ตรงกับที่ประกาศ", "unfair_service", then=(
        Step(1, "take_in"),
        Step(6, "solve", "unit", {"result": "แก้ไขยอดในใบแจ้งแล้ว", "cause": "conduct"}),
        Step(20, "not_solved", "citizen", reason="เดือนนี้ยอดยังผิดเหมือนเดิม"),
        Step(21, "take_in"),
    )),
    Told(7, 14, "เสียงดังจากร้านซ่อมรถกลางคืน", "nuisance", then=(Step(1, "withdraw", "citizen"),)),
    Told(7, 28, "รถราชการจอดค้างหน้าร้านอาหารในวันหยุด", "assets", anonymous=True,
         then=(Step(2, "take_in"),)),
    Told(8, 3, "ขอให้ตัดต้นไม้กิ่งหักใกล้สายไฟ", "infrastructure", Channel.PHONE, place="หมู่ 7",
         then=(Step(1, "take_in"),
               Step(3, "ask", "unit", {"question": "ขอทราบเลขเสาไฟฟ้าใกล้ต้นไม้ หรือภาพถ่าย"}))),
    Told(8, 11, "คิวยื่นคำร้องเรียกข้ามลำดับ", "unfair_service", Channel.QR, then=(
        Step(1, "take_in"),), says="เกิดขึ้นอีกครั้งเมื่อเช้านี้"),
    Told(8, 18, "ไฟกะพริบหน้าศูนย์เด็กเล็ก", "infrastructure", place="ศูนย์พัฒนาเด็กเล็กนาฝัน"),
    Told(8, 19, "ขอสำเนาเอกสารแล้วไม่มีผู้รับเรื่อง", "delay", Channel.COUNTER),
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """From October to August; the last ones nobody has looked at yet."""
    found: list[Act] = [(at(10, 1), lambda: _opened(office))]
    for number, told in enumerate(TOLD, start=1):
        came = at(told.month, told.day)
        found.append((came, _bringing(office, number, told, came)))
        steps = enumerate(told.then, start=1)
        found += [(_later(came, each.after, minute),
                   _moving(office, number, told, each, _later(came, each.after, minute)))
                  for minute, each in steps]  # fmt: skip
        last = max([each.after for each in told.then], default=0)
        if told.says:
            found.append((_later(came, last + 3, 0), _saying(office, number, told, came, last + 3)))
        if told.mark:
            found.append((_later(came, last + 2, 0), _rating(office, number, told, came, last + 2)))
    return found


def at(month: int, day: int) -> dt.datetime:
    year = 2025 if month >= 10 else 2026  # noqa: PLR2004 - October begins a fiscal year
    return dt.datetime(year, month, day, 10, tzinfo=timezone.get_current_timezone())


def _later(came: dt.datetime, days: int, minutes: int) -> dt.datetime:
    return came + dt.timedelta(days=days, minutes=minutes)


def _opened(office: Office) -> None:
    said = {
        "open": True, "place": "ศูนย์บริการร่วม ชั้น 1 เทศบาลตำบลนาฝัน",
        "hours": "จันทร์ถึงศุกร์ 08.30 – 16.30 น. ไม่พักเที่ยง", "phone": "0 2000 0000 (สมมติ)",
        "choices": {"sort": {"length": 2, "days": "working"},
                    "progress": {"length": 15, "days": "calendar"}},
    }  # fmt: skip
    doer = office.doer(Role.COMPLAINT_OFFICER, at(10, 1))
    desks.offer(office.agency, PROCEDURE, said, doer)


def _bringing(office: Office, number: int, told: Told, at: dt.datetime) -> Any:
    return lambda: _bring(office, number, told, at)


def _bring(office: Office, number: int, told: Told, at: dt.datetime) -> None:
    by = By()
    if told.channel not in (Channel.WEB, Channel.QR):
        by = By(who=office.staff[Role.COMPLAINT_OFFICER], role=Role.COMPLAINT_OFFICER.value)
    who = {} if told.anonymous else {"name": f"ผู้ร้องสมมติ {number}", "phone": "0200000000"}
    values = {"matter": told.matter, **({"place": told.place} if told.place else {}), **who}
    came = at.date() - dt.timedelta(days=told.days_before) if told.days_before else None
    form = Bringing(
        party="citizen", channel=told.channel, category=told.category, values=values,
        anonymous=told.anonymous, by=by, day=came, key=_form(office, number),
    )  # fmt: skip
    desk = office.agency.desks.get(procedure=PROCEDURE)
    actions.bring(office.agency, bridge.as_followed(desk), form, at)


def _form(office: Office, number: int) -> str:
    return office.key(f"complaint-{number}")


def case_of(office: Office, number: int) -> Case:
    return actions.of_form(office.agency, _form(office, number))


def _actor(office: Office, by: str, case: Case) -> Actor:
    if by == "citizen":
        return bridge.citizen(case)
    if by == "first":
        role = Role.COMPLAINT_OFFICER
        return Actor(who=office.staff[role], roles=frozenset({role.value}))
    role = Role.DIVISION_OFFICER
    return Actor(
        who=office.staff[role], roles=frozenset({role.value}), units=frozenset({case.unit}),
        unit=case.unit,
    )  # fmt: skip


def _moving(office: Office, number: int, told: Told, step: Step, at: dt.datetime) -> Any:
    def move() -> None:
        case = case_of(office, number)
        given = Given(values=step.values, reason=step.reason)
        if step.move == "take_in":
            given = replace(given, unit=told.unit)
        actions.move(case, step.move, _actor(office, step.by, case), given, at)

    return move


def _saying(office: Office, number: int, told: Told, came: dt.datetime, days: int) -> Any:
    def say() -> None:
        case = case_of(office, number)
        actions.say(case, bridge.citizen(case), told.says, _later(came, days, 0))

    return say


def _rating(office: Office, number: int, told: Told, came: dt.datetime, days: int) -> Any:
    def rate() -> None:
        case = case_of(office, number)
        actions.rate(case, bridge.citizen(case), told.mark, _later(came, days, 0))

    return rate
