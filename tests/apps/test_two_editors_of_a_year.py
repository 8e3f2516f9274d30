"""Two people change the same line, committee, meeting or circular: the second is told, and loses
nothing of what either has typed."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from action_plan_making import fields_of
from circular_making import drafted
from meeting_making import appointed, called, decided, met
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.spending import actions
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Line
from spending_app import DOER
from spending_making import baht

pytestmark = pytest.mark.django_db
AFTER = timezone.now().date() + dt.timedelta(days=30)
NEXT, LAST = AFTER + dt.timedelta(days=1), AFTER + dt.timedelta(days=2)


def thai(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def line(agency: Agency) -> str:
    year = actions.begin(agency, 2569, DOER)
    made = actions.add_line(year, Line(key="1", title="ถนน", budget=baht("5")), DOER)
    return f"spending/l/{made.key}/"


def settings(agency: Agency) -> str:
    line(agency)
    return "spending/settings/?year=2569"


def report(agency: Agency) -> str:
    line(agency)
    return "spending/report/half_year/?year=2569"


def progress(agency: Agency) -> str:
    return f"{line(agency)}progress/?quarter=2"


def committee(agency: Agency) -> str:
    return f"meetings/c/{appointed(agency).key}/edit/"


def meeting(agency: Agency) -> str:
    return f"meetings/m/{called(appointed(agency), AFTER).key}/edit/"


def attendance(agency: Agency) -> str:
    return f"meetings/m/{met(appointed(agency)).key}/attendance/"


def minutes(agency: Agency) -> str:
    return f"meetings/m/{met(appointed(agency)).key}/minutes/"


def decision(agency: Agency) -> str:
    return f"meetings/d/{decided(met(appointed(agency))).key}/edit/"


def circular(agency: Agency) -> str:
    return f"circulars/c/{drafted(agency).key}/edit/"


@dataclass(frozen=True, slots=True)
class Edited:
    """Something with a form: a field of it, what the first saves there and the second types."""

    made: Callable[[Agency], str]
    field: str
    first: str = "ของคนแรก"
    second: str = "ของคนที่สอง"


EVERY = [
    Edited(line, "title"), Edited(line, "budget", "1,000.00", "2,000.00"),
    Edited(settings, "size", "7", "9"), Edited(report, "problems"), Edited(progress, "done"),
    Edited(progress, "percent", "40", "60"), Edited(committee, "name"),
    Edited(committee, "purpose"), Edited(meeting, "place"),
    Edited(meeting, "day", thai(NEXT), thai(LAST)), Edited(attendance, "started", "09.40", "09.50"),
    Edited(attendance, "others"), Edited(decision, "what"), Edited(circular, "title"),
    Edited(circular, "asks"),
]  # fmt: skip


def shown(answer: Any) -> str:
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.made.__name__}-{one.field}")
def test_the_second_is_told_and_nothing_is_lost(
    agency: Agency, signed_in: SignedIn, one: Edited
) -> None:
    desk = signed_in(Role.COORDINATOR)
    address = f"/a/a1/{one.made(agency)}"
    opened = fields_of(desk.get(address))
    assert one.field in opened
    first = {**opened, one.field: one.first}
    second = {**opened, one.field: one.second}

    assert desk.post(address, first).status_code == 302
    refused = desk.post(address, second)
    kept = fields_of(desk.get(address))

    assert refused.status_code == 200
    assert "มีผู้แก้ไข" in shown(refused)
    assert one.first in shown(refused)
    assert fields_of(refused)[one.field] == one.second
    assert kept[one.field] == one.first

    again = desk.post(address, fields_of(refused))
    assert again.status_code == 302, "seen once, it may be saved"
    assert fields_of(desk.get(address))[one.field] == one.second


def test_minutes_of_two_writers_are_both_shown(agency: Agency, signed_in: SignedIn) -> None:
    desk: Client = signed_in(Role.COORDINATOR)
    address = f"/a/a1/{minutes(agency)}"
    opened = fields_of(desk.get(address))
    field = next(name for name in opened if name.startswith("item"))
    desk.post(address, {**opened, field: "ประธานแจ้งกำหนดการ"})
    refused = desk.post(address, {**opened, field: "ประธานขอบคุณ"})

    assert "ประธานแจ้งกำหนดการ" in shown(refused)
    assert fields_of(refused)[field] == "ประธานขอบคุณ"


def test_what_nobody_else_changed_is_saved_at_once(agency: Agency, signed_in: SignedIn) -> None:
    desk = signed_in(Role.COORDINATOR)
    for one in EVERY[::4]:
        agency.spending_lines.all().delete()
        address = f"/a/a1/{one.made(agency)}"
        typed = {**fields_of(desk.get(address)), one.field: one.first}
        assert desk.post(address, typed).status_code == 302
        assert fields_of(desk.get(address))[one.field] == one.first
