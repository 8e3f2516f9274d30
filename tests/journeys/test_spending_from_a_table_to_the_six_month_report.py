"""A plan from a table, a month entered and looked over, the six-month report drawn up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from prongsai.core.spending.year import Entry
from spending_making import entry, line, spending, year
from walking import Walker, somebody
from web_site import Served


def _file(folder: Path, *entries: Entry) -> Path:
    """A plan of two lines in the template."""
    path = folder / "plan.xlsx"
    lines = (
        line("61", title="ปรับปรุงสวนสาธารณะ", unit=""), line("62", title="อบรมจริยธรรม", unit=""),
    )  # fmt: skip
    told = tuple(replace(each, line="61") for each in entries)
    path.write_bytes(spending().as_sheets(year(*lines, entries=told)))
    return path


def test_from_a_table_to_the_six_month_report(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        _planned(walker, tmp_path)
        _entered(walker)
        assert walker.wrong == []
    with somebody(browser, site) as walker:
        walker.sign_in("internal_auditor")
        _looked_over(walker)
        assert walker.wrong == []
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        _mended_and_closed(walker)
        _reported(walker)
        assert walker.wrong == []


def _planned(walker: Walker, folder: Path) -> None:
    """A line by hand, and a file that would touch a closed month."""
    page = walker.page
    walker.go("/a/s01/spending/?year=2570")
    walker.look()
    walker.go("/a/s01/spending/?year=2569")
    walker.look()
    page.get_by_role("link", name="รายการในแผน").click()
    walker.look()
    page.get_by_role("link", name="เพิ่มรายการ").click()
    walker.look()
    page.get_by_label("รหัสรายการ").fill("50")
    page.get_by_label("โครงการ/กิจกรรม/รายการ").fill("ก่อสร้างลานกีฬา")
    page.get_by_label("งบประมาณตั้งไว้ (บาท)").fill("มาก")
    walker.press("บันทึก")
    walker.look()
    page.get_by_label("งบประมาณตั้งไว้ (บาท)").fill("๕๐๐,๐๐๐.๕๐")
    walker.press("บันทึก")
    walker.look()
    assert "500,000.50" in page.locator("dl.figures").first.inner_text()
    walker.go("/a/s01/spending/import/?year=2569")
    walker.look()
    page.set_input_files("[name=file]", _file(folder, entry("a", 3, "400")))
    walker.press("ตรวจไฟล์")
    walker.look()
    assert "เดือนนี้ปิดแล้ว" in page.locator("main").inner_text()
    walker.go("/a/s01/spending/import/?year=2569")
    page.set_input_files("[name=file]", _file(folder))
    walker.press("ตรวจไฟล์")
    walker.look()
    walker.press("นำเข้าทั้งหมด")
    assert "นำเข้าแล้ว" in page.locator(".messages").inner_text()


def _entered(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s01/spending/m/2026-08/")
    walker.look()
    page.get_by_label("จำนวนเงินของ ก่อสร้างลานกีฬา").fill("100.25")
    page.get_by_label("รายการจ่ายของ ก่อสร้างลานกีฬา").fill("ฎีกาที่ 900")
    walker.press("บันทึกเบิกจ่าย")
    assert "บันทึกแล้ว 1 รายการ" in page.locator(".messages").inner_text()
    walker.look()


def _looked_over(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s01/spending/m/2026-08/check/")
    walker.look()
    walker.press("สุ่มรายการ")
    page.get_by_label("ผิด", exact=True).check()
    page.get_by_label("ผิดอย่างไร").fill("ควรเป็น 100.00")
    walker.press("บันทึกผลตรวจ")
    walker.look()
    assert "ควรเป็น 100.00" in page.locator("main").inner_text()


def _mended_and_closed(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s01/spending/m/2026-08/check/")
    page.locator("main").get_by_role("link", name="แก้ไข").first.click()
    walker.look()
    page.get_by_label("จำนวนเงินที่ถูกต้อง").fill("100")
    page.get_by_label("เหตุผลที่แก้ไข").fill("พิมพ์ผิด")
    walker.press("แก้ไขรายการ")
    walker.look()
    walker.go("/a/s01/spending/m/2026-08/check/")
    walker.press("ปิดเดือน")
    walker.look()


def _reported(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s01/spending/report/half_year/?year=2569")
    walker.look()
    page.get_by_label("ปัญหาและอุปสรรคในภาพรวม").fill("เริ่มสัญญาช้า")
    walker.press("บันทึก")
    walker.press("จัดทำเป็นเอกสาร")
    walker.look()
    assert "รอบ 6 เดือน" in page.locator("h1").inner_text()
