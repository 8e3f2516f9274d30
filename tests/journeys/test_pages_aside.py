"""Pages that no first link of their kind leads to in the demonstration are without fault, too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from walking import Walker, somebody
from web_site import Served

PLAN = "/a/s01/plans/p/s01-plan/2/"
OF_A_CASE = ("hold/", "referral/", "tellings/")


def test_pages_of_a_draft_plan(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")
        for below in ("", "general/cover/", "new/", "projects/1/edit/", "projects/1/remove/"):
            looked_at(walker, f"{PLAN}{below}")
        looked_at(walker, "/a/s01/plans/p/s01-plan/projects/1/")


@pytest.mark.parametrize("procedure", ["general-complaint", "waste-bin"])
def test_pages_around_a_case(procedure: str, browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("complaint_officer")
        for below in OF_A_CASE:
            looked_at(walker, f"{first(walker, procedure)}{below}")
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")
        looked_at(walker, f"/a/s01/cases/poster/{procedure}/")


def test_the_page_on_which_somebodys_own_data_are_gathered(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("complaint_officer")
        looked_at(walker, f"{first(walker, 'data-request')}gather/")


def first(walker: Walker, procedure: str) -> str:
    """Address of the first case of a procedure in the list."""
    walker.go(f"/a/s01/cases/?procedure={procedure}&stage=all")
    link = walker.page.locator("main table a[href*='/cases/c/']").first.get_attribute("href")
    assert link is not None
    return link


def looked_at(walker: Walker, address: str) -> None:
    assert walker.go(address) == 200, address
    assert walker.look() == [], address
