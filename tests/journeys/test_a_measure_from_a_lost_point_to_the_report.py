"""A suggested measure is adopted, reported with evidence, accepted, and stands in the report."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, Page

import file_making as made
from walking import DARK, LIGHT, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
DONE = "ติดป้ายขั้นตอนและเวลาแล้วทุกจุดบริการ"
BOARD = "/a/s01/follow-up/?way=unit&year=2569"


def _adopt(browser: Browser, site: Served) -> tuple[str, list[str]]:
    """The first suggestion, given to one division, reported every six months, put in force."""
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go("/a/s01/measures/suggestions/?year=2569")
        walker.look(BOTH)
        page.get_by_role("main").locator("form button").first.click()
        walker.look(BOTH)
        title = page.get_by_role("heading", level=1).inner_text()
        return title, walker.wrong


def _written(page: Page, photo: Path) -> None:
    page.get_by_label("ดำเนินการแล้วเสร็จ").check()
    page.get_by_label(re.compile("^ทำแล้วร้อยละ")).fill("100")
    page.get_by_label(re.compile("^สิ่งที่ดำเนินการ")).fill(DONE)
    page.get_by_label(re.compile("^เหตุที่ดำเนินการไม่ได้")).select_option("")
    page.get_by_label(re.compile("^อธิบายเหตุ")).fill("")
    page.get_by_label(re.compile("^ชื่อหลักฐาน 1")).fill("ภาพป้าย")
    page.get_by_label(re.compile("^ไฟล์ของหลักฐาน 1")).set_input_files(photo)


def _report(browser: Browser, site: Served, photo: Path) -> tuple[str, list[str]]:
    """A late report of the officer's division; what lacks evidence is refused first."""
    with somebody(browser, site) as walker:
        walker.sign_in("division_officer")
        page = walker.page
        walker.go("/a/s01/follow-up/?way=unit&unit=finance&mark=late&year=2569")
        walker.look(BOTH)
        page.locator("section.owed tbody th a").first.click()
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


def test_from_a_report_with_evidence_to_the_paper(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "sign.png"
    photo.write_bytes(made.png())
    title, wrong = _adopt(browser, site)
    assert title
    address, more = _report(browser, site, photo)
    wrong += more
    wrong += _pass(browser, site, "division_head", address, "เห็นชอบและส่งต่อ")
    wrong += _pass(browser, site, "coordinator", address, "รับรายงาน")
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go("/a/s01/follow-up/reports/2569/q3/")
        walker.look(BOTH)
        assert _kept(page, "PDF").startswith(b"%PDF")
        assert DONE in _text(_kept(page, "DOCX"))
        walker.press("ทำร่างเอกสารรายงาน")
        walker.look(BOTH)
        assert "/papers/" in page.url
        assert wrong + walker.wrong == []
