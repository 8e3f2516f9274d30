"""The menu of a phone: a button that opens the list of all pages, with or without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from page_faults import faults
from walking import DESKTOP, PHONE, somebody
from web_site import Served

START = "/a/s01/years/"


def links_in_sight(page: Page) -> list[str]:
    found = page.locator("nav.main a")
    return [each.inner_text() for each in found.all() if each.is_visible()]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_it_opens_all_links_and_leads_on(scripts: bool, browser: Browser, shown: Served) -> None:
    with somebody(browser, shown, java_script_enabled=scripts) as walker:
        page = walker.page
        page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
        walker.sign_in("coordinator")
        walker.go(START)
        menu = page.locator("nav.main").get_by_role("button", name="เมนู ผลการประเมิน")
        before = links_in_sight(page)
        menu.click()
        opened = links_in_sight(page)
        page.get_by_role("link", name="เว็บสาธารณะ").click()

        assert before == []
        assert opened[:2] == ["สัปดาห์นี้", "ผลการประเมิน"]
        assert page.url.endswith("/a/s01/portal/")


def test_it_is_open_to_the_keyboard_and_without_fault(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        page = walker.page
        page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
        walker.sign_in("coordinator")
        walker.go(START)
        menu = page.locator("nav.main .menu")
        menu.focus()
        page.keyboard.press("Enter")
        wrong = faults(page)
        page.keyboard.press("Escape")

        assert wrong == []
        assert links_in_sight(page) == []
        assert menu.evaluate("each => each === document.activeElement")


def test_a_desk_shows_the_links_themselves(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type] # a TypedDict of these
        walker.sign_in("coordinator")
        walker.go(START)

        assert len(links_in_sight(walker.page)) == walker.page.locator("nav.main a").count() > 8
        assert not walker.page.locator("nav.main button").first.is_visible()


@pytest.mark.parametrize("who", ["coordinator", "chief_administrator", "internal_auditor"])
def test_at_a_desk_all_links_stand_in_one_line_in_both_languages(
    who: str, browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        page = walker.page
        page.set_viewport_size(DESKTOP)  # type: ignore[arg-type] # a TypedDict of these
        walker.sign_in(who)
        lines = set()
        for _ in range(2):
            walker.go("/a/s01/")
            boxes = [each.bounding_box() for each in page.locator("nav.main a").all()]
            lines.add(len({round(box["y"]) for box in boxes if box}))
            page.locator("header button[name=language]").click()

        assert lines == {1}
