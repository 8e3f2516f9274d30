"""The screens of the checklist: each for those who may, cheap however long, nothing typed lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure_making import answered, approved, begun, doer, item, submitted, worker
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.disclosure import actions, proofs
from prongsai.apps.disclosure.actions import Owed
from prongsai.apps.disclosure.models import Checklist, Evidence
from prongsai.apps.disclosure.proofs import Given
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/disclosure/"
YEAR = f"{ALL}2569/"
O1 = f"{YEAR}items/O1/"
MOST = 12


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def sent(client: Client, path: str, **facts: Any) -> Any:
    """A form as the page shows it, with some fields changed."""
    page = text(client, path)
    seen = re.search(r'name="seen" value="(\w+)"', page)
    return client.post(path, {"seen": seen[1] if seen else "", **facts}, follow=True)


# --- The year's list -----------------------------------------------------------------------------


def test_the_coordinator_begins_a_year_and_sees_its_items(
    agency: Agency, signed_in: SignedIn
) -> None:
    open_year(agency, 2569, by="", at=doer().at)
    client = signed_in(Role.COORDINATOR)
    assert f"{YEAR}begin/" in text(client, ALL)
    assert "26 ข้อ" in text(client, f"{YEAR}begin/")

    client.post(f"{YEAR}begin/")
    page = text(client, YEAR)

    assert page.count("ยังไม่เริ่ม</span>") == 26
    assert "ยังต้องทำอีก 26 ข้อ" in page
    assert "ยังไม่ทราบวันเปิดและปิดระบบ" in page


def test_the_list_is_narrowed_by_its_address(agency: Agency, signed_in: SignedIn) -> None:
    actions.assign(begun(agency), {"O3": Owed("finance")}, doer())
    officer = signed_in(Role.DIVISION_OFFICER)

    mine, failed = text(officer, f"{YEAR}?show=mine"), text(officer, f"{YEAR}?show=failed")

    assert re.findall(r"items/(O\d+)/", mine) == ["O3"]
    assert "ไม่มีข้อตามที่เลือก" in failed
    assert "items/O1/" in text(officer, f"{YEAR}?show=nonsense")


def test_no_page_costs_more_than_twelve_statements_however_much_there_is(
    agency: Agency, signed_in: SignedIn
) -> None:
    checklist = submitted(agency, 2568)
    begun(agency)
    client = signed_in(Role.COORDINATOR)
    item_page = f"{ALL}2568/items/O1/"
    pages = (ALL, f"{ALL}2568/", item_page, f"{YEAR}assign/", f"{ALL}2568/approval/",
             f"{ALL}2568/copy/", f"{ALL}2568/submitted/1/", f"{YEAR}windows/", O1)  # fmt: skip
    for path in pages:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            text(client, path)
        said = [each["sql"] for each in queries if not each["sql"].startswith(("SAVE", "RELEASE"))]
        assert len(said) <= MOST, (path, len(said), said)
    assert checklist.submitted


def test_the_supervisor_and_the_auditor_read_and_change_nothing(
    agency: Agency, signed_in: SignedIn, client: Client
) -> None:
    begun(agency)
    client.force_login(person("above", area="d1"))
    for reader in (client, signed_in(Role.INTERNAL_AUDITOR), signed_in(Role.VIEWER)):
        assert "<button>บันทึก" not in text(reader, O1)
        assert reader.post(O1, {"note": "ก"}).status_code == 404


# --- Who owes what, and when ---------------------------------------------------------------------


def test_items_are_given_out_on_one_page(agency: Agency, signed_in: SignedIn) -> None:
    checklist = begun(agency)
    client = signed_in(Role.COORDINATOR)
    sent(client, f"{YEAR}assign/", O1_division="finance", O1_due="1/9/2569", O2_division="works")

    assert (item(checklist).division, str(item(checklist).due)) == ("finance", "2026-09-01")
    assert item(checklist, "O2").division == "works"


def test_a_window_that_closes_before_it_opens_is_said_beside_the_field(
    agency: Agency, signed_in: SignedIn
) -> None:
    checklist = begun(agency)
    client = signed_in(Role.COORDINATOR)
    page = sent(client, f"{YEAR}windows/", opens="5/9/2569", closes="1/9/2569").content.decode()
    assert "วันสุดท้ายอยู่ก่อนวันแรก" in page

    sent(client, f"{YEAR}windows/", opens="5/9/2569", closes="20/9/2569")

    checklist.refresh_from_db()
    assert str(checklist.closes) == "2026-09-20"
    assert "เปิด 5 กันยายน 2569" in text(client, YEAR)


# --- One item ------------------------------------------------------------------------------------


def test_an_officer_answers_an_item_of_his_division(agency: Agency, signed_in: SignedIn) -> None:
    checklist = begun(agency, 2568)
    path = f"{ALL}2568/items/O1/"
    actions.assign(checklist, {"O1": Owed("finance")}, doer())
    officer = signed_in(Role.DIVISION_OFFICER)
    parts = {f"part_{key}": "shown" for key in ("chart", "both_sides", "duties")}
    officer.post(f"{path}add/", {"title": "โครงสร้าง", "address": "nafan.example/o1"})
    sent(officer, path, **parts, note="หน้าแรก", points="100", points_reason="ครบ")
    officer.post(f"{path}step/", {"do": "ready"})
    row = item(checklist)

    assert (row.state, row.note, row.points) == ("ready", "หน้าแรก", "100")
    assert row.evidence.get().address == "https://nafan.example/o1"


def test_an_officer_sees_whose_an_item_is_and_cannot_change_it(
    agency: Agency, signed_in: SignedIn
) -> None:
    checklist = begun(agency)
    officer = signed_in(Role.DIVISION_OFFICER)

    assert "เป็นของส่วนงานอื่น" in text(officer, O1)
    assert "เป็นของส่วนงานอื่น" in officer.post(O1, {"note": "ก"}, follow=True).content.decode()
    assert item(checklist).note == ""


def test_a_self_score_needs_its_reason_and_nothing_typed_is_lost(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    page = sent(signed_in(Role.COORDINATOR), O1, note="อย่าหาย", points="100").content.decode()

    assert "เขียนเหตุผลสั้น ๆ" in page
    assert "อย่าหาย" in page


def test_the_second_of_two_editors_is_shown_what_the_first_wrote(
    agency: Agency, signed_in: SignedIn
) -> None:
    checklist = begun(agency)
    client = signed_in(Role.COORDINATOR)
    seen = re.search(r'name="seen" value="(\w+)"', text(client, O1))
    assert seen is not None
    actions.change(item(checklist), worker(), {"note": "ของคนแรก"})

    page = client.post(O1, {"seen": seen[1], "note": "ของคนที่สอง"}).content.decode()

    assert "ของคนแรก" in page
    assert "ของคนที่สอง" in page
    assert item(checklist).note == "ของคนแรก"


def test_history_tells_who_did_what(
    agency: Agency, signed_in: SignedIn, desks: dict[Role, Any]
) -> None:
    begun(agency)
    client = signed_in(Role.COORDINATOR)
    sent(client, O1, note="หน้า 2")

    page = text(client, O1)

    assert "แก้ไขข้อ 2569-O1" in page
    assert desks[Role.COORDINATOR].name in page


def test_leaving_an_item_unanswered_needs_a_reason(agency: Agency, signed_in: SignedIn) -> None:
    checklist = begun(agency)
    client = signed_in(Role.COORDINATOR)
    client.post(f"{O1}step/", {"do": "forgo", "forgo-reason": " "})
    assert item(checklist).state == "not-started"

    client.post(f"{O1}step/", {"do": "forgo", "forgo-reason": "ไม่มีภารกิจนี้"})

    assert item(checklist).forgone == "ไม่มีภารกิจนี้"
    assert client.post(f"{O1}step/", {"do": "dance"})["Location"] == O1


# --- Evidence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["ftp://a.example/", "javascript:alert(1)", "file:///etc/passwd", "https://a b.example/",
     "https://user:secret@a.example/", "https://", "http://[::1"],
)  # fmt: skip
def test_what_is_no_web_address_is_not_taken(
    address: str, agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    answer = signed_in(Role.COORDINATOR).post(f"{O1}add/", {"title": "ก", "address": address})

    assert "ที่อยู่เว็บต้องขึ้นต้นด้วย" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_evidence_wants_an_address_or_a_file_and_a_twin_its_scan(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    client = signed_in(Role.COORDINATOR)
    nothing = client.post(f"{O1}add/", {"title": "ก"}).content.decode()
    table = SimpleUploadedFile("t.csv", b"a,b\n1,2\n")
    alone = client.post(f"{O1}add/", {"title": "ก", "address": "a.example", "twin": table})

    assert "อย่างน้อยหนึ่งอย่าง" in nothing
    assert "ใส่ไฟล์หลักก่อน" in alone.content.decode()
    assert not Evidence.objects.exists()


def test_evidence_is_moved_changed_and_removed_from_its_item(
    agency: Agency, signed_in: SignedIn
) -> None:
    checklist = begun(agency)
    first = proofs.add(item(checklist), worker(), Given("หนึ่ง", "https://a.example/1"))
    second = proofs.add(item(checklist), worker(), Given("สอง", "https://a.example/2"))
    client = signed_in(Role.COORDINATOR)
    client.post(f"{O1}evidence/{second.key}/do/", {"do": "up"})
    sent(client, f"{O1}evidence/{first.key}/", title="หนึ่งใหม่", address="https://a.example/1")

    page = text(client, O1)
    assert page.index("สอง</h3>") < page.index("หนึ่งใหม่</h3>")
    client.post(f"{O1}evidence/{second.key}/do/", {"do": "remove"})
    assert "สอง</h3>" not in text(client, O1)
    assert "O1 (2569) สอง" in text(client, "/a/a1/bin/")


# --- Approval, copy sheet, submission ------------------------------------------------------------


def test_what_is_missing_comes_first_and_leads_to_its_item(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    page = text(signed_in(Role.CHIEF_ADMINISTRATOR), f"{YEAR}approval/")

    assert page.index("ยังไม่มีหลักฐาน") < page.index("ทุกข้อ</h2>")
    assert "26 ข้อยังส่งไม่ได้" in page


def test_each_desk_finds_its_button(agency: Agency, signed_in: SignedIn) -> None:
    checklist = answered(agency)
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        assert f'action="{YEAR}decide/"' in text(signed_in(role), f"{YEAR}approval/")
        signed_in(role).post(f"{YEAR}decide/")
    checklist.refresh_from_db()

    assert checklist.approved


def test_the_copy_sheet_has_every_item_in_order_with_its_address(
    agency: Agency, signed_in: SignedIn
) -> None:
    approved(agency)
    page = text(signed_in(Role.COORDINATOR), f"{YEAR}copy/")
    addresses = re.findall(r'<span class="copied" id="[^"]+">(https://[^<]+)</span>', page)

    assert addresses == [f"https://nafan.example/o{number}" for number in range(1, 27)]
    assert page.count('hidden data-copy="') == 26
    assert 'src="/static/look/marked.js"' in page


def test_ticks_stay_and_lead_back_to_the_item(agency: Agency, signed_in: SignedIn) -> None:
    approved(agency)
    client = signed_in(Role.COORDINATOR)
    answer = client.post(f"{O1}copied/")

    assert answer["Location"] == f"{YEAR}copy/#O1"
    assert "กรอกแล้ว 1 จาก 26 ข้อ" in text(client, f"{YEAR}copy/")


def test_the_submission_is_shown_with_its_hash_and_can_be_taken_away(
    agency: Agency, signed_in: SignedIn
) -> None:
    checklist = approved(agency)
    client = signed_in(Role.COORDINATOR)
    answer = client.post(f"{YEAR}submit/", follow=True)
    found = checklist.submissions.get()
    copy = signed_in(Role.INTERNAL_AUDITOR).get(f"{YEAR}submitted/1.zip")

    assert found.sha256 in answer.content.decode()
    assert "ข้อความตรงกับลายพิมพ์" in answer.content.decode()
    assert b"".join(copy).startswith(b"PK")


def test_a_submission_that_somebody_altered_says_so(agency: Agency, signed_in: SignedIn) -> None:
    found = submitted(agency).submissions.get()
    found.content = found.content.replace("nafan", "natang")
    found.save()

    assert "มีผู้แก้ไขหลังส่ง" in text(signed_in(Role.COORDINATOR), f"{YEAR}submitted/1/")


def test_search_finds_items_by_code_and_by_title(agency: Agency, signed_in: SignedIn) -> None:
    begun(agency)
    client = signed_in(Role.COORDINATOR)

    assert "/items/O12/" in text(client, "/search/?q=O12")
    assert "/items/O23/" in text(client, "/search/?q=แผนปฏิบัติการป้องกัน")


def test_another_agencys_items_are_not_there(other: Agency, signed_in: SignedIn) -> None:
    checklist: Checklist = begun(other)
    piece = proofs.add(item(checklist), worker(), Given("ก", "https://a.example/"))
    client = signed_in(Role.COORDINATOR)

    assert client.get(O1).status_code == 404
    assert client.get(f"{O1}evidence/{piece.key}/").status_code == 404
    assert client.get("/a/a2/disclosure/2569/").status_code == 404


def test_taking_it_back_needs_a_reason(agency: Agency, signed_in: SignedIn) -> None:
    checklist = submitted(agency)
    client = signed_in(Role.COORDINATOR)
    client.post(f"{YEAR}reopen/", {"reason": ""})
    checklist.refresh_from_db()
    assert checklist.submitted

    client.post(f"{YEAR}reopen/", {"reason": "ลิงก์เปลี่ยน"})

    checklist.refresh_from_db()
    assert not checklist.submitted
