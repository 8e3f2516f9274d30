"""An agency asks to be taken in, a supervisor decides, and the receipt opens the first account."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from walking import PHONE, somebody
from web_site import Served

PASSWORD = "ทุ่งข้าวเขียวชอุ่มยามเช้า"  # noqa: S105 - of somebody invented
AGENCY = "องค์การบริหารส่วนตำบลริมหาด"


def receipt(browser: Browser, site: Served) -> tuple[str, str]:
    """Asked on a phone, without an account; number and code."""
    with somebody(browser, site) as walker:
        page = walker.page
        walker.go("/sign-in/")
        page.get_by_role("link", name="ขอเข้าร่วม").click()
        page.get_by_label("ชื่อหน่วยงาน").fill("ริมหาด")
        page.get_by_role("button", name="ค้นหา").click()
        page.get_by_text("ไม่พบหน่วยงาน").wait_for()
        assert walker.look() == []
        page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these
        page.get_by_role("link", name="กรอกข้อมูลหน่วยงานเอง").click()
        page.get_by_role("button", name="ส่งคำขอ").click()
        page.fill("[name=name]", "อบต.ริมหาด")
        page.select_option("[name=area]", label="ริมเมฆ")
        page.fill("[name=who]", "ฟ้าประดับ ริมหาด")
        page.fill("[name=position]", "ปลัด")
        page.fill("[name=reach]", "0 0000 0001")
        page.get_by_role("button", name="ส่งคำขอ").click()
        page.get_by_text("ส่งคำขอแล้ว").first.wait_for()
        number, code = page.locator(".slip code").all_inner_texts()
        assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", code)
        assert walker.look() == []
        return number, code


def state_of(browser: Browser, site: Served, code: str) -> str:
    with somebody(browser, site) as walker:
        walker.go("/join/state/")
        walker.page.fill("[name=code]", code.upper())
        walker.page.get_by_role("button", name="ดูผล").click()
        walker.page.locator("dl.facts").wait_for()
        assert walker.look() == []
        return walker.page.locator("main").inner_text()


def test_an_agency_is_taken_in_from_asking_to_its_first_page(
    browser: Browser, site: Served
) -> None:
    number, code = receipt(browser, site)
    assert "รอพิจารณา" in state_of(browser, site, code)

    with somebody(browser, site) as supervisor:
        page = supervisor.page
        supervisor.sign_in("province")
        assert page.locator(".count").inner_text().startswith("2")
        task = page.locator(".next li", has_text=AGENCY)
        task.get_by_role("link", name="พิจารณา").click()
        assert number in page.locator("dl.facts").inner_text()
        assert supervisor.look() == []
        page.get_by_role("button", name="อนุมัติ", exact=True).click()
        page.get_by_label("โทรไปที่หน่วยงาน").check()
        page.get_by_role("button", name="อนุมัติ", exact=True).click()
        page.locator(".messages").wait_for()
        assert supervisor.look() == []

    with somebody(browser, site) as newcomer:
        page = newcomer.page
        newcomer.go("/join/state/")
        page.fill("[name=code]", code)
        page.get_by_role("button", name="ดูผล").click()
        username = page.locator("dl.facts code").inner_text()
        assert newcomer.look() == []
        page.fill("[name=new]", PASSWORD)
        page.fill("[name=again]", PASSWORD)
        page.get_by_role("button", name="ตั้งรหัสผ่าน").click()
        page.wait_for_url("**/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        page.get_by_role("heading", name="งานดูแลระบบ").wait_for()
        assert "ยังไม่มีผู้ประสานงาน" in page.locator("main").inner_text()
        assert newcomer.look() == []


def test_a_request_that_is_refused_says_why(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as supervisor:
        page = supervisor.page
        supervisor.sign_in("province")
        supervisor.go("/area/p99/joining/")
        page.get_by_role("link", name="องค์การบริหารส่วนตำบลปลายรุ้ง").click()
        page.locator("summary", has_text="ไม่อนุมัติ").click()
        page.get_by_role("button", name="ไม่อนุมัติ").click()
        page.fill("[name=reason]", "โทรแล้วหน่วยงานแจ้งว่าไม่ได้ยื่นคำขอ")
        page.get_by_role("button", name="ไม่อนุมัติ").click()
        page.locator(".messages").wait_for()

        assert "ไม่ได้ยื่นคำขอ" in page.locator("main").inner_text()
        assert supervisor.look() == []
