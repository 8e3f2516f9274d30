"""The screens of spending: who may what, and nothing typed is lost."""

from __future__ import annotations

import html
import io
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers.queries import given_of
from prongsai.apps.portal.from_spending import tables
from prongsai.apps.spending import actions, bridge, entering, importing, queries
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Entry, Line, Month, Verdict, Year
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Line as Value
from prongsai.core.spending.year import SpendingYear, months_of
from prongsai.workshop.uploads import Upload
from spending_app import ALL, DOER, JULY
from spending_making import baht

pytestmark = pytest.mark.django_db
PAGE = "/a/a1/spending/"
KEY = "a" * 32


def text(client: Client, path: str) -> str:
    return html.unescape(client.get(f"{PAGE}{path}").content.decode())


def sent(client: Client, path: str, **said: object) -> str:
    answer = client.post(f"{PAGE}{path}", said, follow=True)
    return html.unescape(answer.content.decode())


def typed(row: Line, **more: str) -> dict[str, str]:
    return {"seen": str(row.revision), "key": row.code, "title": row.title, "unit": row.unit,
            "source": row.source, "budget": "1,000.00", "q1": "250", "q2": "250", "q3": "250",
            "q4": "250", **more}  # fmt: skip


def test_a_year_begins_empty_and_tells_what_to_do(agency: Agency, coordinator: Client) -> None:
    before = text(coordinator, "?year=2569")
    sent(coordinator, "begin/", year="2569", how="hand")

    assert 'name="how"' in before
    assert queries.years(agency) == [2569]
    assert "นำเข้าแผนจากไฟล์" in text(coordinator, "?year=2569")


def test_an_officer_enters_for_the_own_division_only(
    road: Line, paper: Line, engineer: Client
) -> None:
    page = text(engineer, "m/2026-07/")
    said = {"token": KEY, f"amount-{road.key}": "๑๐๐.๕๐", f"says-{road.key}": "ฎ 1",
            f"amount-{paper.key}": "5"}  # fmt: skip
    sent(engineer, "m/2026-07/", **said)

    assert f"amount-{road.key}" in page
    assert f"amount-{paper.key}" not in page
    assert [(each.line_id, each.amount) for each in Entry.objects.all()] == [
        (road.pk, baht("100.50"))
    ]
    assert engineer.get(f"{PAGE}l/{paper.key}/").status_code == 200
    refused = sent(engineer, f"l/{paper.key}/", **typed(paper, title="อื่น"))
    assert "รายการนี้เป็นของหน่วยงานอื่น" in refused
    paper.refresh_from_db()
    assert paper.title == "วัสดุ"
    assert engineer.post(f"{PAGE}m/2026-07/close/").status_code == 404
    assert engineer.get(f"{PAGE}l/{road.key}/move/").status_code == 404


def test_the_division_that_keeps_the_books_enters_for_all(
    year: Year, paper: Line, engineer: Client
) -> None:
    actions.write(year, {"keeper": "works"}, DOER, seen=1)

    assert f"amount-{paper.key}" in text(engineer, "m/2026-07/")


def test_what_cant_be_read_is_said_and_what_was_typed_stays(
    road: Line, paper: Line, coordinator: Client
) -> None:
    said = {"token": KEY, f"amount-{road.key}": "ร้อยบาท", f"amount-{paper.key}": "5"}
    page = sent(coordinator, "m/2026-07/", **said)

    assert "อ่านจำนวนเงิน “ร้อยบาท” ไม่ได้" in page
    assert 'value="ร้อยบาท"' in page
    assert Entry.objects.count() == 0


def test_of_two_editors_the_second_sees_both(road: Line, coordinator: Client) -> None:
    first = typed(road, title="ถนนลูกรัง")
    second = typed(road, title="ถนนคอนกรีต")
    sent(coordinator, f"l/{road.key}/", **first)
    page = sent(coordinator, f"l/{road.key}/", **second)

    assert "มีผู้แก้ไขไปแล้ว" in page
    assert "ถนนลูกรัง" in page
    assert 'value="ถนนคอนกรีต"' in page
    road.refresh_from_db()
    assert road.title == "ถนนลูกรัง"


def test_a_line_is_added_once_however_often_it_is_sent(year: Year, coordinator: Client) -> None:
    said = {"token": KEY, "key": "7", "title": "อบรม", "budget": "40,000"}
    for _ in range(2):
        sent(coordinator, "new/?year=2569", **said)
    page = sent(coordinator, "new/?year=2569", **{**said, "token": "b" * 32})

    assert Line.objects.filter(year=year).count() == 1
    assert "รหัส “7” ใช้ซ้ำ" in page


def test_a_second_person_looks_a_sample_over(
    road: Line, coordinator: Client, signed_in: SignedIn
) -> None:
    entering.enter(road.year, JULY, [Paid(road.key, baht("190"))], ALL, DOER, "t")
    auditor = signed_in(Role.INTERNAL_AUDITOR)
    sent(auditor, "m/2026-07/draw/")
    missing = sent(auditor, "m/2026-07/check/", **{"right-t-0": "wrong"})
    sent(auditor, "m/2026-07/check/", **{"right-t-0": "wrong", "what-t-0": "ควรเป็น 90"})
    page = sent(coordinator, "e/t-0/", token=KEY, amount="90", month="2026-07", why="พิมพ์ผิด")
    sent(coordinator, "m/2026-07/close/")

    assert "ต้องบอกว่าผิดตรงไหน" in missing
    assert Verdict.objects.get().what == "ควรเป็น 90"
    assert "บันทึกการแก้ไขแล้ว" in page
    assert Month.objects.get().closed_at is not None
    assert auditor.post(f"{PAGE}m/2026-07/close/").status_code == 404
    assert "ปิดเดือนเมื่อ" in text(coordinator, "m/2026-07/check/")


def test_progress_and_words_stand_in_the_report(road: Line, coordinator: Client) -> None:
    said = {"seen": "0", "percent": "40", "done": "งวดที่ 2", "problems": "ฝนตก"}
    sent(coordinator, f"l/{road.key}/progress/?quarter=2", **said)
    sent(coordinator, "report/half_year/?year=2569", seen="1", problems="ภาพรวมช้า")
    page = text(coordinator, "report/half_year/?year=2569")

    assert "งวดที่ 2" in page
    assert "ภาพรวมช้า" in page
    for form in ("pdf", "docx", "xlsx", "csv"):
        answer = coordinator.get(f"{PAGE}report/half_year/file/?year=2569&form={form}")
        assert answer.status_code == 200
        assert answer.content
    assert coordinator.get(f"{PAGE}report/other/?year=2569").status_code == 404


def test_a_report_becomes_a_paper(agency: Agency, road: Line, coordinator: Client) -> None:
    sent(coordinator, "report/annual/paper/?year=2569")
    paper = given_of(agency, "spending:2569:annual")[0]

    assert paper.kind == "spending-annual"
    road.year.refresh_from_db()
    assert road.year.annual_at is not None
    assert paper.title in text(coordinator, "report/annual/?year=2569")


def test_what_is_exported_comes_in_again_as_it_was(
    agency: Agency, road: Line, coordinator: Client
) -> None:
    entering.enter(road.year, JULY, [Paid(road.key, baht("100.25"), "ฎ 1")], ALL, DOER, "t")
    content = coordinator.get(f"{PAGE}plan/file/?year=2569").content
    page = sent(coordinator, "import/?year=2569", file=SimpleUploadedFile("plan.xlsx", content))
    book, units = queries.full(road.year), bridge.units_of(agency)
    sheets = importing.sheets_in(importing.carried(Upload("plan.xlsx", content)))

    assert "ข้อมูลในไฟล์มีครบแล้ว" in page
    assert importing.planned(book, sheets, units).merged.year.entries == book.year.entries


def test_a_file_is_looked_over_and_then_entered(
    road: Line, paper: Line, coordinator: Client
) -> None:
    content = coordinator.get(f"{PAGE}plan/file/?year=2569").content
    Line.objects.filter(pk=paper.pk).delete()
    page = sent(coordinator, "import/?year=2569", file=SimpleUploadedFile("plan.xlsx", content))
    carried = page.split('name="carried" hidden>\n')[1].split("</textarea>")[0]
    before = Line.objects.count()
    said = {"carried": carried, "do": "enter", "seen": str(road.year.revision)}
    sent(coordinator, "import/?year=2569", **said)

    assert "2. วัสดุ" in page
    assert (before, Line.objects.get(code="2").title) == (1, "วัสดุ")


def test_what_is_wrong_with_a_file_is_told_by_sheet_row_and_column(
    year: Year, coordinator: Client
) -> None:
    wrong = [Value(key="1", title="ก", unit="กองที่ไม่มี", budget=baht("-5"))]
    told = bridge.spending().as_sheets(_value(year, wrong))
    page = sent(coordinator, "import/?year=2569", file=SimpleUploadedFile("plan.xlsx", told))
    other = sent(coordinator, "import/?year=2569",
                 file=SimpleUploadedFile("plan.xlsx", io.BytesIO(b"%PDF-1.7").read()))  # fmt: skip

    assert "ไม่มีหน่วยงานชื่อ “กองที่ไม่มี”" in page
    assert "จำนวนเงินติดลบ" in page
    assert 'value="enter"' not in page
    assert "แผ่นงาน" in other
    assert Line.objects.count() == 0


def _value(year: Year, lines: list[Value]) -> SpendingYear:
    return replace(queries.full(year).year, lines=tuple(lines))


@pytest.mark.usefixtures("road")
def test_disbursements_come_from_a_pasted_table_once(coordinator: Client) -> None:
    table = "รหัสรายการ\tเดือน\tจำนวนเงิน\tฎีกา\n1\tกรกฎาคม\t100.25\tฎ 9"
    bad = sent(coordinator, "import/entries/?year=2569", table=f"{table}\n1\tกรกฎาคม\tมาก\t")
    for _ in range(2):
        sent(coordinator, "import/entries/?year=2569", table=table, do="enter")

    assert "“มาก” ไม่ใช่จำนวนเงิน" in bad
    assert [each.amount for each in Entry.objects.all()] == [baht("100.25")]


def test_tables_are_offered_once_they_change_no_more(agency: Agency, road: Line) -> None:
    first = [each.name for each in tables(agency, 2569)]
    for month in months_of(2569)[:6]:
        entering.close(road.year, month, DOER)

    assert first == ["spending-plan"]
    assert [each.name for each in tables(agency, 2569)] == ["spending-plan", "spending-half-year"]
    assert list(tables(agency, 2568)) == []
