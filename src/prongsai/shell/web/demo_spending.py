"""Spending of the demonstration: last year closed, this year under way to July."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.spending import actions, entering, queries
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Entry, Line, Year
from prongsai.apps.spending.reach import Reach
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Change, Progress, months_of, quarter_of
from prongsai.core.spending.year import Line as Value
from prongsai.core.terms.dates import Month
from prongsai.shell.web.demo_papers import Act, Office

_THIS, _LAST = 2569, 2568
_ALL = Reach(whole=True, leads=True)
_LINES = (
    ("จ้างเหมาบริการทำความสะอาดอาคารสำนักงาน", "administration", "services", "ordinance", 0, 108_000),
    ("วัสดุสำนักงาน", "administration", "supplies", "ordinance", 0, 96_000),
    ("โครงการอบรมคุณธรรมของบุคลากร", "administration", "services", "ordinance", 0, 40_000),
    ("ค่าสาธารณูปโภค", "administration", "utilities", "ordinance", 1, 480_000),
    ("พัฒนาระบบแผนที่ภาษีและทะเบียนทรัพย์สิน", "administration", "services", "ordinance", 1, 250_000),
    ("ก่อสร้างถนนคอนกรีต หมู่ที่ 3", "works", "building", "grant", 2, 1_850_000),
    ("ก่อสร้างรางระบายน้ำ หมู่ที่ 7", "works", "building", "reserve", 2, 980_000),
    ("ซ่อมแซมไฟฟ้าสาธารณะ", "housing", "services", "ordinance", 2, 320_000),
    ("อาหารเสริม (นม) โรงเรียน", "education", "supplies", "grant", 3, 624_800),
    ("โครงการวันเด็กแห่งชาติ", "education", "services", "ordinance", 3, 80_000),
    ("โครงการผู้สูงอายุสุขภาพดี", "welfare", "services", "ordinance", 3, 60_000),
    ("รณรงค์ไม่รับของขวัญ (No Gift Policy)", "administration", "", "", 0, None),
)  # fmt: skip
_DONE = (
    (0, 2, 50, "จ้างเหมาครบ 6 เดือน ตรวจรับทุกเดือน", "", ""),
    (2, 2, 100, "อบรม 1 รุ่น ผู้เข้าอบรม 62 คน", "ผู้บริหารบางส่วนติดราชการ", "จัดอบรมออนไลน์เสริม"),
    (5, 2, 45, "ลงนามสัญญาและก่อสร้างถึงงวดที่ 2", "ฝนตกหนักในเดือนมีนาคม", "เร่งงานช่วงฤดูแล้ง"),
    (6, 2, 0, "อยู่ระหว่างออกแบบและประมาณราคา", "แบบต้องแก้ตามสภาพพื้นที่", "กำหนดวันส่งแบบให้ชัดเจน"),
    (8, 2, 50, "ส่งนมครบภาคเรียนที่ 2", "", ""),
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """Entered on one day, looked over and closed on the next."""
    return [
        (_at(9), lambda: _last_year(office)),
        (_at(10), lambda: _plan(office, _THIS, 10)),
        (_at(11), lambda: _this_year(office)),
        (_at(12), lambda: _closed(office)),
    ]


def _at(hour: int) -> dt.datetime:
    return dt.datetime(2026, 8, 11, hour, 15, tzinfo=timezone.get_current_timezone())


def _doer(office: Office, hour: int, role: Role = Role.COORDINATOR) -> Doer:
    return office.doer(role, _at(hour))


def _year(office: Office, year: int) -> Year:
    found = queries.year_of(office.agency, year)
    assert found is not None  # noqa: S101 - made above
    return found


def _plan(office: Office, year: int, hour: int) -> Year:
    """The lines of a year; divisions as far as the office has them."""
    doer = _doer(office, hour)
    row = actions.begin(office.agency, year, doer)
    units = [each.key for each in office.agency.divisions.filter(parent=None).order_by("pk")]
    for place, (title, program, kind, source, unit, budget) in enumerate(_LINES):
        amount = None if budget is None else Decimal(budget)
        if amount is not None and year == _LAST:
            amount = (amount * Decimal("0.9")).quantize(Decimal(1))
        quarter = None if amount is None else (amount / 4).quantize(Decimal("0.01"))
        rest = None if amount is None or quarter is None else amount - 3 * quarter
        said = Value(
            key=str(place + 1), title=title, program=program, kind=kind, source=source,
            unit=units[unit % len(units)] if units else "", budget=amount,
            targets=(quarter, quarter, quarter, rest),
            begins=dt.date(year - 544, 10, 1), ends=dt.date(year - 543, 9, 30),
        )  # fmt: skip
        actions.add_line(row, said, doer, office.key(f"spending-{year}-{place}"))
    return row


def _lines(year: Year) -> list[Line]:
    return list(Line.objects.filter(year=year, removed_at=None).order_by("pk"))


def _pay(office: Office, year: Year, until: Month, hour: int) -> None:
    """A twelfth of each line a month, some in larger parts, by the officer of the division."""
    doer = _doer(office, hour, Role.DIVISION_OFFICER)
    lines = _lines(year)
    for number, month in enumerate(months_of(year.year)):
        if month > until:
            return
        paid = [
            Paid(line.key, amount, f"ฎีกาที่ {number * 20 + place + 1}/{year.year}")
            for place, line in enumerate(lines)
            if (amount := _paid(line, place, number)) > 0
        ]
        entering.enter(year, month, paid, _ALL, doer, office.key(f"pay-{year.year}-{number}"))


def _paid(line: Line, place: int, number: int) -> Decimal:
    """Buildings and one-off projects are paid in parts."""
    budget: Decimal | None = line.budget
    if budget is None or place == 6:  # noqa: PLR2004 - still being designed
        return Decimal(0)
    if place not in (5, 9, 2, 10):
        return (budget * Decimal("0.075")).quantize(Decimal("0.01"))
    part = (budget * Decimal("0.45")).quantize(Decimal("0.01"))
    return part if number in (3, 5) else Decimal(0)


def _last_year(office: Office) -> None:
    year = _plan(office, _LAST, 9)
    _pay(office, year, Month(2025, 9), 9)
    for month in months_of(_LAST):
        _look_over(office, year, month, 9)
        entering.close(year, month, _doer(office, 9))


def _this_year(office: Office) -> None:
    year = _year(office, _THIS)
    _pay(office, year, Month(2026, 7), 11)
    lines = _lines(year)
    for place, amount in ((3, "-50000"), (7, "50000")):
        moved = Change(
            line=lines[place].code, day=dt.date(2026, 2, 18), amount=Decimal(amount),
            reason="โอนตามมติสภาท้องถิ่น สมัยสามัญ สมัยที่ 1",
        )  # fmt: skip
        actions.move(lines[place], moved, _doer(office, 11), office.key(f"moved-{place}"))
    for place, quarter, percent, done, problems, suggestions in _DONE:
        told = Progress(
            line=lines[place].code, quarter=quarter, percent=Decimal(percent), done=done,
            problems=problems, suggestions=suggestions,
        )  # fmt: skip
        actions.report(lines[place], told, _doer(office, 11), seen=0)
    words = {"problems": "งานก่อสร้างล่าช้าเพราะสภาพอากาศ", "suggestions": "เร่งลงนามสัญญาในไตรมาสแรก"}
    actions.write(_year(office, _THIS), words, _doer(office, 11), seen=year.revision)


def _look_over(office: Office, year: Year, month: Month, hour: int, wrong: str = "") -> None:
    """The auditor finds all right, but for one entry."""
    auditor = _doer(office, hour, Role.INTERNAL_AUDITOR)
    drawn = entering.draw_sample(year, month, auditor)
    said = dict.fromkeys(drawn.sample, (True, ""))
    if wrong and drawn.sample:
        said[drawn.sample[0]] = (False, wrong)
    if said:
        entering.judge(year, month, said, auditor)


def _closed(office: Office) -> None:
    """Closed to May; June is looked over in part; July waits for its sample."""
    year = _year(office, _THIS)
    for month in months_of(_THIS):
        if month <= Month(2026, 5):
            odd = "ยอดไม่ตรงกับใบสำคัญ" if month == Month(2026, 1) else ""
            _look_over(office, year, month, 12, odd)
            _mend(office, year, month)
            entering.close(year, month, _doer(office, 12))
    entering.draw_sample(year, Month(2026, 6), _doer(office, 12, Role.INTERNAL_AUDITOR))


def _mend(office: Office, year: Year, month: Month) -> None:
    wrong = Entry.objects.filter(
        line__year=year, verdict__right=False, month=dt.date(month.year, month.month, 1)
    )
    for entry in wrong.select_related("line__agency", "line__year"):
        entering.correct(
            entry, entry.amount - 100, month, "แก้ยอดตามใบสำคัญ", _ALL, _doer(office, 12),
            office.key(f"mend-{quarter_of(month)}"),
        )  # fmt: skip
