"""Circulars of the demonstration: one that a third still has to read, one overdue, one draft."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.circulars import actions, sending
from prongsai.apps.circulars.actions import Given
from prongsai.apps.circulars.models import Circular
from prongsai.apps.files.checking import checked
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience, Hand, Part
from prongsai.shell.web.demo_papers import Act, Office

_WHOLE, _FINANCE = Hand(whole=True), frozenset({"finance"})
_LOOKED_AT = frozenset({Role.INTERNAL_AUDITOR, Role.COMPLAINT_OFFICER, Role.CUSTODIAN})
_MANUAL = Given(
    title="คู่มือการใช้ทรัพย์สินของราชการ ปีงบประมาณ พ.ศ. 2569",
    asks="ขอให้อ่านและถือปฏิบัติเมื่อยืมหรือใช้ทรัพย์สินของราชการ",
    audience=Audience(roles=frozenset({Role.COMPLAINT_OFFICER, Role.CUSTODIAN, Role.STAFF})),
    until=dt.date(2026, 8, 31),
    file=checked(
        "คู่มือการใช้ทรัพย์สินของราชการ (สมมติ).txt",
        "คู่มือการใช้ทรัพย์สินของราชการ (สมมติ)\n1. ขออนุญาต\n2. ลงทะเบียน\n3. ส่งคืน\n".encode(),
    ),
)
_GIFTS = Given(
    title="ซักซ้อมแนวทางตามนโยบายไม่รับของขวัญ",
    asks="ขอให้อ่านและแจ้งผู้ประสานงาน ITA หากเคยได้รับของขวัญในช่วงเทศกาล",
    audience=Audience(roles=_LOOKED_AT),
    until=dt.date(2026, 8, 18),
    address="https://s01.example/news/52",
)  # fmt: skip
_DRAFT = Given(
    title="กำหนดส่งใบสำคัญเบิกจ่ายสิ้นปีงบประมาณ",
    asks="ขอให้ส่งใบสำคัญภายในวันที่ 15 กันยายน 2569",
    audience=Audience(units=_FINANCE),
    until=dt.date(2026, 9, 4),
)


def acts(office: Office) -> list[Act]:
    """Sent early in the month, read by some since."""
    return [
        (_at(13), lambda: _sent(office, _GIFTS, "gifts", Role.CHIEF_ADMINISTRATOR, _at(13))),
        (_at(14), lambda: _read(office, "gifts", Role.CUSTODIAN, _at(14))),
        (_at(15), lambda: _read(office, "gifts", Role.COMPLAINT_OFFICER, _at(15))),
        (_at(17), lambda: _sent(office, _MANUAL, "manual", Role.COORDINATOR, _at(17))),
        (_at(17, 14), lambda: _read(office, "manual", Role.COMPLAINT_OFFICER, _at(17, 14))),
        (_at(18), lambda: _read(office, "manual", Role.CUSTODIAN, _at(18))),
        (_at(19), lambda: _drafted(office)),
    ]


def _at(day: int, hour: int = 11) -> dt.datetime:
    return dt.datetime(2026, 8, day, hour, tzinfo=timezone.get_current_timezone())


def _sent(office: Office, given: Given, name: str, role: Role, at: dt.datetime) -> None:
    doer = office.doer(role, at)
    row = actions.add(office.agency, given, _WHOLE, doer, office.key(f"circular-{name}"))
    sending.send(row, _WHOLE, doer)


def _read(office: Office, name: str, role: Role, at: dt.datetime) -> None:
    row = Circular.objects.get(key=office.key(f"circular-{name}"))
    sending.acknowledge(row, [Part(role)], office.doer(role, at))


def _drafted(office: Office) -> None:
    hand, doer = Hand(writes=_FINANCE), office.doer(Role.DIVISION_OFFICER, _at(19))
    actions.add(office.agency, _DRAFT, hand, doer, office.key("circular-closing"))
