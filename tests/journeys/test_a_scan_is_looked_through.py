"""What no program can read goes out only when somebody says that he has looked through it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

import file_making as made
from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

ITEM, PREPARE = "/a/s01/disclosure/2569/items/O2/", "/a/s01/portal/prepare/item-2569-o2/"
BOTH = (LIGHT, DARK)


def hand_in_a_picture(coordinator: Walker, folder: Path) -> None:
    """In place of what is there, and call the item ready again."""
    scan = folder / "scan.png"
    scan.write_bytes(made.png())
    page = coordinator.page
    coordinator.go(ITEM)
    page.locator("a[href*='/evidence/']", has_text="แก้ไข").first.click()
    page.locator("input[type=file]").first.set_input_files(scan)
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    coordinator.go(ITEM)
    coordinator.press("ข้อนี้พร้อม")


def test_a_picture_waits_for_the_tick_of_whoever_publishes(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        hand_in_a_picture(coordinator, tmp_path)
        coordinator.go(PREPARE)
        expect(coordinator.page.locator("main")).to_contain_text("เป็นรูปภาพ ระบบจึงตรวจไม่ได้")
        assert coordinator.look(BOTH) == []
        coordinator.press("จัดเตรียมเพื่อเผยแพร่")
        prepared = coordinator.page.url.removeprefix(coordinator.base)
    with somebody(browser, site) as executive:
        executive.sign_in("executive")
        executive.go(prepared)
        assert executive.look(BOTH) == []
        executive.press("เผยแพร่")
        expect(executive.page.locator(".messages")).to_contain_text("scan.png")
        assert executive.look(BOTH) == []
        executive.page.get_by_label("ตรวจดูครบทุกหน้าแล้ว").check()
        executive.press("เผยแพร่")
        expect(executive.page.locator(".messages")).to_contain_text("เผยแพร่แล้ว 1 รายการ")
