"""What the demonstration holds besides years: an open door, a request, notices, a deleted thing."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies import actions as places
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.home.chores import remind
from prongsai.apps.joining import actions as joining
from prongsai.apps.joining.actions import Receipt
from prongsai.apps.notices import actions as notices
from prongsai.apps.notices.models import Notice
from prongsai.core.jobs.trying import Task

OLD = dt.timedelta(days=180)
LATELY = dt.timedelta(days=14)


def fill_asking(now: dt.datetime) -> Receipt:
    """As it would stand on the demonstration's day, had people looked at their notices before."""
    province = Area.objects.get(key="p99")
    supervisor = Person.objects.get(username="province")
    asked = now - dt.timedelta(days=3)
    joining.set_door(province, is_open=True, by=supervisor.key, at=now - dt.timedelta(days=30))
    receipt = joining.ask(
        {
            "name": "องค์การบริหารส่วนตำบลปลายรุ้ง",
            "kind": "subdistrict_administrative_organization",
            "size": "S",
            "agency_code": "S25",
            "area": Area.objects.get(key="p99-2"),
            "who": "ชิดตะวัน ปลายรุ้ง (สมมติ)",
            "position": "นักวิเคราะห์นโยบายและแผน",
            "reach": "0 0000 0000",
        },
        "0123456789abcdef0123456789abcdef",
        at=asked,
    )
    _throw_away(now - dt.timedelta(days=2))
    remind(Task(now, {}, "", is_last_try=False))
    notices.forget(now - OLD)
    _read(now - LATELY)
    return receipt


def _throw_away(at: dt.datetime) -> None:
    """A division that was typed twice."""
    by = Person.objects.get(username="system_administrator").key
    agency = Agency.objects.get(key="s01")
    division = places.add_division(agency, "กองคลัง (พิมพ์ซ้ำ)", None, by=by, at=at)
    places.remove_division(division, by=by, at=at)


def _read(before: dt.datetime) -> None:
    """What was told earlier has been read."""
    rows = Notice.objects.filter(at__lt=before).order_by("recipient", "id")
    newest = dict(rows.values_list("recipient", "id"))
    for person, last in newest.items():
        notices.have_seen(person, last)
