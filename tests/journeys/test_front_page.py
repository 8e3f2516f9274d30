"""What the front page tells a newcomer to try goes as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from prongsai.shell.web.demo import PASSWORD, accounts
from walking import PHONE, somebody
from web_site import Served

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.th.md")


@pytest.mark.parametrize("name", PAGES)
def test_the_front_page_names_every_account_and_the_password(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    assert [each.username for each in accounts() if f"`{each.username}`" not in text] == []
    assert f"`{PASSWORD}`" in text


def test_a_result_is_passed_and_approved_on_a_phone(browser: Browser, site: Served) -> None:
    shown = ""
    for username, press in (("chief_administrator2", "เห็นชอบ"), ("executive2", "อนุมัติผล")):
        with somebody(browser, site) as walker:
            walker.page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these
            walker.sign_in(username)
            walker.go("/a/s02/years/2569/")
            walker.page.locator("main").get_by_role("button", name=press).first.click()
            assert walker.wrong == []
            walker.page.locator(".messages").wait_for()
            shown = walker.page.locator("main").inner_text()

    assert "อนุมัติแล้ว" in shown
