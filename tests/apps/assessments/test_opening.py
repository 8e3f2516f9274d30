"""Opening the next year: what the last left open, the rules, what changed, people, the opening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.assessments.carrying import Carried, Thing, people_who_end
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.shell.web.settings import CONFIG
from result_making import AT, YEAR, form_of, store_few_answers

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
OPEN = "/a/a1/years/open/"
TODAY = dt.date(2026, 8, 20)
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


@pytest.fixture
def coordinator(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def said(client: Client, step: str = "") -> str:
    return unescape(client.get(f"{OPEN}{step}").content.decode())


def ends(someone: Person, day: dt.date) -> None:
    someone.memberships.update(until=day)


# --- Where the last year stands ----------------------------------------------------------------


@pytest.mark.usefixtures("assessment")
def test_a_last_year_without_a_result_is_told_with_the_way_there(coordinator: Client) -> None:
    page = said(coordinator)

    assert "ยังไม่มีผลของปี 2568" in page
    assert f'href="{YEAR}enter/"' in page


def test_a_provisional_result_and_its_desk_are_open_until_it_is_official_and_approved(
    coordinator: Client, assessment: Assessment, signed_in: SignedIn
) -> None:
    coordinator.post(f"{YEAR}enter/", {**form_of(assessment), "standing": "provisional"})
    before = said(coordinator)
    coordinator.post(f"{YEAR}enter/", form_of(assessment, seen=1))
    for role in DESKS:
        signed_in(role).post(f"{YEAR}decide/", {"version": "2"})
    after = said(coordinator)

    assert "ผลที่มียังไม่เป็นทางการ" in before
    assert "รอผู้ประสานงาน" in before
    assert "กรอกผลทางการแล้ว" in after
    assert 'class="open"' not in after


def test_an_own_estimate_is_no_official_result(coordinator: Client, assessment: Assessment) -> None:
    store_few_answers(assessment)

    assert "ผลที่มียังไม่เป็นทางการ" in said(coordinator)


def test_a_correction_on_its_way_and_a_total_that_differs_are_told(
    coordinator: Client, assessment: Assessment, signed_in: SignedIn
) -> None:
    coordinator.post(f"{YEAR}enter/", form_of(assessment))
    for role in DESKS:
        signed_in(role).post(f"{YEAR}decide/", {"version": "1"})
    coordinator.post(f"{YEAR}enter/", {**form_of(assessment, "80", seen=1), "published": "81"})
    page = said(coordinator)

    assert "ฉบับแก้ไข (ฉบับที่ 2) ยังไม่อนุมัติ" in page
    assert "81.00 ไม่ตรงกับที่คิดได้ 80.00" in page


# --- Rules and what they mean ------------------------------------------------------------------


@pytest.mark.usefixtures("assessment")
def test_the_rules_say_what_is_unknown_and_from_which_year_it_is_taken(
    coordinator: Client,
) -> None:
    page = said(coordinator, "rules/")

    assert "ita/2569/local@1" in page
    assert "ใช้ตามเกณฑ์ ITA ปีงบประมาณ 2568" in page
    assert "สิ่งที่ยังไม่ทราบ" in page


def test_points_lost_are_told_with_what_becomes_of_each(
    coordinator: Client, assessment: Assessment
) -> None:
    store_few_answers(assessment)
    page = said(coordinator, "changes/")

    assert "จุดที่เสียคะแนนในปีที่แล้ว" in page
    assert "ผลปี 2568 ถ้าคิดตามหลักเกณฑ์ปี 2569" in page
    assert "เทียบกับเกณฑ์ ITA ปีงบประมาณ 2568" in page


def test_without_a_lineage_nothing_is_said_for_the_agency(
    coordinator: Client, agency: Agency
) -> None:
    store_few_answers(open_year(agency, 2569, by="", at=AT))
    page = said(coordinator, "changes/")

    assert "จึงบอกผลต่อหน่วยงานไม่ได้" in page
    assert "ถ้าคิดตามหลักเกณฑ์" not in page


@pytest.mark.usefixtures("assessment")
def test_without_a_result_only_the_rules_are_compared(coordinator: Client) -> None:
    page = said(coordinator, "changes/")

    assert "ปี 2568 ยังไม่มีผล" in page
    assert "ข้อที่เปลี่ยน" in page


# --- People ------------------------------------------------------------------------------------


def things(agency: Agency) -> list[str]:
    return [each.said for each in people_who_end(agency, 2570, TODAY).things]


def test_a_part_that_ends_within_the_year_is_open_until_somebody_follows(
    agency: Agency, desks: dict[Role, Person]
) -> None:
    ends(desks[Role.EXECUTIVE], dt.date(2027, 2, 7))
    before = things(agency)
    heir = person("heir", agency.key, Role.EXECUTIVE)
    heir.memberships.update(since=dt.date(2027, 2, 8))
    after = people_who_end(agency, 2570, TODAY).things

    assert len(before) == 1
    assert before[0].startswith("คน executive ทำหน้าที่")
    assert before[0].endswith("ยังไม่มีผู้ทำต่อ")
    assert [each.done for each in after] == [True]


def test_a_part_that_ends_after_the_year_is_not_told(
    agency: Agency, desks: dict[Role, Person]
) -> None:
    ends(desks[Role.EXECUTIVE], dt.date(2027, 10, 1))

    assert things(agency) == []


def test_a_desk_that_somebody_left_or_nobody_ever_held_is_told(
    agency: Agency, desks: dict[Role, Person]
) -> None:
    ends(desks[Role.EXECUTIVE], dt.date(2026, 6, 30))
    desks[Role.CHIEF_ADMINISTRATOR].memberships.all().delete()
    found = things(agency)

    assert [each.split("หน้าที่")[0] for each in found] == ["ไม่มีผู้ทำ", "คน executive พ้น"]


def test_other_apps_hang_in_what_they_carry_over(coordinator: Client, settings: Any) -> None:
    settings.CARRY_OVER = [f"{__name__}.a_plan"]

    assert "คะแนนรวม a1 25" in said(coordinator, "people/")


def a_plan(agency: Agency, year: int, today: dt.date) -> Carried:
    """What another app may say; the words are borrowed."""
    total = f"{agency.key} {year} {today:%Y}"
    return Carried("carry.people", (Thing("result", done=True, facts={"total": total}),))


# --- Opening -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("assessment")
def test_a_year_is_opened_once_however_often_the_button_is_sent(coordinator: Client) -> None:
    left = said(coordinator, "confirm/")
    answers = [coordinator.post(f"{OPEN}confirm/", {"year": "2569"}) for _ in range(3)]

    assert "ยังไม่มีผลของปี 2568" in left
    assert {each.headers["Location"] for each in answers} == {"/a/a1/years/2569/"}
    assert Assessment.objects.count() == 2
    assert Entry.objects.filter(verb="open year").count() == 2


def test_every_step_says_when_there_are_no_rules_to_go_on_with(
    coordinator: Client, agency: Agency
) -> None:
    open_year(agency, 2570, by="", at=AT)

    for step in ("", "rules/", "changes/", "people/", "confirm/"):
        assert "ยังไม่มีหลักเกณฑ์ของปีถัดไป" in said(coordinator, step), step


def test_an_agency_without_any_year_begins_with_this_one(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned = replace(CONFIG, today=TODAY)
    monkeypatch.setattr("prongsai.shell.web.clock.CONFIG", pinned)
    for step in ("", "rules/", "changes/", "people/", "confirm/"):
        assert coordinator.get(f"{OPEN}{step}").status_code == 200, step
    assert "เปิดปีงบประมาณ พ.ศ. 2569" in said(coordinator)
    assert "ยังไม่ได้เปิดปีงบประมาณใด" in said(coordinator)


# --- Earlier years -----------------------------------------------------------------------------


def test_who_begins_with_this_year_can_open_every_earlier_year_that_has_rules(
    coordinator: Client, agency: Agency
) -> None:
    open_year(agency, 2569, by="", at=AT)
    years = unescape(coordinator.get("/a/a1/years/").content.decode())
    page = said(coordinator, "?year=2568")
    for _ in range(2):  # sent twice, opened once
        coordinator.post(f"{OPEN}confirm/", {"year": "2568"})

    assert [f"{OPEN}?year={year}" in years for year in (2563, 2568, 2569)] == [True, True, False]
    assert f"{OPEN}rules/?year=2568" in page
    opened = Assessment.objects.order_by("year").values_list("year", flat=True)
    assert list(opened) == [2568, 2569]


def test_a_year_without_rules_is_opened_by_nobody(coordinator: Client, agency: Agency) -> None:
    open_year(agency, 2569, by="", at=AT)
    for year in ("2550", "2580", "๒๕๖๘", "x"):
        coordinator.post(f"{OPEN}confirm/", {"year": year})

    assert Assessment.objects.count() == 1


@pytest.mark.usefixtures("assessment")
def test_what_is_unknown_is_said_in_short_and_in_full_on_the_page_of_the_rules(
    coordinator: Client, agency: Agency
) -> None:
    questions = [each.th for each in rules.scorer("ita/2569/local@1").pack.open_questions]
    short = said(coordinator, "rules/")
    open_year(agency, 2569, by="", at=AT)
    whole = unescape(coordinator.get("/a/a1/years/2569/rules/").content.decode())

    assert questions
    assert not [each for each in questions if each in short]
    assert "เรื่องที่ยังไม่มีประกาศยืนยัน" in short
    assert "ที่มาของหลักเกณฑ์" in whole
