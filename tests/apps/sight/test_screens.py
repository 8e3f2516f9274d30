"""The hub and the line of sight on screen: each link leads on, both ways."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from action_plan_making import DOER as PLAN_DOER
from action_plan_making import again, begun, planned
from measure_rows import AT, DOER, drafted, in_force, reported, result
from people import SignedIn
from plan_making import book, kpi, project
from prongsai.apps.agencies.models import Agency
from prongsai.apps.due.sources import collected
from prongsai.apps.home.week import SOURCES
from prongsai.apps.measures import actions
from prongsai.apps.measures.models import Measure
from prongsai.apps.plans import actions as plans
from prongsai.apps.plans import approving, becoming
from prongsai.apps.plans.models import Edition
from prongsai.apps.risks.models import RiskRow
from prongsai.apps.sight.cards import hub_of
from prongsai.apps.sight.due import SIGHT
from prongsai.core.access.roles import CONTENT_ROLES, Role, Standing
from prongsai.core.measures.measure import Turn
from prongsai.core.plans.record import Reading
from risk_making import risk, treatment
from risk_rows import begun as risk_year
from risk_rows import entered
from spending_app import paid

pytestmark = pytest.mark.django_db
HUB, SIGHT_OF = "/a/a1/action/", "/a/a1/sight/"
MOST = 12


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def part(key: str, year: int = 2568) -> str:
    return f"{SIGHT_OF}{year}/part/{key}/"


def measure(row: Measure) -> str:
    return f"{SIGHT_OF}measure/{row.key}/"


def section(page: str, key: str) -> str:
    found = re.search(rf'<section><h2 id="{key}">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_lost_point_without_a_measure_stands_on_top(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    page = text(desk, f"{SIGHT_OF}2568/")
    assert part("E1") in section(page, "unanswered")
    assert section(page, "decided") == ""


def test_a_measure_takes_it_off_and_each_leads_to_the_other(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    page = text(desk, f"{SIGHT_OF}2568/")
    assert part("E1") in section(page, "decided")
    assert part("E1") not in section(page, "unanswered")
    assert measure(row) in text(desk, part("E1"))
    assert part("E1") in text(desk, measure(row))


def test_a_draft_is_told_apart(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    drafted(agency)
    assert part("E1") in section(text(desk, f"{SIGHT_OF}2568/"), "drafted")


def test_what_was_reported_and_what_proves_it_stand_in_the_chain(
    agency: Agency, desk: Client
) -> None:
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    proofs = [{"title": "ภาพเครื่องออกบัตรคิว", "address": "https://a1.example/q"}]
    reported(row, proofs=proofs, state="accepted by the coordinator")
    for page in (text(desk, part("E1")), text(desk, measure(row))):
        assert "ภาพเครื่องออกบัตรคิว" in page
        assert "ร้อยละ 40" in page


def test_the_next_result_tells_what_became_of_it(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {"E1": "10"})
    result(agency, 2568, {"E1": "60"})
    row = in_force(agency, year=2568)
    page = text(desk, part("E1", 2567))
    assert "คะแนนของข้อ +50.00" in page
    assert "คะแนนที่เปลี่ยนไปในข้อที่ไม่มีมาตรการหรือโครงการอื่นรองรับ" in text(desk, measure(row))


def test_others_that_answer_the_same_are_named(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    one, other = in_force(agency), in_force(agency, "other")
    assert measure(other) in text(desk, measure(one))
    assert measure(one) in text(desk, measure(other))


def test_what_was_dropped_answers_nothing(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    actions.move(row, Turn.DROPPED, DOER, note="ไม่มีงบประมาณ")
    assert part("E1") in section(text(desk, f"{SIGHT_OF}2568/"), "unanswered")
    assert measure(row) in section(text(desk, part("E1")), "also")
    assert "ไม่นับว่ารองรับ" in text(desk, measure(row))


def test_all_that_is_unanswered_can_be_listed(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {}, else_scored="50")
    short, whole = (text(desk, f"{SIGHT_OF}2568/{more}") for more in ("", "?all=1"))
    counts = [section(page, "unanswered").count("/part/") for page in (short, whole)]
    assert counts[0] == 10
    assert counts[1] > 10


def test_an_indicator_lists_what_lies_in_it(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    page = text(desk, part("service_quality"))
    assert part("E1") in section(page, "inside")


def test_the_result_leads_here(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    assert part("E1") in text(desk, "/a/a1/years/2568/")


def test_without_a_result_it_says_what_will_stand_here(agency: Agency, desk: Client) -> None:
    assert "ยังไม่มีผลการประเมิน" in text(desk, SIGHT_OF)
    assert "ยังไม่มีผลการประเมิน" in text(desk, measure(in_force(agency)))
    assert desk.get(f"{SIGHT_OF}2568/").status_code == 404


@pytest.mark.parametrize("path", [part("X9"), part("overall"), f"{SIGHT_OF}measure/none/"])
def test_what_is_not_there_is_not_found(path: str, agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    assert desk.get(path).status_code == 404


def test_the_last_year_opens_by_itself(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {})
    result(agency, 2568, {})
    assert desk.get(SIGHT_OF).headers["Location"] == f"{SIGHT_OF}2568/"


# --- Projects and risks ---------------------------------------------------------------------------

KPI = kpi("K1-1", says="ผู้ผ่านการอบรม")
READ = Reading(kpi="K1-1", day=dt.date(2026, 3, 31), value=Decimal(85), source="แบบทดสอบมีนาคม")


def answered_by_a_project(agency: Agency, **told: Any) -> Edition:
    """A plan in force whose only project answers an item that was lost, with a reading."""
    facts = {"title": "อบรมการให้บริการ", "items": ("E1",), "kpis": (KPI,), **told}
    row = planned(agency, project("K1", **facts))
    becoming.receive_reading(agency, row.plan.key, READ, PLAN_DOER)
    return row


def of_project(row: Edition) -> str:
    return f"{SIGHT_OF}project/{row.plan.key}/K1/"


def test_a_project_takes_a_lost_point_off_and_each_leads_to_the_other(
    agency: Agency, desk: Client
) -> None:
    result(agency, 2568, {"E1": "10"}, else_scored="100")
    row = answered_by_a_project(agency)
    assert part("E1") in section(text(desk, f"{SIGHT_OF}2568/"), "decided")
    assert due(agency) == []
    page, back = text(desk, part("E1")), text(desk, of_project(row))
    assert f"{of_project(row)}?year=2568" in page
    assert part("E1") in back
    assert f"/a/a1/plans/p/{row.plan.key}/1/projects/K1/" in back
    assert of_project(row) in text(desk, f"/a/a1/plans/p/{row.plan.key}/1/projects/K1/")


def test_the_kpis_of_a_project_and_what_they_were_read_from_stand_in_the_chain(
    agency: Agency, desk: Client
) -> None:
    result(agency, 2568, {"E1": "10"})
    row = answered_by_a_project(agency)
    for page in (text(desk, part("E1")), text(desk, of_project(row))):
        assert "ตัวชี้วัดบรรลุ 1 จาก 1" in page
        assert "แบบทดสอบมีนาคม (31 มี.ค. 69)" in page
    assert "ผู้ผ่านการอบรม" in text(desk, of_project(row))


def test_what_only_a_revision_adds_is_a_draft(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10", "E2": "10"})
    row = answered_by_a_project(agency)
    draft = approving.revise(row, "เพิ่มโครงการ", PLAN_DOER)
    plans.add_project(again(draft), project("K2", items=("E2",), kpis=()), PLAN_DOER)
    page = text(desk, f"{SIGHT_OF}2568/")
    assert part("E1") in section(page, "decided")
    assert part("E2") in section(page, "drafted")


def test_a_project_whose_codes_are_of_no_known_criteria_answers_nothing(
    agency: Agency, desk: Client
) -> None:
    result(agency, 2568, {"E1": "10"})
    begun(agency, book(project("K1", items=("E1",)), frame="local-2566", years=5))
    assert part("E1") in section(text(desk, f"{SIGHT_OF}2568/"), "unanswered")


def test_a_project_shows_the_result_that_is_asked_for(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {"E1": "10"})
    result(agency, 2568, {"E1": "60"})
    row = answered_by_a_project(agency)
    for asked, year in (("", 2568), ("?year=2567", 2567), ("?year=2555", 2568)):
        assert f'href="{SIGHT_OF}{year}/"' in text(desk, f"{of_project(row)}{asked}")


def test_without_a_result_a_project_says_so(agency: Agency, desk: Client) -> None:
    row = answered_by_a_project(agency)
    assert "ยังไม่มีผลการประเมิน" in text(desk, of_project(row))
    result(agency, 2568, {"E1": "10"})
    for path in (f"{SIGHT_OF}project/none/K1/", f"{SIGHT_OF}project/{row.plan.key}/none/"):
        assert desk.get(path).status_code == 404


def registered(agency: Agency, **told: Any) -> RiskRow:
    year = risk_year(agency)
    row = entered(year, "risk", risk(""))
    entered(year, "treatment", treatment("", **told))
    return row


def test_a_risk_leads_to_what_keeps_it_small_and_each_back_to_the_risk(
    agency: Agency, desk: Client
) -> None:
    result(agency, 2568, {"E1": "10"})
    one, plan = in_force(agency), answered_by_a_project(agency)
    row = registered(agency, measures=("queue",), projects=("K1",))
    page, own = text(desk, f"{SIGHT_OF}risk/{row.key}/"), f"/a/a1/risks/2569/r/{row.key}/"
    assert measure(one) in page
    assert of_project(plan) in page
    assert part("E1") in page
    for path in (measure(one), of_project(plan), part("E1"), f"{SIGHT_OF}risk/{row.key}/"):
        assert own in text(desk, path)
    assert f"{SIGHT_OF}risk/{row.key}/" in text(desk, own)
    assert own in text(desk, f"/a/a1/plans/p/{plan.plan.key}/1/projects/K1/")


def test_a_risk_that_nothing_keeps_small_says_so(agency: Agency, desk: Client) -> None:
    row = registered(agency)
    path = f"{SIGHT_OF}risk/{row.key}/"
    assert "ยังไม่มีผลการประเมิน" in text(desk, path)
    result(agency, 2568, {"E1": "10"})
    assert "ยังไม่มีมาตรการหรือโครงการที่ดูแลความเสี่ยงนี้" in text(desk, path)
    assert desk.get(f"{SIGHT_OF}risk/none/").status_code == 404


def test_plans_and_projects_are_found_by_their_titles(agency: Agency, desk: Client) -> None:
    row = answered_by_a_project(agency)
    project_of = f"/a/a1/plans/p/{row.plan.key}/1/projects/K1/"
    assert project_of in text(desk, "/search/?q=อบรมการให้บริการ")
    assert f'"/a/a1/plans/p/{row.plan.key}/1/"' in text(desk, "/search/?q=แผนป้องกันการทุจริต")
    assert project_of not in text(desk, "/search/?q=ก่อสร้างถนน")


# --- The hub -------------------------------------------------------------------------------------


def test_the_hub_says_how_each_part_stands(agency: Agency) -> None:
    result(agency, 2568, {"E1": "10"})
    for key in ("queue", "other"):
        reported(in_force(agency, key), state="submitted")
    drafted(agency, "third")
    standing = Standing(signed_in=True, roles=frozenset({Role.COORDINATOR}))
    told = {card.href: card.state for card in hub_of(agency, AT, standing)}
    assert told["/a/a1/measures/"] == "ปี 2569: ใช้อยู่ 2 มาตรการ · ร่าง 1"
    assert "ไม่มีมาตรการรองรับ" in told[SIGHT_OF]
    assert told["/a/a1/circulars/"] == "กำลังเวียน 0 เรื่อง"
    nothing = ("ยังไม่มีแผน", "ปี 2569 ยังไม่มีทะเบียนความเสี่ยง", "ปี 2569 ยังไม่มีแผนการใช้จ่าย")
    assert tuple(told[f"/a/a1/{each}/"] for each in ("plans", "risks", "spending")) == nothing


def cards(agency: Agency) -> dict[str, str]:
    """What each card says, by where it leads."""
    standing = Standing(signed_in=True, roles=frozenset({Role.COORDINATOR}))
    return {card.href.split("/")[3]: card.state for card in hub_of(agency, AT, standing)}


def test_the_hub_tells_of_plans_risks_and_decisions(agency: Agency) -> None:
    registered(agency, projects=("K1",))
    begun(agency, book(project("K1"), frame="local-2566", years=5))
    told = cards(agency)
    assert told["plans"] == "ร่างแผนปี 2566–2570 · 1 โครงการ"
    assert told["risks"] == "ปี 2569: 1 ความเสี่ยง · วิธีจัดการ 1 · แผนยังไม่อนุมัติ"
    assert told["meetings"] == "คณะกรรมการ 0 คณะ · มติที่ยังไม่เสร็จ 0 · เกินกำหนด 0"
    answered_by_a_project(agency)
    assert cards(agency)["plans"] == "แผนปี 2566–2570 ฉบับที่ 1 ใช้อยู่ · 1 โครงการ"


def test_the_hub_adds_up_the_money_of_the_year(agency: Agency) -> None:
    paid(agency, 2569)
    told = cards(agency)["spending"]
    assert told == "ปี 2569: 1 รายการ · เบิกจ่ายแล้วร้อยละ 20 · ปิดแล้ว 0 เดือน"


def test_where_nothing_was_begun_the_hub_says_so(agency: Agency, desk: Client) -> None:
    page = text(desk, HUB)
    assert "ยังไม่มีมาตรการ" in page
    assert "ยังไม่มีผลการประเมิน" in page
    result(agency, 2568, {}, else_scored="100")
    assert "มีมาตรการรองรับครบแล้ว" in text(desk, HUB)


@pytest.mark.parametrize("role", sorted(CONTENT_ROLES))
def test_every_card_opens_for_whoever_sees_it(role: Role, signed_in: SignedIn) -> None:
    client = signed_in(role)
    links = re.findall(r'<h2><a href="([^"]+)"', text(client, HUB))
    assert "/a/a1/sight/" in links
    assert {client.get(link).status_code for link in links} <= {200, 302}


def test_the_hub_is_marked_on_the_pages_below_it(desk: Client) -> None:
    for path in ("/a/a1/measures/", "/a/a1/circulars/", SIGHT_OF):
        assert f'<a href="{HUB}" aria-current="true">' in desk.get(path).content.decode(), path


def test_no_page_asks_more_the_more_there_is(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {"E1": "10"})
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    plan, risk_row = answered_by_a_project(agency), registered(agency, projects=("K1",))
    paths = (
        HUB, f"{SIGHT_OF}2568/", part("E1"), measure(row), of_project(plan),
        f"{SIGHT_OF}risk/{risk_row.key}/",
    )  # fmt: skip
    text(desk, HUB)  # rules are read once in each process
    few = [asked(desk, path) for path in paths]
    for number in range(12):
        reported(in_force(agency, f"m{number}"))
    for number in range(3):
        answered_by_a_project(agency, title=f"แผนที่ {number}")
    many = [asked(desk, path) for path in paths]
    assert few == many
    assert max(many) <= MOST


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        text(client, path)
    return len(captured)


# --- What is due ---------------------------------------------------------------------------------


def due(agency: Agency) -> list[dict[str, str]]:
    return [each.said("th") for each in collected(agency, AT, [SIGHT])]


def test_lost_points_without_a_measure_are_due(agency: Agency) -> None:
    result(agency, 2567, {"E2": "10"})
    result(agency, 2568, {"E1": "10"}, else_scored="100")
    [facts] = due(agency)
    assert (facts["year"], facts["number"]) == ("2568", "1")


def test_once_answered_nothing_is_due(agency: Agency) -> None:
    assert due(agency) == []
    result(agency, 2568, {"E1": "10"}, else_scored="100")
    in_force(agency)
    assert due(agency) == []


def test_of_a_result_long_ago_nothing_is_due(agency: Agency) -> None:
    result(agency, 2566, {"E1": "10"})
    assert due(agency) == []


def test_it_is_told_this_week_to_those_who_decide(agency: Agency) -> None:
    result(agency, 2568, {"E1": "10"})
    [told] = collected(agency, AT, [SIGHT])
    assert SIGHT in SOURCES
    assert told.told == told.whose == {Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR}
