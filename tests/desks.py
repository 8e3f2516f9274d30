"""Officers at their screens: each signs in once, on a phone and at a desk."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from walking import DESKTOP, IN_HAND, Walker, somebody
from web_site import Served

SIZES = {"phone": IN_HAND, "desk": DESKTOP}


def marks(daily: bool) -> list[pytest.MarkDecorator]:
    """What is not gone in `make test` is gone in `make test-all`."""
    return [] if daily else [pytest.mark.journey]


@dataclass
class Desks:
    """Officers who signed in once and stay; strangers come and go."""

    browser: Browser
    site: Served
    stack: contextlib.ExitStack
    known: dict[tuple[str, str], Walker] = field(default_factory=dict)

    def of(self, username: str, size: str) -> Walker:
        if (username, size) not in self.known:
            opened = somebody(self.browser, self.site, SIZES[size])
            self.known[username, size] = walker = self.stack.enter_context(opened)
            walker.sign_in(username)
        return self.known[username, size]

    def stranger(self, size: str) -> contextlib.AbstractContextManager[Walker]:
        return somebody(self.browser, self.site, SIZES[size])

    def wrong(self) -> list[str]:
        """What was seen since this was asked last."""
        found = sorted({each for walker in self.known.values() for each in walker.wrong})
        for walker in self.known.values():
            walker.wrong.clear()
        return found
