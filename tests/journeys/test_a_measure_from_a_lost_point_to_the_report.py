"""A suggested measure is adopted, reported with evidence, accepted, and stands in the report."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page

import file_making as made
from walking import DARK, LIGHT, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
PROOF = "ภาพป้าย"
DONE = "ติดป้ายขั้นตอนและเวลาแล้วทุกจุดบริการ"


def _adopt(browser: Browser, site: Served) -> tuple[str, list[str]]:
    """What is suggested for a lost point, as a measure in force; the address of its page."""
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go("/a/s01/measures/for/2568/I5/")
        walker.look(BOTH)
        page.get_by_role("button", name="รับเป็นร่าง").first.click()
        page.wait_for_load_state()
        walker.press("ประกาศใช้")
        walker.look(BOTH)
        assert "ประกาศใช้มาตรการแล้ว" in page.get_by_role("main").inner_text()
        return page.url, walker.wrong


def _written(page: Page, photo: Path) -> None:
    page.get_by_label("ดำเนินการแล้วเสร็จ").check()
    page.get_by_label(re.compile("^ทำแล้วร้อยละ")).fill("100")
    page.get_by_label(re.compile("^สิ่งที่ดำเนินการ")).fill(DONE)
    page.get_by_label(re.compile("^เหตุที่ดำเนินการไม่ได้")).select_option("")
    page.get_by_label(re.compile("^อธิบายเหตุ")).fill("")
    page.get_by_label(re.compile("^ชื่อหลักฐาน 1")).fill(PROOF)
    page.get_by_label(re.compile("^ไฟล์ของหลักฐาน 1")).set_input_files(photo)


def _report(browser: Browser, site: Served, measure: str, photo: Path) -> tuple[str, list[str]]:
    """The second quarter, by an officer of its division; what lacks evidence is refused first."""
    with somebody(browser, site) as walker:
        walker.sign_in("division_officer")
        page = walker.page
        page.goto(measure)
        walker.look(BOTH)
        page.get_by_role("link", name="ไตรมาสที่ 2").first.click()
        walker.look(BOTH)
        address = page.url
        page.get_by_label("ดำเนินการแล้วเสร็จ").check()
        page.get_by_label(re.compile("^สิ่งที่ดำเนินการ")).fill(DONE)
        walker.press("บันทึกและส่งรายงาน")
        walker.look(BOTH)
        assert page.locator(".wrong").count() > 0
        assert page.get_by_label(re.compile("^สิ่งที่ดำเนินการ")).input_value() == DONE
        _written(page, photo)
        walker.press("บันทึกและส่งรายงาน")
        walker.look(BOTH)
        assert "ส่งรายงานแล้ว" in page.locator("body").inner_text()
        return address, walker.wrong


def _pass(browser: Browser, site: Served, username: str, address: str, button: str) -> list[str]:
    with somebody(browser, site) as walker:
        walker.sign_in(username)
        walker.page.goto(address)
        walker.look(BOTH)
        assert DONE in walker.page.get_by_role("main").inner_text()
        walker.press(button)
        walker.look(BOTH)
        return walker.wrong


def _kept(page: Page, form: str) -> bytes:
    with page.expect_download() as kept:
        page.get_by_role("link", name=form, exact=True).click()
    return kept.value.path().read_bytes()


def _text(word: bytes) -> str:
    xml = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    return re.sub("<[^>]+>", "", xml)


def _pdf_text(content: bytes) -> str:
    """Without spaces: a PDF sets them, and breaks lines, as it likes."""
    pages = pypdfium2.PdfDocument(content)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def test_a_lost_point_is_answered_reported_and_stands_in_the_six_month_report(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "sign.png"
    photo.write_bytes(made.png())
    measure, wrong = _adopt(browser, site)
    address, more = _report(browser, site, measure, photo)
    wrong += more
    wrong += _pass(browser, site, "division_head", address, "เห็นชอบและส่งต่อ")
    wrong += _pass(browser, site, "coordinator", address, "รับรายงาน")
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go("/a/s01/follow-up/reports/2569/h1/")
        walker.look(BOTH)
        for text in (_pdf_text(_kept(page, "PDF")), _text(_kept(page, "DOCX"))):
            assert DONE in text
            assert PROOF in text
        walker.press("ทำร่างเอกสารรายงาน")
        walker.look(BOTH)
        assert "/papers/" in page.url
        assert wrong + walker.wrong == []
