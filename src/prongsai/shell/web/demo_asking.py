"""What the demonstration holds besides years: an open door, a request, notices, a deleted thing."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies import actions as places
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.files import actions as files
from prongsai.apps.files.actions import Owner
from prongsai.apps.files.checking import checked
from prongsai.apps.home.chores import remind
from prongsai.apps.joining import actions as joining
from prongsai.apps.notices import actions as notices
from prongsai.apps.notices.models import Notice
from prongsai.core.jobs.trying import Task
from prongsai.shell.web.demo_papers import Act

OLD = dt.timedelta(days=180)
LATELY = dt.timedelta(days=14)


def acts(now: dt.datetime) -> list[Act]:
    """A door that was opened, a request, a thing thrown away, each at its time."""
    opened, asked, thrown = (now - dt.timedelta(days=days) for days in (30, 3, 2))
    return [
        (opened, lambda: _open(opened)),
        (asked, lambda: _ask(asked)),
        (thrown, lambda: _throw_away(thrown)),
        (thrown, lambda: _throw_proof_away(thrown)),
    ]


def as_of(now: dt.datetime) -> None:
    """As it would stand on the demonstration's day, had people looked at their notices before."""
    remind(Task(now, {}, "", is_last_try=False))
    notices.forget(now - OLD)
    _read(now - LATELY)


def _open(at: dt.datetime) -> None:
    supervisor = Person.objects.get(username="province")
    joining.set_door(Area.objects.get(key="p99"), is_open=True, by=supervisor.key, at=at)


def _ask(at: dt.datetime) -> None:
    joining.ask(
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
        at=at,
    )


def _throw_away(at: dt.datetime) -> None:
    """A division that was typed twice."""
    by = Person.objects.get(username="system_administrator").key
    agency = Agency.objects.get(key="s01")
    division = places.add_division(agency, "กองคลัง (พิมพ์ซ้ำ)", None, by=by, at=at)
    places.remove_division(division, by=by, at=at)


def _throw_proof_away(at: dt.datetime) -> None:
    """A file that was put to a year by mistake."""
    by = Person.objects.get(username="coordinator").key
    made = checked("บันทึกประชุม (แนบผิดปี).txt", "เอกสารสมมติ".encode())
    kept = files.attach(made, Owner("s01", "assessments.assessment", "2569"), by=by, at=at)
    files.remove("s01", kept.key, by=by, at=at)


def _read(before: dt.datetime) -> None:
    """What was told earlier has been read."""
    rows = Notice.objects.filter(at__lt=before).order_by("recipient", "id")
    newest = dict(rows.values_list("recipient", "id"))
    for person, last in newest.items():
        notices.have_seen(person, last)
