"""An officer of one agency tries every address of another in vain, in a browser, signed in."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
from django.urls import resolve, reverse
from playwright.sync_api import Browser

from walking import Walker, somebody
from walking import _led_on as led_on
from web_addresses import addresses
from web_site import Served

THERE, HERE = "s02", "s01"
OK, NOT_FOUND = HTTPStatus.OK, HTTPStatus.NOT_FOUND
PEOPLE_THERE = ("coordinator2", "chief_administrator2", "executive2", "admin", "province")
OF_AGENCY = {name: gaps for name, gaps in addresses().items() if "agency" in gaps}
UNLINKED: dict[str, object] = {
    "key": "0" * 32, "reset": "0" * 32, "thing": "files.attached", "binned": "0" * 32,
    "what": "agencies.division", "removed": "d1", "division": "office", "power": 1, "part": 1,
    "item": "O1", "evidence": "0" * 32, "candidate": "information", "release": "0" * 32,
    "purchase": "0" * 32, "posting": "0" * 32, "circular": "0" * 32, "measure": "0" * 32,
    "suggestion": "0" * 32, "point": "I1",
    "plan": "0" * 32, "edition": 1, "project": "1", "kpi": "1-1", "goal": "ita",
    "section": "cover",
    "row": "0" * 32, "file": "0" * 32, "kind": "risk", "form": "report",
    "unit": "office", "period": "q1", "mark": "I1", "line": "0" * 32, "entry": "0" * 32,
    "month": "2026-01", "committee": "0" * 32, "meeting": "0" * 32, "decision": "0" * 32,
    "brought": uuid.UUID(int=0), "asking": uuid.UUID(int=0),
    "case": "0" * 32, "procedure": "general-complaint", "deed": "take_in",
    "term": "contact", "box": "0" * 32, "referral": "0" * 32, "wish": "gift", "own": "0" * 32,
    "asset": "0" * 32,
    "own_key": "own-event-venue", "field": "name",
}  # fmt: skip
"""Gaps that no link of the demonstration fills: things it doesn't hold, or that come by a form."""
ASKS = """async path => (await fetch(path, {method: 'POST', headers: {
    'X-CSRFToken': document.querySelector('[name=csrfmiddlewaretoken]').value
}})).status"""


@pytest.fixture(scope="module")
def gaps(browser: Browser, shown: Served) -> Mapping[str, Mapping[str, object]]:
    """What the other agency's own people, and those above it, see addresses filled with."""
    found: dict[str, dict[str, object]] = {}
    for username in PEOPLE_THERE:
        with somebody(browser, shown) as walker:
            walker.sign_in(username)
            for path in _paths(walker):
                match = resolve(path)
                found.setdefault(match.view_name, dict(match.kwargs))
    return found


def _paths(walker: Walker) -> Iterator[str]:
    """Paths of that agency: pages that hold something of everything, and where they lead."""
    for page in ("", "years/", "years/2569/", "years/2569/papers/", "years/2569/versions/",
                 "people/", "about/", "disclosure/2569/", "disclosure/2569/items/O1/",
                 "procurement/", "dissemination/", "circulars/", "plans/", "risks/",
                 "meetings/", "spending/", "measures/", "follow-up/", "action/", "cases/",
                 "portal/"):  # fmt: skip
        answer = walker.ask(f"/a/{THERE}/{page}")  # nobody looks at it: it need not be drawn
        if answer.status == OK:
            links = {urlsplit(url).path for url in led_on(walker, answer)}
            yield from sorted(each for each in links if each.startswith(f"/a/{THERE}/"))


def tried(gaps: Mapping[str, Mapping[str, object]], agency: str) -> dict[str, str]:
    """Every address of the permission table that names an agency, as a path of this one."""
    known = {name: value for each in gaps.values() for name, value in each.items()}
    filled = {
        address: {**UNLINKED, **known, **gaps.get(address, {}), "agency": agency}
        for address in OF_AGENCY
    }
    return {
        address: reverse(address, kwargs={gap: filled[address][gap] for gap in OF_AGENCY[address]})
        for address in OF_AGENCY
    }


@pytest.mark.parametrize("username", ["coordinator", "system_administrator"])
def test_every_address_of_another_agency_is_tried_in_vain(
    username: str, gaps: Mapping[str, Mapping[str, object]], browser: Browser, shown: Served
) -> None:
    paths = tried(gaps, THERE)
    assert set(paths) == set(OF_AGENCY)
    with somebody(browser, shown) as walker:
        walker.sign_in(username)
        answers = {path: walker.ask(path) for path in paths.values()}
        looked = {path: each.status for path, each in answers.items()}
        assert [path for path, each in answers.items() if "เทศบาลตำบลฟ้าใส" in each.text()] == []
        walker.go(next(iter(paths.values())))
        assert "ไม่พบหน้านี้" in walker.page.locator("main").inner_text()
        walker.go("/me/")
        sent = {path: walker.page.evaluate(ASKS, path) for path in paths.values()}

    assert {path: each for path, each in looked.items() if each != NOT_FOUND} == {}
    assert {path: each for path, each in sent.items() if each != NOT_FOUND} == {}


def test_the_same_addresses_of_ones_own_agency_are_there(
    gaps: Mapping[str, Mapping[str, object]], browser: Browser, shown: Served
) -> None:
    """So that what is tried in vain elsewhere is no made-up address."""
    paths = tried(gaps, HERE)
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")
        found = {address for address, path in paths.items() if walker.ask(path).status == OK}

    assert {"home:week", "assessments:year", "assessments:enter", "accounts:powers"} <= found
