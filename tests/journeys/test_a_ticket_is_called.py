"""Somebody takes a ticket on a phone, the waiting room shows it, a counter serves it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from walking import DESKTOP, IN_HAND, somebody
from web_site import Served


@pytest.mark.parametrize("size", [IN_HAND, DESKTOP], ids=["phone", "desk"])
def test_a_ticket_is_taken_called_and_served(
    browser: Browser, busy: Served, size: dict[str, int]
) -> None:
    with somebody(browser, busy, size) as citizen, somebody(browser, busy, size) as officer:
        citizen.go("/c/s01/queue-ticket/new/")
        citizen.look()
        citizen.page.check("[name=category][value=registration]")
        citizen.press("ส่งเรื่อง")
        citizen.look()
        label = citizen.page.locator(".slip .ticket").inner_text()
        assert label.startswith("C")
        citizen.press("ดูเรื่องของท่าน")
        citizen.look()
        assert "ก่อนถึงท่าน" in citizen.page.get_by_role("main").inner_text()

        officer.sign_in("division_officer")
        officer.go("/a/s01/cases/queue/queue-ticket/")
        officer.look()
        officer.page.fill("[name=counter]", "7")
        officer.press("ประจำช่องนี้")
        officer.look()
        officer.page.get_by_role("button", name=f"เรียกคิว {label}").click()
        officer.look()
        with somebody(browser, busy, DESKTOP) as room:
            room.go("/c/s01/board/queue-ticket/")
            room.look()
            first = room.page.locator(".board .tickets > li").first.inner_text()
            assert label in first
            assert "ช่อง 7" in first
            assert room.page.context.cookies() == []
            assert sorted(set(room.wrong)) == []
        officer.page.get_by_role("button", name=f"เริ่มให้บริการ {label}").click()
        officer.page.get_by_role("button", name=f"เสร็จสิ้น {label}").click()
        officer.look()
        assert label not in officer.page.locator(".tickets").first.inner_text()
        assert sorted({*citizen.wrong, *officer.wrong}) == []
