"""How far KPIs of a plan have come, by period: page, file and paper."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import docx
import pytest
from django.test import Client

from action_plan_making import DOER
from plan_desks import of, text
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers.models import Paper
from prongsai.apps.plans import becoming
from prongsai.apps.plans.models import Edition
from prongsai.core.plans.record import Reading

pytestmark = pytest.mark.django_db


def measured(row: Edition, value: str, day: dt.date) -> None:
    reading = Reading(kpi="1-2", day=day, value=Decimal(value), source="แบบทดสอบ")
    becoming.receive_reading(row.plan.agency, row.plan.key, reading, DOER)


def in_word(desk: Client, agency: Agency) -> str:
    """All that the one paper says, tables too."""
    found = desk.get(f"/a/{agency.key}/papers/{Paper.objects.get().key}/paper.docx")
    return "\n".join(docx.Document(io.BytesIO(found.content)).element.body.itertext())


def test_kpis_stand_as_they_stood_on_the_last_day_of_the_period(row: Edition, desk: Client) -> None:
    measured(row, "11", dt.date(2025, 12, 30))
    measured(row, "99", dt.date(2026, 3, 30))
    first, half, other = (
        text(desk, of(row, f"attainment/?year=2569&period={key}")) for key in ("q1", "h1", "zz")
    )

    assert "ไตรมาสที่ 1" in first
    assert ("30 ธ.ค. 68" in first, "30 มี.ค. 69" in first) == (True, False)
    assert "30 มี.ค. 69" in half
    assert "รอบ 12 เดือน" in other


def test_what_was_measured_before_the_year_is_told_with_its_day_and_not_counted_as_reached(
    row: Edition, desk: Client, agency: Agency
) -> None:
    measured(row, "99", dt.date(2025, 9, 30))
    page = text(desk, of(row, "attainment/?year=2569&period=q1"))
    sent = {"year": "2569", "period": "q1", "token": "a" * 32}
    desk.post(of(row, "attainment/paper/"), sent)
    paper = in_word(desk, agency)
    measured(row, "99", dt.date(2025, 10, 1))

    assert "วัดไว้ก่อนปีนี้ 1" in page
    assert "30 ก.ย. 68" in page
    assert "ถึงเป้าหมาย" not in page
    assert "วัดไว้ก่อนปีนี้ ๑ ตัว" in paper
    again = text(desk, of(row, "attainment/?year=2569&period=q1"))
    assert "ถึงเป้าหมาย" in again
    assert "วัดไว้ก่อนปีนี้" not in again


def test_the_report_on_kpis_comes_as_a_file_and_as_a_paper_that_keeps_its_figures(
    row: Edition, desk: Client, agency: Agency
) -> None:
    measured(row, "11", dt.date(2025, 12, 30))
    file = desk.get(of(row, "attainment/file/?form=docx&year=2569&period=q1"))
    sent = {"year": "2569", "period": "q1", "token": "a" * 32}
    leads = [desk.post(of(row, "attainment/paper/"), sent).headers["Location"] for _ in range(2)]
    paper = Paper.objects.get()
    measured(row, "99", dt.date(2025, 12, 31))

    assert file.headers["Content-Disposition"].endswith('-kpis-2569-q1.docx"')
    assert (paper.kind, paper.of) == ("plan-kpis", f"plans:{row.plan.key}:kpis:2569:q1")
    assert all(paper.key in each for each in leads)
    word = in_word(desk, agency)
    assert ("ร้อยละ 11" in word, "99" in word) == (True, False)
