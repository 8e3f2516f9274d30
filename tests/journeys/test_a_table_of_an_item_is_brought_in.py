"""An officer pastes the report on risks, mends a word that isn't known, and finds the table."""

from __future__ import annotations

from playwright.sync_api import Browser

from walking import somebody
from web_site import Served

HEAD = "เหตุการณ์ความเสี่ยง\tระดับ\tมาตรการ\tสถานะ\tผลการดำเนินการ\n"
ROW = "เบิกวัสดุเกินจริง\tสูง\tตรวจนับทุกไตรมาส\t{state}\tตรวจแล้วสองครั้ง"


def test_a_table_of_an_item_is_brought_in(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("division_officer")
        page = walker.page
        walker.go("/a/s01/disclosure/")
        page.get_by_role("link", name="ตารางข้อมูล").click()
        walker.look()
        page.get_by_role("link", name="รายงานผลการจัดการความเสี่ยงการทุจริต").click()
        walker.look()
        page.get_by_role("link", name="นำเข้าฉบับใหม่").click()
        walker.look()
        page.get_by_label("วางตารางที่นี่").fill(HEAD + ROW.format(state="เกือบเสร็จ"))
        page.get_by_role("button", name="ตรวจตาราง").click()
        walker.look()
        assert "ไม่รู้จักคำว่า “เกือบเสร็จ”" in page.locator("main").inner_text()

        page.get_by_role("link", name="ใช้ตารางอื่น").click()
        page.get_by_label("วางตารางที่นี่").fill(HEAD + ROW.format(state="แล้วเสร็จ"))
        page.get_by_role("button", name="ตรวจตาราง").click()
        walker.look()
        page.get_by_role("button", name="บันทึก").click()
        walker.look()
        assert "เบิกวัสดุเกินจริง" in page.get_by_role("table").inner_text()

        assert walker.wrong == []
