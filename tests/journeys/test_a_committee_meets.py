"""A committee meets: what is open is on its agenda, what it decides is done by whose it is."""

from __future__ import annotations

from playwright.sync_api import Browser

from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

NAME = "คณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส"
OPEN = "สำรวจช่องทางรับเรื่องร้องเรียนที่ประชาชนรู้จัก"
WHAT = "ตรวจแบบฟอร์มคำร้องทุกแบบให้เป็นปัจจุบัน"
BOTH = (LIGHT, DARK)


def _called(walker: Walker) -> None:
    """What is still open of earlier meetings stands on the agenda by itself."""
    page = walker.page
    walker.go("/a/s01/meetings/")
    walker.look(BOTH)
    page.get_by_role("link", name=NAME, exact=True).click()
    walker.look(BOTH)
    page.get_by_role("link", name="นัดประชุม").click()
    assert OPEN in page.locator("[name=notes_arising]").input_value()
    page.fill("[name=day]", "20 ส.ค. 2569")
    page.fill("[name=begins]", "เช้า")
    page.fill("[name=place]", "ห้องประชุมเล็ก")
    walker.press("บันทึก")
    walker.look(BOTH)
    assert page.locator(".wrong").count() > 0
    page.fill("[name=begins]", "9.30")
    walker.press("บันทึก")
    walker.look(BOTH)


def _held(walker: Walker) -> None:
    page = walker.page
    main = page.get_by_role("main")
    main.get_by_role("link", name="ผู้มาประชุม", exact=True).click()
    page.fill("[name=ended]", "11.00")
    page.select_option("[name=a3_here]", "absent")
    walker.look(BOTH)
    walker.press("บันทึก")
    assert "ครบองค์ประชุม" in main.inner_text()
    main.get_by_role("link", name="จดรายงานการประชุม", exact=True).click()
    page.fill("[name=item4]", "เห็นชอบตามที่เสนอ")
    walker.look(BOTH)
    walker.press("บันทึก")
    main.get_by_role("link", name="เพิ่มมติ", exact=True).click()
    page.select_option("[name=item]", "4")
    page.fill("[name=what]", WHAT)
    page.select_option("[name=whose]", "role:complaint_officer")
    page.fill("[name=until]", "31 ส.ค. 2569")
    walker.look(BOTH)
    walker.press("บันทึก")
    walker.look(BOTH)
    with page.expect_download() as kept:
        main.get_by_role("link", name="PDF", exact=True).click()
    assert kept.value.path().read_bytes().startswith(b"%PDF")


def _done(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s01/")
    assert WHAT in page.get_by_role("main").inner_text()
    walker.go("/a/s01/meetings/decisions/")
    walker.look(BOTH)
    page.get_by_role("link", name=WHAT, exact=True).click()
    page.fill("[name=note]", "ตรวจครบทุกแบบแล้ว")
    walker.look(BOTH)
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    walker.look(BOTH)
    assert "ตรวจครบทุกแบบแล้ว" in page.get_by_role("main").inner_text()


def test_a_committee_meets_and_its_decision_is_carried_out(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        _called(walker)
        _held(walker)
        wrong = list(walker.wrong)
    with somebody(browser, site) as walker:
        walker.sign_in("complaint_officer")
        _done(walker)
        wrong += walker.wrong

    assert sorted(set(wrong)) == []
