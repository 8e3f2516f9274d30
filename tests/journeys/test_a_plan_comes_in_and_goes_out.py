"""The plan of 29 projects comes in by its template, is changed, measured, approved, handed out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
EXAMPLE = Path(__file__).parents[2] / "examples" / "plan" / "plan.xlsx"
TITLE = "อบรมกฎหมายและระเบียบประจำปี"


def _said(page: Page) -> str:
    return page.get_by_role("main").inner_text()


def _brought_in(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s02/plans/")
    walker.look(BOTH)
    page.get_by_role("link", name="นำเข้าแผนจากไฟล์").click()
    walker.look(BOTH)
    page.get_by_label("ไฟล์แผน").set_input_files(EXAMPLE)
    walker.press("ตรวจไฟล์")
    walker.look(BOTH)
    walker.press("นำเข้าเป็นร่าง")
    walker.look(BOTH)


def _counted(page: Page) -> None:
    """Projects and money of each dimension, and of the year."""
    for number, (projects, money) in enumerate(
        ((11, "98,320.00"), (12, "12,000.00"), (2, "40,000.00"), (4, "0.00")), start=1
    ):
        part = page.locator(f"section[aria-labelledby=d{number}]")
        assert f"{projects} โครงการ" in part.inner_text()
        assert money in part.locator(".subtotal").inner_text()
    assert "150,320.00" in page.locator("section:has(> #money)").inner_text()


def _changed(walker: Walker) -> None:
    page = walker.page
    page.get_by_role("link", name="1. โครงการพัฒนาความรู้ด้านกฎหมาย").click()
    walker.look(BOTH)
    page.get_by_role("link", name="แก้ไขโครงการ", exact=True).click()
    walker.look(BOTH)
    page.get_by_label("ชื่อโครงการ").fill(TITLE)
    page.locator("[name=kpis-0-unit]").fill("")
    walker.press("บันทึก")
    walker.look(BOTH)
    assert page.locator(".wrong [name=kpis-0-unit]").count() == 1
    assert page.get_by_label("ชื่อโครงการ").input_value() == TITLE
    page.locator("[name=kpis-0-unit]").fill("ครั้ง")
    walker.press("บันทึก")
    assert TITLE in _said(page)


def _measured(walker: Walker) -> None:
    page = walker.page
    page.get_by_role("link", name="ผู้เข้าอบรมมีความรู้ผ่านเกณฑ์").click()
    walker.look(BOTH)
    page.get_by_label("วันที่").fill("30 ก.ย. 2568")
    page.get_by_label("ค่าที่วัดได้").fill("๘๖")
    page.get_by_label("แหล่งที่มา").fill("แบบทดสอบหลังอบรม")
    walker.press("บันทึกผล")
    assert "ถึงเป้าหมาย" in _said(page)


def _decided(browser: Browser, busy: Served, username: str, path: str, button: str) -> list[str]:
    with somebody(browser, busy) as walker:
        walker.sign_in(username)
        walker.go(path)
        walker.press(button)
        walker.look(BOTH)
        return walker.wrong


def test_a_plan_is_brought_in_changed_measured_approved_and_handed_out(
    browser: Browser, busy: Served
) -> None:
    with somebody(browser, busy) as walker:
        walker.sign_in("coordinator2")
        _brought_in(walker)
        _counted(walker.page)
        path = walker.here()
        _changed(walker)
        _measured(walker)
        walker.go(path)
        walker.press("เสนอแผน")
        wrong = walker.wrong
    wrong += _decided(browser, busy, "chief_administrator2", path, "เห็นชอบและเสนอผู้บริหาร")
    wrong += _decided(browser, busy, "executive2", path, "อนุมัติแผน")

    with somebody(browser, busy) as walker:
        walker.sign_in("coordinator2")
        walker.go(path)
        page = walker.page
        assert "อนุมัติแล้วเมื่อ" in _said(page)
        assert TITLE in _said(page)
        for form, begins in (("DOCX", b"PK"), ("PDF", b"%PDF")):
            with page.expect_download() as kept:
                page.get_by_role("link", name=f"{form} (เล่มแผน)").click()
            assert kept.value.path().read_bytes().startswith(begins)
        assert wrong + walker.wrong == []
