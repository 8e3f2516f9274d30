"""A procedure that the office of the demonstration made itself, and who came with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import desks, made, made_actions
from prongsai.apps.cases.models import OwnProcedure
from prongsai.core.access.roles import Role
from prongsai.core.procedures.drafting import Text, listed, patched, rewoven
from prongsai.core.shapes.write import plain
from prongsai.shell.web.demo_papers import Act, Office
from prongsai.shell.web.demo_services import DESK, UNIT, Brought, Deed, brought

KEY, SOURCE, PATTERN = "own-event-venue", "event-venue", "permission"
_TITLE = {"th": "ขอยืมเครื่องเสียงของเทศบาล", "en": "Borrowing the loudspeakers"}
_SAID: Mapping[str, Any] = {
    "about": {
        "th": "ขอยืมชุดลำโพงและไมโครโฟนของเทศบาลไปใช้ในงานของชุมชน",
        "en": "Borrow loudspeakers and microphones for an event of the community.",
    },
    "register/title": {"th": "ทะเบียนคำขอยืมเครื่องเสียง", "en": "Register of loudspeakers"},
    "manual/owner": {"th": "สำนักปลัด", "en": "Office of the chief administrator"},
    "manual/for_whom": {"th": "ชุมชนและกลุ่มในเขตเทศบาล", "en": "Communities and groups"},
    "manual/papers/letter": None,
    "fields/people": None,
    "fields/where": {
        "label": {"th": "สถานที่ใช้", "en": "Where it is used"}, "required": True, "most": 200,
    },
}  # fmt: skip
_SUBJECTS = {
    "small": {"th": "ชุดเล็ก ลำโพง 2 ตัว ไมโครโฟน 1 ตัว", "en": "Two speakers, one microphone"},
    "large": {"th": "ชุดใหญ่ ลำโพง 4 ตัว ไมโครโฟน 3 ตัว", "en": "Four speakers, three microphones"},
}  # fmt: skip
_ORDER = "คำสั่งเทศบาลตำบลนาฝัน (สมมติ) ที่ 201/2569"
_DECIDED = {
    "clocks/decide/length": {"value": 3, "by": "ปลัดเทศบาล", "where": _ORDER},
    "manual/fee": {"value": {"th": "ไม่มีค่าใช้จ่าย", "en": "Free of charge"}, "by": "ปลัดเทศบาล",
                   "where": _ORDER},
}  # fmt: skip
_FIRST = 101
"""Number of its first case, apart from those of shipped services."""
_HOUR, _DAY = 60, 24 * 60
_OFFICER, _HEAD = Role.DIVISION_OFFICER, Role.DIVISION_HEAD
_PASSED = Deed(_HOUR, "pass_on", _OFFICER, {"opinion": "ชุดเครื่องเสียงว่างในวันที่ขอ"}, unit=UNIT)


def _asked(purpose: str, where: str, day: str) -> dict[str, str]:
    home = "99 หมู่ 9 ตำบลนาฝัน (สมมติ)"
    return {"address": home, "purpose": purpose, "where": where, "from_day": day, "to_day": day}


BROUGHT = (
    Brought(KEY, "small", (8, 5, 9, 0), _asked("ประชุมกลุ่มสตรี", "ศาลาหมู่ 3", "2026-08-15"), (
        _PASSED,
        Deed(_DAY, "grant", _HEAD, {"terms_set": "รับและคืนที่ห้องพัสดุในเวลาราชการ ผู้ยืมขนย้ายเอง"}),
    ), mark=5),
    Brought(KEY, "large", (8, 12, 10, 0), _asked("งานแข่งเรือของหมู่บ้าน", "ท่าน้ำหมู่ 6", "2026-08-18"), (
        _PASSED,
        Deed(2 * _DAY, "refuse", _HEAD, reason="ชุดใหญ่ใช้ในงานของเทศบาลวันเดียวกัน ขอชุดเล็กแทนได้"),
    )),
    Brought(KEY, "small", (8, 19, 14, 0), _asked("อบรมผู้สูงอายุ", "วัดฟ้าฝัน", "2026-08-28")),
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """Written by an officer, put in use by the chief administrator, offered from that day on."""
    return [
        (_at(3, 9), lambda: _written(office)),
        (_at(3, 15), lambda: _used(office)),
        *brought(office, BROUGHT, _FIRST),
    ]


def _at(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, hour, tzinfo=timezone.get_current_timezone())


def _written(office: Office) -> None:
    """As the pages do it: copied, said anew part by part, tried, handed in."""
    doer = office.doer(_OFFICER, _at(3, 9))
    source = made.copyable()[SOURCE]
    row = made_actions.copy(office.agency, source, _TITLE, doer, office.key("own-procedure"))
    pattern = plain(shelf().procedure_patterns[PATTERN])
    made_actions.change(row, lambda now: rewoven(now, pattern), "ขั้นตอน", doer)
    made_actions.change(row, _said, "คำถาม", doer)
    row.refresh_from_db()
    made_actions.mark_tried(row, row.revision, doer)
    made_actions.hand_in(row, row.revision, doer)


def _said(now: Text) -> Text:
    subjects = [(key, {"name": name}) for key, name in _SUBJECTS.items()]
    return patched(listed(now, "categories", subjects), _SAID)


def _used(office: Office) -> None:
    doer = office.doer(Role.CHIEF_ADMINISTRATOR, _at(3, 15))
    row = OwnProcedure.objects.get(agency=office.agency, key=KEY)
    made_actions.use(row, row.revision, _ORDER, doer)
    offered = {**DESK, "decided": _DECIDED}
    desks.offer(office.agency, KEY, offered, office.doer(Role.COMPLAINT_OFFICER, _at(3, 15)))
