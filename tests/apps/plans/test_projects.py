"""Projects of a plan on screen: changed, added, moved, taken out, two at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from action_plan_making import (
    again,
    fields_of,
)
from plan_desks import of, text
from prongsai.apps.audit.models import Entry
from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import Edition
from prongsai.core.plans.plan import Kind

pytestmark = pytest.mark.django_db


def test_a_project_saved_as_it_was_stays_as_it_was(desk: Client, row: Edition) -> None:
    for key in ("1", "6", "28", "29"):
        path = of(row, f"projects/{key}/edit/")
        desk.post(path, fields_of(desk.get(path)))

    assert bridge.content(again(row)) == bridge.content(row)
    assert again(row).revision == row.revision


def test_a_project_is_changed_with_a_kpi_added_and_one_taken_out(
    desk: Client, row: Edition
) -> None:
    path = of(row, "projects/1/edit/")
    typed = fields_of(desk.get(path)) | {
        "p-title": "อบรมกฎหมาย", "kpis-0-DELETE": "on", "kpis-3-says": "คู่มือ",
        "kpis-3-result": "output", "kpis-3-target": "๓", "kpis-3-unit": "เล่ม",
        "kpis-3-direction": "rise", "kpis-3-by": "count",
        "steps-0-says": "วางแผน", "steps-0-due": "31/3/2567", "budgets-0-planned": "๒๐,๐๐๐",
    }  # fmt: skip
    answer = desk.post(path, typed)

    assert answer.status_code == 302, answer.content.decode()
    one = bridge.content(again(row)).projects[0]
    assert (one.title, [kpi.key for kpi in one.kpis]) == ("อบรมกฎหมาย", ["1-2", "1-3", "1-4"])
    assert one.kpis[2].target == 3
    assert (one.steps[0].says, one.steps[0].due) == ("วางแผน", dt.date(2024, 3, 31))
    assert one.budgets[0].planned == 20000
    assert Entry.objects.latest("pk").verb == "change project"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kpis-0-unit", ""), ("kpis-0-direction", ""), ("steps-0-due", "31/12/2580"),
        ("budgets-0-planned", "-5"), ("groups-0-people", "-1"), ("p-items", "I99"),
        ("p-ends", "1/10/2560"), ("p-place", "9"), ("kpis-0-target", "มาก"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: Client, row: Edition, name: str, value: str
) -> None:
    path = of(row, "projects/1/edit/")
    typed = fields_of(desk.get(path)) | {"steps-0-says": "วางแผน", "p-title": "ชื่อใหม่", name: value}
    page = desk.post(path, typed)

    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert "ยังไม่ได้บันทึก แก้ช่องที่มีข้อความแจ้ง" in page.content.decode()
    assert "ชื่อใหม่" in page.content.decode()
    assert bridge.content(again(row)) == bridge.content(row)


def test_projects_are_added_moved_and_taken_out(desk: Client, row: Edition) -> None:
    path = of(row, "new/")
    typed = fields_of(desk.get(path)) | {
        "p-title": "โครงการใหม่", "p-place": "1.1.1", "p-kind": "measure", "p-funded": "no",
    }  # fmt: skip
    for _ in range(2):
        assert desk.post(path, typed).status_code == 302
    added = bridge.content(again(row)).projects[29:]
    assert [(each.key, each.kind, each.title) for each in added] == [
        ("30", Kind.MEASURE, "โครงการใหม่")
    ]

    desk.post(of(row, "projects/2/move/"), {"up": "1"})
    assert [each.key for each in bridge.content(again(row)).projects[:2]] == ["2", "1"]
    gone = of(row, "projects/30/remove/")
    assert "โครงการใหม่" in text(desk, gone)
    desk.post(gone, fields_of(desk.get(gone)))
    assert "30" not in [each.key for each in bridge.content(again(row)).projects]
    assert desk.get(of(row, "projects/30/")).status_code == 404


def test_the_second_on_a_project_is_told_and_two_on_two_are_not(desk: Client, row: Edition) -> None:
    first, second = of(row, "projects/1/edit/"), of(row, "projects/2/edit/")
    mine, theirs, other = (fields_of(desk.get(path)) for path in (first, first, second))
    desk.post(first, theirs | {"p-title": "ของเขา"})
    assert desk.post(second, other | {"p-title": "อีกโครงการ"}).status_code == 302

    page = desk.post(first, mine | {"p-title": "ของฉัน"})
    shown_now = page.content.decode()
    assert "ของเขา" in shown_now
    assert "ของฉัน" in shown_now
    assert bridge.content(again(row)).projects[0].title == "ของเขา"
    desk.post(first, fields_of(page))
    assert [x.title for x in bridge.content(again(row)).projects[:2]] == ["ของฉัน", "อีกโครงการ"]
