"""Walks through the served application as somebody, link by link, and looks at each page."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import cycle
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIResponse, Browser, Error, Page, Request, Response
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from page_faults import TOO_WIDE, violations
from pages_judged import Judged
from prongsai.shell.web.demo import PASSWORD
from web_site import Served

PHONE, DESKTOP = {"width": 360, "height": 760}, {"width": 1280, "height": 900}
IN_HAND = {"width": 390, "height": 844}
"""A phone as most people have it; what is looked at for faults is narrower still."""
NARROWEST = {"width": 320, "height": 640}
"""What is left of a desk's screen at 400 %."""
PAPER = {"width": 624, "height": 970}
"""What the margins leave of A4."""
_LEADING = 'a[href]:not([rel~=external], [href^="tel:"]), form, [hx-get]'
"""What leads on; another site's pages are never asked for."""
LINKS = (
    f"() => [...document.querySelectorAll('{_LEADING}')]"
    """
    .filter(each => each.tagName !== 'FORM' || each.method === 'get')
    .map(each => each.getAttribute('hx-get') || each.href || each.action)
    .map(each => new URL(each, location.href).href)"""
)
SPACED = """() => {
    const wide = new CSSStyleSheet();
    wide.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [wide];
}"""
"""The spacing of WCAG 1.4.12, as a reader's own browser may ask for it."""
PLAIN = "document.adoptedStyleSheets = []"
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"
LETTERS = "size => { const all = document.documentElement.dataset, was = all.size || ''; \
if (size) all.size = size; else delete all.size; return was }"
"""Sets the size of letters a reader may choose, and tells what it was."""
View = tuple[dict[str, int], str]
LIGHT, DARK = (DESKTOP, "light"), (PHONE, "dark")
_BOTH = ((LIGHT, DARK),)
IN_TURN = ((LIGHT,), (DARK,))


@dataclass
class Walker:
    """Somebody at a browser; whatever goes wrong on a page is written down."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)
    turns: Iterator[View] = field(default_factory=lambda: cycle((LIGHT, DARK)))

    def go(self, path: str) -> int:
        answer = self.page.goto(f"{self.base}{path}")
        assert answer is not None
        return answer.status

    def ask(self, path: str) -> APIResponse:
        """Without leaving the page; once more where the server had just hung up, as browsers do."""
        return self.page.request.get(f"{self.base}{path}", max_retries=2)

    def sign_in(self, username: str) -> None:
        self.go("/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)

    def press(self, name: str) -> None:
        """The first button of this name, and what it leads to."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def look(self, views: Sequence[View] = ()) -> list[str]:
        """What is wrong with the page: wide and light, narrow and dark, with axe in `views`.

        Where none is named, in the one of the screen somebody sits at, or else in one of the two,
        by turns: `make test-all` looks at all in both. The page is left as it was shown.
        """
        views = views or (next(self.turns),)
        self.page.wait_for_load_state()
        with self._left_as_it_was():
            for view in (LIGHT, DARK):
                size, scheme = view
                self._show(size)
                self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # a Literal
                if self.page.evaluate(TOO_WIDE):
                    self.wrong.append(f"{self.here()}: runs off the side at {size['width']}")
                if view in views:
                    self.wrong.extend(
                        f"{self.here()}: {scheme}: {each}" for each in violations(self.page)
                    )
            self._look_closely()
        return self.wrong

    @contextlib.contextmanager
    def _left_as_it_was(self) -> Iterator[None]:
        """Whoever walks on a phone walks on on a phone."""
        size, dark = self.page.viewport_size, self.page.evaluate(IS_DARK)
        assert size
        yield
        self.page.set_viewport_size(size)
        self.page.emulate_media(media="screen", color_scheme="dark" if dark else "light")

    def _show(self, size: Mapping[str, int]) -> None:
        self.page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two

    def _look_closely(self) -> None:
        """Nothing runs off the side: large letters, spaced letters at 400 %, paper."""
        letters = self.page.evaluate(LETTERS, "200")
        if self.page.evaluate(TOO_WIDE):
            self.wrong.append(f"{self.here()}: runs off the side of a phone with large letters")
        self.page.evaluate(LETTERS, letters)
        self._show(NARROWEST)
        self.page.evaluate(SPACED)
        if self.page.evaluate(TOO_WIDE):
            self.wrong.append(f"{self.here()}: runs off the side at 320 with spaced letters")
        self.page.evaluate(PLAIN)
        self._show(PAPER)
        self.page.emulate_media(media="print")
        if self.page.evaluate(TOO_WIDE):
            self.wrong.append(f"{self.here()}: runs off the paper")

    def here(self) -> str:
        return self.page.url.removeprefix(self.base)


@contextlib.contextmanager
def somebody(
    browser: Browser, site: Served, size: Mapping[str, int] | None = None, **options: Any
) -> Iterator[Walker]:
    """A fresh profile; errors of scripts, styles and the content policy are written down.

    Whoever has a screen of some `size` looks for faults on such a one.
    """
    context = browser.new_context(viewport=size or DESKTOP, **options)  # type: ignore[arg-type] # as above
    page = context.new_page()
    walker = Walker(page, site.address)
    if size:
        walker.turns = cycle((DARK if size["width"] < PAPER["width"] else LIGHT,))
    page.on("pageerror", lambda error: walker.wrong.append(f"{walker.here()}: {error}"))
    page.on("console", lambda said: _heard(walker, said.type, said.text))
    page.on("requestfailed", lambda asked: _failed(walker, asked))
    try:
        yield walker
    finally:
        context.close()


def _heard(walker: Walker, kind: str, text: str) -> None:
    """A page that isn't there may say so."""
    if kind in ("error", "warning") and "status of 404" not in text:
        walker.wrong.append(f"{walker.here()}: {kind}: {text}")


def _failed(walker: Walker, asked: Request) -> None:
    """What is left of a page one has gone on from is no failure."""
    if asked.failure != "net::ERR_ABORTED":
        walker.wrong.append(f"{walker.here()}: {asked.url}: {asked.failure}")


def walk(
    walker: Walker,
    seen: Counter[str],
    *,
    often: int = 1,
    views: Sequence[Sequence[View]] = _BOTH,
    judged: Judged | None = None,
) -> None:
    """Follow links from here to so many of each kind of page; look at what `seen` lacks.

    Of `views`, each page gets the next. What somebody has `judged` is read and not drawn again, but
    for the first page, whose frame is that of all others.
    """
    turns = cycle(views)
    ahead, followed, known = [walker.page.url], Counter[str](), set[str]()
    while ahead:
        url = urldefrag(ahead.pop(0)).url
        name = address_of(url) if url.startswith(walker.base) else ""
        if url in known or followed[name] >= often:
            continue
        known.add(url)
        if not name:
            walker.wrong.append(f"{walker.here()} leads to {url}")
            continue
        followed[name] += 1
        if seen[name] >= often:  # somebody before has looked at such a page
            ahead.extend(_led_on(walker, _asked(walker, url)))
        elif judged and len(known) > 1 and not judged.first((answer := _asked(walker, url)).body()):
            ahead.extend(_led_on(walker, answer))
        elif _opened(walker, url):
            ahead.extend(walker.page.evaluate(LINKS))
            walker.look(next(turns))
        seen[name] += 1


def _asked(walker: Walker, url: str) -> APIResponse:
    return walker.ask(url.removeprefix(walker.base))


def _opened(walker: Walker, url: str) -> bool:
    """Whether it is a page; a file to keep is asked for and left."""
    try:
        answer = walker.page.goto(url)
    except Error as error:
        if "Download is starting" not in error.message:
            raise
        _led_on(walker, _asked(walker, url))
        return False
    assert answer is not None
    return _is_page(walker, answer)


def _is_page(walker: Walker, answer: APIResponse | Response) -> bool:
    if answer.status != HTTPStatus.OK:
        walker.wrong.append(f"{walker.here()} leads to {answer.url}: {answer.status}")
        return False
    kept = answer.headers.get("content-disposition", "").startswith("attachment")
    return not kept and answer.headers.get("content-type", "").startswith("text/html")


def _led_on(walker: Walker, answer: APIResponse) -> list[str]:
    """Where a page leads, without a browser that draws it."""
    if not _is_page(walker, answer):
        return []
    found = HTMLParser(answer.text()).css(_LEADING)
    return [
        urljoin(answer.url, each.attributes.get("hx-get") or _leads(each) or "")
        for each in found
        if each.tag != "form" or (each.attributes.get("method") or "get").lower() == "get"
    ]


def _leads(each: Node) -> str | None:
    return each.attributes.get("action" if each.tag == "form" else "href")


def address_of(url: str) -> str:
    """The name of an address, as the permission table has it."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def readable(entries: Mapping[str, Any]) -> set[str]:
    return {name for name, entry in entries.items() if entry.read}
