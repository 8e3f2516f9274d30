"""Projects of the plan in force become measures of a year, once, and are followed up as such."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from action_plan_making import AT, DOER, again, begun, in_force, many, planned
from measure_rows import DOER as MEASURER
from measure_rows import WHOLE, units
from people import SignedIn, person
from plan_desks import MOST, of, text
from plan_making import project
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.measures import actions, bridge, queries
from prongsai.apps.measures.models import Measure
from prongsai.apps.plans import approving
from prongsai.apps.plans.models import Edition
from prongsai.core.access.roles import Role
from prongsai.core.measures.carrying import carry_over
from prongsai.core.measures.measure import MeasureYear, Status, Turn
from prongsai.core.plans.plan import Step
from risk_making import risk, treatment
from risk_rows import begun as risks_begun
from risk_rows import entered

pytestmark = pytest.mark.django_db
YEAR = 2569
STEPS = (Step(says="วางแผน"), Step(says="อบรม"))


@pytest.fixture(autouse=True)
def _divisions(agency: Agency) -> None:
    units(agency)


@pytest.fixture
def plan(agency: Agency) -> Edition:
    return planned(
        agency,
        project("1", responsible=("กองคลัง",), steps=STEPS, items=("I1",)),
        project("2", responsible=("กองคลัง", "สำนักปลัด"), title="จ้างอย่างโปร่งใส"),
        project("3", responsible=("กองช่าง",), ends=dt.date(2023, 9, 30)),
    )


def head(agency: Agency, division: str = "finance") -> Client:
    who = person("head", agency.key, Role.DIVISION_HEAD)
    who.memberships.update(division=division)
    client = Client()
    client.force_login(who)
    return client


def made(**told: object) -> list[Measure]:
    return list(Measure.objects.filter(**told).order_by("place"))


def test_one_click_makes_a_draft_that_knows_its_project(desk: Client, plan: Edition) -> None:
    answer = desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"})

    (row,) = made()
    assert answer["Location"] == f"/a/a1/measures/m/{row.key}/"
    assert (row.year, row.status, row.plan, row.project) == (
        YEAR, Status.DRAFT, plan.plan.key, "1",
    )  # fmt: skip
    assert [each["id"] for each in row.units] == ["finance"]
    assert row.steps == ["วางแผน", "อบรม"]
    assert (row.begins, row.due) == (dt.date(2025, 10, 1), dt.date(2026, 9, 30))
    assert Entry.objects.latest("pk").verb == "of plan"


def test_both_pages_lead_to_each_other(desk: Client, plan: Edition) -> None:
    desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"})

    (row,) = made()
    there = f"/a/a1/plans/p/{plan.plan.key}/projects/1/"
    page = text(desk, f"/a/a1/measures/m/{row.key}/")
    assert there in page
    assert "โครงการอบรม" in page
    assert plan.plan.title in page
    assert desk.get(there)["Location"] == of(plan, "projects/1/")
    assert f"/a/a1/measures/m/{row.key}/" in text(desk, of(plan, "projects/1/"))


def test_it_is_made_once_a_project_and_year(desk: Client, plan: Edition) -> None:
    sent = {"year": YEAR, "project": "1"}
    answer = [desk.post(of(plan, "follow/"), sent) for _ in range(2)][-1]
    desk.post(of(plan, "follow/"), {"year": YEAR + 1, "project": "1"})

    assert answer["Location"].endswith(f"{made()[0].key}/")
    assert [row.year for row in made()] == [YEAR, YEAR + 1]


def test_all_of_a_year_are_made_but_those_there_already(desk: Client, plan: Edition) -> None:
    path = of(plan, "follow/")
    desk.post(path, {"year": YEAR, "project": "1"})
    page = text(desk, f"{path}?year={YEAR}")
    assert "มีมาตรการแล้ว" in page
    assert "projects/3/" not in page  # it ended years ago
    assert "ทำร่างมาตรการ" in page

    desk.post(path, {"year": YEAR})
    desk.post(path, {"year": YEAR})
    assert [row.project for row in made()] == ["1", "2"]
    assert "ไม่มีโครงการที่ต้องทำเพิ่ม" in text(desk, f"{path}?year={YEAR}")


def test_units_owe_reports_on_it_once_it_is_in_force(desk: Client, plan: Edition) -> None:
    desk.post(of(plan, "follow/"), {"year": YEAR})
    for row in made():
        actions.move(row, Turn.PUT_IN_FORCE, MEASURER)

    board = text(desk, f"/a/a1/follow-up/?year={YEAR}")
    assert "กองคลัง" in board
    assert "สำนักปลัด" in board


def test_a_revision_does_not_break_the_link(desk: Client, plan: Edition) -> None:
    desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"})
    second = approving.revise(plan, "ปรับชื่อ", DOER)
    second = in_force(again(second))

    assert desk.get(f"/a/a1/plans/p/{plan.plan.key}/projects/1/")["Location"] == of(
        second, "projects/1/"
    )
    assert f"/measures/m/{made()[0].key}/" in text(desk, of(second, "projects/1/"))
    desk.post(of(second, "follow/"), {"year": YEAR, "project": "1"})
    assert len(made()) == 1


def test_only_of_the_edition_in_force(desk: Client, agency: Agency, plan: Edition) -> None:
    draft = begun(agency)
    second = in_force(again(approving.revise(plan, "ปรับ", DOER)))
    for row in (draft, plan):
        desk.post(of(row, "follow/"), {"year": YEAR, "project": "1"})
        assert desk.get(of(row, "follow/")).status_code == 302
        assert 'name="project"' not in text(desk, of(row, "projects/1/"))

    assert made() == []
    assert desk.get(of(second, "follow/")).status_code == 200


@pytest.mark.parametrize("typed", [{"year": YEAR, "project": "3"}, {"year": YEAR, "project": "x"}])
def test_a_project_that_the_year_has_not_is_refused(
    desk: Client, plan: Edition, typed: dict[str, object]
) -> None:
    answer = desk.post(of(plan, "follow/"), typed, follow=True)
    assert "โครงการนี้ไม่ได้ดำเนินการในปี" in answer.content.decode()
    assert made() == []


def test_what_lies_in_the_bin_is_not_made_again(desk: Client, plan: Edition) -> None:
    desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"})
    actions.remove(made()[0], WHOLE, MEASURER)
    answer = desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"}, follow=True)

    assert "อยู่ในถังขยะ" in answer.content.decode()
    desk.post(of(plan, "follow/"), {"year": YEAR})
    assert [row.project for row in made()] == ["1", "2"]
    assert "อยู่ในถังขยะ" in text(desk, of(plan, f"follow/?year={YEAR}"))


def test_a_head_makes_those_of_the_own_unit_alone(agency: Agency, plan: Edition) -> None:
    desk = head(agency)
    assert "ผู้ประสานงานเป็นผู้ทำ" in text(desk, of(plan, f"follow/?year={YEAR}"))
    refused = desk.post(of(plan, "follow/"), {"year": YEAR, "project": "2"}, follow=True)
    assert "ส่วนราชการของท่านรับผิดชอบฝ่ายเดียว" in refused.content.decode()
    desk.post(of(plan, "follow/"), {"year": YEAR})

    assert [(row.project, row.status) for row in made()] == [("1", Status.DRAFT)]


@pytest.mark.parametrize(
    "role", [Role.DIVISION_OFFICER, Role.EXECUTIVE, Role.INTERNAL_AUDITOR, Role.VIEWER]
)
def test_others_make_none(signed_in: SignedIn, plan: Edition, role: Role) -> None:
    who = signed_in(role)
    assert who.post(of(plan, "follow/"), {"year": YEAR, "project": "1"}).status_code == 404
    assert "follow/" not in text(who, of(plan, "projects/1/"))
    assert made() == []


def test_carried_into_the_next_year_it_is_of_the_same_project(
    desk: Client, agency: Agency, plan: Edition
) -> None:
    desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"})
    carried = _carried(agency)
    desk.post(of(plan, "follow/"), {"year": YEAR + 1, "project": "1"})

    assert [(row.plan, row.project) for row in carried] == [(plan.plan.key, "1")]
    assert made(year=YEAR + 1) == carried


def test_what_the_next_year_has_of_the_project_is_not_carried_beside_it(
    desk: Client, agency: Agency, plan: Edition
) -> None:
    desk.post(of(plan, "follow/"), {"year": YEAR, "project": "1"})
    desk.post(of(plan, "follow/"), {"year": YEAR + 1, "project": "1"})
    known = made(year=YEAR + 1)

    assert _carried(agency) == known
    actions.remove(known[0], WHOLE, MEASURER)
    assert [row.plan for row in _carried(agency)] == [""]


def _carried(agency: Agency) -> list[Measure]:
    last = queries.year_or_planned(agency, YEAR)
    pack = queries.pack_of(last)
    values = {row.code: bridge.value(row) for row in made(year=YEAR)}
    whole = MeasureYear(fiscal_year=YEAR, pack=last.pack, measures=values)
    found = carry_over(whole, values, (pack, pack), YEAR + 1, AT.date())
    year = queries.year_or_planned(agency, YEAR + 1)
    return actions.adopt(year, [each.measure for each in found], WHOLE, MEASURER)


def test_the_preview_asks_few_statements_however_many_projects_there_are(
    desk: Client, agency: Agency
) -> None:
    desk.get("/display/")
    assert connection.features.supports_json_field  # asked of the database once in a process
    counts = []
    for number in (29, 120):
        row = in_force(begun(agency, many(number)))
        pages = (of(row, f"follow/?year={YEAR}"), of(row, "projects/1/"))
        counts.append([_statements(desk, path) for path in pages])

    assert counts[0] == counts[1]
    assert max(counts[1]) <= MOST


def _statements(desk: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(path).status_code == 200
    return len(asked)


def test_a_project_names_the_risks_of_the_register_that_it_keeps_small(
    agency: Agency, desk: Client, plan: Edition
) -> None:
    year = risks_begun(agency)
    row = entered(year, "risk", risk(""))
    entered(year, "treatment", treatment("", projects=("1",)))

    page = text(desk, of(plan, "projects/1/"))
    assert f'<a href="/a/a1/risks/2569/r/{row.key}/">{row.title}</a>' in page
