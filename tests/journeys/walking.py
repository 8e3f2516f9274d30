"""A real browser walking through the application; it reaches the test's own server only."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from browser.chromium import LAUNCH

PASSWORD = "ทดสอบเดินทาง2569"  # noqa: S105 - of people who exist in a test only
PHONE, DESKTOP = (390, 844), (1280, 900)


@contextlib.contextmanager
def walker(server: str, size: tuple[int, int], **context: Any) -> Iterator[Page]:
    """A page in a fresh profile whose addresses begin at the server."""
    width, height = size
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**LAUNCH)
        try:
            opened = browser.new_context(
                viewport={"width": width, "height": height}, base_url=server, **context
            )

            def only_here(route: Route) -> None:
                if route.request.url.startswith(server):
                    route.continue_()
                else:
                    route.abort()

            opened.route("**/*", only_here)
            yield opened.new_page()
        finally:
            browser.close()


def sign_in(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(lambda url: "sign-in" not in url)
