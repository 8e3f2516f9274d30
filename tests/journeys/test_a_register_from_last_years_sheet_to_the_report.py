"""Last year's sheet becomes a register, this year's goes out, and the yearly report is drafted."""

from __future__ import annotations

from playwright.sync_api import Browser

from walking import DARK, LIGHT, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
YEAR = 2566
SHEET = "ที่\tวันที่รับ\tวันที่เสร็จ\tผล\n1\t2/3/{year}\t4/3/{year}\tถอนคำขอ\n2\t9/9/{year}\t\t"
PREVENTION = "ซักซ้อมขั้นตอนกับทุกกองภายในไตรมาสแรก"


def test_a_sheet_a_register_and_a_report(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as officer:
        page = officer.page
        officer.sign_in("complaint_officer")
        officer.go("/a/s01/cases/registers/")
        officer.look(BOTH)
        officer.go(f"/a/s01/cases/registers/general-complaint/import/?year={YEAR}")
        officer.look(BOTH)
        page.fill("[name=table]", SHEET.format(year=YEAR).replace("ถอนคำขอ", "ผู้ร้องถอนเรื่อง"))
        officer.press("ตรวจตาราง")
        officer.look(BOTH)
        assert "อ่านได้ 2 เรื่อง" in page.get_by_role("main").inner_text()
        officer.press("บันทึกเป็นเรื่อง")
        officer.look(BOTH)
        assert f"2/{YEAR}" in page.get_by_role("main").inner_text()
        officer.go("/a/s01/cases/figures/general-complaint/")
        officer.look(BOTH)
        page.get_by_role("link", name="ทำรายงาน").click()
        officer.look(BOTH)
        page.fill("[name=prevention]", PREVENTION)
        officer.press("ร่างรายงาน")
        officer.look(BOTH)
        assert "รายงานผลการดำเนินการ" in page.get_by_role("main").inner_text()

        assert sorted(set(officer.wrong)) == []
