"""Whoever signs in sees what is due from him and for whom he waits, each with its message."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from prongsai.shell.web.demo import PASSWORD, accounts
from walking import somebody
from web_site import Served

ITS_TURN = {
    "coordinator": "จัดทำรายงานการใช้จ่ายงบประมาณ",
    "chief_administrator": "จัดทำรายงานการใช้จ่ายงบประมาณ",
    "executive": "ดำเนินการเรื่องเลขรับ",
    "coordinator2": "อุทธรณ์ผล OIT",
    "division_head": "ค้างส่งรายงานมาตรการ",
    "division_officer": "ค้างส่งรายงานมาตรการ",
    "chief_administrator2": "ให้ความเห็นชอบผล",
    "executive2": "อนุมัติให้ลงนาม",
    "complaint_officer": "รับและมอบหมายเรื่องเลขรับ",
    "complaint_officer2": "ดูเรื่องแจ้งการทุจริตด้วยกุญแจของท่าน",
    "complaint_officer3": "ดูเรื่องแจ้งการทุจริตด้วยกุญแจของท่าน",
    "complaint_officer4": "ดูเรื่องแจ้งการทุจริตด้วยกุญแจของท่าน",
    "custodian2": "ตอบคำขอทราบชื่อผู้แจ้ง",
    "internal_auditor": "อ่านและรับทราบ",
    "staff": "อ่านและรับทราบ",
    "province": "พิจารณาคำขอเข้าร่วม",
    "nation": "พิจารณาคำขอเข้าร่วม",
}
"""In the demonstration; all others wait or have nothing to do."""
WITH_DUE_THINGS = [
    each.username for each in accounts() if each.username not in ("admin", "district")
]


@pytest.mark.parametrize("username", WITH_DUE_THINGS)
def test_each_role_sees_its_turn_or_from_whom_it_waits(
    username: str, browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as walker:
        page = walker.page
        walker.sign_in(username)
        first = page.locator(".next").inner_text()
        assert (ITS_TURN.get(username, "ไม่มีเรื่องรอท่านดำเนินการ")) in first
        if username in ITS_TURN:
            page.locator(".next a.button").first.wait_for()
        elif username != "system_administrator":
            assert "รอ" in page.locator("section[aria-labelledby=others]").inner_text()
        for message in page.locator("details.copy textarea").all():
            assert re.search(rf"{re.escape(walker.base)}/\S+$", message.input_value())
        assert walker.wrong == []


def test_the_link_of_a_message_opens_the_one_form_after_signing_in(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as colleague:
        colleague.sign_in("executive")
        waiting = colleague.page.locator("section[aria-labelledby=others]")
        messages = [each.input_value() for each in waiting.locator("details.copy textarea").all()]
    text = next(each for each in messages if each.endswith("/enter/"))
    link = text.rpartition(" ")[2]

    with somebody(browser, site) as walker:
        page = walker.page
        page.goto(link)
        page.fill("[name=username]", "coordinator")
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()

        page.wait_for_url(link)
        page.locator("main form").first.wait_for()


def test_a_new_notice_is_counted_read_and_leads_to_its_form(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as walker:
        page = walker.page
        walker.sign_in("chief_administrator2")
        count = int(page.locator(".person .count").inner_text().split()[0])
        page.locator('.person a[href="/me/notices/"]').click()
        assert page.locator(".notices .tag").count() == count
        assert walker.look() == []
        page.locator(".notices a", has_text="ผลการประเมิน ปีงบประมาณ พ.ศ. 2569 รอท่าน").first.click()
        page.wait_for_url(f"{walker.base}/a/s02/years/2569/")
        assert page.locator(".person .count").count() == 0
