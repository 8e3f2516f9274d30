"""Tables of items: looked over, brought in as versions, shown and saved."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import SignedIn, person
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.models import Entry
from prongsai.apps.listings import actions, bridge
from prongsai.apps.listings.models import Table
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
ALL = "/a/a1/tables/"
USE, RISKS = "?table=e_service_statistics&year=2569", "?table=risk_report&year=2569"
ONE, IMPORT, FILE = f"{ALL}one/", f"{ALL}one/import/", f"{ALL}one/file/"
PASTED = "บริการ\tจำนวน (ราย)\tหมายเหตุอื่น\nขอถังขยะ\t๑๒๐\tx\nรวม\t120\t"
DOER = Doer("somebody", (), dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC))


def brought(agency: Agency, *counts: str) -> Table:
    rows = [["บริการ", "จำนวน"], *(["ขอถังขยะ", each] for each in counts)]
    return actions.bring_in(agency, bridge.listings()["e_service_statistics"], 2569, rows, DOER)


def test_a_table_is_shown_before_it_is_stored_and_then_stored(
    agency: Agency, officer: Client
) -> None:
    looked = officer.post(f"{IMPORT}{USE}", {"table": PASTED})
    before = Table.objects.count()
    officer.post(f"{IMPORT}{USE}", {"table": looked.context["carried"], "do": "enter"})
    table = Table.objects.get(agency=agency)

    assert "อ่านได้ 1 แถว ยังไม่ได้บันทึก" in looked.content.decode()
    assert "หมายเหตุอื่น" in looked.content.decode()
    assert (before, table.rows) == (0, [{"service": "ขอถังขยะ", "users": 120}])
    assert Entry.objects.get(thing="listings.table").after == {"version": 1, "row_count": 1}


def test_a_workbook_is_brought_in_as_well(agency: Agency, officer: Client) -> None:
    book = write_xlsx(
        "x", [["เหตุการณ์ความเสี่ยง", "มาตรการ", "สถานะ", "ผล"], ["ก", "ข", "แล้วเสร็จ", "ค"]]
    )
    looked = officer.post(f"{IMPORT}{RISKS}", {"file": SimpleUploadedFile("risks.xlsx", book)})
    officer.post(f"{IMPORT}{RISKS}", {"table": looked.context["carried"], "do": "enter"})

    assert Table.objects.get(agency=agency).rows[0]["state"] == "done"
    assert "ดำเนินการแล้ว" in officer.get(f"{ONE}{RISKS}").content.decode()


def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_stored(
    agency: Agency,  # noqa: ARG001
    officer: Client,
) -> None:
    bad = {"table": "บริการ\tจำนวน\nขอถังขยะ\tห้า"}
    page = officer.post(f"{IMPORT}{USE}", bad).content.decode()
    forced = officer.post(f"{IMPORT}{USE}", {**bad, "do": "enter"}).content.decode()

    assert "“ห้า” ไม่ใช่จำนวนเต็ม" in page
    assert '<td class="n" data-label="แถว">2</td>' in page
    assert ("ไม่ใช่จำนวนเต็ม" in forced, Table.objects.count()) == (True, 0)
    assert "วางตารางหรือเลือกไฟล์ก่อน" in officer.post(f"{IMPORT}{USE}", {"table": ""}).content.decode()


def test_a_table_without_a_needed_column_is_refused(agency: Agency) -> None:
    with pytest.raises(Refused):
        actions.bring_in(agency, bridge.listings()["risk_report"], 2569, [["ก"], ["ข"]], DOER)


def test_another_import_is_another_version_and_the_same_again_is_none(
    agency: Agency, officer: Client
) -> None:
    for counts in (("5",), ("5",), ("5", "7")):
        brought(agency, *counts)
    page = officer.get(f"{ONE}{USE}").content.decode()

    assert list(Table.objects.values_list("version", flat=True)) == [1, 2]
    assert ("ฉบับที่ 2: 2 แถว" in page, "ฉบับที่ 1: 1 แถว" in page) == (True, True)
    assert '<td class="n" data-label="จำนวนผู้ใช้บริการ">12</td>' in page


def test_the_latest_version_is_saved_as_a_file(agency: Agency, officer: Client) -> None:
    none = officer.get(f"{FILE}{USE}&form=csv").content.decode("utf-8-sig")
    brought(agency, "5")
    said = officer.get(f"{FILE}{USE}&form=csv").content.decode("utf-8-sig")

    assert said.splitlines()[1].startswith("1,ขอถังขยะ,,5")
    assert officer.get(f"{FILE}{USE}").content[:2] == b"PK"
    assert none.splitlines() == said.splitlines()[:1]
    assert officer.get(f"{FILE}{USE}&form=exe").status_code == 404


def test_the_year_says_which_tables_are_there(agency: Agency, officer: Client) -> None:
    brought(agency, "5")
    page = officer.get(f"{ALL}?year=2569").content.decode()

    assert ("1 แถว นำเข้าเมื่อ" in page, page.count("ยังไม่มี</span>")) == (
        True,
        len(bridge.listings()) - 1,
    )
    assert officer.get(f"{ONE}?table=nothing").status_code == 404


def test_whoever_only_reads_brings_nothing_in(agency: Agency, signed_in: SignedIn) -> None:
    above = Client()
    above.force_login(person("above", area="d1"))
    brought(agency, "5")

    assert [each.get(f"{ONE}{USE}").status_code for each in (above, signed_in(Role.VIEWER))] == [
        200,
        200,
    ]
    assert above.get(f"{IMPORT}{USE}").status_code == 404
