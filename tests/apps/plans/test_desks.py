"""Who writes a plan, who reads it, and the desks that approve it."""

from __future__ import annotations

import pytest
from django.test import Client

from action_plan_making import (
    again,
    begun,
    fields_of,
)
from people import SignedIn
from plan_desks import LIST, of, text, unit
from plan_making import plans
from prongsai.apps.agencies.models import Agency
from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import ActionPlan, Edition
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


def test_three_desks_approve_a_plan_and_nobody_changes_it_then(
    signed_in: SignedIn, row: Edition
) -> None:
    desk = signed_in(Role.COORDINATOR)
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        who = signed_in(role)
        form = {"seen": str(again(row).revision)}
        assert who.post(of(row, "decide/"), form).status_code == 302
        assert not bridge.is_open(again(row))
    row = again(row)

    assert row.state == "approved"
    assert row.approved is not None
    for path in ("projects/1/edit/", "general/cover/", "new/", "projects/1/remove/"):
        assert desk.get(of(row, path)).status_code == 302
    desk.post(of(row, "remove/"))
    assert ActionPlan.objects.get().removed_at is None

    desk.post(of(row, "revise/"), {"reason": "ปรับงบ"})
    draft = Edition.objects.get(number=2)
    path = of(row, "projects/1/edit/").replace("/1/projects", "/2/projects")
    desk.post(path, fields_of(desk.get(path)) | {"p-title": "ชื่อที่ปรับ", "budgets-4-planned": "25000"})
    changes = text(desk, f"{LIST}p/{row.plan.key}/2/changes/")
    assert "ชื่อที่ปรับ" in changes
    assert "25,000.00" in changes
    assert "ปรับงบ" in changes
    assert bridge.content(again(row)).projects[0].title != "ชื่อที่ปรับ"
    assert draft.why == "ปรับงบ"
    desk.post(of(row, "revise/"), {"reason": "อีกครั้ง"})
    assert Edition.objects.count() == 2


def test_a_draft_goes_back_with_a_reason_and_what_changed_meanwhile_is_not_passed(
    signed_in: SignedIn, row: Edition
) -> None:
    desk, chief = signed_in(Role.COORDINATOR), signed_in(Role.CHIEF_ADMINISTRATOR)
    desk.post(of(row, "decide/"), {"seen": "99"})
    assert again(row).acts == []
    desk.post(of(row, "decide/"), {"seen": "1"})
    assert "เห็นชอบแผน" in text(chief, "/a/a1/")
    chief.post(of(row, "decide/"), {"seen": "1", "back": "1", "reason": "ขอรายละเอียดงบ"})

    assert bridge.is_open(again(row))
    assert "ขอรายละเอียดงบ" in text(desk, of(row))
    assert "ที่ถูกส่งกลับ" in text(desk, "/a/a1/")


def test_what_must_be_mended_is_listed_with_links_and_stops_submitting(
    desk: Client, agency: Agency
) -> None:
    row = begun(agency, plans().empty())
    desk.post(of(row, "decide/"), {"seen": "1"})
    page = text(desk, of(row, "checks/"))

    assert again(row).acts == []
    assert "ต้องแก้" in page
    assert of(row) in page


def test_a_plan_that_was_never_approved_lies_in_the_bin_and_comes_back(
    desk: Client, row: Edition
) -> None:
    desk.post(of(row, "remove/"))
    assert desk.get(of(row)).status_code == 404
    assert row.plan.title in text(desk, "/a/a1/bin/")
    desk.post(f"/a/a1/bin/plans.plan/{row.plan.key}/")
    assert desk.get(of(row)).status_code == 200


def test_a_unit_writes_its_own_projects_and_readings_and_no_others(
    agency: Agency, row: Edition
) -> None:
    officer = unit(agency)
    projects = bridge.content(row).projects
    mine = next(each for each in projects if each.responsible == ("กองคลัง",))
    path = of(row, f"projects/{mine.key}/edit/")
    assert (
        officer.post(path, fields_of(officer.get(path)) | {"p-title": "ของกองคลัง"}).status_code
        == 302
    )
    assert "ของกองคลัง" in text(officer, of(row))
    theirs = of(row, "projects/1/edit/")
    assert officer.get(theirs).status_code == 302
    officer.post(of(row, "kpis/1-2/"), {"day": "30/9/2567", "value": "85", "source": "x"})
    officer.post(of(row, "projects/1/money/"), {"year_2566": "1"})
    assert (row.plan.readings.count(), row.plan.paid.count()) == (0, 0)
    officer.post(
        of(row, f"kpis/{mine.kpis[0].key}/"), {"day": "30/9/2567", "value": "1", "source": "x"}
    )
    assert row.plan.readings.count() == 1


def test_a_unit_doesnt_give_its_project_away(agency: Agency, row: Edition) -> None:
    officer = unit(agency)
    mine = next(x for x in bridge.content(row).projects if x.responsible == ("กองคลัง",))
    path = of(row, f"projects/{mine.key}/edit/")
    page = officer.post(path, fields_of(officer.get(path)) | {"p-responsible": "กองช่าง"})

    assert page.status_code == 200
    assert bridge.content(again(row)) == bridge.content(row)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.INTERNAL_AUDITOR, Role.STAFF])
def test_others_read_and_write_nothing(signed_in: SignedIn, row: Edition, role: Role) -> None:
    who = signed_in(role)

    assert who.get(of(row)).status_code == 200
    assert who.get(of(row, "kpis/1-2/")).status_code == 200
    for path in ("kpis/1-2/", "projects/1/edit/", "general/cover/", "decide/", "cases/2566/"):
        assert who.post(of(row, path), {}).status_code == 404


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 30, "-1", "๑", ""])
def test_numbers_that_nobody_sees_on_a_form_may_be_anything(
    desk: Client, row: Edition, number: str
) -> None:
    whole = f"/a/a1/plans/p/{row.plan.key}/{row.number}/"
    kpi = next(one["key"] for each in row.content["projects"] for one in each["kpis"])

    assert desk.post(f"{whole}kpis/{kpi}/remove/", {"reading": number}).status_code == 302
    assert desk.post(f"{whole}decide/", {"seen": number}).status_code == 302
    assert desk.get(f"{whole}changes/?of={number}").status_code == 200
