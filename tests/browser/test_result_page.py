"""The result page in a real browser: readable, operable, free of accessibility faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.chromium import DESKTOP, PHONE, page
from command_line import PROVINCE, run

SIZES = [PHONE, DESKTOP]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "result.html"
    answers = [PROVINCE / name for name in ("iit.csv", "eit.csv", "oit.csv")]
    ran = run("score", *answers, "--pack", "ita/2568", "--format", "html", "--out", path, lang="th")
    assert ran.code == 0
    return path.as_uri()


@pytest.fixture(params=SIZES, ids=["phone", "desktop"])
def opened(request: pytest.FixtureRequest, address: str) -> Iterator[Page]:
    with page(request.param) as found:
        found.goto(address)
        yield found


def test_the_page_has_no_accessibility_fault_closed_or_open(opened: Page) -> None:
    assert faults(opened) == []

    opened.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert faults(opened) == []


def test_the_dark_page_has_no_accessibility_fault(address: str) -> None:
    with page(DESKTOP, color_scheme="dark") as dark:
        dark.goto(address)

        assert faults(dark) == []


def faults(opened: Page) -> list[str]:
    found = Axe().run(opened).response
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


def test_nothing_runs_off_the_side_of_the_screen(opened: Page) -> None:
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

    assert opened.evaluate(wide) is False


def test_a_score_opens_to_what_it_is_made_of_by_keyboard(opened: Page) -> None:
    first = opened.locator("section details").first
    inside = first.locator(":scope > details").first

    assert not inside.is_visible()
    first.locator("summary").first.focus()
    opened.keyboard.press("Enter")

    assert inside.is_visible()


def test_the_list_leads_to_each_agency(opened: Page) -> None:
    opened.get_by_role("link", name="องค์การบริหารส่วนตำบลดอยลมโชย").click()

    section = opened.locator("section:target")
    assert "84.44" in section.inner_text()
    assert section.is_visible()
