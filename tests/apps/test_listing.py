"""A list of agencies: checked first, brought in whole or not at all, every fault by its cell."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import person
from prongsai.adapters.csv_files import write_csv
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.agencies import importing, listing
from prongsai.apps.agencies.models import Agency, Area, ListDraft
from prongsai.apps.audit.models import Entry
from prongsai.apps.audit.queries import verify
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

HEAD = ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด", "อำเภอ", "ขนาด", "เว็บไซต์", "ชื่ออื่น"]
GOOD = [
    "701", "อบต.นาฝัน", "จ.สมมติบุรี", "อ.ทุ่งฝัน", "กลาง", "https://www.nafan.go.th/x",
    "นาฝัน;อบต นาฝัน",
]  # fmt: skip
UNKNOWN = "00000000-0000-4000-8000-000000000000"
TOWN = ["702", "เทศบาลตำบลฟ้าใส", "สมมติบุรี", "ริมเมฆ", "", "", ""]


@pytest.fixture
def administrator(client: Client) -> Client:
    admin = person("admin")
    admin.installation = True
    admin.save()
    client.force_login(admin)
    return client


def upload(client: Client, *rows: list[str], name: str = "list.csv") -> Any:
    return send(client, name, write_csv([HEAD, *rows]))


def send(client: Client, name: str, content: bytes) -> Any:
    return client.post("/agencies/list/", {"file": SimpleUploadedFile(name, content)})


def bring_in(client: Client, *rows: list[str], **more: str) -> Any:
    return client.post(upload(client, *rows).headers["Location"], more)


def test_looking_at_a_list_stores_no_agency(administrator: Client) -> None:
    page = administrator.get(upload(administrator, GOOD, TOWN).headers["Location"])

    assert "ยังไม่ได้บันทึกข้อมูลใด" in page.content.decode()
    assert not Agency.objects.exists()
    assert not Area.objects.exists()


def test_a_clean_list_makes_agencies_with_their_areas(administrator: Client) -> None:
    bring_in(administrator, GOOD, TOWN)

    agency = Agency.objects.get(key="701")
    assert agency.kind == "subdistrict_administrative_organization"
    assert (agency.size, agency.domain) == ("M", "nafan.go.th")
    assert agency.area.parent is not None
    assert (agency.area.name, agency.area.parent.name) == ("ทุ่งฝัน", "สมมติบุรี")
    assert set(agency.aliases.values_list("name", flat=True)) == {"นาฝัน", "อบต นาฝัน"}
    assert Area.objects.filter(kind="province").count() == 1


def test_an_agency_without_a_district_lies_in_its_province(administrator: Client) -> None:
    bring_in(administrator, ["9", "องค์การบริหารส่วนจังหวัดสมมติบุรี", "สมมติบุรี", "", "", "", ""])

    assert Agency.objects.get(key="9").area.kind == "province"


def test_every_problem_is_told_by_row_and_column(administrator: Client) -> None:
    page = administrator.get(
        upload(
            administrator,
            GOOD,
            ["70 1", "", "สมมติบุรี", "", "มหึมา", "ไม่ใช่เว็บ", ""],
            ["701", "โรงเรียนนาฝัน", "", "", "", "", ""],
        ).headers["Location"]
    ).content.decode()

    cells = {
        (row, column)
        for row, column in [
            (3, "รหัสหน่วยงาน"), (3, "ชื่อหน่วยงาน"), (3, "ขนาด"), (3, "เว็บไซต์"),
            (4, "รหัสหน่วยงาน"), (4, "ชื่อหน่วยงาน"), (4, "จังหวัด"),
        ]
        if f'data-label="แถว">{row}</td><td class="broad" data-label="คอลัมน์">{column}</td>' in page
    }  # fmt: skip
    assert len(cells) == 7


def test_with_one_fault_nothing_is_brought_in(administrator: Client) -> None:
    bring_in(administrator, GOOD, ["", *TOWN[1:]])

    assert not Agency.objects.exists()
    assert not Area.objects.exists()


def test_the_clean_rows_alone_are_brought_in_if_asked(administrator: Client) -> None:
    bring_in(administrator, GOOD, ["", *TOWN[1:]], only_clean="1")

    assert list(Agency.objects.values_list("key", flat=True)) == ["701"]


def test_the_same_list_again_changes_nothing(administrator: Client) -> None:
    bring_in(administrator, GOOD, TOWN)
    lines = Entry.objects.filter(agency="701").count()

    bring_in(administrator, GOOD, TOWN)

    assert Agency.objects.count() == 2
    assert Entry.objects.filter(agency="701").count() == lines


def test_a_changed_row_leaves_a_line_with_what_was_before(administrator: Client) -> None:
    bring_in(administrator, GOOD)
    bring_in(administrator, [GOOD[0], "อบต.นาเมฆ", *GOOD[2:6], "นาเมฆ"])

    line = Entry.objects.filter(agency="701").latest("number")

    assert (line.before["name"], line.after["name"]) == (
        "องค์การบริหารส่วนตำบลนาฝัน",
        "องค์การบริหารส่วนตำบลนาเมฆ",
    )
    assert set(line.after) == {"name", "aliases"}
    assert "นาเมฆ" in Agency.objects.get(key="701").sought


def test_every_chain_is_whole_after_lists_came_in(administrator: Client) -> None:
    bring_in(administrator, GOOD, TOWN)
    bring_in(administrator, [GOOD[0], "อบต.นาเมฆ", *GOOD[2:]], TOWN)

    assert list(verify()) == []
    assert {"", "701", "702"} <= set(Entry.objects.values_list("agency", flat=True))


def test_bringing_the_same_draft_in_twice_is_harmless(administrator: Client) -> None:
    address = upload(administrator, GOOD).headers["Location"]
    administrator.post(address)

    again = administrator.post(address, follow=True)

    assert "นำเข้าแล้วหรือถูกแทนที่แล้ว" in again.content.decode()
    assert Agency.objects.count() == 1


def test_a_spreadsheet_is_read_as_well(administrator: Client) -> None:
    address = send(administrator, "list.xlsx", write_xlsx("A", [HEAD, GOOD])).headers["Location"]
    administrator.post(address)

    assert Agency.objects.get().key == "701"


def macros() -> bytes:
    target = io.BytesIO(write_xlsx("A", [HEAD, GOOD]))
    with zipfile.ZipFile(target, "a") as book:
        book.writestr("xl/vbaProject.bin", b"x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("list.xlsm", b"x", ".csv, .xlsx"),
        ("list.xlsx", write_csv([HEAD, GOOD]), "csv"),
        ("list.xlsx", macros(), "มาโคร"),
        ("list.csv", write_csv([["ก", "ข"], ["1", "2"]]), "รหัสหน่วยงาน"),
        ("list.csv", write_csv([HEAD]), "แถว"),
    ],
    ids=["another kind", "not what it says", "macros", "columns missing", "no row"],
)
def test_what_cannot_be_read_is_said_beside_the_field(
    administrator: Client, name: str, content: bytes, says: str
) -> None:
    answer = send(administrator, name, content)

    assert answer.status_code == 200
    errors = answer.content.decode().partition('class="errorlist"')[2].partition("</ul>")[0]
    assert says in errors
    assert "agencies.csv" not in errors
    assert not ListDraft.objects.exists()


@pytest.mark.parametrize("address", ["/agencies/list/", f"/agencies/list/{UNKNOWN}/"])
def test_only_who_administers_the_installation_brings_lists_in(
    client: Client, agency: Agency, address: str
) -> None:
    assert client.get(address).status_code == 302

    client.force_login(person("sysadmin", agency.key, Role.SYSTEM_ADMINISTRATOR))
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_a_list_knows_agencies_by_their_code_not_by_what_addresses_call_them(
    administrator: Client, agency: Agency
) -> None:
    Agency.objects.filter(pk=agency.pk).update(key="a1", code="701")

    bring_in(administrator, GOOD)
    refused = upload(administrator, ["a1", *TOWN[1:]])
    page = administrator.get(refused.headers["Location"]).content.decode()
    administrator.post(refused.headers["Location"])

    assert Agency.objects.get().name == "องค์การบริหารส่วนตำบลนาฝัน"
    assert "หน่วยงานอื่นใช้ “a1” ในระบบนี้อยู่แล้ว" in page


def test_an_agency_without_a_code_gets_it_from_the_row_of_its_name_and_province(
    administrator: Client,
) -> None:
    bring_in(administrator, GOOD)
    Agency.objects.update(key="a1", code="")

    bring_in(administrator, GOOD)

    assert [(each.key, each.code) for each in Agency.objects.all()] == [("a1", "701")]


def test_nobody_brings_in_the_draft_of_another(administrator: Client, client: Client) -> None:
    address = upload(administrator, GOOD).headers["Location"]
    second = person("second")
    second.installation = True
    second.save()
    client.force_login(second)

    client.post(address)

    assert not Agency.objects.exists()


def test_a_list_that_unpacks_to_far_more_than_it_is_is_refused(administrator: Client) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", bytes(100_000_001))

    page = send(administrator, "a.xlsx", content.getvalue()).content.decode()

    assert "ไฟล์มีขนาด 100,000,001 ไบต์ รับได้ไม่เกิน 100,000,000 ไบต์" in page
    assert not ListDraft.objects.exists()


def test_a_list_may_be_as_long_as_it_may_and_no_longer(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 1)

    assert "รายชื่อยาวเกิน 1 แถว" in upload(administrator, GOOD, TOWN).content.decode()


def test_reading_stops_when_too_much_is_wrong_and_nothing_of_it_comes_in(
    administrator: Client,
) -> None:
    wrong = [["", "เทศบาลตำบลหมอก", "ตาก", "", "", "", ""]] * (listing.MOST_PROBLEMS + 5)
    where = upload(administrator, GOOD, *wrong).headers["Location"]
    page = administrator.get(where).content.decode()
    administrator.post(where, {"only_clean": "1"})

    assert "จึงหยุดอ่าน" in page
    assert 'name="only_clean"' not in page
    assert not Agency.objects.exists()


def test_the_dry_run_names_new_areas_and_what_changes(administrator: Client) -> None:
    bring_in(administrator, GOOD)
    changed = ["701", "อบต.นาเมฆ", "จ.เมืองใหม่", "อ.ริมธาร", "ใหญ่", "nafan.go.th", GOOD[6]]
    page = administrator.get(upload(administrator, changed).headers["Location"]).content.decode()

    assert "จังหวัดเมืองใหม่" in page
    assert "อำเภอริมธาร จังหวัดเมืองใหม่" in page
    whole = "องค์การบริหารส่วนตำบล"
    assert f"ชื่อ: {whole}นาฝัน → {whole}นาเมฆ" in page
    assert "ขนาด: กลาง → ใหญ่" in page
    assert "อำเภอ: ทุ่งฝัน → ริมธาร" in page
    assert "เว็บไซต์:" not in page


def test_one_lands_where_one_sees_what_came_in(administrator: Client) -> None:
    bring_in(administrator, GOOD)
    landed = administrator.get(
        bring_in(administrator, [*GOOD[:4], "เล็ก", "", ""], TOWN)["Location"]
    )
    page = landed.content.decode()

    assert page.index("ฟ้าใส") < page.index("เพิ่มใหม่</td>")
    assert page.index("นาฝัน") < page.index("แก้ไข</td>")
    assert 'href="/a/702/people/"' in page


def test_what_somebody_changed_since_it_was_planned_is_not_written_over(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(administrator, GOOD)
    where = upload(administrator, [*GOOD[:4], "เล็ก", "", ""]).headers["Location"]
    plan = importing.plan_of

    def slow(listed: listing.Listing) -> importing.Plan:
        made = plan(listed)
        Agency.objects.update(size="L")
        return made

    monkeypatch.setattr(importing, "plan_of", slow)
    page = administrator.post(where, follow=True).content.decode()

    assert "มีผู้แก้ไขหน่วยงานขณะตรวจไฟล์" in page
    assert Agency.objects.get().size == "L"


def test_new_areas_take_a_constant_number_of_statements(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    rows = [[f"9{n}", f"อบต.ที่{n}", f"จ.สมมติ{n % 7}", f"อ.ฝัน{n}", "", "", ""] for n in range(120)]
    where = upload(administrator, *rows).headers["Location"]
    with django_assert_max_num_queries(60):
        administrator.post(where)

    assert Area.objects.filter(kind="district").count() == 120
    assert Area.objects.filter(kind="province").count() == 7


def test_what_would_change_is_shown_before_and_after(administrator: Client) -> None:
    bring_in(administrator, GOOD)
    renamed = [*GOOD[:5], "new.go.th", "นาฝัน"]
    page = administrator.get(upload(administrator, renamed).headers["Location"]).content.decode()

    assert "เว็บไซต์: nafan.go.th → new.go.th" in page
    assert "ชื่ออื่น: นาฝัน, อบต นาฝัน → นาฝัน" in page


def test_one_agency_under_two_codes_is_a_problem_of_its_row(administrator: Client) -> None:
    bring_in(administrator, GOOD)
    double, twin = ["799", *GOOD[1:]], ["703", *TOWN[1:]]
    page = administrator.get(
        upload(administrator, double, TOWN, twin).headers["Location"]
    ).content.decode()

    assert "ในพื้นที่นี้แล้ว ด้วยรหัส 701" in page
    assert "ในพื้นที่เดียวกันอยู่ในแถว 3 แล้ว" in page
    assert page.count('data-label="คอลัมน์">ชื่อหน่วยงาน</td>') == 2


def test_what_a_list_has_no_column_for_stays_as_it_is(administrator: Client) -> None:
    bring_in(administrator, GOOD)
    few = write_csv([HEAD[:3], ["701", "อบต.นาฝันใหม่", "สมมติบุรี"]])
    administrator.post(send(administrator, "few.csv", few).headers["Location"])

    agency = Agency.objects.get(key="701")
    assert agency.name == "องค์การบริหารส่วนตำบลนาฝันใหม่"
    assert (agency.size, agency.domain, agency.area.name) == ("M", "nafan.go.th", "ทุ่งฝัน")
    assert agency.aliases.count() == 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_list_of_8300_is_looked_at_and_brought_in(administrator: Client, ending: str) -> None:
    rows = [
        [f"{10000 + n}", f"อบต.สมมติ{n}", f"จ.สมมติ{n % 76}", f"อ.ฝัน{n // 76 % 12}", "S", "", ""]
        for n in range(8300)
    ]  # fmt: skip
    rows[4000][4] = "มหึมา"
    table = [HEAD, *rows]
    content = write_csv(table) if ending == "csv" else write_xlsx("ITA", table)
    draft = send(administrator, f"list.{ending}", content).headers["Location"]
    page = administrator.get(draft).content.decode()
    assert 'data-label="แถว">4,002</td>' in page
    assert 'data-label="คอลัมน์">ขนาด</td>' in page

    administrator.post(draft)
    assert not Agency.objects.exists()
    administrator.post(draft, {"only_clean": "1"})

    assert Agency.objects.count() == 8299
    assert Area.objects.count() == 1 + 76 + 76 * 12
