"""An officer brings in a table, mends a purchase, and closes the month it belongs to."""

from __future__ import annotations

from playwright.sync_api import Browser

from walking import somebody
from web_site import Served

TABLE = """ชื่อโครงการ\tงบประมาณ\tวิธี\tเลขที่โครงการ\tวันที่ทำสัญญา\tราคาที่ตกลง\tผู้ให้บริการ
จ้างซ่อมถนนลูกรัง\t๑๐๐,๐๐๐\tเฉพาะเจาะจง\t69079123456\t9/7/2569\t99,000\tหจก. สมมติรุ่งเรือง
รวม\t100,000\t\t\t\t99,000\t"""


def test_a_purchase_comes_from_a_table_to_a_closed_month(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("division_officer")
        page = walker.page
        walker.go("/a/s01/procurement/")
        walker.look()
        page.get_by_role("link", name="นำเข้าตาราง").click()
        page.get_by_label("วางตารางที่นี่").fill(TABLE)
        walker.look()
        page.get_by_role("button", name="ตรวจตาราง").click()
        walker.look()
        page.get_by_label("ผู้ให้บริการ").select_option("seller")
        page.get_by_role("button", name="อ่านใหม่").click()
        page.get_by_role("button", name="บันทึก 1 รายการ").click()
        page.get_by_role("link", name="จ้างซ่อมถนนลูกรัง").click()
        walker.look()

        page.get_by_label("ราคากลาง").fill("ร้อยบาท")
        page.get_by_role("button", name="บันทึก").click()
        walker.look()
        assert page.locator(".wrong [name=reference_price]").count() == 1
        page.get_by_label("ราคากลาง").fill("99,500")
        page.get_by_role("button", name="บันทึก").click()
        assert page.get_by_label("ราคากลาง").input_value() == "99,500.00"

        walker.go("/a/s01/procurement/months/?year=2569")
        walker.look()
        page.get_by_role("link", name="กรกฎาคม 2569").click()
        page.get_by_role("button", name="ปิดเดือน").click()
        assert "ปิดเดือนแล้ว" in page.locator(".messages").inner_text()
        walker.look()
        page.get_by_role("link", name="เปิดเดือนอีกครั้ง").click()
        walker.look()

        assert walker.wrong == []
