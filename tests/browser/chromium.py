"""A real browser, kept from asking anything of any network."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run", "--disable-quic",
)  # fmt: skip
_THIS_MACHINE_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
LAUNCH: dict[str, Any] = {
    "executable_path": "/usr/bin/chromium-headless-shell",
    "args": [*_QUIET, _THIS_MACHINE_ONLY],
}
_STARTED = list[Browser]()
PHONE, DESKTOP = (360, 760), (1280, 900)


@contextlib.contextmanager
def page(size: tuple[int, int], **context: Any) -> Iterator[Page]:
    """A page of this size in a fresh profile; a request off this machine fails the test."""
    width, height = size
    with browser() as opened:
        fresh = opened.new_context(viewport={"width": width, "height": height}, **context)
        fresh.set_offline(True)
        try:
            yield fresh.new_page()
        finally:
            fresh.close()


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """The browser itself, which finds nothing but servers on this machine; inside another, that."""
    if _STARTED:
        yield _STARTED[-1]
        return
    with sync_playwright() as driver:
        started = driver.chromium.launch(**LAUNCH)
        _STARTED.append(started)
        try:
            yield started
        finally:
            _STARTED.remove(started)
            started.close()
