"""Help and manual in a real browser, without JavaScript: at a desk, and on a phone in the dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.chromium import DESKTOP, PHONE, page
from page_faults import faults
from web_site import Data, Served, serving

pytestmark = pytest.mark.usefixtures("browser")


@pytest.fixture(scope="module")
def served(empty: tuple[Data, str]) -> Iterator[Served]:
    """An installation that nobody has set up yet: the manual is open there too."""
    with empty[0].copied() as data, serving(data) as found:
        yield found


@pytest.mark.parametrize(
    ("size", "colours"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"]
)
@pytest.mark.parametrize("path", ["help/", "help/print/", "display/", "start/"])
def test_pages_of_help_have_no_accessibility_fault(
    path: str, colours: str, size: tuple[int, int], served: Served
) -> None:
    with page(size, color_scheme=colours) as browser:
        browser.context.set_offline(False)  # the machine itself is asked, and nothing else
        browser.goto(f"{served.address}/{path}")
        browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

        assert faults(browser) == []


def test_help_opens_with_the_keyboard_and_leads_to_its_place_without_javascript(
    served: Served,
) -> None:
    with page(PHONE, java_script_enabled=False) as browser:
        browser.context.set_offline(False)
        browser.goto(f"{served.address}/start/")
        browser.locator("summary").focus()
        browser.keyboard.press("Enter")
        browser.get_by_role("link", name="อ่านต่อในคู่มือ").click()

        assert browser.url.endswith("/help/#start")
        browser.get_by_label("ค้นหา").fill("พิมพ์")
        browser.get_by_label("หน้าที่").select_option("supervisor")
        browser.get_by_role("button", name="ค้นหา").click()
        assert browser.get_by_role("link", name="ใช้คู่มือนี้").is_visible()
        assert browser.get_by_role("link", name="ตั้งค่าระบบครั้งแรก").count() == 0


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_display_settings_hold_on_every_page_without_javascript(
    colours: str, served: Served
) -> None:
    """Text of twice the size on the narrowest phone still runs off no side."""
    with page(PHONE, java_script_enabled=False) as plain:
        plain.context.set_offline(False)
        plain.goto(f"{served.address}/display/")
        usual = plain.evaluate(LETTERS)
        for name, value in (("size", "200"), ("contrast", "more"), ("colours", colours)):
            plain.locator(f"input[name='{name}'][value='{value}']").check()
        plain.get_by_role("button", name="บันทึก").click()
        chosen = plain.context.storage_state()

    with page(PHONE, storage_state=chosen) as browser:
        browser.context.set_offline(False)
        for path in ("display/", "help/", "start/"):
            browser.goto(f"{served.address}/{path}")

            assert browser.evaluate(LETTERS) == 2 * usual
            assert (browser.evaluate(PAPER) == "rgb(255, 255, 255)") is (colours == "light")
            assert faults(browser) == []


LETTERS = "parseFloat(getComputedStyle(document.body).fontSize)"
PAPER = "getComputedStyle(document.body).backgroundColor"


def test_paper_is_light_and_bare_whatever_the_screen_shows(served: Served) -> None:
    with page(DESKTOP, color_scheme="dark") as browser:
        browser.context.set_offline(False)
        browser.goto(f"{served.address}/help/print/")
        assert browser.evaluate(PAPER) != "rgb(255, 255, 255)"

        browser.emulate_media(media="print", color_scheme="dark")

        assert browser.evaluate(PAPER) == "rgb(255, 255, 255)"
        assert [browser.locator(each).is_visible() for each in ("header", "footer")] == [False] * 2
        assert browser.locator(".topic").first.is_visible()


def test_the_keyboard_reaches_everything_in_the_order_it_is_read(served: Served) -> None:
    with page(PHONE) as browser:
        browser.context.set_offline(False)
        browser.goto(f"{served.address}/start/")
        reached = []
        for _ in range(8):
            browser.keyboard.press("Tab")
            reached.append(browser.evaluate("document.activeElement.innerText.trim()"))

    assert reached == [
        "ข้ามไปเนื้อหา", "โปร่งใส", "English", "คำแนะนำ", "", "ต่อไป", "คู่มือ", "ตัวอักษรและสี",
    ]  # fmt: skip
