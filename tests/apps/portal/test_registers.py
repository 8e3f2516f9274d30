"""What registers hold goes out as tables: purchases, the log, tables that were brought in."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pyshacl import validate
from rdflib import Graph

from portal_making import CHIEF, offered, opened, prepared, published, rendering, withdrawn
from posting_making import logged
from posting_making import photo as picture
from prongsai.apps.agencies.models import Agency
from prongsai.apps.listings import actions as listings
from prongsai.apps.listings import bridge
from prongsai.apps.portal import actions, queries
from prongsai.apps.portal.bundle import write
from prongsai.apps.portal.candidates import candidates
from prongsai.apps.portal.models import Portal, Release
from prongsai.apps.portal.rendering import stored
from prongsai.apps.portal.sheet import sheet_of
from prongsai.apps.procurement import actions as buying
from prongsai.apps.procurement import reporting
from prongsai.core.access.roles import Role
from prongsai.core.procurement.purchase import Bid
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused
from purchase_making import COMPANY_ID, DOER, PERSON_ID, bought

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).parents[2] / "core" / "opendata" / "dcat.shapes.ttl"
YEAR, SITE = 2569, "/p/nafan/"
LIST, REPORT = "table-2569-procurement-list", "table-2569-procurement-report"
FEBRUARY = "table-2569-procurement-monthly-2569-02"
LOG, RISKS, USES = (
    "table-2569-dissemination",
    "table-2569-risk-report",
    "table-2569-e-service-statistics",
)
PHONE = "081 234 5678"
PERSON: dict[str, Any] = {
    "seller": "ตะวัน ริมเมฆ", "tax_id": PERSON_ID, "directors": ("กรรมการ ลับ",),
    "bids": (Bid("ตะวัน ริมเมฆ", Decimal(450_000)),),
}  # fmt: skip


def used(agency: Agency, *rows: tuple[str, str], note: str = "") -> None:
    """The use of online services, brought in."""
    lines = [["บริการ", "จำนวน", "หมายเหตุ"], *([*each, note] for each in rows)]
    listings.bring_in(agency, bridge.listings()["e_service_statistics"], YEAR, lines, DOER)


def closed(agency: Agency, number: int = 2, year: int = 2026) -> None:
    buying.close(agency, Month(year, number), DOER)


@pytest.fixture
def portal(agency: Agency) -> Portal:
    """Something in every register."""
    found = opened(agency)
    bought(agency)
    bought(agency, **PERSON)
    closed(agency)
    logged(agency, file=picture("somebody.png"))
    used(agency, ("ขอถังขยะ", "120"), ("แจ้งซ่อม", "3"))
    return found


def keys(portal: Portal, year: int = YEAR) -> list[str]:
    return [each.key for each in candidates(portal, year) if each.key.startswith("table-")]


def state(portal: Portal, key: str) -> str:
    sheet = sheet_of(portal, queries.releases(portal.agency), YEAR)
    return next(line.state for line in sheet.lines if line.candidate.key == key)


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(SITE + path)
    assert answer.status_code == status
    return str(answer.content.decode())


def everything(agency: Agency) -> Iterator[tuple[str, str]]:
    """Every page and file of the site as text, workbooks unpacked."""
    made = rendering(agency)
    for path in made.paths():
        answer = made.answer(path)
        assert answer is not None
        content = stored(answer)
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                content = b"".join(map(book.read, book.namelist()))
        yield path, content.decode()


def refused(agency: Agency, key: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        prepared(agency, key)
    return [each.code for each in caught.value.problems]


def test_everything_that_a_year_holds_is_offered(portal: Portal) -> None:
    assert keys(portal) == [LIST, REPORT, FEBRUARY, LOG, USES]
    assert keys(portal, 2568) == []


def test_a_month_is_offered_once_it_is_closed(agency: Agency, portal: Portal) -> None:
    closed(agency, 10, 2025)
    buying.reopen(agency, Month(2026, 2), "แก้ไข", DOER)

    assert "table-2569-procurement-monthly-2568-10" in keys(portal)
    assert FEBRUARY not in keys(portal)


def test_no_tax_id_of_a_person_and_no_director_gets_out_in_any_form(
    agency: Agency, portal: Portal
) -> None:
    for key in keys(portal):
        published(agency, key)
    told = dict(everything(agency))

    assert [path for path, text in told.items() if PERSON_ID in text or "กรรมการ ลับ" in text] == []
    assert COMPANY_ID in told["2569/procurement-list/"]
    assert "X" * 13 in told["2569/procurement-list/"]


@pytest.mark.usefixtures("portal")
def test_a_telephone_number_keeps_the_table_inside(agency: Agency) -> None:
    bought(agency, seller=f"ร้านริมเมฆ {PHONE}", tax_id="")
    logged(agency, place=f"ถามได้ที่ {PHONE}")
    used(agency, ("ขอถังขยะ", "120"), note=f"โทร {PHONE}")

    assert {refused(agency, key)[0] for key in (LIST, FEBRUARY, LOG, USES)} == {
        "release-phone-inside"
    }
    assert not Release.objects.exists()


@pytest.mark.usefixtures("portal")
def test_what_officers_wrote_into_the_report_is_looked_at_too(agency: Agency) -> None:
    said = {"problems": f"นายก โทร {PHONE}", "suggestions": ""}
    reporting.write(agency, YEAR, said, DOER, seen=0)

    assert refused(agency, REPORT) == ["release-phone-inside"]


@pytest.mark.usefixtures("portal")
def test_the_list_shows_amounts_and_days_as_people_write_them_and_keeps_them_exact(
    agency: Agency, stranger: Client
) -> None:
    published(agency, LIST)
    text, told = page(stranger, "2569/procurement-list/"), dict(everything(agency))
    rows = json.loads(next(each for path, each in told.items() if path.endswith(".json")))["rows"]

    assert '<td class="n">450,000.00</td>' in text
    assert "3 ก.พ. 69" in text
    assert "3 Feb 2569 BE" in page(stranger, "en/2569/procurement-list/")
    assert (rows[0]["agreed_price"], rows[0]["signed"]) == ("450000.00", "2026-02-03")
    assert "ค.ศ." in page(stranger, "data/procurement-list-2569/")


@pytest.mark.usefixtures("portal")
def test_a_workbook_holds_amounts_as_numbers(agency: Agency) -> None:
    published(agency, LIST)
    book = next(text for path, text in everything(agency) if path.endswith(".xlsx"))

    assert "<v>450000" in book


@pytest.mark.usefixtures("portal")
def test_a_month_that_parted_since_it_was_closed_says_so(agency: Agency, stranger: Client) -> None:
    published(agency, FEBRUARY)
    assert "แก้ไขเพิ่มเติม" not in page(stranger, "2569/procurement-monthly-2569-02/")
    bought(agency, title="ซื้อเพิ่มภายหลัง")
    published(agency, FEBRUARY)

    text = page(stranger, "2569/procurement-monthly-2569-02/")
    assert "แก้ไขเพิ่มเติม 1 รายการ หลังปิดสรุปเดือนนี้เมื่อ 20 สิงหาคม 2569" in text
    assert "ซื้อเพิ่มภายหลัง" in text


@pytest.mark.usefixtures("portal")
def test_a_month_without_purchases_says_that_there_were_none(
    agency: Agency, stranger: Client
) -> None:
    closed(agency, 12, 2025)
    published(agency, "table-2569-procurement-monthly-2568-12")

    assert "เดือนธันวาคม 2568 ไม่มีการจัดซื้อจัดจ้าง" in page(stranger, "2569/procurement-monthly-2568-12/")


@pytest.mark.usefixtures("portal")
def test_the_yearly_report_counts_and_says_what_officers_wrote(
    agency: Agency, stranger: Client
) -> None:
    said = {"problems": "ผู้เสนอราคาน้อยราย", "suggestions": ""}
    reporting.write(agency, YEAR, said, DOER, seen=0)
    published(agency, REPORT)
    text = page(stranger, "2569/procurement-report/")

    assert "900,000.00" in text
    assert "ผู้เสนอราคาน้อยราย" in text
    assert "Methods open to anybody make up 100.00" in page(stranger, "en/2569/procurement-report/")


@pytest.mark.usefixtures("portal")
def test_the_log_is_counted_by_channel_and_year_and_its_pictures_stay_inside(
    agency: Agency, stranger: Client
) -> None:
    logged(agency, first=dt.date(2025, 1, 13))
    logged(agency, channel="website", address="https://nafan.example/n1")
    published(agency, LOG)
    text = page(stranger, "2569/dissemination/")

    assert "เผยแพร่ 2 ครั้ง ใน 2 ช่องทาง" in text
    assert '<td>บอร์ดประชาสัมพันธ์</td><td class="n">1</td><td class="n">1</td>' in text
    assert "https://nafan.example/n1" in text
    assert "somebody.png" not in "".join(each for _, each in everything(agency))


@pytest.mark.usefixtures("portal")
def test_a_table_that_was_brought_in_goes_out_with_its_sum(
    agency: Agency, stranger: Client
) -> None:
    published(agency, USES)
    text = page(stranger, "2569/e-service-statistics/")

    assert "ขอถังขยะ" in text
    assert '<dt>รวมจำนวนผู้ใช้บริการ</dt><dd lang="th">123</dd>' in text


@pytest.mark.parametrize(
    ("key", "change"),
    [
        (LIST, bought),
        (REPORT, bought),
        (FEBRUARY, bought),
        (LOG, logged),
        (USES, lambda agency: used(agency, ("ขอถังขยะ", "121"))),
    ],
)
def test_what_changed_in_the_register_since_is_told(
    agency: Agency, portal: Portal, key: str, change: Callable[[Agency], object]
) -> None:
    published(agency, key)
    assert state(portal, key) == "shown"
    change(agency)

    assert state(portal, key) == "changed"


@pytest.mark.usefixtures("portal")
def test_tables_stand_under_their_topic_the_latest_first(agency: Agency, stranger: Client) -> None:
    closed(agency, 12, 2025)
    published(agency, FEBRUARY)
    published(agency, "table-2569-procurement-monthly-2568-12")
    text = page(stranger, "t/procurement-monthly/")

    assert text.index("450,000.00") < text.index("ธันวาคม 2568")
    assert "2569/procurement-monthly-2568-12/" in text
    assert "2569/procurement-monthly-2569-02/" in page(stranger, "2569/")
    assert "procurement-monthly-2569-02/" in page(stranger, "information/")


@pytest.mark.usefixtures("portal")
def test_tables_are_data_sets_of_the_catalogue(agency: Agency, stranger: Client) -> None:
    for key in (LIST, LOG, "contact"):  # the catalogue asks for a mailbox that is public
        published(agency, key)
    found = json.loads(page(stranger, "catalog.jsonld"))["dcat:dataset"]

    assert {each["dct:identifier"] for each in found} == {
        "nafan-procurement-list-2569", "nafan-dissemination-2569",
    }  # fmt: skip
    assert "จากทะเบียน" in json.dumps(found, ensure_ascii=False)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_the_catalogue_of_all_of_them_has_the_shape_of_dcat(
    agency: Agency, portal: Portal, stranger: Client, settings: Any
) -> None:
    settings.SITE = "https://ita.example"
    for key in keys(portal):
        published(agency, key)
    graph = Graph().parse(data=page(stranger, "catalog.jsonld"), format="json-ld")
    conforms, _, why = validate(graph, shacl_graph=Graph().parse(SHAPES))

    assert conforms, why


@pytest.mark.usefixtures("portal")
def test_a_table_that_was_withdrawn_leaves_its_trace(agency: Agency, stranger: Client) -> None:
    release = withdrawn(agency, LIST)

    assert "เผยแพร่ผิดฉบับ" in page(stranger, "2569/procurement-list/", 410)
    assert "เผยแพร่ผิดฉบับ" in page(stranger, "data/procurement-list-2569/", 410)
    for file in release.files:
        page(stranger, f"files/{file['sha256'][:20]}.{file['name'].rpartition('.')[2]}", 404)


@pytest.mark.usefixtures("portal")
def test_a_copy_for_another_host_has_them_too(agency: Agency, tmp_path: Path) -> None:
    release = published(agency, LIST)
    write(rendering(agency), tmp_path)

    assert (tmp_path / "2569/procurement-list/index.html").is_file()
    assert (tmp_path / "data/procurement-list-2569/index.html").is_file()
    assert len(list((tmp_path / "files").iterdir())) == len(release.files)


def test_every_page_of_them_is_cheap(agency: Agency, portal: Portal, stranger: Client) -> None:
    for key in keys(portal):
        published(agency, key)
    page(stranger, "")
    for path in rendering(agency).paths():
        with CaptureQueriesContext(connection) as asked:
            stranger.get(SITE + path).getvalue()

        assert len(asked) <= 5, path


def test_the_list_of_what_can_be_published_takes_as_many_statements_for_many_as_for_one(
    agency: Agency, portal: Portal, signed_in: Callable[[Role], Client]
) -> None:
    client = signed_in(Role.COORDINATOR)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/a/a1/portal/?year={YEAR}").status_code == 200
        return len(asked)

    statements()
    few = statements()
    for day in (3, 4, 5):
        bought(agency, signed=dt.date(2026, 1, day))
        logged(agency)
    closed(agency, 1)
    published(agency, LIST)

    assert statements() <= few
    assert state(portal, LIST) == "shown"


def test_a_year_without_a_checklist_can_be_chosen(
    portal: Portal, signed_in: Callable[[Role], Client]
) -> None:
    logged(portal.agency, first=dt.date(2025, 1, 13))
    text = signed_in(Role.COORDINATOR).get("/a/a1/portal/?year=2568").content.decode()

    assert "table-2568-dissemination" in text
    assert LIST not in text


@pytest.mark.usefixtures("portal")
def test_what_was_prepared_is_what_is_published_whatever_the_register_says_by_then(
    agency: Agency, stranger: Client
) -> None:
    release = prepared(agency, LIST)
    bought(agency, title="ซื้อเพิ่มภายหลัง")
    actions.publish(agency, release.key, release.sha256, CHIEF)

    assert "ซื้อเพิ่มภายหลัง" not in page(stranger, "2569/procurement-list/")
    assert offered(agency, LIST).basis_hash != release.basis


@pytest.mark.usefixtures("portal")
def test_where_nothing_was_counted_none_is_said_in_words(agency: Agency, stranger: Client) -> None:
    lines = [["เดือน", "เรื่องที่รับ"], ["ตุลาคม 2568", "0"], ["พฤศจิกายน 2568", "0"]]
    listings.bring_in(agency, bridge.listings()["complaint_statistics"], YEAR, lines, DOER)
    published(agency, "table-2569-complaint-statistics")

    assert "เรื่องที่รับ: ไม่มี" in page(stranger, "2569/complaint-statistics/")
    assert "Received: none" in page(stranger, "en/2569/complaint-statistics/")


@pytest.mark.usefixtures("portal")
def test_the_progress_of_measures_is_a_public_table(agency: Agency, stranger: Client) -> None:
    lines = [
        ["มาตรการ", "ผู้รับผิดชอบ", "สถานะ", "ผล"],
        ["แจ้งแผนงบประมาณ", "กองคลัง", "แล้วเสร็จ", "แจ้งครบ"],
    ]
    listings.bring_in(agency, bridge.listings()["measures_progress"], YEAR, lines, DOER)
    published(agency, "table-2569-measures-progress")

    assert "แจ้งแผนงบประมาณ" in page(stranger, "2569/measures-progress/")
