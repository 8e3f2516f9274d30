"""Reports on screen: written, refused with everything typed, forwarded by a link, decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import file_making as made
from follow_making import OFFICER, WORKS, crew, measure, serving, written
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures.models import Measure, Report

pytestmark = pytest.mark.django_db


def browser(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def address(row: Measure, unit: str = "finance", period: str = "h1", name: str = "slot") -> str:
    return reverse(f"measures:{name}", args=["a1", row.key, period, unit])


def typed(**told: Any) -> dict[str, Any]:
    return {
        "progress": "in progress", "percent": "๔๐", "done": "จัดซื้อแล้ว", "seen": "0", "do": "save",
        **told,
    }  # fmt: skip


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_report_goes_from_its_unit_to_the_lock(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    page = address(row)
    decide = address(row, name="slot_decide")
    browser(people["officer"]).post(page, typed(
        progress="done", percent="100", spent="1,250.50", result="85.5", began="1/11/2568",
        title_1="ภาพถ่าย", file_1=SimpleUploadedFile("queue.png", made.png()), do="submit",
    ))  # fmt: skip
    report = Report.objects.get()
    steps = (("head", "head"), ("coordinator", "accept"), ("chief", "note"))
    for who, step in steps:
        shown = text(browser(people[who]), page)
        assert f'value="{step}"' in shown
        seen = str(Report.objects.get().revision)
        browser(people[who]).post(decide, {"step": step, "seen": seen})

    report = Report.objects.get()
    assert (report.state, str(report.spent)) == ("noted by the chief administrator", "1250.50")
    file = report.proofs[0]["file"]
    assert b"".join(browser(people["executive"]).get(f"/a/a1/files/{file}/")) == made.png()
    assert "แก้ไขไม่ได้อีก" in text(browser(people["officer"]), page)


def test_a_measured_value_stands_with_what_it_measures_and_its_target(agency: Agency) -> None:
    people = crew(agency)
    row = measure(agency, success="ความพึงพอใจ", success_unit="ร้อยละ", success_target="80")
    page = address(row)
    assert "ความพึงพอใจ (เป้าหมาย ร้อยละ 80)" in text(browser(people["officer"]), page)
    browser(people["officer"]).post(page, typed(
        progress="done", percent="100", done="ทำแล้ว", result="85.50", title_1="ภาพถ่าย",
        address_1="https://a1.example/q", do="submit",
    ))  # fmt: skip
    shown = text(browser(people["executive"]), page)
    report = text(browser(people["coordinator"]), "/a/a1/follow-up/reports/2569/h1/")
    assert ("ร้อยละ 85.5" in shown, "ความพึงพอใจ (เป้าหมาย ร้อยละ 80)" in shown) == (True, True)
    assert ("ร้อยละ 85.5" in report, "ความพึงพอใจ" in report) == (True, True)


def test_what_is_refused_keeps_what_was_typed(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    answer = browser(people["officer"]).post(
        address(row), typed(percent="140", done="พิมพ์ไว้ยาว", obstacles="ฝนตก", spent="สิบ")
    ).content.decode()  # fmt: skip
    assert Report.objects.count() == 0
    assert all(each in answer for each in ("พิมพ์ไว้ยาว", "ฝนตก", "สิบ", "140", "errorlist"))


def test_a_refused_report_names_the_files_to_choose_again(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    file = SimpleUploadedFile("queue.png", made.png())
    page = browser(people["officer"]).post(address(row), typed(percent="150", file_1=file))

    said = page.content.decode()
    assert "ยังไม่ได้บันทึก แก้ช่องที่มีข้อความแจ้ง" in said
    assert "ไฟล์ที่ต้องเลือกใหม่: queue.png" in said


def test_a_cause_is_asked_for_beside_its_field(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    answer = browser(people["officer"]).post(address(row), typed(progress="cannot proceed"))
    assert "ไม่ได้ระบุเหตุ" in answer.content.decode()


def test_two_officers_in_one_slot_see_both_texts(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    second = serving(agency, "second", OFFICER, "finance")
    browser(people["officer"]).post(address(row), typed(done="ของคนแรก"))
    late = browser(second).post(address(row), typed(done="ของคนที่สอง")).content.decode()
    assert "ของคนแรก" in late
    assert "ของคนที่สอง" in late
    browser(second).post(address(row), typed(done="ของทั้งสองคน", seen="1"))
    assert Report.objects.get().done == "ของทั้งสองคน"


def test_whoever_opens_a_link_and_may_not_is_told_who_may(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    stranger = serving(agency, "stranger", OFFICER, "works")
    page = text(browser(stranger), address(row))
    answer = browser(stranger).post(address(row), typed(), follow=True).content.decode()
    assert "คน officer" in page
    assert '<form method="post" enctype' not in page
    assert ("เป็นของส่วนราชการอื่น" in answer, Report.objects.count()) == (True, 0)
    written(row, by=people["officer"].key, hand_in=True)
    assert "คน head" in text(browser(stranger), address(row))


def test_a_unit_without_anybody_is_written_for_by_the_coordinator(agency: Agency) -> None:
    people, row = crew(agency), measure(agency, units=[WORKS])
    page = address(row, "works")
    browser(people["coordinator"]).post(page, typed(do="submit"))
    report = Report.objects.get()
    browser(people["chief"]).post(
        address(row, "works", name="slot_decide"), {"step": "head", "seen": report.revision}
    )
    assert Report.objects.get().state == "passed by the head"


def test_it_is_sent_back_with_a_reason_and_taken_back_with_one(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    report = written(row, by=people["officer"].key, hand_in=True)
    decide, head = address(row, name="slot_decide"), browser(people["head"])
    head.post(decide, {"back": "1", "back-reason": "", "seen": report.revision})
    assert Report.objects.get().state == "submitted"
    head.post(decide, {"back": "1", "back-reason": "ขาดภาพ", "seen": report.revision})
    officer = browser(people["officer"])
    assert "ขาดภาพ" in text(officer, address(row))
    assert "ถูกส่งคืนให้แก้ไข" in text(officer, "/me/notices/")
    seen = Report.objects.get().revision
    officer.post(address(row), typed(seen=str(seen), do="submit"))
    officer.post(address(row, name="slot_take_back"), {"back-reason": "แนบผิด"})
    assert Report.objects.get().state == "returned"


def test_evidence_is_taken_out_into_the_bin_and_had_back(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    officer = browser(people["officer"])
    file = SimpleUploadedFile("queue.png", made.png())
    officer.post(address(row), typed(file_1=file, address_2="a1.example/news"))
    report = Report.objects.get()
    assert [each["title"] for each in report.proofs] == ["queue.png", "https://a1.example/news"]
    key = report.proofs[0]["file"]
    officer.post(address(row), typed(seen="1", drop=["0"]))
    assert len(Report.objects.get().proofs) == 1
    officer.post(reverse("bin:put_back", args=["a1", "files.attached", key]))
    assert [each.get("file") for each in Report.objects.get().proofs] == [None, key]


def test_a_slot_that_nobody_owes_is_not_there(agency: Agency) -> None:
    people, row = crew(agency), measure(agency, status="draft")
    assert browser(people["officer"]).get(address(row)).status_code == 404
