"""Around the complaints of the demonstration: terms, a hold, a box, a referral, a request."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.cases import actions, bridge, desks, keeping, telling_outside, ways_in
from prongsai.apps.cases.keeping import Decided, Held
from prongsai.apps.cases.ways_in import Letter, Opened
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.shell.web.demo_cases import PROCEDURE, at, case_of
from prongsai.shell.web.demo_papers import Act, Office

RIGHTS = "data-request"
BOXED, SENT_ON, HELD = 9, 10, 2
"""Numbers of complaints, as `demo_cases` counts them."""
OFFICER = Role.COMPLAINT_OFFICER


def acts(office: Office) -> list[Act]:
    """After the complaints they are about."""
    return [
        (at(10, 2), lambda: _terms(office)),
        (at(5, 8), lambda: _box(office, at(5, 8), 0)),
        (at(6, 11), lambda: _box(office, at(6, 11), 3)),
        (at(6, 26), lambda: _letter(office)),
        (at(7, 6), lambda: _hold(office)),
        (at(8, 10), lambda: _request(office)),
    ]


def _terms(office: Office) -> None:
    doer = office.doer(Role.COORDINATOR, at(10, 2))
    for term, years in (("contact", 2), ("record", 10)):
        said = Decided(years, "นายกเทศมนตรี", "ประกาศเทศบาลตำบลนาฝัน (สมมติ) ที่ 12/2568")
        keeping.decide(office.agency, PROCEDURE, term, said, doer)
    desks.offer(office.agency, RIGHTS, {"open": True}, office.doer(OFFICER, at(10, 2)))


def _box(office: Office, when: dt.datetime, found: int) -> None:
    said = Opened(
        day=when.date(), place="ตู้หน้าศูนย์บริการร่วม", first=office.staff[OFFICER],
        second=office.staff[Role.INTERNAL_AUDITOR], found=found, beside=1 if found else 0,
        note="คำชมเชยหนึ่งฉบับ แจ้งส่วนราชการแล้ว" if found else "",
    )  # fmt: skip
    row = ways_in.open_box(
        office.agency, said, office.doer(OFFICER, when), office.key(f"box-{when:%m%d}")
    )
    if found:
        ways_in.put_with(row, case_of(office, BOXED))


def _letter(office: Office) -> None:
    case, when = case_of(office, SENT_ON), at(6, 26)
    said = Letter(
        came=False, agency="แขวงทางหลวงสมมติบุรี", letter="นฝ 52001/231", day=when.date(),
        receipt="รับที่ 1184/2569", receipt_day=when.date() + dt.timedelta(days=4),
    )  # fmt: skip
    ways_in.refer(case, said, office.staff[OFFICER], when, None)
    telling_outside.tell(case, _officer(office), telling_outside.COPY, when)


def _hold(office: Office) -> None:
    said = Held("หน่วยตรวจสอบภายใน", "ตรวจสอบการรับชำระภาษี ตามแผนตรวจสอบปี 2569", dt.date(2026, 8, 31))
    keeping.hold(case_of(office, HELD), said, office.staff[OFFICER], at(7, 6))


def _officer(office: Office) -> Actor:
    return Actor(who=office.staff[OFFICER], roles=frozenset({OFFICER.value}))


def _request(office: Office) -> None:
    when = at(8, 10)
    form = Bringing(
        party="citizen", channel=Channel.COUNTER, category="access", key=office.key("own-data"),
        values={"name": "ผู้ร้องสมมติ 2", "phone": "0200000000", "proof": "card",
                "wanted": "ขอสำเนาข้อมูลของข้าพเจ้าในเรื่องที่เคยยื่นทุกเรื่อง"},
    )  # fmt: skip
    desk = office.agency.desks.get(procedure=RIGHTS)
    case = actions.bring(office.agency, bridge.as_followed(desk), form, when).case
    given = Given(values={"checked": "ดูบัตรประชาชนที่เคาน์เตอร์ ไม่เก็บสำเนา"}, unit="finance")
    actions.move(case, "identify", _officer(office), given, when)
