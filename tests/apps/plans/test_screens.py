"""Plans on screen: brought in, filled in, measured, approved, compared and handed out."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from action_plan_making import (
    EXAMPLE,
    again,
    begun,
    example,
    fields_of,
    in_force,
    many,
    shown,
)
from people import SignedIn, person
from plan_making import plans
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.audit.models import Entry
from prongsai.apps.papers.models import Paper
from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import ActionPlan, Edition
from prongsai.core.access.roles import Role
from prongsai.core.plans.plan import Kind
from prongsai.core.plans.record import Outcome, Reading, Stage
from prongsai.workshop.uploads import Upload

pytestmark = pytest.mark.django_db
LIST = "/a/a1/plans/"
MOST = 12
"""Statements of a page."""


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def row(agency: Agency) -> Edition:
    return begun(agency)


def of(row: Edition, more: str = "") -> str:
    return f"{LIST}p/{row.plan.key}/{row.number}/{more}"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def unit(agency: Agency, name: str = "กองคลัง") -> Client:
    """An officer of a unit."""
    Division.objects.create(agency=agency, key="fin", name=name)
    who = person("officer", agency.key, Role.DIVISION_OFFICER)
    who.memberships.update(division="fin")
    client = Client()
    client.force_login(who)
    return client


# --- In and out --------------------------------------------------------------------------------


def handed_in(desk: Client, name: str, content: bytes) -> Any:
    return desk.post(f"{LIST}import/", {"file": SimpleUploadedFile(name, content)})


def confirmed(desk: Client, page: Any) -> Edition:
    desk.post(f"{LIST}import/", fields_of(page))
    return Edition.objects.select_related("plan__agency").latest("pk")


def test_a_filled_template_is_shown_first_and_kept_when_confirmed(desk: Client) -> None:
    page = handed_in(desk, "plan.xlsx", EXAMPLE.read_bytes())

    assert not ActionPlan.objects.exists()
    for said in ("98,320.00", "12,000.00", "40,000.00", "150,320.00"):
        assert said in page.content.decode()

    row = confirmed(desk, page)
    found = shown(row)
    assert [len(part.projects) for part in found.parts] == [11, 12, 2, 4]
    assert found.plan.agency == "เทศบาลตำบลนาฝัน"
    page_of_it = text(desk, of(row))
    assert "150,320.00" in page_of_it
    assert "751,600.00" in page_of_it


def test_a_form_confirmed_twice_makes_one_plan(desk: Client) -> None:
    page = handed_in(desk, "plan.xlsx", EXAMPLE.read_bytes())
    confirmed(desk, page)
    confirmed(desk, page)

    assert ActionPlan.objects.count() == 1


def test_each_fault_of_a_file_is_told_with_its_place_and_nothing_is_kept(desk: Client) -> None:
    said = json.loads(plans().as_json(example()))
    said["plan"]["projects"][3]["place"] = "9.9.9"
    del said["plan"]["projects"][4]["kpis"][0]["unit"]
    page = handed_in(desk, "plan.json", json.dumps(said).encode()).content.decode()

    assert "plan/projects/3/place" in page
    assert "plan/projects/4/kpis/0/unit" in page
    assert "ไม่มีอะไรถูกบันทึก" in page
    assert not ActionPlan.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("plan.xlsx", b"no"), ("plan.pdf", b"%PDF"), ("x.json", b"[")]
)
def test_what_is_no_plan_is_told(desk: Client, name: str, content: bytes) -> None:
    page = handed_in(desk, name, content)

    assert page.status_code == 200
    assert "ไม่มีอะไรถูกบันทึก" in page.content.decode()


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_the_whole_plan_comes_out_and_goes_in_again_as_it_was(
    desk: Client, row: Edition, form: str
) -> None:
    filled(row)
    before = shown(row).book
    content = desk.get(of(row, f"file/?form={form}")).content
    read = plans().read_upload(Upload(f"plan.{form}", content)).book

    assert read == before
    back = confirmed(desk, handed_in(desk, f"plan.{form}", content))
    after = shown(back).book
    assert (after.plan, after.record) == (before.plan, before.record)


def filled(row: Edition) -> None:
    """With something of all that becomes of a plan."""
    from action_plan_making import DOER  # noqa: PLC0415 - with what it is used for
    from prongsai.apps.plans import becoming  # noqa: PLC0415
    from prongsai.apps.plans.queries import Hand  # noqa: PLC0415

    plan, whole = row.plan, Hand(whole=True)
    said = bridge.content(row)
    reading = Reading(kpi="1-2", day=dt.date(2024, 9, 30), value=Decimal("81.5"), source="แบบทดสอบ")
    becoming.receive_reading(plan.agency, plan.key, reading, DOER)
    becoming.set_actual(plan, said, "ita", 2566, (Decimal("87.25"), "ประกาศผล"), DOER)
    becoming.count_cases(plan, 2565, {(Stage.DECIDED, Outcome.FOUND): 2}, DOER)
    becoming.count_cases(plan, 2566, {(Stage.DECIDED, Outcome.FOUND): 1}, DOER)
    becoming.pay(plan, said, "1", {2566: Decimal(19000), 2567: None}, whole, DOER)


def test_papers_come_as_files_of_the_present_state(desk: Client, row: Edition) -> None:
    for what in ("plan", "announcement", "order", "budget"):
        assert desk.get(of(row, f"file/?what={what}&form=pdf")).content.startswith(b"%PDF")
    assert desk.get(of(row, "file/?what=plan&form=docx")).content.startswith(b"PK")
    assert desk.get(of(row, "file/?what=secret&form=pdf")).status_code == 404
    assert desk.get(of(row, "file/?form=exe")).status_code == 404
    assert desk.get(f"{LIST}template/").content.startswith(b"PK")


def test_a_new_plan_begins_empty_and_a_form_sent_twice_begins_one(desk: Client) -> None:
    typed = {**fields_of(desk.get(f"{LIST}new/")), "title": "แผนใหม่", "first": "2571"}
    desk.post(f"{LIST}new/", typed)
    desk.post(f"{LIST}new/", typed)

    plan = ActionPlan.objects.get()
    assert (plan.title, plan.first, plan.years) == ("แผนใหม่", 2571, 5)
    assert "แผนใหม่" in text(desk, LIST)


def test_years_that_cant_be_reckoned_with_are_refused_and_nothing_typed_is_lost(
    desk: Client,
) -> None:
    typed = {**fields_of(desk.get(f"{LIST}new/")), "title": "แผนใหม่", "years": "40"}
    page = desk.post(f"{LIST}new/", typed).content.decode()

    assert 'value="แผนใหม่"' in page
    assert "errorlist" in page
    assert not ActionPlan.objects.exists()


# --- Projects ----------------------------------------------------------------------------------


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


# --- Parts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["cover", "texts", "goals", "members", "risks"])
def test_a_part_saved_as_it_was_stays_as_it_was(desk: Client, row: Edition, part: str) -> None:
    path = of(row, f"general/{part}/")
    answer = desk.post(path, fields_of(desk.get(path)))

    assert answer.status_code == 302, answer.content.decode()
    assert bridge.content(again(row)) == bridge.content(row)


def test_parts_are_changed_and_the_second_is_told(desk: Client, row: Edition) -> None:
    goals = of(row, "general/goals/")
    typed = fields_of(desk.get(goals))
    desk.post(goals, typed | {"goals-1-year_2566": "86", "goals-0-DELETE": "on"})
    found = bridge.content(again(row)).goals
    assert [(each.key, each.targets[0].value) for each in found] == [("ita", 86)]

    page = desk.post(goals, typed | {"goals-1-year_2566": "87"})
    assert page.status_code == 200
    assert "มีผู้อื่นแก้ส่วนนี้" in page.content.decode()
    desk.post(goals, fields_of(page))
    assert [each.key for each in bridge.content(again(row)).goals] == ["cases", "ita"]


def test_a_cover_with_odd_years_and_a_risk_named_twice_are_refused(
    desk: Client, row: Edition
) -> None:
    cover, risks = of(row, "general/cover/"), of(row, "general/risks/")
    odd = desk.post(cover, fields_of(desk.get(cover)) | {"years": "0"})
    twice = desk.post(risks, fields_of(desk.get(risks)) | {"risks-1-key": "R1"})
    missing = desk.get(of(row, "general/nothing/"))

    assert (odd.status_code, twice.status_code, missing.status_code) == (200, 200, 404)
    assert bridge.content(again(row)) == bridge.content(row)
    assert "การบริหารงานบุคคล" in text(desk, of(row, "general/"))


# --- What becomes of it ------------------------------------------------------------------------


def test_a_reading_is_kept_once_and_another_figure_of_it_refused(
    desk: Client, row: Edition
) -> None:
    path = of(row, "kpis/1-2/")
    typed = {"day": "30/9/2567", "value": "๘๕", "source": "แบบทดสอบ"}
    assert desk.post(path, typed).status_code == 302
    assert desk.post(path, typed).status_code == 302
    other = desk.post(path, typed | {"value": "90"})

    assert other.status_code == 200
    assert 'value="90"' in other.content.decode()
    assert row.plan.readings.count() == 1
    assert "ถึงเป้าหมาย" in text(desk, of(row, "projects/1/"))

    reading = row.plan.readings.get()
    desk.post(of(row, "kpis/1-2/remove/"), {"reading": reading.pk})
    assert not row.plan.readings.exists()


def test_complaints_stand_beside_how_many_came_and_how_well_the_channel_is_known(
    desk: Client, row: Edition
) -> None:
    path = of(row, "kpis/28-4/")
    typed = {"day": "30/9/2567", "value": "1", "source": "ทะเบียน"}
    lacking = desk.post(path, typed)
    assert lacking.status_code == 200
    desk.post(path, typed | {"received": "4", "known": "35"})
    page = text(desk, path)

    assert "ไม่มีใครรู้หรือกล้าใช้ช่องทาง" in page
    assert "ได้รับ 4 เรื่อง" in page
    assert "รู้จักช่องทางร้อยละ 35" in page


def test_money_targets_and_cases_are_entered_also_after_approval(
    desk: Client, agency: Agency
) -> None:
    row = in_force(begun(agency))
    desk.post(of(row, "projects/1/money/"), {"year_2566": "19,000", "year_2567": ""})
    desk.post(of(row, "results/2566/ita/"), {"value": "87.5", "source": "ประกาศผล"})
    for year, number in (("2565", "2"), ("2566", "1")):
        desk.post(of(row, f"cases/{year}/"), {"found": number, "examined": "0"})
    results, progress = text(desk, of(row, "results/")), text(desk, of(row, "progress/?year=2566"))

    assert "87.5" in results
    assert "</span> 50</td>" in results
    assert "19,000.00" in progress
    xlsx = desk.get(of(row, "progress/file/?year=2566&form=csv")).content.decode("utf-8-sig")
    assert "19000.00" in xlsx
    assert shown(row).plan.projects[0].budgets[0].disbursed == 19000
    desk.post(of(row, "projects/1/money/"), {"year_2566": ""})
    desk.post(of(row, "results/2566/ita/"), {"value": "", "source": ""})
    desk.post(of(row, "cases/2566/"), {"examined": ""})
    assert (row.plan.paid.count(), row.plan.actuals.count()) == (0, 0)
    assert not row.plan.cases.filter(year=2566).exists()


def test_scores_of_the_agency_answer_targets_of_the_assessment(desk: Client, row: Edition) -> None:
    from prongsai.apps.plans.queries import scored  # noqa: PLC0415 - only here

    found = shown(row)
    record = scored(
        found.record, found.plan, {2566: Decimal("88.10"), 2540: Decimal(1)}, "ITA {year}"
    )

    assert [(x.goal, x.year, x.value, x.source) for x in record.actuals] == [
        ("ita", 2566, Decimal("88.1"), "ITA 2566")
    ]
    assert desk.get(of(row, "results/")).status_code == 200


# --- Desks and editions ------------------------------------------------------------------------


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


# --- Who ---------------------------------------------------------------------------------------


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


# --- Speed -------------------------------------------------------------------------------------


_PAGES = (
    "", "general/", "projects/1/", "kpis/1-2/", "results/", "progress/", "checks/",
    "projects/1/edit/", "changes/",
)  # fmt: skip


def test_pages_ask_few_statements_however_many_projects_there_are(
    signed_in: SignedIn, agency: Agency
) -> None:
    desk = signed_in(Role.COORDINATOR)
    desk.get("/display/")  # the first page of a visit writes that it began
    counts = []
    for number in (29, 120):
        row = begun(agency, many(number))
        filled(row)
        counts.append({more: _statements(desk, of(row, more)) for more in _PAGES})

    assert counts[0] == counts[1]
    assert max(counts[1].values()) <= MOST


def _statements(desk: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(path).status_code == 200
    return len(asked)


def test_the_list_asks_few_statements_however_many_plans_there_are(
    desk: Client, agency: Agency
) -> None:
    begun(agency)
    desk.get("/display/")
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    for _ in range(3):
        begun(agency)
    with CaptureQueriesContext(connection) as many_asked:
        desk.get(LIST)

    assert len(few) == len(many_asked) <= MOST


# --- Papers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["plan", "announcement", "order", "budget"])
def test_a_paper_is_drafted_of_the_plan_as_it_stands(desk: Client, row: Edition, what: str) -> None:
    typed = {"what": what, "token": "a" * 32}
    for _ in range(2):
        assert "/papers/" in desk.post(of(row, "paper/"), typed).headers["Location"]
    paper = Paper.objects.get()

    assert paper.of == f"plans:{row.plan.key}:1:{what}"
    assert "แผนปฏิบัติการป้องกันการทุจริต" in paper.title


def test_no_paper_is_drafted_that_a_plan_doesnt_have(desk: Client, agency: Agency) -> None:
    row = begun(agency, plans().empty())
    for what in ("secret", "order"):
        desk.post(of(row, "paper/"), {"what": what})

    assert not Paper.objects.exists()
