"""A year's measures and reports go out as files and come in again."""

from __future__ import annotations

import io
import json
from html import unescape
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from measure_rows import DOER, LIST, WHOLE, YEAR, drafted, in_force, reported
from people import SignedIn
from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.measures import actions, importing, queries
from prongsai.apps.measures.models import Measure, Report
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
IMPORT = f"{LIST}import/"


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def saved(client: Client, form: str = "json") -> bytes:
    answer = client.get(f"{LIST}year/file/?year={YEAR}&form={form}")
    assert answer.status_code == 200
    return answer.content


def checked(client: Client, content: bytes, name: str = "year.json") -> str:
    given = SimpleUploadedFile(name, content)
    answer = client.post(IMPORT, {"year": YEAR, "file": given})
    return unescape(answer.content.decode())


def token_in(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('"')[0]


def entered(client: Client, page: str) -> str:
    answer = client.post(IMPORT, {"year": YEAR, "token": token_in(page)}, follow=True)
    return unescape(answer.content.decode())


def altered(content: bytes, **told: Any) -> bytes:
    found = json.loads(content)
    found["measures"]["queue"] |= told
    return json.dumps(found).encode()


@pytest.mark.parametrize("form", ["json", "yaml", "xlsx"])
def test_what_was_saved_changes_nothing_when_it_comes_back(
    desk: Client, agency: Agency, form: str
) -> None:
    row = in_force(agency, finding="รอนาน", topics=("staff_steps_and_time",))
    drafted(agency, "other", units=(), everyone=True, items=("I1",))
    reported(row, spent="1200.50", result="3.5", proofs=[{"title": "ภาพ", "address": ""}])
    page = checked(desk, saved(desk, form), f"year.{form}")
    assert "ไฟล์นี้ไม่เปลี่ยนอะไร" in page
    assert "ใหม่ 0 แก้ไข 0 เหมือนเดิม 2" in page
    assert "รายงานผล: ใหม่ 0 แก้ไข 0 เหมือนเดิม 1" in page


@pytest.mark.parametrize("form", ["json", "yaml", "xlsx"])
def test_a_year_comes_into_an_empty_one_as_it_was(desk: Client, agency: Agency, form: str) -> None:
    row = in_force(agency)
    reported(row, progress="cannot proceed", reason="no budget", percent=10)
    content = saved(desk, form)
    before = importing.file_of(agency, YEAR)
    Report.objects.all().delete()
    Measure.objects.all().delete()
    page = checked(desk, content, f"year.{form}")
    assert "ใหม่ 1 แก้ไข 0" in page
    assert "นำเข้าแล้ว ใหม่ 1" in entered(desk, page)
    assert importing.file_of(agency, YEAR) == before
    assert Entry.objects.filter(verb="import", thing="measures.year").count() == 1


def test_keys_decide_what_is_the_same(desk: Client, agency: Agency) -> None:
    row = drafted(agency)
    drafted(agency, "other")
    content = json.loads(altered(saved(desk), title="ชื่อใหม่"))
    del content["measures"]["other"]
    content["measures"]["third"] = {"title": "มาตรการที่สาม", "cycle": "monthly"}
    page = checked(desk, json.dumps(content).encode())
    assert "ใหม่ 1 แก้ไข 1 เหมือนเดิม 0" in page
    assert "มาตรการที่ไม่มีในไฟล์ (1) อยู่อย่างเดิม" in page
    entered(desk, page)
    row.refresh_from_db()
    assert (row.title, row.revision) == ("ชื่อใหม่", 2)
    assert [each.code for each in queries.measures_of(agency, YEAR)] == ["queue", "other", "third"]


def test_a_fault_is_told_by_its_place_and_nothing_is_saved(desk: Client, agency: Agency) -> None:
    row = drafted(agency)
    page = checked(desk, altered(saved(desk), items=["X99"], title="ชื่อใหม่"))
    assert "ไฟล์นี้มี 1 จุดที่ต้องแก้" in page
    assert "measures/queue/items/0" in page
    row.refresh_from_db()
    assert row.revision == 1


def test_broken_json_is_told_in_the_language_of_the_page(desk: Client, agency: Agency) -> None:
    drafted(agency)
    page = checked(desk, saved(desk).replace(b'"measures": {', b'"measures": ,{'))
    assert "อักขระที่" in page
    assert "บรรทัด" in page
    assert "Expecting" not in page


@pytest.mark.usefixtures("agency")
def test_a_year_without_measures_offers_a_form_that_can_be_filled_in(desk: Client) -> None:
    there = f"{LIST}year/file/?year={YEAR}&amp;form=xlsx"
    assert there in desk.get(f"{LIST}?year={YEAR}").content.decode()
    assert there in desk.get(f"{IMPORT}?year={YEAR}").content.decode()
    filled = io.BytesIO()
    told = {"มาตรการ": "จัดทำบัตรคิว", "รอบการรายงาน": "รายไตรมาส"}
    with xlsxwriter.Workbook(filled) as book:
        for sheet in raw_sheets(saved(desk, "xlsx")):
            page = book.add_worksheet(sheet.name)
            for number, row in enumerate(sheet.rows):
                page.write_row(number, 0, row)
            if told.keys() <= set(sheet.rows[0]):
                page.write_row(1, 0, [told.get(head, "") for head in sheet.rows[0]])
    entered(desk, checked(desk, filled.getvalue(), "form.xlsx"))
    assert [each.title for each in Measure.objects.all()] == ["จัดทำบัตรคิว"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("year.txt", b"x", "ชนิด"),
        ("year.json", b"", "ว่างเปล่า"),
        ("year.xlsx", b"{}", "ไม่"),
        ("year.json", b"not json", "อักขระที่ 1"),
    ],
)
@pytest.mark.usefixtures("agency")
def test_files_that_are_none_are_refused(
    desk: Client, name: str, content: bytes, said: str
) -> None:
    page = checked(desk, content, name)
    assert "ยังไม่ได้บันทึกอะไร" in page
    assert said in page
    assert not Measure.objects.exists()


def test_a_file_that_is_too_large_is_refused_unread(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        importing.check(agency, b" " * 20_000_001, "year.json", "x")
    assert refused.value.problems[0].code == "upload-too-large"


def test_another_agencys_name_is_pointed_out(desk: Client, agency: Agency) -> None:
    drafted(agency)
    found = json.loads(saved(desk))
    found["agency"] = "เทศบาลตำบลฟ้าใส"
    assert "ไฟล์ระบุหน่วยงานอื่น" in checked(desk, json.dumps(found).encode())


def test_reports_come_in_as_drafts_and_do_not_touch_what_was_handed_in(
    desk: Client, agency: Agency
) -> None:
    row = in_force(agency)
    mine = reported(row, state="submitted", acts=[])
    found = json.loads(saved(desk))
    found["reports"][0]["state"] = "noted by the chief administrator"
    found["reports"].append({**found["reports"][0], "period": "q2", "percent": 60})
    page = checked(desk, json.dumps(found).encode())
    assert "รายงานผล: ใหม่ 1 แก้ไข 0 เหมือนเดิม 1" in page
    entered(desk, page)
    new = Report.objects.get(period="q2")
    assert (new.state, new.percent, new.unit, len(new.authors)) == ("draft", 60, "finance", 1)

    found["reports"][0]["percent"] = 90
    page = checked(desk, json.dumps(found).encode())
    assert "ส่งแล้ว จึงแก้ด้วยไฟล์ไม่ได้" in page
    assert token_in(page) == ""
    mine.refresh_from_db()
    assert mine.percent == 40


def test_an_open_report_is_changed_and_keeps_its_files(desk: Client, agency: Agency) -> None:
    row = in_force(agency)
    kept = {"title": "ภาพ", "file": "f1"}
    mine = reported(row, proofs=[kept])
    found = json.loads(saved(desk))
    found["reports"][0] |= {"percent": 70, "proofs": [{"title": "ภาพ"}, {"title": "บันทึก"}]}
    entered(desk, checked(desk, json.dumps(found).encode()))
    mine.refresh_from_db()
    assert (mine.percent, mine.revision) == (70, 2)
    assert mine.proofs == [kept, {"title": "บันทึก", "address": ""}]


def test_what_was_sealed_for_somebody_else_is_not_entered(
    desk: Client, signed_in: SignedIn, agency: Agency
) -> None:
    drafted(agency)
    page = checked(desk, altered(saved(desk), title="ชื่อใหม่"))
    entered(signed_in(Role.CHIEF_ADMINISTRATOR), page)
    assert Measure.objects.get().revision == 1


def test_what_lies_in_the_bin_is_had_back_as_the_file_says(desk: Client, agency: Agency) -> None:
    row = drafted(agency)
    content = altered(saved(desk), title="ชื่อใหม่")
    actions.remove(row, WHOLE, DOER)
    entered(desk, checked(desk, content))
    assert [each.title for each in queries.measures_of(agency, YEAR)] == ["ชื่อใหม่"]


def test_items_that_the_year_does_not_have_keep_a_file_out(desk: Client, agency: Agency) -> None:
    drafted(agency)
    found = importing.files().read_content(saved(desk), "year.json").year
    year = queries.year_of(agency, YEAR)
    assert year is not None
    other = "ita/2567/local@1"
    assert year.pack != other
    old = importing.files().library.load(other).pack
    gone = next(code for code in old.items if code not in queries.pack_of(year).items)
    content = json.loads(importing.files().written(found, ".json"))
    content["pack"], content["measures"]["queue"]["items"] = other, [gone]
    checked_file = importing.check(agency, json.dumps(content).encode(), "year.json", "x")
    with pytest.raises(Refused) as refused:
        importing.bring_in(agency, checked_file.file, DOER)
    assert refused.value.problems[0].code == "measure-unknown-item"
