"""From the hub to a lost point, to what answers it, and back, on a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from page_faults import faults
from walking import DESKTOP, PHONE, somebody
from web_site import Served


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_each_link_leads_on_and_every_page_is_without_fault(
    size: dict[str, int], browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        page = walker.page
        page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two
        walker.sign_in("coordinator")
        walker.go("/a/s01/action/")
        wrong = faults(page)
        page.locator("main .card").first.get_by_role("link").click()
        year = page.url
        wrong += faults(page)
        page.locator("main table th a").first.click()
        wrong += faults(page)
        drawn = page.locator(".chain svg").evaluate_all(
            "all => all.filter(each => each.getBoundingClientRect().width > 0).length"
        )
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.get_by_role("link", name="คะแนนที่เสียในปี", exact=False).last.click()

        assert wrong == []
        assert "/a/s01/sight/" in year
        assert (drawn, wide) == (1, False)
        assert page.url == year
