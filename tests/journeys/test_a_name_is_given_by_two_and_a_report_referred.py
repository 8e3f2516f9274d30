"""A named report in English; the name given by two; handed on, referred, told."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Browser

from prongsai.shell.web.demo import PASSWORD
from walking import DESKTOP, IN_HAND, Walker, somebody
from web_site import Served

REPORT, NAME = "The tender was written for one shop", "Somchai Imagined"
WHY, GIVEN, RECEIPT = "ต้องนัดสอบพยานคนนี้", "จำเป็นและไม่มีทางอื่น", "รับที่ 0045/2569"
Size = dict[str, int]
FOOT = 85
"""The lowest three centimetres of a sheet, in points."""


def _unlocked(walker: Walker, username: str) -> None:
    walker.sign_in(username)
    walker.go("/a/s02/sealed/")
    walker.page.locator("[name=passphrase]").fill(PASSWORD)
    walker.press("เปิดด้วยรหัสผ่านกุญแจ")


def _reported(browser: Browser, busy: Served, size: Size) -> str:
    """The code."""
    with somebody(browser, busy, size) as walker:
        page = walker.page
        walker.go("/report/s02/?in=en")
        walker.look()
        page.get_by_label("Somebody else, several people, or not known").check()
        walker.press("Go on")
        page.get_by_label("What happened").fill(REPORT)
        page.get_by_label("I give my name").check()
        page.get_by_label("Your name (kept apart)").fill(NAME)
        walker.look()
        walker.press("Seal and send")
        walker.look()
        code = page.locator(".slip code").inner_text()
        walker.press("Open it now")
        walker.look()
        said = page.get_by_role("main").inner_text()
        assert "You should have an answer by" in said
        assert NAME not in said
        assert walker.wrong == []
        return code


def _asked(browser: Browser, busy: Served, size: Size) -> str:
    """An officer reads the newest report, and asks who it was; the page of that report."""
    with somebody(browser, busy, size) as walker:
        page = walker.page
        _unlocked(walker, "complaint_officer3")
        walker.look()
        page.locator("main tbody a").first.click()
        main = page.get_by_role("main")
        assert REPORT in main.inner_text()
        assert NAME not in main.inner_text()
        page.locator("summary", has_text="ขอทราบชื่อผู้แจ้ง").click()
        page.locator("#why_reason").fill(WHY)
        walker.press("ส่งคำขอ")
        walker.look()
        assert walker.wrong == []
        return page.url.removeprefix(busy.address)


def _given(browser: Browser, busy: Served, size: Size) -> None:
    with somebody(browser, busy, size) as walker:
        page = walker.page
        _unlocked(walker, "custodian2")
        walker.go("/a/s02/sealed/names/")
        walker.look()
        asked = page.locator("main form", has=page.locator("textarea")).last
        assert WHY in page.get_by_role("main").inner_text()
        assert NAME not in page.content()
        asked.locator("textarea").fill(GIVEN)
        asked.get_by_role("button", name="ให้ทราบชื่อ").click()
        walker.look()
        assert walker.wrong == []


def _referred(browser: Browser, busy: Served, size: Size, report: str) -> None:
    """The name is there, sealed anew too; it is screened, referred, its receipt noted."""
    with somebody(browser, busy, size) as walker:
        page = walker.page
        _unlocked(walker, "complaint_officer3")
        page.locator("summary", has_text="กุญแจและการส่งมอบ").click()
        walker.press("เข้ารหัสใหม่ให้ผู้รับผิดชอบปัจจุบัน")
        walker.go(report)
        assert NAME in page.get_by_role("main").inner_text()
        for state, reason in (("screened", "มีมูล"), ("referred", "เกินอำนาจ")):
            page.locator("#id_to").select_option(state)
            page.locator("#id_reason").fill(reason)
            if state == "referred":
                page.locator("#id_body").select_option("nacc")
            walker.press("บันทึกขั้นนี้")
        page.locator("summary", has_text="เพิ่มเลขรับ").click()
        page.locator("#taken_receipt").fill(RECEIPT)
        walker.press("บันทึกเลขรับ")
        walker.look()
        assert RECEIPT in page.get_by_role("main").inner_text()
        page.locator("summary", has_text="เก็บไว้เกินกำหนด").click()
        page.locator("#hold_reason").fill("คดีในศาล")
        page.get_by_role("button", name="เก็บไว้เกินกำหนด").click()
        walker.look()
        for where in ("letter/", "leave-out/", "../../terms/", "../../counts/"):
            page.goto(f"{busy.address}{report}{where}")
            walker.look()
        page.goto(f"{busy.address}{report}letter/")
        page.emulate_media(media="print")
        assert _feet(page.pdf(prefer_css_page_size=True)) == ["ลับ"]
        assert walker.wrong == []


def _feet(pdf: bytes) -> list[str]:
    """What stands at the foot of each sheet: the stamp of secrecy, where a letter is short too."""
    sheets = [each.get_textpage() for each in pypdfium2.PdfDocument(pdf)]
    return [each.get_text_bounded(top=FOOT).strip() for each in sheets]


@pytest.mark.parametrize("size", [IN_HAND, DESKTOP], ids=["phone", "desk"])
def test_a_name_is_given_by_two_and_the_report_referred(
    browser: Browser, busy: Served, size: Size
) -> None:
    code = _reported(browser, busy, size)
    report = _asked(browser, busy, size)
    assert re.fullmatch(r"/a/s02/sealed/c/[0-9a-f-]{36}/", report)
    _given(browser, busy, size)
    _referred(browser, busy, size, report)
    with somebody(browser, busy, size) as walker:
        walker.go("/report/s02/answer/?in=en")
        walker.page.locator("[name=code]").fill(code)
        walker.press("See it")
        walker.look()
        said = walker.page.get_by_role("main").inner_text()
        assert "Referred to another body" in said
        assert RECEIPT not in said
        assert walker.wrong == []
