"""What is wrong with a page as a browser shows it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

VIOLATIONS = {"resultTypes": ["violations"]}


def faults(browser: Page) -> list[str]:
    """Faults of accessibility, and whether the page runs off the side."""
    browser.wait_for_load_state()  # the text stands there before its style does
    found = Axe().run(browser, options=VIOLATIONS).response["violations"]
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    sideways = ["runs off the side"] if browser.evaluate(wide) else []
    return [*(f"{each['id']}: {each['nodes'][0]['html']}" for each in found), *sideways]
