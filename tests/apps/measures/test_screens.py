"""Measures on screen: listed, written, adopted, carried over, decided on."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from measure_rows import DOER, LIST, WHOLE, YEAR, drafted, in_force, reported, result, value
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import actions, own, queries
from prongsai.apps.measures.models import Measure, OwnSuggestion
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.measures.measure import Turn

pytestmark = pytest.mark.django_db
PAGES = ("", "suggestions/", "tables/", "carry/", "new/", "for/2568/I1/")
MOST = 12


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def head(agency: Agency) -> Client:
    who = person("head", agency.key, Role.DIVISION_HEAD)
    who.memberships.update(division="finance")
    client = Client()
    client.force_login(who)
    return client


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def of(row: Measure) -> str:
    return f"{LIST}m/{row.key}/"


def typed(**told: Any) -> dict[str, Any]:
    return {
        "year": YEAR, "title": "จัดบัตรคิว", "answers": ["E1"], "steps": "1. ซื้อเครื่อง\nประกาศลำดับ",
        "units": ["finance"], "cycle": "quarterly", **told,
    }  # fmt: skip


def sent(client: Client, path: str, **told: Any) -> str:
    return unescape(client.post(path, told, follow=True).content.decode())


# --- The list ------------------------------------------------------------------------------------


def test_an_empty_year_leads_to_the_suggestions(desk: Client, agency: Agency) -> None:
    page = text(desk, f"{LIST}?year={YEAR}")
    assert "ปีนี้ยังไม่มีมาตรการ" in page
    assert f"/a/{agency.key}/measures/suggestions/?year={YEAR}" in page


def test_lost_points_without_a_measure_stand_on_top_with_their_sum(
    desk: Client, agency: Agency
) -> None:
    result(agency, 2568, {"I1": "60", "I4": "60"})
    page = text(desk, f"{LIST}?year={YEAR}")
    found = re.search(r"ผลปี 2568 ยังไม่มีมาตรการ (\d+) ข้อ รวม ([\d.]+) คะแนน", page)
    assert found is not None
    assert (found[1], float(found[2]) > 0) == ("2", True)
    drafted(agency, items=("I1", "I4"))
    assert "ข้อที่ควรแก้" not in text(desk, f"{LIST}?year={YEAR}")


def test_the_list_is_narrowed_by_indicator_unit_and_status(desk: Client, agency: Agency) -> None:
    drafted(agency, "one", items=("E1",))
    in_force(agency, "two", items=("I1",), units=(), everyone=True)
    for question, first, second in (
        ("unit=works", False, True), ("unit=finance", True, True), ("status=draft", True, False),
        ("indicator=perform_duty", False, True), ("status=closed", False, False),
    ):  # fmt: skip
        page = text(desk, f"{LIST}?year={YEAR}&{question}")
        assert ("จัดบัตรคิว one" in page, "จัดบัตรคิว two" in page) == (first, second), question


def test_the_list_tells_how_far_the_units_have_come(desk: Client, agency: Agency) -> None:
    row = in_force(agency, units=(), everyone=True)
    reported(row, percent=60)
    reported(row, "works", unit_name="กองช่าง", percent=0, progress="cannot proceed")
    page = re.sub(r"<[^>]*>", "", text(desk, f"{LIST}?year={YEAR}"))
    assert "20% (รายงานแล้ว 2 จาก 3 หน่วย)" in page
    assert "มีหน่วยที่ทำต่อไม่ได้" in page


def test_pages_ask_the_same_of_twenty_measures_and_of_two_hundred(
    desk: Client, agency: Agency
) -> None:
    result(agency, 2568, {"I1": "60", "I4": "60"})
    years = [queries.year_or_planned(agency, year) for year in (YEAR - 1, YEAR)]
    counts = []
    for start, number in ((0, 20), (20, 180)):
        for year in years:
            said = [value(f"m{start + n}") for n in range(number)]
            rows = actions.adopt(year, said, WHOLE, DOER)
            for row in rows[:5]:
                reported(actions.move(row, Turn.PUT_IN_FORCE, DOER))
        counts.append({path: statements(desk, path) for path in PAGES})
    assert counts[0] == counts[1]
    assert max(counts[1].values()) <= MOST


def statements(desk: Client, path: str) -> int:
    """How many a page asks, once a process has read what it reads once."""
    address = f"{LIST}{path}" + ("" if "for/" in path else f"?year={YEAR}")
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)


# --- One measure ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("agency")
def test_what_tells_that_a_measure_works_is_typed_shown_and_kept_from_slips(desk: Client) -> None:
    told = {"success": "ความพึงพอใจ", "success_unit": "ร้อยละ"}
    page = sent(desk, f"{LIST}new/", **typed(token="b" * 32, **told, success_target="๘๕.๕"))
    row = Measure.objects.get()
    assert (row.success, row.success_unit, row.success_target) == ("ความพึงพอใจ", "ร้อยละ", "85.5")
    assert "ความพึงพอใจ (เป้าหมาย ร้อยละ 85.5)" in page
    form = text(desk, f"{of(row)}edit/")
    seen = re.search(r'name="seen" value="([^"]*)"', form)
    assert ('value="85.5"' in form, seen is not None) == (True, True)
    assert seen
    told["seen"] = seen[1]
    for wrong, why in (
        ({"success": ""}, "ไม่ได้บอกว่าวัดอะไร"), ({"success_unit": ""}, "ไม่มีหน่วยนับ"),
        ({"success_target": "มากมาย"}, "มากมาย"),
    ):  # fmt: skip
        answer = sent(desk, f"{of(row)}edit/", **typed(**{**told, "success_target": "9", **wrong}))
        assert (why in answer, "errorlist" in answer) == (True, True), wrong
    assert Measure.objects.get().success_target == "85.5"
    sent(desk, f"{of(row)}edit/", **typed(**told))
    assert "ความพึงพอใจ (หน่วยนับ ร้อยละ)" in text(desk, of(row))


def test_a_measure_is_drafted_changed_and_put_in_force(desk: Client, agency: Agency) -> None:
    page = sent(
        desk, f"{LIST}new/", **typed(token="b" * 32, units=["works", "finance"], lead="finance")
    )
    row = Measure.objects.get()
    assert "บันทึกเป็นร่างแล้ว" in page
    assert [each["id"] for each in row.units] == ["finance", "works"]
    assert row.steps == ["ซื้อเครื่อง", "ประกาศลำดับ"]
    assert row.indicators == [
        queries.pack_of(queries.year_or_planned(agency, YEAR)).items["E1"].indicator
    ]
    assert row.topics

    page = sent(desk, f"{of(row)}edit/", **typed(title="จัดบัตรคิวใหม่", due="31/8/2569"))
    assert "จัดบัตรคิวใหม่" in page
    page = sent(desk, f"{of(row)}move/", turn="force")
    assert "ประกาศใช้มาตรการแล้ว" in page
    row.refresh_from_db()
    assert (row.status, str(row.due)) == ("in force", "2026-08-31")


@pytest.mark.usefixtures("agency")
def test_what_is_refused_keeps_what_was_typed(desk: Client) -> None:
    page = sent(desk, f"{LIST}new/", **typed(due="1/1/2580", title="ชื่อที่พิมพ์"))
    assert "อยู่นอกปีงบประมาณ" in page
    assert 'value="ชื่อที่พิมพ์"' in page
    assert not Measure.objects.exists()


def test_the_second_of_two_is_shown_what_the_first_wrote(desk: Client, agency: Agency) -> None:
    row = drafted(agency)
    seen = re.search(r'name="seen" value="([^"]*)"', text(desk, f"{of(row)}edit/"))
    assert seen is not None
    Measure.objects.update(title="ชื่อของอีกคน")
    page = sent(desk, f"{of(row)}edit/", **typed(title="ชื่อของฉัน", seen=seen[1]))
    assert "ชื่อของอีกคน" in page
    assert 'value="ชื่อของฉัน"' in page
    row.refresh_from_db()
    assert row.title == "ชื่อของอีกคน"


def test_a_reason_is_asked_for_dropping(desk: Client, agency: Agency) -> None:
    row = in_force(agency)
    assert "ต้องระบุเหตุผล" in sent(desk, f"{of(row)}move/", turn="drop", note="")
    assert "ไม่มีงบประมาณ" in sent(desk, f"{of(row)}move/", turn="drop", note="ไม่มีงบประมาณ")
    assert "เปลี่ยนไปแล้ว" in sent(desk, f"{of(row)}move/", turn="eat")


def test_a_page_leads_to_the_result_and_to_each_lost_point(desk: Client, agency: Agency) -> None:
    result(agency, 2568, {"E1": "60"})
    row = drafted(agency)
    page = text(desk, of(row))
    assert f"/a/{agency.key}/measures/for/2568/E1/" in page
    assert "คะแนน" in page
    assert "/a/a1/years/2568/" in page


def test_what_it_won_stands_there_once_the_year_has_a_result(desk: Client, agency: Agency) -> None:
    result(agency, 2568, {"E1": "60"})
    row = in_force(agency)
    assert "ผลหลังดำเนินการ" not in text(desk, of(row))
    result(agency, YEAR, {"E1": "95"})
    page = text(desk, of(row))
    assert "ผลหลังดำเนินการ" in page
    assert "60.00" in page
    assert "95.00" in page


def test_all_drafts_are_put_in_force_in_one_go_but_for_those_nobody_does(
    desk: Client, agency: Agency
) -> None:
    drafted(agency, "one")
    drafted(agency, "two", units=())
    page = sent(desk, f"{LIST}force/", year=YEAR)
    assert "ประกาศใช้แล้ว 1 มาตรการ" in page
    assert "ยังไม่มีผู้รับผิดชอบ" in page


def test_a_draft_is_deleted_and_another_agency_has_none_of_it(
    desk: Client, agency: Agency, other: Agency
) -> None:
    row = drafted(agency)
    assert "กู้คืนได้จากถังขยะ" in sent(desk, f"{of(row)}remove/")
    assert desk.get(of(row)).status_code == 404
    assert "จัดบัตรคิว" in text(desk, "/a/a1/bin/")
    theirs = drafted(other, units=())
    assert desk.get(of(theirs)).status_code == 404


# --- Heads ---------------------------------------------------------------------------------------


def test_a_head_drafts_for_the_own_unit_and_reads_the_rest(head: Client, agency: Agency) -> None:
    page = text(head, f"{LIST}new/?year={YEAR}")
    assert "กองคลัง" in page
    assert "กองช่าง" not in page
    assert "จัดบัตรคิว" in sent(head, f"{LIST}new/", **typed())
    row = in_force(agency, "other")
    assert "แก้ไขมาตรการ" not in text(head, of(row))
    assert head.get(f"{of(row)}edit/").status_code == 404
    assert head.post(f"{of(row)}move/", {"turn": "close"}).status_code in (403, 404)


def test_a_head_without_a_unit_is_told_why_nothing_can_be_drafted(signed_in: SignedIn) -> None:
    assert "ยังไม่ได้ระบุส่วนราชการ" in text(signed_in(Role.DIVISION_HEAD), f"{LIST}new/")


def test_a_head_drafts_a_suggestion_for_the_own_unit(head: Client, agency: Agency) -> None:
    result(agency, 2568, {"I1": "60"})
    page = text(head, f"{LIST}for/2568/I1/")
    link = re.search(r'href="([^"]*new/\?[^"]*of=[a-z_]+&part=I1)"', page)
    assert link is not None
    form = text(head, link[1])
    assert "กรอกจากมาตรการแนะนำแล้ว" in form
    assert re.search(r'value="finance"[^>]*checked', form)


def test_a_small_loss_that_need_not_be_dealt_with_is_offered_something_where_it_is_opened(
    desk: Client, head: Client, agency: Agency
) -> None:
    result(agency, 2568, {"I1": "60"})
    listed = text(desk, f"{LIST}suggestions/?year={YEAR}")
    assert "/for/2568/E7/" not in listed
    assert "/a/a1/sight/2568/" in listed
    assert "/a/a1/sight/2568/" in text(desk, f"{LIST}?year={YEAR}")
    page = text(desk, f"{LIST}for/2568/E7/")
    key = re.search(r'name="suggestion" value="([^"]*)"', page)
    assert key is not None
    offered = text(head, f"{LIST}for/2568/E7/")
    link = re.search(r'href="([^"]*of=[a-z_]+&part=E7)"', offered)
    assert link is not None
    assert "กรอกจากมาตรการแนะนำแล้ว" in text(head, link[1])
    sent(desk, f"{LIST}adopt/", year=YEAR, suggestion=key[1], part="E7")
    row = Measure.objects.get()
    assert row.items == ["E7"]
    assert row.title in text(desk, f"{LIST}for/2568/E7/")


# --- Suggestions ---------------------------------------------------------------------------------


def test_suggestions_come_with_most_at_stake_first_and_are_adopted_with_one_click(
    desk: Client, agency: Agency
) -> None:
    result(agency, 2568, {"I1": "60", "E1": "70"})
    page = text(desk, f"{LIST}suggestions/?year={YEAR}")
    stakes = [float(each) for each in re.findall(r"<strong>เสียไป ([\d.]+) คะแนน", page)]
    assert stakes == sorted(stakes, reverse=True)
    key = re.search(r'name="suggestion" value="([^"]*)"', page)
    assert key is not None
    page = sent(desk, f"{LIST}adopt/", year=YEAR, suggestion=key[1])
    row = Measure.objects.get()
    assert row.title in page
    assert "แก้ไขมาตรการ" in page
    assert "รับแล้ว" in text(desk, f"{LIST}suggestions/?year={YEAR}")


def test_the_shortest_set_is_adopted_in_one_go(desk: Client, agency: Agency) -> None:
    result(agency, 2568, {"I1": "60", "I4": "60"})
    page = text(desk, f"{LIST}suggestions/?year={YEAR}")
    form = page[page.index("ชุดมาตรการที่น้อยที่สุด") - 2000 : page.index("รับทั้งชุด")]
    keys = re.findall(r'name="suggestion" value="([^"]*)"', form)
    sent(desk, f"{LIST}adopt/", year=YEAR, suggestion=keys)
    assert Measure.objects.count() == len(keys) == 2
    assert "มีมาตรการแล้ว" in text(desk, f"{LIST}suggestions/?year={YEAR}")


def test_a_suggestion_that_is_none_is_refused(desk: Client) -> None:
    assert "ไม่พบมาตรการแนะนำ" in sent(desk, f"{LIST}adopt/", year=YEAR, suggestion="no_such")
    assert "ไม่พบมาตรการแนะนำ" in sent(desk, f"{LIST}adopt/", year=YEAR, own="c" * 32)
    sent(desk, f"{LIST}adopt/", year=YEAR)
    assert not Measure.objects.exists()


def test_the_own_library_is_kept_and_adopted_from(desk: Client, agency: Agency) -> None:
    row = in_force(agency)
    assert "เก็บไว้ในคลัง" in sent(desk, f"{of(row)}keep/")
    kept = OwnSuggestion.objects.get()
    page = sent(desk, f"{LIST}adopt/", year=2570, own=kept.key)
    assert row.title in page
    assert Measure.objects.filter(year=2570).count() == 1
    sent(desk, f"{LIST}own/{kept.key}/remove/", year=YEAR)
    assert "ยังไม่มี เปิดหน้ามาตรการ" in text(desk, f"{LIST}suggestions/?year={YEAR}")
    assert row.title in text(desk, "/a/a1/bin/")
    assert own.REMOVAL.in_bin("a1")


def test_a_point_of_no_result_is_not_found(desk: Client, agency: Agency) -> None:
    assert desk.get(f"{LIST}for/2568/I1/").status_code == 404
    result(agency, 2568, {})
    assert desk.get(f"{LIST}for/2568/X9/").status_code == 404


def test_the_result_leads_from_a_lost_point_to_its_measures(desk: Client, agency: Agency) -> None:
    result(agency, 2568, {"I1": "60"})
    page = text(desk, "/a/a1/years/2568/")
    assert "/a/a1/measures/for/2568/I1/" in page
    drafted(agency, items=("I1",))
    assert "จัดบัตรคิว queue" in text(desk, f"{LIST}for/2568/I1/")


# --- Carrying over, papers -----------------------------------------------------------------------


def test_last_years_measures_are_carried_over_with_their_history(
    desk: Client, agency: Agency
) -> None:
    before = in_force(agency, year=YEAR, items=("E1",))
    page = text(desk, f"{LIST}carry/?year=2570")
    assert before.title in page
    sent(desk, f"{LIST}carry/", year=2570, measure="queue")
    sent(desk, f"{LIST}carry/", year=2570, measure="queue")
    row = Measure.objects.get(year=2570)
    assert (row.origin_year, row.origin_code, row.status) == (YEAR, "queue", "draft")
    page = text(desk, of(row))
    assert "ยกมาจากปีก่อน" in page
    assert of(before) in page
    assert "ยกมาแล้ว" in text(desk, f"{LIST}carry/?year=2570")


def test_each_shape_is_shown_and_handed_out(desk: Client, agency: Agency) -> None:
    in_force(agency)
    for shape in ("reporting", "follow-up", "indicators"):
        question = f"year={YEAR}&shape={shape}"
        assert "จัดซื้อเครื่อง" in text(desk, f"{LIST}tables/?{question}")
        for form, begins in (("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")):
            answer = desk.get(f"{LIST}tables/file/?{question}&form={form}")
            assert answer.content.startswith(begins)
    assert desk.get(f"{LIST}tables/?shape=round").status_code == 404


def test_the_table_becomes_a_paper_once(desk: Client, agency: Agency) -> None:
    asked = {"year": YEAR, "shape": "reporting", "token": "d" * 32}
    assert "ยังไม่มีมาตรการที่ประกาศใช้" in sent(desk, f"{LIST}tables/paper/", **asked)
    in_force(agency)
    for _ in range(2):
        desk.post(f"{LIST}tables/paper/", asked)
    paper = Paper.objects.get()
    assert (paper.kind, paper.of) == ("measures-table", f"measures:{YEAR}:table:reporting")
    assert paper.title in text(desk, f"{LIST}tables/?year={YEAR}")
