"""Whoever looks at a page closely leaves it as it was, and doesn't look at the same twice."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.sync_api import Browser

from page_faults import TOO_WIDE
from walking import DARK, DESKTOP, IN_HAND, IS_DARK, LIGHT, NARROWEST, somebody
from web_site import Served

PAGE = '<html lang="th"{}><title>ก</title><main><h1>{}</h1>{}</main></html>'
FAULT = '<img src="data:,">'


@pytest.mark.parametrize("size", [IN_HAND, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_page_is_left_as_it_was_shown(
    size: dict[str, int], colours: str, browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown, size, color_scheme=colours) as walker:
        walker.go("/sign-in/")
        before = walker.page.locator("html").get_attribute("data-size")
        walker.look((LIGHT, DARK))

        assert walker.page.evaluate("innerWidth") == size["width"]
        assert walker.page.viewport_size == size
        assert walker.page.evaluate(IS_DARK) is (colours == "dark")
        assert walker.page.evaluate("matchMedia('screen').matches")
        assert walker.page.locator("html").get_attribute("data-size") == before


def test_a_fault_is_told_each_time_and_of_a_page_like_one_without_fault(
    browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        for said, more, faults in (
            ("ก", FAULT, 1), ("ข", FAULT, 2), ("ก", "", 2), ("ข", FAULT, 3),
            ("ค", f"<ul>{'<li>ก</li>' * 3}</ul>", 3), ("ค", f"<ul><li>ก</li><li>{FAULT}</ul>", 4),
        ):  # fmt: skip
            walker.page.set_content(PAGE.format("", said, more))
            found = walker.look((LIGHT,))

            assert sum("image-alt: " in each for each in found) == faults
        assert walker.page.viewport_size != NARROWEST
        assert not walker.page.evaluate(TOO_WIDE)


def test_what_is_alike_but_for_words_and_numbers_is_asked_once(
    browser: Browser, shown: Served
) -> None:
    asked = "() => 'axe' in window"
    never_seen = f' class="a{uuid4()}"'
    with somebody(browser, shown, IN_HAND) as walker:
        for said, anew in (("เรื่อง", True), ("อีกเรื่อง", False), ("", True)):
            walker.go("/sign-in/")
            walker.page.set_content(PAGE.format(never_seen, said, "<p>ก</p>"))
            walker.page.evaluate("delete window.axe")
            walker.look()

            assert walker.page.evaluate(asked) is anew, said
