"""An officer logs an announcement in two channels, with a photo and a link; both are counted."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

import file_making as made
from walking import somebody
from web_site import Served

SUBJECT = "ประกาศมาตรการใช้รถราชการ ปี 2569"
ITEM = "/a/s01/disclosure/2569/items/O26/"
ABOUT = "O26 ผลตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"


def test_what_was_published_is_logged_and_counted(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "board.png"
    photo.write_bytes(made.png())
    with somebody(browser, site) as walker:
        walker.sign_in("division_officer")
        page = walker.page
        walker.go("/a/s01/dissemination/")
        walker.look()
        page.get_by_role("link", name="บันทึกการเผยแพร่").click()
        walker.look()
        page.get_by_role("button", name="บันทึก").click()
        walker.look()
        assert page.locator(".wrong").count() == 2

        page.get_by_label("เรื่องที่เผยแพร่").fill(SUBJECT)
        page.get_by_label("ช่องทาง", exact=True).select_option("board")
        page.get_by_label("ภาพถ่ายหรือไฟล์หลักฐาน").set_input_files(photo)
        page.get_by_role("button", name="บันทึก").click()
        walker.look()
        page.get_by_role("link", name="บันทึกช่องทางอื่นของเรื่องนี้").click()
        page.get_by_label("ช่องทาง", exact=True).select_option("website")
        page.get_by_label("ลิงก์ที่เผยแพร่").fill("s01.example/cars")
        page.get_by_role("button", name="บันทึก").click()

        walker.go("/a/s01/dissemination/counts/")
        walker.look()
        row = page.get_by_role("row", name=SUBJECT)
        assert "เว็บไซต์ของหน่วยงาน" in row.inner_text()
        assert "2 จาก 2" in row.inner_text()
        with page.expect_download() as kept:
            page.get_by_role("link", name="CSV").click()
        assert "เว็บไซต์ของหน่วยงาน" in kept.value.path().read_text("utf-8-sig")

        assert walker.wrong == []


def test_an_item_leads_to_the_log_and_counts_where_it_was_made_known(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go(ITEM)
        walker.look()
        page.get_by_role("link", name="บันทึกการเผยแพร่").last.click()
        walker.look()
        assert ABOUT in page.locator("summary", has_text="ข้อ OIT").inner_text()
        page.locator("summary", has_text="ข้อ OIT").click()
        page.get_by_label("O4 ข่าวประชาสัมพันธ์").check()
        walker.look()
        page.get_by_label("เรื่องที่เผยแพร่").fill(SUBJECT)
        page.get_by_label("ช่องทาง", exact=True).select_option("meeting")
        page.get_by_label("วันที่เผยแพร่").fill("9 มี.ค. 2569")
        page.get_by_role("button", name="บันทึก").click()
        walker.look()
        page.get_by_role("link", name=ABOUT).click()
        walker.look()
        assert SUBJECT in page.get_by_role("table").inner_text()

        walker.go(ITEM)
        walker.look()
        assert "1 ช่องทาง รวม 1 รายการ" in page.get_by_role("main").inner_text()

        assert walker.wrong == []
