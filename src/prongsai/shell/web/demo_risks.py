"""Risks of the demonstration: a year that is over, and one under way with its plan approved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.risks import actions, bridge, importing, queries, yearly
from prongsai.apps.risks.hands import Hand
from prongsai.core.access.roles import Role
from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.register import RiskRegister
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Refused
from prongsai.shell.web.demo_papers import Act, Office

_LAST, _THIS = 2568, 2569
_FINANCE, _OFFICE, _WORKS = "กองคลัง", "สำนักปลัด", "กองช่าง"
_AUDIT = "หน่วยตรวจสอบภายใน"


def _rated(likelihood: int, impact: int) -> dict[str, int]:
    return {"likelihood": likelihood, "impact": impact}


_REGISTER: dict[str, Any] = {
    "schema": 1, "fiscal_year": _LAST, "matrix": "five", "size": "small",
    "units": [_OFFICE, _FINANCE, _WORKS, "กองการศึกษา", _AUDIT],
    "works": {
        "W1": {"name": "การจัดซื้อจัดจ้างวงเงินเล็กน้อย", "strategy": "การบริหารจัดการที่ดี",
               "budget": 350000, "objective": "ได้พัสดุตรงตามความต้องการในราคาที่เหมาะสม",
               "indicator": "ร้อยละของงานที่มีใบเสนอราคาครบ", "target": "ร้อยละ 100", "owner": _FINANCE},
        "W2": {"name": "การออกใบอนุญาตก่อสร้าง", "strategy": "โครงสร้างพื้นฐานและบริการ",
               "objective": "ออกใบอนุญาตถูกต้องภายในกำหนด", "target": "ร้อยละ 95", "owner": _WORKS},
        "W3": {"name": "การใช้รถยนต์ส่วนกลาง", "strategy": "การบริหารจัดการที่ดี", "budget": 120000,
               "objective": "ใช้รถเพื่อราชการเท่านั้น", "target": "0 ครั้ง", "owner": _OFFICE},
        "W4": {"name": "การจัดเก็บภาษีป้าย", "strategy": "การคลังท้องถิ่น",
               "objective": "จัดเก็บครบถ้วนตามทะเบียน", "target": "ร้อยละ 98", "owner": _FINANCE},
    },
    "risks": {
        "R1": {"work": "W1", "step": "สืบราคาและเลือกผู้ขาย",
               "event": "ผู้สืบราคาติดต่อร้านเดิมรายเดียวและรับผลประโยชน์ตอบแทน",
               "cause": "ไม่มีทะเบียนร้านค้าและไม่มีผู้ตรวจทาน", "kind": "corruption", "bribery": True,
               "area": "budget", "owner": _FINANCE, "loss": 60000, "inherent": _rated(5, 4),
               "response": "reduce", "residual": _rated(4, 4), "afterwards": "residual",
               "controllable": True, "remaining": "งานเร่งด่วนบางรายการยังมีใบเสนอราคาเดียว",
               "next_year": "กำหนดวงเงินที่ต้องมีใบเสนอราคาอย่างน้อยสามร้าน"},
        "R2": {"work": "W2", "step": "ตรวจสถานที่ก่อนอนุญาต",
               "event": "ผู้ตรวจสถานที่รับเงินเพื่อเร่งหรือผ่อนผันการอนุญาต",
               "cause": "ผู้ยื่นไม่ทราบสถานะคำขอ", "kind": "corruption", "bribery": True,
               "area": "permits", "owner": _WORKS, "inherent": _rated(4, 5), "response": "reduce",
               "residual": _rated(3, 5), "afterwards": "residual", "controllable": True,
               "remaining": "คำขอที่ยื่นเป็นกระดาษยังไม่แสดงสถานะ"},
        "R3": {"work": "W3", "step": "ขอใช้รถและบันทึกเลขไมล์", "event": "นำรถราชการไปใช้ส่วนตัว",
               "cause": "ใบขอใช้รถทำย้อนหลังได้", "kind": "operational", "owner": _OFFICE,
               "loss": 8000, "inherent": _rated(4, 3), "response": "reduce",
               "residual": _rated(4, 2), "afterwards": "residual", "controllable": True},
        "R4": {"step": "แต่งตั้งกรรมการสรรหาพนักงานจ้าง",
               "event": "เรียกรับผลประโยชน์เพื่อช่วยให้ผ่านการสรรหา",
               "cause": "กรรมการรู้จักผู้สมัครและไม่ได้แจ้งส่วนได้เสีย", "kind": "corruption",
               "bribery": True, "area": "personnel", "owner": _OFFICE,
               "inherent": {"level": "high"}, "response": "reduce"},
        "R5": {"work": "W4", "step": "สำรวจและประเมินป้าย", "event": "ประเมินขนาดป้ายต่ำกว่าจริง",
               "cause": "ไม่มีภาพถ่ายประกอบการสำรวจ", "kind": "financial", "owner": _FINANCE,
               "loss": 20000, "inherent": _rated(3, 2), "response": "accept",
               "residual": _rated(2, 2), "afterwards": "residual", "controllable": True},
        "R6": {"step": "เบิกจ่ายค่าเบี้ยประชุม", "event": "เบิกจ่ายโดยไม่มีรายงานการประชุมแนบ",
               "cause": "ไม่มีรายการตรวจเอกสาร", "kind": "compliance", "owner": _FINANCE,
               "inherent": _rated(3, 2), "response": "reduce", "residual": _rated(1, 2),
               "afterwards": "none", "controllable": True},
    },
    "controls": {
        "C1": {"risk": "R1", "says": "หัวหน้าเจ้าหน้าที่พัสดุตรวจทานใบเสนอราคาก่อนเสนออนุมัติ",
               "owner": _FINANCE, "verdict": "partly", "projects": ["17"]},
        "C2": {"risk": "R2", "says": "ตรวจสถานที่ครั้งละสองคนและบันทึกภาพ", "owner": _WORKS,
               "verdict": "enough", "projects": ["13"]},
        "C3": {"risk": "R3", "says": "ใบขอใช้รถต้องอนุมัติก่อนนำรถออก", "verdict": "partly"},
        "C4": {"risk": "R6", "says": "แนบรายการตรวจเอกสารก่อนเบิกทุกครั้ง", "owner": _FINANCE,
               "verdict": "enough"},
    },
    "treatments": {
        "T1": {"risk": "R1", "says": "จัดทำทะเบียนร้านค้าและสลับผู้สืบราคาทุกไตรมาส",
               "indicator": "จำนวนครั้งที่ใช้ร้านเดิมเกินสองครั้งติดกัน", "owner": _FINANCE,
               "begins": "2024-10-01", "ends": "2025-09-30",
               "monitoring": "รายงานหัวหน้าเจ้าหน้าที่พัสดุทุกเดือน", "projects": ["16"]},
        "T2": {"risk": "R2", "says": "ส่งข้อความแจ้งสถานะคำขอเมื่อเปลี่ยนขั้นตอน",
               "indicator": "ร้อยละของคำขอที่แจ้งครบ", "owner": _WORKS, "begins": "2024-11-01",
               "ends": "2025-08-31", "projects": ["20"]},
        "T3": {"risk": "R3", "says": "ตรวจเลขไมล์เทียบใบขอใช้รถทุกเดือน", "owner": _OFFICE,
               "begins": "2024-10-01", "ends": "2025-09-30", "projects": ["18"]},
    },
    "follow_ups": [
        {"treatment": key, "round": "twelve", "state": "done", "result": result,
         "evidence": evidence, "percent": 100}
        for key, result, evidence in (
            ("T1", "มีทะเบียนร้านค้า 42 ร้าน สลับผู้สืบราคาสองครั้ง", "https://s01.example/risk/vendors"),
            ("T2", "แจ้งสถานะครบ 118 คำขอ", "บันทึกข้อความ ชช 55/2568"),
            ("T3", "ตรวจครบ 12 เดือน พบใบขอย้อนหลัง 2 ครั้ง", "สมุดบันทึกการใช้รถ ปี 2568"),
        )
    ],
    "components": {
        "environment": {"says": "มีประมวลจริยธรรมและคำสั่งแบ่งงานครบทุกส่วนงาน"},
        "assessment": {"says": "ประเมินความเสี่ยงครบทุกภารกิจหลัก"},
    },
}  # fmt: skip
_REPORTED = (
    (
        "T1",
        "six",
        "going",
        50,
        "ปรับปรุงทะเบียนร้านค้าแล้ว รอสลับผู้สืบราคา",
        "https://s01.example/risk/vendors",
    ),
    ("T2", "six", "done", 100, "แจ้งสถานะทางข้อความครบทุกคำขอ", "บันทึกข้อความ ชช 12/2569"),
)


def acts(office: Office) -> list[Act]:
    """Last year was brought in; this year carried over, planned, approved and partly reported."""
    return [
        (_at(2025, 10, 8), lambda: _last_year(office)),
        (_at(2025, 10, 15), lambda: _carried(office)),
        (_at(2025, 10, 20), lambda: _approved(office)),
        (_at(2026, 4, 9), lambda: _reported(office)),
    ]  # fmt: skip


def _at(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 10, tzinfo=timezone.get_current_timezone())


def _hand(office: Office, at: dt.datetime, role: Role = Role.COORDINATOR) -> Hand:
    return Hand(office.doer(role, at))


def _last_year(office: Office) -> None:
    register, faults = read(RiskRegister, {**_REGISTER, "agency": office.agency.name})
    if register is None or (faults := list(register_faults(register, shelf().risks))):
        raise Refused(faults)
    importing.bring_in(office.agency, register, office.doer(Role.COORDINATOR, _at(2025, 10, 8)))


def _carried(office: Office) -> None:
    """Looked at again: some risks with new days, a treatment of its own for next year's words."""
    hand = _hand(office, _at(2025, 10, 15))
    year = importing.carry(office.agency, _THIS, hand.doer)
    for code, changes in (
        ("R1", {"inherent": _rated(4, 4), "reviewed": "2026-03-31", "review": "2026-03-31"}),
        ("R2", {"review": "2026-08-31"}),
        ("R3", {"review": "2026-09-15"}),
    ):
        _change(year, "risk", code, changes, hand)
    for code, said in (
        ("T1", {"begins": "2025-11-01", "ends": "2026-08-31"}),
        ("T2", {"begins": "2025-10-15", "ends": "2026-06-30", "measures": ["no_bribe_counter"]}),
        ("T3", {"begins": "2025-10-15", "ends": "2026-09-30", "measures": ["asset_borrowing"]}),
    ):
        _change(year, "treatment", code, said, hand)


def _change(year: Any, kind: str, code: str, changes: dict[str, Any], hand: Hand) -> None:
    row = queries.held(year).row(kind, code)
    said = bridge.value(kind, {"key": code, **row.content, **changes})
    row.agency, row.year = year.agency, year
    actions.change(row, said, hand, seen=row.revision)


def _approved(office: Office) -> None:
    at = _at(2025, 10, 20)
    year = queries.year_of(office.agency, _THIS)
    if year is not None:
        yearly.take(year, office.doer(Role.COORDINATOR, at))
        yearly.take(year, office.doer(Role.CHIEF_ADMINISTRATOR, at + dt.timedelta(minutes=30)))


def _reported(office: Office) -> None:
    hand, year = _hand(office, _at(2026, 4, 9)), queries.year_of(office.agency, _THIS)
    if year is None:
        return
    for treatment, round_, state, percent, result, evidence in _REPORTED:
        said = bridge.value("follow_up", {
            "treatment": treatment, "round": round_, "state": state, "percent": percent,
            "result": result, "evidence": evidence,
        })  # fmt: skip
        key = office.key(f"risk-{treatment}-{round_}")
        actions.add(year, "follow_up", said, hand, key)
    rated = queries.held(year).row("risk", "R2")
    rated.agency, rated.year = office.agency, year
    after = {**rated.content, "key": "R2", "residual": _rated(2, 5)}
    actions.change(rated, bridge.value("risk", after), hand, seen=rated.revision)
