"""Checklists of the demonstration: one half done after last year's, one submitted and judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.utils import timezone

from prongsai.adapters.csv_files import write_csv
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.disclosure import actions, beginning, bridge, judging, proofs, submitting
from prongsai.apps.disclosure.actions import Owed
from prongsai.apps.disclosure.models import Checklist, Item
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.queries import checklist_of, items_of
from prongsai.apps.disclosure.working import Worker
from prongsai.apps.files.checking import Checked, checked
from prongsai.core.access.roles import Role
from prongsai.core.criteria.items import Item as Asked
from prongsai.core.disclosure.entries import Shown
from prongsai.core.disclosure.judging import Judgement
from prongsai.core.shapes.fields import Unknown
from prongsai.shell.web.demo_papers import Act, Office

_DAY = dt.timedelta(days=1)
_DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
_OWED = {"9.1": "office", "9.2": "office", "9.3": "finance", "9.4": "office", "9.5": "office"}
"""Divisions by sub-indicator; what is left goes to the office of the permanent secretary."""
_LOST = ("O10", "O13")
"""What the assessor failed last year."""
_FAILED = {
    "O12": "ที่อยู่เว็บเปิดไม่ได้ในวันที่ตรวจ",
    "O22": "รายงานไม่แสดงผลการดำเนินการตามแผน แสดงเพียงแผนของปีก่อน",
}
_APPEAL = "ในวันดังกล่าวผู้ให้บริการปิดปรับปรุงระบบสองชั่วโมง หน้าเว็บเปิดได้ตามปกติในวันที่ส่งและวันถัดมา"
_TABLE = (
    ("เดือน", "จำนวนรายการ", "วงเงิน (บาท)"),
    ("ตุลาคม 2568", "14", "182500"),
    ("พฤศจิกายน 2568", "9", "96240"),
)


def last_year(office: Office, year: int) -> None:
    """The first agency answered all, and lost two items."""
    day = dt.date(2025, 8, 13)
    checklist = _begun(office, year, day)
    _answer_all(office, checklist, day + _DAY)
    _approve(office, checklist, day + 2 * _DAY)
    _submit(office, checklist, day + 3 * _DAY)
    _judge(office, checklist, dt.date(2025, 9, 15), dict.fromkeys(_LOST, "ขาดองค์ประกอบ"))


def acts(busy: Office, calm: Office) -> list[Act]:
    """The first agency works on this year's; the second has submitted it and has its result."""
    year, day = 2569, dt.date(2026, 8, 13)
    calm_list = partial(_checklist, calm, year)
    done: tuple[tuple[int, Callable[[dt.date], object]], ...] = (
        (0, lambda day: _begun(busy, year, day)),
        (0, lambda day: _begun(calm, year, day)),
        (1, lambda day: _half_done(busy, _checklist(busy, year), day)),
        (1, lambda day: _answer_all(calm, calm_list(), day)),
        (2, lambda day: _approve(calm, calm_list(), day)),
        (3, lambda day: _submit(calm, calm_list(), day)),
        (4, lambda day: _judge(calm, calm_list(), day, _FAILED)),
        (5, lambda day: _appeal(calm, calm_list(), day)),
    )
    return [(_at(day + n * _DAY), partial(act, day + n * _DAY)) for n, act in done]


def _checklist(office: Office, year: int) -> Checklist:
    found = checklist_of(office.agency, year)
    if found is None:
        raise LookupError(year)
    return found


def _appeal(office: Office, checklist: Checklist, day: dt.date) -> None:
    """The window of appeal is open; one reason is written."""
    days = {"appeal_opens": dt.date(2026, 8, 17), "appeal_closes": dt.date(2026, 8, 28)}
    actions.set_windows(checklist, {**_typed(checklist), **days}, _doer(office, day))
    judging.appeal(checklist.items.get(code="O12"), _doer(office, day), _APPEAL)


def _typed(checklist: Checklist) -> dict[str, dt.date | None]:
    return {name: getattr(checklist, name) for name in actions.WINDOWS}


def _at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), timezone.get_current_timezone())


def _doer(office: Office, day: dt.date, role: Role = Role.COORDINATOR) -> Doer:
    return office.doer(role, _at(day))


def _asked(checklist: Checklist) -> dict[str, Asked]:
    return bridge.asked_in(bridge.pack_of(checklist))


def _begun(office: Office, year: int, day: dt.date) -> Checklist:
    checklist = beginning.begin(office.agency, year, _doer(office, day))
    asked = _asked(checklist)
    owed = {
        code: Owed(_OWED.get(each.sub_indicator or "", "office")) for code, each in asked.items()
    }
    return actions.assign(checklist, owed, _doer(office, day))


def _answer_all(office: Office, checklist: Checklist, day: dt.date) -> None:
    asked, worker = _asked(checklist), Worker(_doer(office, day))
    for item in items_of(checklist):
        _answer(office, item, asked[item.code], worker, checklist.year)
        actions.call_ready(item, worker)


def _approve(office: Office, checklist: Checklist, day: dt.date) -> None:
    for role in _DESKS:
        actions.take(checklist, _doer(office, day, role))


def _submit(office: Office, checklist: Checklist, day: dt.date) -> None:
    doer = _doer(office, day)
    for item in items_of(checklist):
        submitting.copied(item, doer, done=True)
    submitting.submit(checklist, doer)


def _answer(office: Office, item: Item, asked: Asked, worker: Worker, year: int) -> None:
    """An address, a table where one is asked for, and what was found."""
    key = office.key(f"{year}-{item.code}".lower())
    address = f"https://{office.agency.domain}/ita/{year}/{item.code.lower()}"
    wants_table = asked.structured_table is True or item.code in ("O11", "O18")
    table = _table(f"{item.code}-{year}.csv") if wants_table else None
    proofs.add(item, worker, Given(_subject(asked, year), address, table), key)
    actions.change(item, worker, _said(asked, found=99))


def _subject(asked: Asked, year: int) -> str:
    return f"{bridge.title_of(asked)} ปีงบประมาณ พ.ศ. {year}"


def _said(asked: Asked, *, found: int, note: str = "") -> dict[str, object]:
    """The first elements are shown."""
    known = () if isinstance(asked.elements, Unknown) else asked.elements
    shown = {each.key: Shown.SHOWN.value for each in known[:found]}
    return {"shown": shown, "note": note, "points": "100", "points_reason": "แสดงครบตามที่กำหนด"}


def _table(name: str) -> Checked:
    return checked(name, write_csv([[name.partition(".")[0]], *([*row] for row in _TABLE)]))


def _judge(office: Office, checklist: Checklist, day: dt.date, failed: dict[str, str]) -> None:
    said = {
        item.code: Judgement(item.code not in failed, failed.get(item.code, ""))
        for item in items_of(checklist)
    }
    judging.judge(checklist, said, _doer(office, day))


def _half_done(office: Office, checklist: Checklist, day: dt.date) -> None:
    """Some items ready, some confirmed, some that nobody has looked at since last year."""
    asked, worker, year = _asked(checklist), Worker(_doer(office, day)), checklist.year
    days = {"opens": dt.date(2026, 9, 1), "closes": dt.date(2026, 9, 18)}
    actions.set_windows(checklist, {**_typed(checklist), **days}, worker.doer)
    for number, item in enumerate(items_of(checklist)):
        if number >= len(asked) * 2 // 3:
            break
        _renew(office, item, worker, year)
        if number < len(asked) // 2:
            actions.change(item, worker, _said(asked[item.code], found=99))
            if item.code != "O12":  # whole, and waits for its officer
                actions.call_ready(item, worker)
    last = items_of(checklist)[-1]
    actions.forgo(last, worker, "ยังไม่ได้จัดทำรายงานของปีนี้")


def _renew(office: Office, item: Item, worker: Worker, year: int) -> None:
    """Last year's addresses become this year's."""
    address = f"https://{office.agency.domain}/ita/{year}/{item.code.lower()}"
    evidence = item.evidence.filter(removed_at=None).first()
    if evidence is None:
        subject = f"{item.title} ปีงบประมาณ พ.ศ. {year}"
        proofs.add(item, worker, Given(subject, address), office.key(f"{year}-{item.code}".lower()))
        return
    subject = evidence.title.replace(str(year - 1), str(year))
    proofs.change(evidence, worker, Given(subject, address))
    actions.confirm_renewed(item, worker)
