"""Last year's register of complaints, brought in from a sheet as an office would keep it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import taking
from prongsai.core.access.roles import Role
from prongsai.shell.web.demo_papers import Act, Office

PROCEDURE = "general-complaint"
YEAR = 2568
HEADS = ("ที่", "วันที่รับ", "ประเภท", "เรื่องที่ร้องเรียน", "สถานที่", "ผลการดำเนินการ", "ผล", "วันที่เสร็จ")
_ROADS, _NUISANCE, _DELAY = "ถนน ไฟฟ้า ประปา ทางระบายน้ำ", "เหตุรำคาญ สิ่งแวดล้อม ขยะ", "ความล่าช้า"
SHEET = (
    ("1", "14/10/2567", _ROADS, "ไฟทางดับ", "หมู่ 1", "เปลี่ยนหลอดไฟ", "แก้ไขแล้ว", "21/10/2567"),
    ("2", "2/12/2567", _NUISANCE, "กลิ่นจากร่องน้ำ", "ตลาดนาฝัน", "ลอกร่องน้ำ", "แก้ไขแล้ว", "12/12/2567"),
    ("3", "9/1/2568", _ROADS, "ฝาท่อแตก", "หมู่ 3", "เปลี่ยนฝาท่อ", "แก้ไขแล้ว", "3/2/2568"),
    ("4", "20/3/2568", _DELAY, "ขอเลขที่บ้านล่าช้า", "", "ออกเลขที่แล้ว", "แก้ไขแล้ว", "28/3/2568"),
    ("5", "6/6/2568", _ROADS, "ถนนเป็นหลุม", "หมู่ 2", "ซ่อมผิวถนน", "แก้ไขแล้ว", "16/6/2568"),
    ("6", "11/8/2568", _NUISANCE, "เผาขยะกลางคืน", "หมู่ 5", "ตักเตือนแล้ว", "แก้ไขแล้ว", "19/8/2568"),
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """On the day before the first complaint is taken in here."""
    at = dt.datetime(2025, 10, 1, 9, tzinfo=timezone.get_current_timezone())
    return [(at, lambda: _taken(office, at))]


def _taken(office: Office, at: dt.datetime) -> None:
    procedure = shelf().procedures[PROCEDURE]
    doer = office.doer(Role.COMPLAINT_OFFICER, at)
    taking.take_over(office.agency, procedure, YEAR, [HEADS, *SHEET], doer)
