"""The demonstration served as people run it, and a browser in front of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.chromium import browser as started_browser
from desks import Desks
from web_site import Data, Served, serving

OF_EVERY_DAY = {
    "test_pages.py", "test_another_agency.py", "test_citizens_bring_each.py",
    "test_a_report_of_corruption_is_sealed.py", "test_a_grievance_goes_past_the_head.py",
    "test_a_procedure_is_made_by_an_office.py", "both_databases",
}  # fmt: skip
"""What `make test` goes too: each page once, strangers at each address, what a database decides."""

LONGEST = "test_every_page_"
"""How names of walks over every page begin."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All other journeys are for `make test-all`. What takes minutes is begun first, so that no
    processor is idle at the end.
    """
    here = Path(__file__).parent
    items.sort(key=lambda each: not each.name.startswith(LONGEST))
    for each in items:
        if each.path.is_relative_to(here) and OF_EVERY_DAY.isdisjoint(
            each.path.relative_to(here).parts
        ):
            each.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def shown(demonstration: Data) -> Iterator[Served]:
    """A server for all who only look."""
    with demonstration.copied() as data, serving(data) as served:
        yield served


@pytest.fixture(scope="module")
def site(demonstration: Data, request: pytest.FixtureRequest) -> Iterator[Served]:
    """A server of the module's own: what one writes in it, no other sees.

    A second process takes longer to start than some journeys; who needs it says `PROCESSES`.
    """
    processes = str(getattr(request.module, "PROCESSES", 1))
    with demonstration.copied() as data, serving(data, PRONGSAI_WORKERS=processes) as served:
        yield served


@pytest.fixture(scope="session")
def busy(demonstration: Data) -> Iterator[Served]:
    """A server in which many write what is in nobody else's way: cases of their own."""
    with demonstration.copied() as data, serving(data, PRONGSAI_WORKERS="1") as served:
        yield served


@pytest.fixture(scope="module")
def desks(browser: Browser, busy: Served) -> Iterator[Desks]:
    with contextlib.ExitStack() as stack:
        yield Desks(browser, busy, stack)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started_browser() as opened:
        yield opened


@pytest.fixture
def started(empty: tuple[Data, str]) -> Iterator[tuple[Served, str]]:
    """An empty installation that answers, and its code."""
    data, code = empty
    with data.copied() as copy, serving(copy) as served:
        yield served, code
