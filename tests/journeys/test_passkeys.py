"""A passkey from adding to signing in, with a device that the browser itself plays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession

from prongsai.shell.web.demo import PASSWORD
from walking import Walker, somebody
from web_site import Data, Served, free_port, serving

NAME = "โทรศัพท์ของฉัน"


@pytest.fixture(scope="module")
def named(demonstration: Data) -> Iterator[Served]:
    """The demonstration under a name: no browser binds a passkey to a number."""
    port = free_port()
    address = f"http://localhost:{port}"
    settings = {"PRONGSAI_PASSKEYS": "yes", "PRONGSAI_ADDRESS": address}
    with demonstration.copied() as data, serving(data, port=port, **settings) as served:
        yield Served(address, served.said)


def device(walker: Walker) -> CDPSession:
    """A phone beside the computer, whose owner is there and looks at it."""
    session = walker.page.context.new_cdp_session(walker.page)
    session.send("WebAuthn.enable")
    facts = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": facts})
    return session


def add(walker: Walker) -> None:
    walker.go("/me/")
    walker.page.click("a[href='/me/passkeys/']")
    walker.look()
    walker.page.click("a[href='/me/passkeys/new/']")
    walker.look()
    walker.page.fill("[name=name]", NAME)
    walker.page.fill("[name=present]", PASSWORD)
    walker.page.press("[name=present]", "Enter")
    walker.page.locator("form[data-passkey]").wait_for()
    walker.look()
    walker.page.click("button[data-start]")
    walker.page.locator(".codes").wait_for()
    walker.look()


def sign_out(walker: Walker) -> None:
    walker.page.click("form[action='/sign-out/'] button")
    walker.page.locator("[name=username]").wait_for()


def test_somebody_adds_a_passkey_and_signs_in_with_and_without_the_password(
    browser: Browser, named: Served
) -> None:
    with somebody(browser, named) as walker:
        device(walker)
        walker.sign_in("coordinator")
        add(walker)
        sign_out(walker)

        walker.page.fill("[name=username]", "coordinator")
        walker.page.fill("[name=password]", PASSWORD)
        walker.page.press("[name=password]", "Enter")
        walker.page.wait_for_url("**/sign-in/code/")
        walker.look()
        walker.page.click("button[data-start]")
        walker.page.wait_for_url("**/a/s01/")
        sign_out(walker)

        walker.go("/sign-in/?next=/me/passkeys/")
        walker.look()
        walker.page.click("[formaction]")
        walker.page.locator("form[data-passkey]").wait_for()
        walker.look()
        walker.page.click("button[data-start]")
        walker.page.wait_for_url("**/me/passkeys/")
        assert walker.page.locator(".lines strong").inner_text() == NAME
        walker.page.click("summary:has-text('เปลี่ยนชื่อ')")
        walker.look()
        walker.page.fill("[name=present]", PASSWORD)
        walker.page.click("[name=remove]")
        walker.page.locator(".success").wait_for()
        assert walker.page.locator("[name=name]").count() == 0

        assert walker.wrong == []


def test_a_device_that_knows_nothing_of_the_site_is_told_so_and_may_try_again(
    browser: Browser, named: Served
) -> None:
    with somebody(browser, named) as walker:
        device(walker)
        walker.go("/sign-in/")
        walker.page.click("[formaction]")
        walker.page.click("button[data-start]")
        walker.page.get_by_text("ยังไม่สำเร็จ").wait_for()

        assert walker.page.locator("button[data-start]").is_enabled()
        assert walker.look() == []
