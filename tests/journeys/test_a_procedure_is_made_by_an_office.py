"""An officer copies a simple procedure and changes it; it is put in use, and a citizen uses it."""

from __future__ import annotations

from playwright.sync_api import Browser

from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
TITLE = "ขอใช้ลานกีฬาเทศบาล"
ALL = "/a/s01/cases/procedures/"


def _save(walker: Walker) -> None:
    walker.press("บันทึก")
    walker.look(BOTH)
    assert "บันทึกแล้ว" in walker.page.locator(".messages").inner_text()


def _written(walker: Walker) -> str:
    """The draft, changed part by part; its address."""
    page = walker.page
    walker.go(ALL)
    walker.look(BOTH)
    page.get_by_role("link", name="คัดลอก ขอใช้สถานที่").click()
    page.fill("[name=title]", TITLE)
    walker.look(BOTH)
    walker.press("คัดลอกเป็นร่าง")
    walker.look(BOTH)
    address = page.url
    page.get_by_role("link", name="คำถามในแบบ").click()
    walker.look(BOTH)
    page.get_by_role("link", name="เพิ่มคำถาม").click()
    page.fill("[name=label]", "ชนิดกีฬา")
    page.select_option("[name=type]", "choice")
    page.fill("[name=choices]", "ฟุตบอล\nตะกร้อ")
    page.check("[name=required]")
    walker.look(BOTH)
    _save(walker)
    page.goto(address)
    page.get_by_role("link", name="ขั้นตอนและคำที่ประชาชนอ่าน").click()
    page.check("[name=pattern][value=permission]")
    walker.look(BOTH)
    walker.press("ใช้แบบนี้")
    page.goto(address)
    page.get_by_role("link", name="กำหนดเวลา ค่าธรรมเนียม การเก็บรักษา").click()
    page.fill("[name=length_decide]", "5")
    page.check("[name=fee_kind][value=free]")
    walker.look(BOTH)
    _save(walker)
    return address


def _tried(walker: Walker, address: str) -> None:
    page = walker.page
    page.goto(f"{address}look/")
    walker.look(BOTH)
    page.goto(address)
    page.locator(".next").get_by_role("link", name="ทดลองใช้").click()
    for step in ("pass_on", "grant"):
        page.locator(f"button[name=move][value={step}]").click()
        walker.look(BOTH)
    walker.press("ทดลองแล้ว ถูกต้อง")
    walker.press("เสนอให้สั่งใช้")
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
        address = _written(officer)
        _tried(officer, address)
        wrong += officer.wrong
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
