"""An office begins: from the code on the terminal to its first week, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chromium import DESKTOP, PHONE, page
from page_faults import faults
from start_typing import PASSWORD
from web_site import Served

pytestmark = pytest.mark.usefixtures("browser")
OWN = "ฝนตกที่ทุ่งดอกหญ้าเช้านี้"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_an_office_is_set_up_and_its_coordinator_begins(
    size: tuple[int, int], started: tuple[Served, str]
) -> None:
    served, code = started
    with page(size) as browser:
        browser.context.set_offline(False)  # the machine itself is asked, and nothing else
        browser.goto(f"{served.address}/")
        on(browser, code=code)
        on(browser, name="อบต.นาฝัน")
        on(browser, province="สมมติบุรี", district="ทุ่งฝัน")
        on(browser, divisions="สำนักปลัด\n- งานธุรการ\nกองคลัง")
        browser.get_by_label("2568").check()
        on(browser)
        on(browser, coordinator_name="ดาริกา แสนสมมติ", coordinator_username="darika")
        assert "องค์การบริหารส่วนตำบลนาฝัน" in browser.inner_text("main")
        on(browser, name="ก้องภพ ลมเย็น", username="kong", password=PASSWORD, again=PASSWORD)
        first = browser.locator(".slip code").nth(1).inner_text()

        browser.get_by_role("button", name="ออกจากระบบ").click()
        on(browser, username="darika", password=first)
        on(browser, present=first, new=OWN, again=OWN)

        assert browser.locator("nav a[aria-current]").inner_text() == "สัปดาห์นี้"
        assert "องค์การบริหารส่วนตำบลนาฝัน" in browser.inner_text("header")
        a_form_outlives_its_session(browser, f"{served.address}/a/a1/years/2568/enter/")


def a_form_outlives_its_session(browser: Page, address: str) -> None:
    """What time does to a session, the loss of its cookie does here."""
    browser.goto(address)
    scores = browser.locator("main input[inputmode=decimal]")
    for place in range(scores.count()):
        scores.nth(place).fill(f"9{place % 10}.๕")
    browser.locator("input[type=radio]").first.check()
    kept = [each for each in browser.context.cookies() if each["name"] != "sessionid"]
    browser.context.clear_cookies()
    browser.context.add_cookies([{**each} for each in kept])  # type: ignore[typeddict-item]
    browser.click("button[name=save]")
    on(browser, username="darika", password=OWN)

    assert browser.url == address
    assert scores.first.input_value() == "90.๕"
    assert faults(browser) == []
    browser.click("button[name=save]")
    assert "ขั้นต่อไปคือเสนอปลัด" in browser.inner_text("main")


def on(browser: Page, **typed: str) -> None:
    """Fill the form of a page that has no fault, and send it."""
    assert faults(browser) == []
    for name, text in typed.items():
        browser.fill(f"#id_{name}", text)
    browser.locator("main form button").first.click()
