"""An officer finds a damaged address among the checked ones, mends it, and speaks for another."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from walking import PHONE, Walker, somebody
from web_site import Served

YEAR = "/a/s01/disclosure/2569/"
DAMAGED = "%25E0%25B9%2581"


def press(walker: Walker, name: str) -> None:
    walker.page.get_by_role("button", name=name).first.click()
    walker.page.wait_for_load_state()


def test_an_officer_mends_what_is_broken_before_the_assessor_comes(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        page = coordinator.page
        coordinator.go(YEAR)
        page.get_by_role("link", name="ดูผลทุกที่อยู่").click()
        expect(page.locator("main")).to_contain_text("ในระบบสาธิต ไม่มีการเปิดเว็บไซต์ใด")
        assert page.get_by_role("button", name="ตรวจทุกที่อยู่เดี๋ยวนี้").count() == 0
        assert coordinator.look() == []
        page.locator("li.broken", has_text=DAMAGED).locator("h2 a").click()
        assert coordinator.look() == []
        press(coordinator, "ใช้ที่อยู่ที่เสนอ")
        expect(page.locator(".proofs .web").first).to_have_attribute(
            "href", "https://s01.example/ita/2569/%E0%B9%81%E0%B8%9C%E0%B8%99"
        )
        expect(page.locator(".check .verdict").first).to_have_text("ยังไม่ได้ตรวจ")
        coordinator.go(f"{YEAR}availability/")
        assert coordinator.look() == []


def test_an_officer_speaks_against_a_verdict_on_a_phone(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        page = coordinator.page
        page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
        coordinator.go(f"{YEAR}items/O7/")
        page.get_by_role("link", name="ผลตรวจนี้ไม่ถูกต้อง").click()
        assert coordinator.look() == []
        page.get_by_label("ใช้ได้").check()
        page.fill("[name=reason]", "ชื่อหน่วยงานอยู่ในภาพหัวเว็บ")
        press(coordinator, "บันทึก")
        expect(page.locator(".check")).to_contain_text("เจ้าหน้าที่ยืนยันว่าใช้ได้")
        assert coordinator.look() == []


def test_a_supervisor_sees_which_agency_needs_help(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as supervisor:
        supervisor.sign_in("province")
        supervisor.go("/area/p99/")
        supervisor.page.get_by_role("link", name="ที่อยู่เว็บของ OIT").click()
        assert supervisor.look() == []
        supervisor.page.get_by_role("link", name="เทศบาลตำบลนาฝัน").click()
        expect(supervisor.page.locator("main h1")).to_contain_text("ตรวจที่อยู่เว็บล่วงหน้า")
