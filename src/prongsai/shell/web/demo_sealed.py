"""Reports of corruption in the demonstration: officers, a custodian, three made-up reports."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.utils import timezone

from prongsai.adapters.sealing import Pair, code_of
from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.sealed import actions, bringing, keys, opening, queries
from prongsai.apps.sealed.boxes import NOBODY, Identity
from prongsai.apps.sealed.bringing import Brought
from prongsai.apps.sealed.models import Case, Holder
from prongsai.core.access.roles import Role
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.holding import About, Whom
from prongsai.shell.web.demo_papers import Act

LAW, KEEPER = "complaint_officer2", "custodian2"
PEOPLE = {
    LAW: (Role.COMPLAINT_OFFICER, "กมลา ธารฝัน (สมมติ)", "นิติกร", "office"),
    "complaint_officer3": (
        Role.COMPLAINT_OFFICER, "สุริยา เมฆคราม (สมมติ)", "นักวิชาการตรวจสอบภายใน", "audit",
    ),
    "complaint_officer4": (
        Role.COMPLAINT_OFFICER, "พิมพ์ดาว ลมหนาว (สมมติ)", "นักวิชาการคลัง", "finance",
    ),
    KEEPER: (Role.CUSTODIAN, "อิศรา ฟ้ากว้าง (สมมติ)", "เจ้าพนักงานธุรการ", "office"),
}  # fmt: skip
"""Accounts: part, name, position, unit."""
_QUICK = 12
"""What a guess costs here: everybody knows the passphrase, which is the password."""
_PERMIT = Brought(
    about=About(), what="ได้ยินว่ามีการเรียกรับเงินค่าเร่งใบอนุญาต", accused="เจ้าหน้าที่จุดบริการ (สมมติ)"
)
_CAR = Brought(
    about=About(whom=Whom.UNIT, units=("works",)), accused="คนขับรถกองช่าง (สมมติ)",
    what="รถของหน่วยงานถูกใช้ส่วนตัวทุกวันหยุด มีภาพถ่าย",
    who=Identity(name="นามสมมติ ใจดี", reach="โทรศัพท์สมมติ"),
)  # fmt: skip
_SHOP = Brought(about=About(), what="กำหนดคุณลักษณะครุภัณฑ์ให้ตรงกับร้านเดียว", who=NOBODY)
_SCREENED = Move(to="screened", reason="มีมูลพอตรวจสอบ")
_LOOKED = Move(to="fact_finding", reason="ขอเอกสารคำขอย้อนหลัง")
_NOTHING = Move(to="decided", reason="ไม่พบการเรียกรับ", outcome="unsubstantiated")


def acts(agency: Agency, passphrase: str, made: Callable[..., Person]) -> list[Act]:
    """What happened in August; `made` makes an account."""
    step = partial(_moved, agency, passphrase)
    return [
        (_at(1), lambda: _charged(agency, passphrase, made)),
        (_at(3), lambda: _brought(agency, 3, _PERMIT)),
        (_at(4), lambda: step(1, _SCREENED, 4)),
        (_at(5), lambda: step(1, _LOOKED, 5)),
        (_at(10), lambda: _brought(agency, 10, _CAR)),
        (_at(11), lambda: step(2, _SCREENED, 11)),
        (_at(11, 11), lambda: _asked(agency, passphrase)),
        (_at(14), lambda: step(1, _NOTHING, 14)),
        (_at(15), lambda: step(1, Move(to="told"), 15)),
        (_at(18), lambda: _brought(agency, 18, _SHOP)),
    ]


def _charged(agency: Agency, passphrase: str, made: Callable[..., Person]) -> None:
    """Those in charge, their keys, both sheets of the recovery key."""
    settings.SEALED_PASSPHRASE_COST = _QUICK
    for username, (role, name, position, unit) in PEOPLE.items():
        person = made(username, name, _at(1), by="")
        Person.objects.filter(pk=person.pk).update(position=position)
        offices.give_role(
            person, agency.key, role, _at(1).date(), by="", at=_at(1), settled=True, division=unit
        )
        keys.set_key(agency, passphrase, _doer(username, _at(1)))
    keys.print_sheet(agency, "one", _doer(LAW, _at(1)))
    keys.print_sheet(agency, "two", _doer(KEEPER, _at(1)))


def _brought(agency: Agency, day: int, report: Brought) -> None:
    today = _at(day).date()
    charge = queries.charge_of(agency, today)
    code = code_of(hashlib.sha256(f"demonstration {day}".encode()).digest())
    if charge.desk is not None:
        bringing.bring(charge, report, bringing.receipt_of(charge.desk, code), today)


def _moved(agency: Agency, passphrase: str, number: int, move: Move, day: int) -> None:
    opened = _opened(agency, passphrase, number)
    actions.move(opened, move, len(opened.steps), _doer(LAW, _at(day)))


def _asked(agency: Agency, passphrase: str) -> None:
    """The officer asks whoever reported it, and the custodian for the name."""
    opened, doer = _opened(agency, passphrase, 2), _doer(LAW, _at(11, 11))
    actions.say(opened.case, "ภาพถ่ายวันใดบ้าง ขอวันที่โดยประมาณ", "", doer, private=False)
    actions.ask_name(opened, "ต้องนัดสอบพยานเพิ่มเติม", doer)


def _opened(agency: Agency, passphrase: str, number: int) -> opening.Opened:
    key = Person.objects.get(username=LAW).key
    pair = _pair(Holder.objects.get(agency=agency, person=key), passphrase)
    case = Case.objects.get(agency=agency, number=number)
    own = dict(queries.opened(agency, key, pair))[case]
    return opening.open_case(case, own)


def _pair(holder: Holder, passphrase: str) -> Pair:
    found, _ = keys.unlock(holder, passphrase, _at(20))
    keys.lock(holder.agency, holder.person)
    return found.pair


def _doer(username: str, at: dt.datetime) -> Doer:
    return Doer(Person.objects.get(username=username).key, (PEOPLE[username][0],), at)


def _at(day: int, hour: int = 10) -> dt.datetime:
    return dt.datetime(2026, 8, day, hour, tzinfo=timezone.get_current_timezone())
