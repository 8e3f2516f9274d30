"""How officers of a demonstration work through a checklist in the browser."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from walking import PHONE, Walker, somebody
from web_site import Served

YEAR = "/a/s01/disclosure/2569/"
LEFT = ("O23", "O24", "O25")
"""Items that these officers leave unanswered, to be quick."""
DESKS = (("chief_administrator", "เห็นชอบและเสนอผู้บริหาร"), ("executive", "อนุมัติให้ส่ง"))
"""Who decides after the coordinator, and the button."""


def confirmed(coordinator: Walker) -> None:
    """Each item that waits: confirmed where it was carried over, called ready; some left out."""
    page = coordinator.page
    coordinator.go(f"{YEAR}items/O18/")
    assert coordinator.look() == []
    for code in waiting(coordinator):
        coordinator.go(f"{YEAR}items/{code}/")
        if code in LEFT:
            page.get_by_text("ไม่ตอบข้อนี้", exact=True).first.click()
            page.fill("[name=forgo-reason]", "ยังไม่ได้จัดทำ")
            coordinator.press("ไม่ตอบข้อนี้")
            continue
        if page.get_by_role("button", name="ยืนยันว่าปรับปรุงเป็นของปีนี้แล้ว").count():
            coordinator.press("ยืนยันว่าปรับปรุงเป็นของปีนี้แล้ว")
        for choice in page.locator("input[type=radio][value=shown]").all():
            choice.check()
        if page.locator("input[type=radio][value=shown]").count():
            coordinator.press("บันทึก")
        coordinator.press("ข้อนี้พร้อม")
        expect(page.locator(".state").first).to_have_text("พร้อม")


def waiting(coordinator: Walker) -> list[str]:
    """Codes of the items that are not ready yet."""
    found: list[str] = []
    for wish in ("not-started", "in-work"):
        coordinator.go(f"{YEAR}?show={wish}")
        links = coordinator.page.locator("table.checklist th a").all()
        found.extend(link.inner_text().split()[0] for link in links)
    return found


def decided(browser: Browser, site: Served, start: str = "/a/s01/") -> None:
    """The desks pass the whole on, on their phones; the page they start from leads there."""
    for username, button in DESKS:
        with somebody(browser, site) as desk:
            desk.page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
            desk.sign_in(username)
            desk.go(start)
            desk.page.locator(f'a[href="{YEAR}approval/"]').first.click()
            desk.press(button)
            assert desk.look() == []
