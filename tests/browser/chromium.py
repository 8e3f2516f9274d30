"""A real browser, kept from asking anything of any network."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, sync_playwright

_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run", "--disable-quic",
)  # fmt: skip
LAUNCH: dict[str, Any] = {"executable_path": "/usr/bin/chromium", "args": list(_QUIET)}
PHONE, DESKTOP = (360, 760), (1280, 900)


@contextlib.contextmanager
def page(size: tuple[int, int], **context: Any) -> Iterator[Page]:
    """A page of this size in a fresh profile; a request off this machine fails the test."""
    width, height = size
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**LAUNCH)
        try:
            opened = browser.new_context(viewport={"width": width, "height": height}, **context)
            opened.set_offline(True)
            yield opened.new_page()
        finally:
            browser.close()
