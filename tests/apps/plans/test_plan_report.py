"""The report on a plan alone: what measures of the year tell of its projects, money and KPIs."""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client

from action_plan_making import AT, again, in_force
from plan_desks import of, text
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.measures import actions, follow_actions, follow_queries
from prongsai.apps.measures import queries as measures
from prongsai.apps.measures.follow_actions import Written
from prongsai.apps.measures.models import Measure
from prongsai.apps.papers.models import Paper
from prongsai.apps.plans.models import Edition
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.report import Progress, Report
from prongsai.core.follow_up.way import STEPS
from prongsai.core.measures.measure import Turn

pytestmark = pytest.mark.django_db
SAID = Report(
    measure="", unit="", period="", progress=Progress.IN_PROGRESS, percent=80,
    done="จัดอบรมสองรุ่นแล้ว", recommendation="อบรมรุ่นที่สาม",
)  # fmt: skip


def followed(row: Edition, desk: Client, agency: Agency) -> Measure:
    """The first project as a measure of the year that its unit has reported on."""
    agency.divisions.create(key="office", name="สำนักปลัด")
    desk.post(of(row, "follow/"), {"year": "2569", "project": "1"})
    measure = Measure.objects.get(project="1")
    actions.move(measure, Turn.PUT_IN_FORCE, Doer("chief", (Role.CHIEF_ADMINISTRATOR,), AT))
    units = measures.units_of(agency)
    owed = follow_queries.owed(agency, 2569, units, AT.date())
    place = next(each for each in owed if each.period.key == "year")
    doers = {each.key: Doer(f"who-{each.key}", (each.role,), AT) for each in STEPS}
    filed = follow_actions.write(place, Written(said=SAID), doers["submit"], seen=0, hand_in=True)
    for step in STEPS[1:]:
        filed = follow_actions.take(filed, doers[step.key], step=step.key, seen=filed.revision)
    return measure


def said_by(content: bytes) -> str:
    return "\n".join(docx.Document(io.BytesIO(content)).element.body.itertext())


def test_a_project_says_what_its_measure_told_and_others_that_nobody_follows_them(
    row: Edition, desk: Client, agency: Agency
) -> None:
    row = in_force(row)
    followed(row, desk, agency)
    page = text(desk, of(row, "report/?year=2569&period=year"))
    for part in (
        "อยู่ระหว่างดำเนินการ ร้อยละ 80",
        "จัดอบรมสองรุ่นแล้ว",
        "อบรมรุ่นที่สาม",
        "ยังไม่ได้ติดตามเป็นมาตรการของปี",
    ):
        assert part in page
    half = text(desk, of(row, "report/?year=2569&period=h1"))
    assert "จัดอบรมสองรุ่นแล้ว" not in half
    assert "รอบ 6 เดือน" in half


def test_file_and_paper_say_the_same_and_the_paper_keeps_it(
    row: Edition, desk: Client, agency: Agency
) -> None:
    row = in_force(row)
    measure = followed(row, desk, agency)
    file = desk.get(of(row, "report/file/?form=docx&year=2569&period=year"))
    sent = {"year": "2569", "period": "year", "token": "a" * 32}
    leads = [desk.post(of(row, "report/paper/"), sent).headers["Location"] for _ in range(2)]
    paper = Paper.objects.get()
    assert (paper.kind, paper.of) == ("plan-report", f"plans:{row.plan.key}:report:2569:year")
    assert all(paper.key in each for each in leads)
    assert file.headers["Content-Disposition"].endswith('-report-2569-year.docx"')

    actions.move(measure, Turn.DROPPED, Doer("chief", (Role.CHIEF_ADMINISTRATOR,), AT), "ยกเลิก")
    kept = desk.get(f"/a/{agency.key}/papers/{paper.key}/paper.docx").content
    for said in map(said_by, (file.content, kept)):
        assert "จัดอบรมสองรุ่นแล้ว" in said
        assert "ติดตามเป็นมาตรการของปีแล้ว ๑ โครงการ" in said
    assert "จัดอบรมสองรุ่นแล้ว" not in text(desk, of(row, "report/?year=2569"))


def test_its_money_is_that_of_the_page_of_progress(row: Edition, desk: Client) -> None:
    row = again(row)
    figures = [
        text(desk, of(row, f"{page}/?year=2567")).split('<dl class="figures">')[1].split("</dl>")[0]
        for page in ("report", "progress")
    ]
    amounts = [[part.split("</dd>")[0] for part in each.split("<dd>")[1:]] for each in figures]
    planned, disbursed = amounts[0][1], amounts[0][2]
    assert (planned, disbursed) == (amounts[1][0], amounts[1][2])
