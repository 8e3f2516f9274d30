"""Tables of items of the demonstration: the use of online services, and a report on risks."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.utils import timezone

from prongsai.apps.listings import actions, bridge
from prongsai.core.access.roles import Role
from prongsai.shell.web.demo_papers import Act, Office

_YEAR = 2569
_USES = (
    ("ลำดับ", "บริการ", "ช่วงเวลา", "จำนวนผู้ใช้บริการ", "ความพึงพอใจ (ร้อยละ)"),
    ("1", "ขอรับถังขยะ", "ต.ค. 2568 – มี.ค. 2569", "46", "92.50"),
    ("2", "แจ้งซ่อมไฟฟ้าสาธารณะ", "ต.ค. 2568 – มี.ค. 2569", "118", "88.40"),
    ("3", "จองคิวชำระภาษี", "ต.ค. 2568 – มี.ค. 2569", "205", "94.10"),
    ("4", "ขออนุญาตใช้สถานที่", "ต.ค. 2568 – มี.ค. 2569", "0", ""),
    ("", "รวม", "", "369", ""),
)
_RISKS = (
    ("ลำดับ", "งาน", "เหตุการณ์ความเสี่ยง", "ระดับ", "มาตรการ", "สถานะ", "ผลการดำเนินการ", "ส่วนงาน"),
    (
        "1", "การจัดซื้อจัดจ้าง", "กำหนดคุณลักษณะที่เอื้อผู้ขายบางราย", "สูง", "ให้คณะกรรมการสองส่วนงานร่วมกันกำหนด",
        "ดำเนินการแล้ว", "ใช้กับการจัดซื้อทุกรายการตั้งแต่เดือนมกราคม", "กองคลัง",
    ),
    (
        "2", "การอนุมัติอนุญาต", "เรียกรับประโยชน์เพื่อเร่งเรื่อง", "ปานกลาง", "แสดงขั้นตอนและเวลาที่จุดบริการ",
        "ดำเนินการแล้ว", "ติดประกาศครบทุกจุดบริการ", "กองช่าง",
    ),
    (
        "3", "การใช้รถราชการ", "ใช้รถในเรื่องส่วนตัว", "ปานกลาง", "บันทึกการใช้รถและสุ่มตรวจทุกเดือน",
        "อยู่ระหว่างดำเนินการ", "สุ่มตรวจแล้วสี่เดือน ไม่พบความผิดปกติ", "สำนักปลัด",
    ),
)  # fmt: skip


def acts(busy: Office) -> list[Act]:
    """The first agency has both tables; its neighbour has none yet."""
    return [
        (_at(15), partial(_bring_in, busy, "e_service_statistics", _USES)),
        (_at(16), partial(_bring_in, busy, "risk_report", _RISKS)),
    ]


def _bring_in(office: Office, key: str, rows: tuple[tuple[str, ...], ...]) -> None:
    day = 15 if rows is _USES else 16
    doer = office.doer(Role.COORDINATOR, _at(day))
    actions.bring_in(office.agency, bridge.listings()[key], _YEAR, rows, doer)


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, 10, tzinfo=timezone.get_current_timezone())
