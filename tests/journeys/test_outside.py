"""An account linked to an outside provider, and signed in with, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from oidc_provider import CLIENT, SECRET, outside
from prongsai.shell.web.demo import PASSWORD
from walking import somebody
from web_site import Data, Served, free_port, serving


@pytest.fixture
def linkable(demonstration: Data, tmp_path: Path) -> Iterator[Served]:
    """The demonstration, with a provider on this machine."""
    port = free_port()
    (tmp_path / "secret").write_text(SECRET, "ascii")
    with outside() as there, demonstration.copied() as data:
        settings = {
            "PRONGSAI_ADDRESS": f"http://127.0.0.1:{port}",
            "PRONGSAI_OIDC_ISSUER": there.issuer,
            "PRONGSAI_OIDC_CLIENT": CLIENT,
            "PRONGSAI_OIDC_SECRET_FILE": str(tmp_path / "secret"),
            "PRONGSAI_OIDC_LABEL": "บัญชีจังหวัดสมมติบุรี",
        }
        with serving(data, port=port, **settings) as served:
            yield served


def test_somebody_links_an_account_and_signs_in_with_it(browser: Browser, linkable: Served) -> None:
    with somebody(browser, linkable) as walker:
        page = walker.page
        walker.go("/sign-in/")
        walker.look()
        page.click("a[href='/sign-in/outside/']")
        page.get_by_text("ยังไม่ได้เชื่อมกับบัญชีใด").wait_for()
        walker.look()
        walker.wrong = [each for each in walker.wrong if "status of 409" not in each]

        walker.sign_in("coordinator")
        walker.go("/me/")
        page.click("a[href='/me/outside/']")
        walker.look()
        page.fill("[name=present]", PASSWORD)
        page.press("[name=present]", "Enter")
        page.get_by_text("ท่านกำลังจะออกไปที่").wait_for()
        walker.look()
        page.click("main a.button")
        page.locator(".success").wait_for()
        walker.look()

        page.click("form[action='/sign-out/'] button")
        walker.go("/sign-in/?next=/me/sessions/")
        page.click("a[href^='/sign-in/outside/']")
        page.wait_for_url("**/me/sessions/")
        assert walker.wrong == []
