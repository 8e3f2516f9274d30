"""An officer copies a simple procedure and changes it; it is put in use, and a citizen uses it."""

from __future__ import annotations

from playwright.sync_api import Browser

from keystroke_level import Hands
from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
TITLE = "ขอใช้ลานกีฬาเทศบาล"
ALL = "/a/s01/cases/procedures/"
TEN_MINUTES = 600
"""From the list of procedures until the draft is handed in: a slow typist, who reads each page."""


def _save(walker: Walker, hands: Hands) -> None:
    hands.button("บันทึก")
    walker.look(BOTH)
    assert "บันทึกแล้ว" in walker.page.locator(".messages").inner_text()


def _back(hands: Hands, address: str) -> None:
    """To the page of the procedure, where saving has not led there already."""
    if hands.page.url != address:
        hands.link(TITLE)
    assert hands.page.url == address


def _written(walker: Walker, hands: Hands) -> str:
    """The draft, changed part by part; its address."""
    page = walker.page
    walker.go(ALL)
    walker.look(BOTH)
    hands.link("คัดลอก ขอใช้สถานที่")
    hands.fill("[name=title]", TITLE)
    walker.look(BOTH)
    hands.button("คัดลอกเป็นร่าง")
    walker.look(BOTH)
    address = page.url
    hands.link("คำถามในแบบ")
    walker.look(BOTH)
    hands.link("เพิ่มคำถาม")
    hands.fill("[name=label]", "ชนิดกีฬา")
    hands.choose("[name=type]", "choice")
    hands.fill("[name=choices]", "ฟุตบอล\nตะกร้อ")
    hands.tick("[name=required]")
    walker.look(BOTH)
    _save(walker, hands)
    _back(hands, address)
    hands.link("ขั้นตอนและคำที่ประชาชนอ่าน")
    hands.tick("[name=pattern][value=permission]")
    walker.look(BOTH)
    hands.button("ใช้แบบนี้")
    _back(hands, address)
    hands.link("กำหนดเวลา ค่าธรรมเนียม การเก็บรักษา")
    hands.fill("[name=length_decide]", "5")
    hands.tick("[name=fee_kind][value=free]")
    walker.look(BOTH)
    _save(walker, hands)
    return address


def _tried(walker: Walker, hands: Hands, address: str) -> None:
    page = walker.page
    _back(hands, address)
    hands.link("ดูแบบ คู่มือ และผังขั้นตอนอย่างที่ประชาชนเห็น")
    walker.look(BOTH)
    _back(hands, address)
    hands.click(page.locator(".next").get_by_role("link", name="ทดลองใช้"))
    for step in ("pass_on", "grant"):
        hands.click(page.locator(f"button[name=move][value={step}]"))
        walker.look(BOTH)
    hands.button("ทดลองแล้ว ถูกต้อง")
    hands.button("เสนอให้สั่งใช้")
    walker.look(BOTH)


def _used(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(address)
    page.fill("[name=order]", "คำสั่งที่ 9/2569")
    walker.look(BOTH)
    walker.press("สั่งใช้ตั้งแต่ตอนนี้")
    walker.look(BOTH)
    page.get_by_role("link", name="ตั้งค่าการรับเรื่อง").click()
    page.check("[name=open]")
    walker.press("บันทึก")
    walker.look(BOTH)
    page.goto(f"{address}versions/")
    walker.look(BOTH)


def test_an_office_makes_a_procedure_and_a_citizen_uses_it(browser: Browser, busy: Served) -> None:
    wrong = list[str]()
    with somebody(browser, busy) as officer:
        officer.sign_in("division_officer")
        hands = Hands(officer.page)
        address = _written(officer, hands)
        _tried(officer, hands, address)
        wrong += officer.wrong
    assert hands.seconds < TEN_MINUTES, hands
    with somebody(browser, busy) as coordinator:
        coordinator.sign_in("coordinator")
        _used(coordinator, address)
        wrong += coordinator.wrong
    with somebody(browser, busy) as citizen:
        page = citizen.page
        citizen.go("/c/s01/")
        page.get_by_role("link", name=TITLE, exact=True).click()
        citizen.look(BOTH)
        assert "ภายใน 5 วันทำการ" in page.get_by_role("main").inner_text()
        page.get_by_role("link", name="ยื่นเรื่อง", exact=True).click()
        page.locator("[name=category]").first.check()
        for name in ("name", "address", "purpose"):
            page.fill(f"[name={name}]", "สมมติ")
        for name in ("from_day", "to_day"):
            page.fill(f"[name={name}]", "1/9/2569")
        page.get_by_label("ตะกร้อ").check()
        citizen.press("ส่งเรื่อง")
        citizen.look(BOTH)
        assert page.locator(".slip code").inner_text()
        wrong += citizen.wrong

    assert sorted(set(wrong)) == []
