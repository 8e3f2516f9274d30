"""Help and manual in a real browser, without JavaScript, at every width and in the dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.chromium import DESKTOP, PHONE, page
from page_faults import faults
from web_site import Data, Served, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation that nobody has set up yet: the manual is open there too."""
    with serving(Data(tmp_path_factory.mktemp("empty"))) as found:
        yield found


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("path", ["help/", "help/?q=รหัสผ่าน", "help/print/", "start/"])
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
