"""Signing in with the keyboard alone, on a phone and at a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from prongsai.shell.web.demo import PASSWORD
from walking import DESKTOP, PHONE, Walker, somebody
from web_site import Served

FOCUS = "document.activeElement.name || document.activeElement.getAttribute('href')"
MOST_STEPS = 12


def tab_to(page: Page, name: str) -> None:
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS) == name:
            return
    raise AssertionError(f"{name} is not within {MOST_STEPS} steps")


def type_both(walker: Walker, password: str) -> None:
    tab_to(walker.page, "username")
    walker.page.keyboard.type("coordinator")
    walker.page.keyboard.press("Tab")
    walker.page.keyboard.type(password)
    walker.page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_somebody_signs_in_by_keyboard_and_lands_where_the_link_led(
    size: dict[str, int], browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        walker.page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two
        walker.go("/a/s01/years/2568/")
        type_both(walker, PASSWORD)
        walker.page.wait_for_url(f"{walker.base}/a/s01/years/2568/")

        assert "2568" in walker.page.locator("h1").inner_text()
        assert walker.wrong == []


def test_the_first_step_of_the_keyboard_leads_past_the_menu(
    browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")
        walker.page.keyboard.press("Tab")
        walker.page.keyboard.press("Enter")

        assert walker.page.evaluate("document.activeElement.id") == "main"


def test_a_wrong_password_is_said_the_name_stays_and_the_page_is_without_fault(
    browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        walker.go("/sign-in/")
        type_both(walker, "ไม่ใช่รหัสผ่านของฉัน")
        walker.page.locator(".errorlist").wait_for()

        assert walker.page.input_value("[name=username]") == "coordinator"
        assert walker.page.input_value("[name=password]") == ""
        assert walker.look() == []
