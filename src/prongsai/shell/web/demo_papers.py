"""Papers of the demonstration: two agencies with papers at every step of their life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.papers import actions, headwork, making, registering
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.registering import Entered
from prongsai.core.access.roles import Role

_DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
_SIGNED = "สำเนาที่ลงนามแล้ว (สมมติ)"
_HEADS = (
    ("99 หมู่ 9 ตำบลนาฝัน", "สบ 99101", "วารุณี เมฆลอย (สมมติ)", "ก้องภพ ลมเย็น (สมมติ)"),
    ("12 หมู่ 3 ตำบลฟ้าใส", "สบ 99102", "รินลดา ทะเลเมฆ (สมมติ)", "ตฤณ เขาคราม (สมมติ)"),
)
_ORDERS = (
    ("แต่งตั้งคณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส", dt.date(2026, 1, 14), 18),
    ("มอบหมายผู้รับผิดชอบการเปิดเผยข้อมูลสาธารณะ", dt.date(2026, 2, 3), 27),
    ("กำหนดเวรรับเรื่องร้องเรียนและการให้บริการ", dt.date(2026, 6, 8), None),
    ("แต่งตั้งเจ้าหน้าที่ดูแลการยืมทรัพย์สินของราชการ", dt.date(2026, 7, 21), None),
)
_MAYOR = "นายกเทศมนตรี"


@dataclass(frozen=True, slots=True)
class Office:
    """An agency and who sits at its desks."""

    agency: Agency
    staff: Mapping[Role, str]

    def key(self, name: str) -> str:
        """The same in every demonstration."""
        return f"{self.agency.key}-{name}"

    def doer(self, role: Role, at: dt.datetime) -> Doer:
        return Doer(self.staff.get(role, f"demo-{role.value}"), (role,), at)


Act = tuple[dt.datetime, Callable[[], object]]


def before_last_year(busy: Office, calm: Office) -> tuple[list[Act], list[Act]]:
    """What the first agency, which is busy, and the second did before they entered that year."""
    first, second = (
        (_at(1), lambda office=each, place=place: _letterhead(office, *_HEADS[place]))
        for place, each in enumerate((busy, calm))
    )
    return [
        first,
        (_at(1), lambda: _orders(busy)),
        (_at(3), lambda: _signed(busy, "announcement", _at(3), ready=True)),
        (_at(4), lambda: _signed(busy, "summary", _at(4), ready=False)),
        (_at(10), lambda: _to_be_signed(busy, "result-letter", _at(10))),
    ], [second]


def afterwards(busy: Office, calm: Office) -> list[Act]:
    """The days after, each with what is done then."""
    return [
        (_at(17), lambda: _on_its_way(busy, "result-memo", _at(17), desks=1)),
        (_at(18), lambda: _on_its_way(busy, "analysis", _at(18), desks=0)),
        (_at(18), lambda: _on_its_way(calm, "announcement", _at(18), desks=2)),
        (_at(19), lambda: _written(busy, _at(19))),
    ]


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, 10, tzinfo=timezone.get_current_timezone())


def _letterhead(office: Office, address: str, code: str, mayor: str, clerk: str) -> None:
    said = {
        "address": address, "telephone": "0 0000 9900", "unit": "สำนักปลัดเทศบาล",
        "letter_code": code, "executive": mayor, "chief": clerk,
    }  # fmt: skip
    headwork.change(office.agency, said, office.doer(Role.COORDINATOR, _at(1)), seen=1)


def _orders(office: Office) -> None:
    """Made elsewhere, in a register that goes on from the office's own book."""
    doer = office.doer(Role.COORDINATOR, _at(1))
    registering.take_over(office.agency, "order", 2026, 25, doer)
    entered = [
        registering.enter(
            office.agency,
            Entered("order", subject, dated, f"{_MAYOR}ตำบลนาฝัน", count),
            doer,
            office.key(f"order-{dated:%m%d}"),
        )
        for subject, dated, count in _ORDERS
    ]
    actions.withdraw(entered[0], doer, "เปลี่ยนแปลงองค์ประกอบคณะทำงาน", entered[-1])


def _on_its_way(office: Office, kind: str, at: dt.datetime, *, desks: int) -> Paper:
    doer = office.doer(_DESKS[0], at)
    paper = actions.draft_of_result(office.agency, kind, 2568, doer, office.key(kind))
    for role in _DESKS[:desks]:
        paper = actions.take(paper, office.doer(role, at), seen=paper.revision)
    return paper


def _to_be_signed(office: Office, kind: str, at: dt.datetime) -> Paper:
    paper = _on_its_way(office, kind, at, desks=3)
    paper = registering.number(paper, office.doer(_DESKS[0], at), at.date())
    return actions.put_to_print(paper, office.doer(_DESKS[0], at))


def _signed(office: Office, kind: str, at: dt.datetime, *, ready: bool) -> None:
    paper, doer = _to_be_signed(office, kind, at), office.doer(_DESKS[0], at)
    paper = actions.sign(paper, _scan(paper), doer)
    if ready:
        actions.make_ready(paper, doer, ready=True)


def _scan(paper: Paper) -> Checked:
    """What stands for a scan: the same paper, marked as an invented signed copy."""
    day = paper.dated or dt.date.min
    made = replace(making.document(paper, day, draft=False), mark=_SIGNED)
    return checked(f"{_SIGNED}.pdf", making.file(paper, made, "pdf").content)


def _written(office: Office, at: dt.datetime) -> None:
    """A draft order, begun by hand."""
    doer = office.doer(_DESKS[0], at)
    paper = actions.draft_by_hand(office.agency, "order", doer, office.key("order"))
    body = [
        "ด้วยเทศบาลตำบลนาฝันประสงค์จะติดตามผลการปรับปรุงตามข้อค้นพบของการประเมินให้ต่อเนื่อง",
        "อาศัยอำนาจตามกฎหมายที่เกี่ยวข้อง จึงแต่งตั้งผู้ติดตามผลของแต่ละส่วนงานตามบัญชีแนบท้าย",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    ]
    fields = {"subject": "แต่งตั้งผู้ติดตามผลการปรับปรุงของแต่ละส่วนงาน", "body": body}
    actions.change(paper, fields, doer, seen=paper.revision)
