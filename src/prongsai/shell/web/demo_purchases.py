"""Purchases of the demonstration: a year under way with closed months, and a quiet neighbour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.procurement import actions, reporting
from prongsai.core.access.roles import Role
from prongsai.core.procurement.months import months_of
from prongsai.core.procurement.purchase import Bid, Purchase
from prongsai.core.terms.dates import Month
from prongsai.shell.web.demo_papers import Act, Office

_YEAR = 2569
_COMPANIES = (
    ("บริษัท เมฆาวัสดุ (สมมติ) จำกัด", "0999991234561"),
    ("ห้างหุ้นส่วนจำกัด ลมเย็นการช่าง (สมมติ)", "0999991234570"),
    ("บริษัท นิทานคอมพิวเตอร์ (สมมติ) จำกัด", "0999991234588"),
)
_PERSON = ("ตะวัน ริมเมฆ (สมมติ)", "1999912345673")
"""Ids of a province there is not."""
_SIGNED = (
    ("ซื้อวัสดุสำนักงาน ไตรมาสที่ 1", "specific", "operation", 48_500, 0, (2025, 10, 21)),
    ("ซื้อเครื่องคอมพิวเตอร์ 6 เครื่อง", "e_market", "investment", 132_000, 2, (2025, 11, 18)),
    ("จ้างเหมาบริการทำความสะอาดอาคารสำนักงาน", "specific", "operation", 108_000, 3, (2025, 11, 28)),
    ("จ้างก่อสร้างถนนคอนกรีต หมู่ที่ 3", "e_bidding", "subsidy", 1_850_000, 1, (2026, 1, 29)),
    ("ซื้อเครื่องสูบน้ำดับเพลิง", "specific", "investment", 95_000, 0, (2026, 2, 12)),
    ("ซื้ออาหารเสริม (นม) ภาคเรียนที่ 1", "specific", "subsidy", 312_400, 0, (2026, 5, 13)),
    ("จ้างซ่อมแซมศาลาอเนกประสงค์ หมู่ที่ 5", "specific", "operation", 240_000, 1, (2026, 6, 24)),
    ("จ้างก่อสร้างรางระบายน้ำ หมู่ที่ 7", "e_bidding", "savings", 980_000, 1, (2026, 7, 16)),
    ("ซื้อวัสดุไฟฟ้าและวิทยุ", "specific", "operation", 36_700, 0, (2026, 8, 6)),
)
_AHEAD = (
    ("จัดซื้อรถบรรทุกขยะ 6 ล้อ", "e_bidding", "investment", 2_400_000, "going"),
    ("จ้างปรับปรุงระบบประปาหมู่บ้าน หมู่ที่ 2", "e_bidding", "subsidy", 1_200_000, "planned"),
    ("จัดซื้อโต๊ะและเก้าอี้ห้องประชุม", "specific", "investment", 75_000, "dropped"),
)


def acts(busy: Office, calm: Office) -> list[Act]:
    """The year's contracts are brought in on one day; the months to June are closed on the next."""
    return [
        (_at(13), lambda: _take_over(busy, range(len(_SIGNED)))),
        (_at(13), lambda: _take_over(calm, (0, 4))),
        (_at(13), lambda: _ahead(busy)),
        (_at(14), lambda: _close(busy, Month(2026, 6))),
        (_at(14), lambda: _close(calm, Month(2025, 10))),
        (_at(16), lambda: _mend(busy)),
        (_at(17), lambda: _report(busy)),
    ]


def _take_over(office: Office, places: Iterable[int]) -> None:
    for place in places:
        _enter(office, _bought(place), place)


def _ahead(office: Office) -> None:
    """What is planned, on its way or given up."""
    for place, (title, method, kind, budget, stage) in enumerate(_AHEAD, start=len(_SIGNED)):
        planned = Purchase(
            key="", year=_YEAR, title=title, method=method, stage=stage, budget_kind=kind,
            budget=Decimal(budget), planned=Month(2026, 9),
        )  # fmt: skip
        _enter(office, planned, place)


def _bought(place: int) -> Purchase:
    """One of the contracts above; whoever was chosen offered a little less than the others."""
    title, method, kind, budget, seller, day = _SIGNED[place]
    name, tax_id = (*_COMPANIES, _PERSON)[seller]
    signed, reference = dt.date(*day), Decimal(budget) * Decimal("0.98")
    agreed = reference.quantize(Decimal(1)) - 500 * place
    bids = [Bid(name, agreed)]
    if method == "e_bidding" or place % 2:
        other = _COMPANIES[(seller + 1) % len(_COMPANIES)][0]
        bids.append(Bid(other, agreed + 1_250))
    return Purchase(
        key="", year=_YEAR, title=title, method=method, budget_kind=kind, budget=Decimal(budget),
        stage="finished" if signed < dt.date(2026, 6, 1) else "signed",
        reference_price=reference, agreed_price=agreed, seller=name, tax_id=tax_id,
        directors=("กรรมการ สมมติ",) if seller == 1 else (), bids=tuple(bids),
        number=f"{signed.year % 100 + 43}{signed.month:02}9{place:02}4001",
        reason="ราคาต่ำสุดและคุณสมบัติครบถ้วน" if len(bids) > 1 else "ราคาเหมาะสม เคยปฏิบัติงานเรียบร้อย",
        contract=f"{place + 3}/{_YEAR}", signed=signed, ends=signed + dt.timedelta(days=60),
    )  # fmt: skip


def _enter(office: Office, said: Purchase, place: int) -> None:
    actions.add(office.agency, said, _doer(office, 13), office.key(f"purchase-{place}"))


def _close(office: Office, last: Month) -> None:
    """Every month of the year to this one."""
    for month in months_of(_YEAR):
        if month <= last:
            actions.close(office.agency, month, _doer(office, 14))


def _mend(office: Office) -> None:
    """One contract's number was wrong in a month that is closed."""
    place = 4
    row = office.agency.purchases.get(key=office.key(f"purchase-{place}"))
    mended = replace(_bought(place), contract=f"{place + 3}ก/{_YEAR}")
    actions.change(row, mended, _doer(office, 16), seen=1)


def _report(office: Office) -> None:
    """What was written for the yearly report so far."""
    said = {
        "problems": "ผู้เสนอราคางานก่อสร้างมีน้อยราย\nบางกองส่งเอกสารขอจัดซื้อใกล้สิ้นไตรมาส",
        "suggestions": "ประกาศแผนให้เร็วขึ้นและหลายช่องทาง\nกำหนดวันส่งเอกสารของแต่ละไตรมาส",
    }
    reporting.write(office.agency, _YEAR, said, _doer(office, 17), seen=0)


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, 9, tzinfo=timezone.get_current_timezone())


def _doer(office: Office, day: int) -> Doer:
    return office.doer(Role.COORDINATOR, _at(day))
