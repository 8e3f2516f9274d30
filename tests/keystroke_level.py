"""How long somebody takes over pages: reckoned from what he does there, not watched.

The keystroke-level model of Card, Moran and Newell ("The keystroke-level model for user performance
time with interactive systems", Communications of the ACM 23(7), 1980, pages 396 to 410) adds up
keys, pointing, hands that move between mouse and keys, and making up one's mind. Its times are of
people who know the program; here each page is read as if for the first time besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from playwright.sync_api import Locator, Page

KEY = Decimal("1.20")
"""The slowest typist of the paper, who does not know the keyboard; an average one takes 0.28."""
POINT, PRESS = Decimal("1.10"), Decimal("0.20")
HAND = Decimal("0.40")
"""Of a hand from keys to mouse, or back."""
MIND = Decimal("1.35")
"""Before each thing that is done."""
READ = Decimal(15)
"""Looking a page over, each time it comes; the paper has no figure for it."""
WAIT = Decimal(2)
"""Until a page is there, over a slow line."""


@dataclass
class Hands:
    """Does in a browser what somebody does there, and counts it."""

    page: Page
    pages: int = 0
    clicks: int = 0
    fields: int = 0
    letters: int = 0

    def __post_init__(self) -> None:
        self.page.on("load", self._loaded)

    def _loaded(self, _: Page) -> None:
        self.pages += 1

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()
        self.page.wait_for_load_state()

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("main").get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def tick(self, selector: str) -> None:
        self.clicks += 1
        self.page.check(selector)

    def choose(self, selector: str, value: str) -> None:
        """Opened with one click, chosen with another."""
        self.clicks += 2
        self.page.select_option(selector, value)

    def fill(self, selector: str, text: str) -> None:
        """Clicked into, what is there wiped with two keys, typed."""
        self.clicks += 1
        self.fields += 1
        self.letters += len(text) + 2
        self.page.fill(selector, text)

    @property
    def seconds(self) -> Decimal:
        clicking = self.clicks * (MIND + HAND + POINT + PRESS)
        typing = self.fields * (MIND + HAND) + self.letters * KEY
        return clicking + typing + self.pages * (READ + WAIT)
