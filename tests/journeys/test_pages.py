"""Every page, in the states the demonstration holds: whole, accessible, quiet, on any screen."""

from __future__ import annotations

from collections import Counter

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from pages_judged import Judged
from prongsai.shell.web.demo import accounts
from walking import IN_TURN, readable, somebody, walk
from web_site import Served, shared

A_FEW = (
    "coordinator", "coordinator2", "system_administrator", "internal_auditor", "executive2",
    "province", "admin",
)  # fmt: skip
"""Together they see every page."""
NOT_PAGES = {"health"}
IN_OTHER_STATES = {
    "accounts:code", "accounts:factor_change", "accounts:passkeys", "accounts:passkey_new",
    "accounts:outside", "accounts:outside_away", "accounts:outside_back",
    "accounts:power_end", "accounts:reset_confirm",
    "agencies:list_draft", "cases:gather", "cases:hold", "cases:own_file", "cases:poster",
    "cases:refer", "cases:referral", "circulars:withdraw", "files:download",
    "meetings:minutes_file", "papers:edit", "papers:number", "papers:reopen", "papers:scan",
    "plans:part", "plans:project_edit", "plans:project_new", "plans:project_remove",
    "plans:revise", "plans:standing", "spending:reopen", "start:code", "start:step", "start:finish",
}  # fmt: skip
"""Nothing leads there in the demonstration: a second factor, passkeys, a power held, a reset, a
list read, a file attached, the first start. Papers at these steps, a circular that was sent, a plan
in draft or without one, a meeting with minutes, a closed month of spending, a case at work (not the
first of their kind): `test_pages_aside` and their journeys look at them."""
APART = ("cases:made", "sealed:")
"""Begin addresses that only the journeys of procedures an office made and of sealed reports see."""


def test_every_page_is_reached_by_links_and_without_fault(browser: Browser, shown: Served) -> None:
    """The walk of every role (`make test-all`) looks at each page in both views."""
    seen, wrong = Counter[str](), list[str]()
    with somebody(browser, shown) as stranger:
        stranger.go("/sign-in/")
        walk(stranger, seen)
        wrong.extend(stranger.wrong)
    for username in A_FEW:
        with somebody(browser, shown) as walker:
            walker.sign_in(username)
            walk(walker, seen, views=IN_TURN)
            wrong.extend(f"{username}: {each}" for each in walker.wrong)

    assert wrong == []
    unseen = readable(settings.PERMISSIONS.entries) - seen.keys()
    unseen -= {each for each in unseen if each.startswith(APART)}
    assert unseen - NOT_PAGES - IN_OTHER_STATES == set()


def test_a_fault_of_a_page_is_told(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.page.set_content('<html lang="th"><title>ก</title><img src="data:,"></html>')

        assert [each for each in walker.look() if "image-alt: " in each] != []


@pytest.mark.parametrize(
    "pale", ["<p>ก</p><p class=pale>ข</p><p class=pale>ขาว</p>", "<input class=pale value=ขาว>"]
)
def test_pale_letters_among_others_are_told(browser: Browser, shown: Served, pale: str) -> None:
    with somebody(browser, shown) as walker:
        walker.page.set_content(f'<html lang="th"><style>.pale {{ color: #ccc }}</style>{pale}')

        assert [each for each in walker.look() if "color-contrast: " in each] != []


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    folder = shared(tmp_path_factory) / "judged"
    folder.mkdir(exist_ok=True)
    return Judged(folder)


@pytest.mark.every_role
@pytest.mark.parametrize("username", [account.username for account in accounts()])
def test_every_page_of_every_role_is_without_fault(
    username: str, judged: Judged, browser: Browser, shown: Served
) -> None:
    """A page that reads the same for two of them but for their names is looked at once."""
    with somebody(browser, shown) as walker:
        walker.sign_in(username)
        walk(walker, Counter(), judged=judged)

        assert walker.wrong == []


@pytest.mark.every_role
def test_every_page_is_without_fault_in_english(browser: Browser, shown: Served) -> None:
    seen, wrong = Counter[str](), list[str]()
    for username in A_FEW:
        with somebody(browser, shown) as walker:
            walker.sign_in(username)
            walker.page.get_by_role("button", name="English").click()
            walk(walker, seen)
            wrong.extend(f"{username}: {each}" for each in walker.wrong)

    assert wrong == []


def test_a_page_that_is_not_there_is_without_fault(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")

        assert walker.go("/a/s02/") == 404
        assert walker.look() == []


def test_a_form_sent_with_a_fault_says_what_is_wrong_and_is_without_fault(
    browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")
        walker.go("/me/")
        walker.page.fill("[name=email]", "no address")
        walker.page.press("[name=email]", "Enter")

        assert walker.page.locator(".wrong [name=email]").count() == 1
        assert walker.look() == []


def test_the_server_says_nothing_but_where_it_is(browser: Browser, shown: Served) -> None:
    with somebody(browser, shown) as walker:
        walker.sign_in("coordinator")
    said = shown.said.read_text("utf-8").splitlines()

    assert shown.address in said[0]
    assert len(said) == 2 + len(accounts())
