"""A risk is entered, rated, treated, followed up with evidence, and told in the yearly report."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

import file_making as made
from contracts.renderers import read_docx, read_pdf
from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

EVENT = "ออกใบเสร็จย้อนหลังเพื่อปกปิดการรับเงินล่าช้า"
PLAN = "เทียบเลขใบเสร็จกับเงินฝากทุกวันทำการ"
RESULT = "เทียบครบทุกวันทำการไม่พบใบเสร็จข้ามเลข"
BOTH = (LIGHT, DARK)


def _entered(walker: Walker) -> None:
    """From the step of the process to its level; what is wrong is said and nothing is lost."""
    page = walker.page
    walker.go("/a/s01/risks/")
    walker.look(BOTH)
    page.get_by_role("link", name="ปีงบประมาณ 2568").click()
    page.get_by_role("link", name="เพิ่มความเสี่ยง").click()
    walker.look(BOTH)
    page.get_by_label("เหตุการณ์ความเสี่ยง").fill(EVENT)
    page.get_by_label("ขั้นตอนการปฏิบัติงาน").fill("รับชำระเงินและออกใบเสร็จ")
    page.get_by_label("ส่วนงานรับผิดชอบ").select_option("กองคลัง")
    page.get_by_label("โอกาส").first.select_option("5")
    walker.press("บันทึก")
    walker.look(BOTH)
    assert page.locator(".wrong").count() > 0
    assert page.get_by_label("เหตุการณ์ความเสี่ยง").input_value() == EVENT
    page.get_by_label("ผลกระทบ").first.select_option("5")
    walker.press("บันทึก")
    walker.look(BOTH)
    assert "ยังไม่มีมาตรการจัดการ" in page.get_by_role("main").inner_text()


def _treated(walker: Walker, photo: Path) -> None:
    page = walker.page
    page.get_by_role("link", name="เพิ่มมาตรการจัดการ").click()
    walker.look(BOTH)
    page.get_by_label("มาตรการจัดการ", exact=True).fill(PLAN)
    page.get_by_label("วันสิ้นสุด").fill("30 ก.ย. 2568")
    walker.press("บันทึก")
    page.get_by_role("link", name="บันทึกผลการติดตาม").click()
    walker.look(BOTH)
    page.get_by_label("รอบ", exact=True).select_option("twelve")
    page.get_by_label("ดำเนินการแล้ว").check()
    page.get_by_label("ร้อยละความสำเร็จ").fill("100")
    page.get_by_label("ผลการดำเนินการ").fill(RESULT)
    page.get_by_label("ไฟล์หลักฐาน").set_input_files(photo)
    walker.press("บันทึก")
    walker.look(BOTH)
    assert "receipts.png" in page.get_by_role("main").inner_text()


def _by_keyboard(walker: Walker) -> None:
    """Tab from cell to cell that holds risks, Enter opens the one at 5 by 5."""
    page = walker.page
    page.get_by_role("link", name="ความเสี่ยง ปีงบประมาณ 2568").click()
    page.get_by_role("link", name="แผนภาพความเสี่ยง").click()
    walker.look(BOTH)
    page.locator("#map-inherent").click()
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if said.startswith("โอกาส 5 ผลกระทบ 5"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "likelihood=5" in url)
    assert EVENT in page.get_by_role("main").inner_text()


def _kept(walker: Walker, form: str) -> bytes:
    with walker.page.expect_download() as kept:
        walker.page.get_by_role("link", name=form, exact=True).click()
    return Path(kept.value.path()).read_bytes()


def test_a_risk_goes_from_the_step_of_a_process_to_the_yearly_report(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "receipts.png"
    photo.write_bytes(made.png())
    with somebody(browser, site) as walker:
        walker.sign_in("division_officer")
        _entered(walker)
        _treated(walker, photo)
        _by_keyboard(walker)
        page = walker.page
        page.get_by_role("link", name="รายงานและแบบ").click()
        page.get_by_role("link", name="รายงานผลการจัดการความเสี่ยงประจำปี").click()
        walker.look(BOTH)
        sheet = page.locator(".sheet").inner_text()
        assert (EVENT in sheet, PLAN in sheet, RESULT in sheet) == (True, True, True)
        docx, pdf = _kept(walker, "DOCX"), _kept(walker, "PDF")
        assert walker.wrong == []

    for text in (read_docx(docx), read_pdf(pdf)):
        said = "".join(text.split())
        assert [each for each in (EVENT, PLAN, RESULT, "receipts.png") if each not in said] == []
