"""Services: all gaps named at once, a fee paid with a slip, a receipt, a refusal and its appeal."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import bridge, keeping
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.files.checking import checked
from prongsai.core.access.roles import Role
from prongsai.core.procedures.charging import charged
from service_making import AT, BIN, CHIEF, HEAD, WORKER, brought, moved, opened

pytestmark = pytest.mark.django_db

KEY = "waste-bin"
FEES = {"fees": {"new_bin": "350.00", "broken": "0.00"}, "pay_to": "ธนาคารสมมติ 000"}
SLIP = checked("slip.txt", b"slip")


def follow(client: Client, code: str, **said: Any) -> str:
    return client.post("/c/a1/follow/", {"code": code, **said}).content.decode()


def officer(agency: Agency, role: Role = Role.DIVISION_OFFICER) -> Client:
    who = person(f"of-{role}", agency.key)
    who.memberships.create(
        agency=agency.key, role=role.value, division="works", since=dt.date(2020, 1, 1)
    )
    client = Client()
    client.force_login(who)
    return client


def billed(agency: Agency, fee: str = "350") -> tuple[Case, str]:
    opened(agency, KEY, **FEES)
    receipt = brought(agency, KEY, "new_bin", **BIN)
    case = moved(receipt.case, "take_in", WORKER, unit="works")
    return moved(case, "bill", WORKER, values={"fee": fee}), receipt.code


def paid(case: Case, amount: str = "350") -> Case:
    values = {"paid": amount, "paid_on": "2026-08-03"}
    return moved(case, "pay", bridge.citizen(case), values=values, files=[SLIP])


def test_everything_that_is_missing_is_named_at_once_and_what_was_typed_is_kept(
    agency: Agency, client: Client
) -> None:
    opened(agency, KEY)
    page = client.post(f"/c/a1/{KEY}/new/", {"phone": "12", "bins": "3"}).content.decode()
    summary = page[page.index('role="alert"'):page.index("</ul></div>")]  # fmt: skip
    for label in ("เรื่องเกี่ยวกับ", "ชื่อและนามสกุล", "ที่อยู่", "จุดวางถัง"):
        assert label in summary
    assert 'value="12"' in page
    assert not Case.objects.exists()


def test_what_does_not_fit_its_content_is_refused_as_a_file(agency: Agency, client: Client) -> None:
    opened(agency, KEY)
    said = {**BIN, "category": "new_bin", "token": "a" * 32,
            "papers": SimpleUploadedFile("photo.png", b"MZ\x90\x00 no picture")}  # fmt: skip
    page = client.post(f"/c/a1/{KEY}/new/", said).content.decode()
    assert 'role="alert"' in page
    assert not Case.objects.exists()


def test_the_manual_says_what_the_office_set_and_what_it_has_not(
    agency: Agency, client: Client
) -> None:
    opened(agency, KEY, **FEES)
    page = client.get(f"/c/a1/{KEY}/").content.decode()
    assert "350.00 บาท" in page
    assert "เปลี่ยนถังที่ชำรุดหรือสูญหาย: ไม่มี" in page
    assert "ขอให้จัดเก็บขยะ: ตามข้อบัญญัติของหน่วยงาน" in page


def test_a_fee_is_set_on_the_page_of_settings_and_cases_keep_theirs(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, KEY)
    before = brought(agency, KEY, "new_bin", **BIN).case
    client = signed_in(Role.COORDINATOR)
    said = {"open": "on", "fee_new_bin": "1,250.5", "fee_broken": "", "pay_to": "ธนาคารสมมติ"}
    client.post(f"/a/a1/cases/settings/{KEY}/", said)

    desk = Desk.objects.get()
    assert (desk.fees, desk.pay_to) == ({"new_bin": "1250.50"}, "ธนาคารสมมติ")
    now = bridge.as_followed(desk).charge
    assert now is not None
    assert now.amounts == {"new_bin": Decimal("1250.50")}
    kept = bridge.text_of(before.version)
    assert kept == charged(kept, {})
    wrong = client.post(f"/a/a1/cases/settings/{KEY}/", {"open": "on", "fee_broken": "plenty"})
    assert "ใส่จำนวนเงินเป็นตัวเลข" in wrong.content.decode()


def test_an_officer_ticks_all_gaps_and_the_citizen_reads_one_list(
    agency: Agency, client: Client
) -> None:
    opened(agency, "allowance")
    receipt = brought(agency, "allowance", "old_age", name="ก", address="ข",
                      national_id="1234567890121", born="1960-01-01")  # fmt: skip
    works = officer(agency)
    there = f"/a/a1/cases/c/{receipt.case.key}/move/ask/"
    nothing = works.post(there, {"token": "b" * 32, "seen": "1"}).content.decode()
    assert "ยังไม่ได้กรอก" in nothing
    works.post(there, {
        "g_missing": ["สำเนาทะเบียนบ้าน", "บัญชีธนาคารที่รับเงิน"], "f_missing": "ลายมือชื่อ",
        "token": "c" * 32, "seen": "1",
    })  # fmt: skip
    page = follow(client, receipt.code)
    assert "– สำเนาทะเบียนบ้าน<br>– บัญชีธนาคารที่รับเงิน<br>ลายมือชื่อ" in page
    assert "ส่งเอกสารเพิ่ม" in page


def test_new_cases_are_seen_by_the_role_that_looks_at_them_first(agency: Agency) -> None:
    opened(agency, KEY)
    case = brought(agency, KEY, "new_bin", **BIN).case
    assert case.register_number in officer(agency).get("/a/a1/cases/").content.decode()
    moved(case, "take_in", WORKER, unit="elsewhere")
    assert case.register_number not in officer_again().get("/a/a1/cases/").content.decode()


def officer_again() -> Client:
    from prongsai.apps.accounts.models import Person  # noqa: PLC0415 - the one made above

    client = Client()
    client.force_login(Person.objects.get(username=f"of-{Role.DIVISION_OFFICER}"))
    return client


def test_a_rate_of_the_office_stands_in_the_form_and_a_missing_one_is_told(
    agency: Agency,
) -> None:
    opened(agency, KEY, **FEES)
    works = officer(agency)
    for category, shown, hint in (("new_bin", "350.00", "อัตราที่หน่วยงานตั้งไว้"),
                                  ("collection", "", "ยังไม่ได้ตั้งอัตรา")):  # fmt: skip
        case = brought(agency, KEY, category, **BIN).case
        moved(case, "take_in", WORKER, unit="works")
        page = works.get(f"/a/a1/cases/c/{case.key}/move/bill/").content.decode()
        assert (f'value="{shown}"' in page) == bool(shown)
        assert hint in page


def test_whoever_has_to_pay_reads_how_much_and_where(agency: Agency, client: Client) -> None:
    _, code = billed(agency)
    page = follow(client, code)
    assert "350.00 บาท" in page
    assert "ธนาคารสมมติ 000" in page
    assert "สลิปหรือหลักฐานการชำระเงิน" in page


def test_a_slip_is_needed_and_a_receipt_can_be_printed_by_both(
    agency: Agency, client: Client
) -> None:
    case, code = billed(agency)
    said = {"do": "move:pay", "f_paid": "350", "f_paid_on": "3/8/2569", "token": "d" * 32}
    page = follow(client, code, **said)
    case.refresh_from_db()
    assert (case.state, "ยังไม่ได้เลือกไฟล์" in page) == ("paying", True)
    follow(client, code, **said, files=SimpleUploadedFile("slip.txt", b"slip"))
    case.refresh_from_db()
    assert case.state == "paid"

    moved(case, "receipt", WORKER, values={"receipt": "45/2569"})
    event = re.search(r'name="event" value="(\d+)"', follow(client, code))
    assert event
    printed = client.post("/c/a1/follow/paper/", {"code": code, "event": event[1]})
    text = printed.content.decode()
    for part in ("ใบเสร็จรับเงิน", "45/2569", "ผู้ยื่น สมมติ", "สามร้อยห้าสิบบาทถ้วน"):
        assert part in text
    works = officer(agency)
    inside = works.post(f"/a/a1/cases/c/{case.key}/paper/", {"event": event[1]})
    assert "45/2569" in inside.content.decode()
    assert Entry.objects.filter(verb="look", thing="cases.case").count() == 1


def test_papers_are_shown_to_nobody_else(agency: Agency, client: Client) -> None:
    case, code = billed(agency)
    moved(paid(case), "receipt", WORKER, values={"receipt": "1"})
    for said in ({"code": "wrong", "event": "5"}, {"code": code, "event": "1"}):
        answer = client.post("/c/a1/follow/paper/", said)
        assert (answer.status_code, answer["Location"]) == (302, "/c/a1/follow/")
    answer = officer(agency).post(f"/a/a1/cases/c/{case.key}/paper/", {"event": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"/a/a1/cases/c/{case.key}/")


def test_another_amount_than_was_asked_is_told_before_the_receipt(agency: Agency) -> None:
    case, _ = billed(agency)
    paid(case, "300")
    page = officer(agency).get(f"/a/a1/cases/c/{case.key}/move/receipt/").content.decode()
    assert "เรียกเก็บ 350.00 บาท แต่แจ้งชำระ 300.00 บาท" in page


def test_a_refusal_is_a_letter_with_reasons_and_says_how_to_appeal(
    agency: Agency, client: Client
) -> None:
    opened(agency, KEY)
    receipt = brought(agency, KEY, "new_bin", **BIN)
    case = moved(receipt.case, "take_in", WORKER, unit="works")
    moved(case, "refuse", HEAD, reason="นอกเขตพื้นที่")
    letter = client.post("/c/a1/follow/paper/", {"code": receipt.code, "event": "3"})
    text = letter.content.decode()
    assert "นอกเขตพื้นที่" in text
    assert "อุทธรณ์" in text

    follow(client, receipt.code, do="move:appeal", reason="บ้านอยู่ในเขต", token="e" * 32)
    case.refresh_from_db()
    assert case.state == "appealed"
    moved(case, "overturn", CHIEF, reason="ตรวจแล้วอยู่ในเขต")
    assert case.state == "working"


def test_some_weeks_later_the_office_asks_and_one_tap_answers(
    agency: Agency, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(agency, KEY)
    receipt = brought(agency, KEY, "new_bin", **BIN)
    case = moved(receipt.case, "take_in", WORKER, unit="works")
    moved(case, "serve", WORKER, values={"result": "ส่งถังแล้ว"})
    works = officer(agency)
    listed = f"{case.register_number}</a>"
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: AT + dt.timedelta(days=20))
    assert listed not in works.get("/a/a1/cases/?stage=unasked").content.decode()
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: AT + dt.timedelta(days=21))
    works = officer_again()  # whoever was idle so long is signed out
    assert listed in works.get("/a/a1/cases/?stage=unasked").content.decode()
    page = works.get(f"/a/a1/cases/c/{case.key}/").content.decode()
    assert "ขอทราบว่าเรื่องเลขรับ" in page

    assert "เรื่องนี้เรียบร้อยจริงหรือไม่" in follow(client, receipt.code)
    follow(client, receipt.code, do="settled", unsettled="1", token="f" * 32)
    case.refresh_from_db()
    assert case.settled is False
    assert listed not in works.get("/a/a1/cases/?stage=unasked").content.decode()


def test_cases_are_found_by_their_words_and_never_by_what_tells_who_somebody_is(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, KEY)
    case = brought(agency, KEY, "new_bin", **{**BIN, "where": "ข้างศาลา"}).case
    client = signed_in(Role.COORDINATOR)
    found = f"{case.register_number}</a>"
    assert found in client.get("/a/a1/cases/?words=ข้างศาลา").content.decode()
    assert found not in client.get("/a/a1/cases/?words=ผู้ยื่น").content.decode()
    assert found not in client.get("/a/a1/cases/?words=นาฝัน").content.decode()


def test_words_go_with_the_term_of_what_they_were_taken_from(agency: Agency) -> None:
    from complaint_making import brought as complained  # noqa: PLC0415 - its own agency text
    from complaint_making import given, solved  # noqa: PLC0415
    from complaint_making import opened as open_complaints  # noqa: PLC0415

    open_complaints(agency)
    case = solved(given(complained(agency).case))
    assert "ไฟทางดับ" in case.words
    keeping.erase(case, AT + dt.timedelta(days=365 * 60))
    case.refresh_from_db()
    assert ("ไฟทางดับ" in case.words) == case.holdings.filter(field="matter").exists()


def test_a_poster_leads_to_the_form_of_what_is_open(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    assert client.get(f"/a/a1/cases/poster/{KEY}/").status_code == 404
    opened(agency, KEY)
    page = client.get(f"/a/a1/cases/poster/{KEY}/").content.decode()
    assert f"/c/a1/{KEY}/new/" in page
    assert "<svg" in page
