"""Reports on a period: looked over, drafted with the year frozen in them, handed out."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from follow_making import ON, WORKS, crew, divisions, doer, measure, passed, written
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import follow_queries, follow_reports, importing, queries
from prongsai.apps.measures.follow_slots import Place
from prongsai.apps.measures.models import Measure, Report
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.documents.plain_text import as_text
from prongsai.core.follow_up.report import Progress, ReportState
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.measure import Status
from prongsai.core.terms.fiscal_year import FiscalYear

pytestmark = pytest.mark.django_db
REPORT = "/a/a1/follow-up/reports/2569/h1/"
YEARS = Path(__file__).parents[2] / "measure_years"


def browser(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def in_docx(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_the_page_says_what_it_comes_to_and_what_is_missing(agency: Agency) -> None:
    desk = browser(crew(agency)["coordinator"])
    row = measure(agency)
    measure(agency, "b", title="เรื่องที่ยังไม่ส่ง", units=[WORKS])
    written(row, hand_in=True, spent=Decimal("1250.50"), result=Decimal(85))
    page = text(desk, REPORT)
    assert all(each in page for each in ("1,250.50", "85", "เรื่องที่ยังไม่ส่ง", "ส่งแล้วแต่ยังไม่รับ"))
    assert "ทำร่างเอกสารรายงาน" in page


def test_what_still_lies_with_a_unit_is_in_no_report(agency: Agency) -> None:
    written(measure(agency), done="ร่างที่ยังไม่ส่งใคร")
    matter = follow_reports.matter_of(agency, 2569, queries.units_of(agency))
    said = as_text(follow_reports.document(matter, "h1", ON))
    assert "ร่างที่ยังไม่ส่งใคร" not in said
    assert "จัดบัตรคิว" in said


def test_the_paper_keeps_what_was_true_on_its_day(agency: Agency) -> None:
    desk, row = browser(crew(agency)["coordinator"]), measure(agency)
    passed(written(row, hand_in=True, done="ผลก่อนทำร่าง"), "head", "accept")
    for _ in range(2):
        desk.post(f"{REPORT}draft/", {"token": "c" * 32})
    Report.objects.update(done="ผลหลังทำร่าง")
    paper = Paper.objects.get()
    found = in_docx(desk.get(f"/a/a1/papers/{paper.key}/paper.docx").content)
    assert (paper.kind, paper.of) == ("measures-progress", "measures:2569:h1")
    assert "ผลก่อนทำร่าง" in found
    assert "ผลหลังทำร่าง" not in found
    assert paper.title in text(desk, REPORT)


@pytest.mark.parametrize("period", ["q1", "year"])
@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "html"])
def test_every_form_of_every_report_can_be_had(agency: Agency, period: str, form: str) -> None:
    desk = browser(crew(agency)["chief"])
    written(measure(agency, cycle="quarterly"), period="q1", hand_in=True)
    answer = desk.get(f"/a/a1/follow-up/reports/2569/{period}/file/?form={form}")
    assert (answer.status_code, bool(answer.content)) == (200, True)


def test_what_is_no_period_or_form_is_not_there(agency: Agency) -> None:
    desk = browser(crew(agency)["coordinator"])
    paths = ("m3/", "h2/", "h1/file/?form=exe")
    assert {desk.get(f"/a/a1/follow-up/reports/2569/{p}").status_code for p in paths} == {404}


def test_the_copy_sheet_holds_what_was_accepted_and_nothing_else(agency: Agency) -> None:
    desk = browser(crew(agency)["coordinator"])
    row = measure(agency)
    other = measure(agency, "b", title="ยังไม่รับ")
    passed(written(row, hand_in=True, done="ทำจริงแล้ว", proof=True), "head", "accept")
    passed(written(other, hand_in=True, done="รอผู้ประสานงาน"), "head")
    page = text(desk, "/a/a1/follow-up/copy/?year=2569")
    assert all(
        each in page
        for each in ("ทำจริงแล้ว", "https://a1.example/photo", "data-copy", "look/marked")
    )
    assert "รอผู้ประสานงาน" not in page.replace("รอผู้ประสานงานรับ", "")


# --- The measures of real years ------------------------------------------------------------------


@pytest.mark.parametrize(("name", "count"), [("six-month-2563", 19), ("analysis-2565", 7)])
def test_measures_of_real_years_are_imported_followed_up_and_reported(
    agency: Agency, name: str, count: int
) -> None:
    divisions(agency)
    for key, unit in (("office", "สำนักปลัด"), ("education", "กองการศึกษา")):
        agency.divisions.create(key=key, name=unit)
    content = (YEARS / f"{name}.yaml").read_bytes()
    checked = importing.check(agency, content, f"{name}.yaml", "c")
    file = replace(checked.file, reports=())
    year = file.fiscal_year
    importing.bring_in(agency, file, doer("c", Role.COORDINATOR))
    assert len(file.measures) == count

    owed = follow_queries.owed(agency, year, queries.units_of(agency), file_day(file))
    first = [place for place in owed if place.period.key in ("h1", "q1", "q2")]
    for place in first:
        if place.stand is None:
            report(place)

    matter = follow_reports.matter_of(agency, year, queries.units_of(agency))
    half = matter.summary("h1")
    assert not half.missing
    assert not half.unaccepted
    document = as_text(follow_reports.document(matter, "h1", file_day(file)))
    assert [each.title for each in matter.measures if each.title not in document] == []
    assert "ทำครบตามขั้นตอน" in document
    out = importing.files().written(importing.file_of(agency, year), ".xlsx")
    back = importing.check(agency, out, "year.xlsx", "c")
    assert (back.file.measures, back.file.reports) == (matter.file.measures, matter.file.reports)


def file_day(file: YearFile) -> dt.date:
    return FiscalYear(file.fiscal_year).halves[0].last


def report(place: Place) -> None:
    row = written(
        place.row, unit=place.unit, period=place.period.key, progress=Progress.DONE, percent=100,
        done="ทำครบตามขั้นตอน", proof=True, hand_in=True,
    )  # fmt: skip
    passed(row, "head", "accept", "note")
    assert ReportState(Report.objects.get(pk=row.pk).state) is ReportState.NOTED
    assert Status(Measure.objects.get(pk=place.row.pk).status) is Status.IN_FORCE
