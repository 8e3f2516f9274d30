"""Powers of the demonstration: who may decide what in the first agencies, and who could before."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Person, Power
from prongsai.core.access.roles import Role
from prongsai.shell.web.demo_papers import Act, Office

_SINCE = dt.date(2025, 10, 1)
_GIVEN = (
    ("approve_procurement", Role.CHIEF_ADMINISTRATOR, "คำสั่งที่ 112/2568 ลงวันที่ 1 ตุลาคม 2568"),
    ("head_of_supplies", Role.DIVISION_HEAD, "คำสั่งที่ 113/2568 ลงวันที่ 1 ตุลาคม 2568"),
    ("supplies_officer", Role.DIVISION_OFFICER, "คำสั่งที่ 113/2568 ลงวันที่ 1 ตุลาคม 2568"),
    ("publish_information", Role.CHIEF_ADMINISTRATOR, "คำสั่งที่ 115/2568 ลงวันที่ 1 ตุลาคม 2568"),
    (
        "disclose_official_information",
        Role.CHIEF_ADMINISTRATOR,
        "คำสั่งที่ 115/2568 ลงวันที่ 1 ตุลาคม 2568",
    ),
    ("permit_vehicle_use", Role.COORDINATOR, "คำสั่งที่ 114/2568 ลงวันที่ 1 ตุลาคม 2568"),
)
_ENDED = ("permit_vehicle_use", dt.date(2026, 3, 31))


def acts(office: Office) -> list[Act]:
    """Whoever is there gets his; one power has ended since."""
    return [
        (_at(_SINCE), lambda: _given(office)),
        (_at(_ENDED[1]), lambda: _ended(office)),
    ]


def _given(office: Office) -> None:
    by = office.staff.get(Role.SYSTEM_ADMINISTRATOR, "")
    for power, role, order in _GIVEN:
        if role in office.staff:
            holder = Person.objects.get(key=office.staff[role])
            offices.give_power(
                office.agency.key, power, holder, _SINCE, order=order, by=by, at=_at(_SINCE)
            )


def _ended(office: Office) -> None:
    by = office.staff.get(Role.SYSTEM_ADMINISTRATOR, "")
    for row in Power.objects.filter(agency=office.agency.key, power=_ENDED[0]):
        offices.end_power(row, _ENDED[1], by=by, at=_at(_ENDED[1]))


def _at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), timezone.get_current_timezone())
