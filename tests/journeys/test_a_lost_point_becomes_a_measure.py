"""From a lost point of the result to a suggestion, adopted, changed and put in force."""

from __future__ import annotations

from playwright.sync_api import Browser

from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
TITLE = "ติดตามความคุ้มค่าของโครงการทุกไตรมาส"


def _adopt(walker: Walker) -> None:
    page = walker.page
    walker.go("/a/s01/years/2568/")
    link = page.get_by_role("link", name="มาตรการ: I4", exact=False).first
    assert link.count() == 1
    link.click()
    walker.look(BOTH)
    main = page.get_by_role("main")
    assert "ยังไม่มีมาตรการตอบข้อนี้" in main.inner_text()
    page.get_by_role("button", name="รับเป็นร่าง").first.click()
    page.wait_for_load_state()
    walker.look(BOTH)
    assert "รับเป็นร่างแล้ว 1 มาตรการ" in main.inner_text()


def test_a_lost_point_becomes_a_measure_in_force(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        main = page.get_by_role("main")
        walker.go("/a/s01/measures/")
        walker.look(BOTH)
        assert "3 ข้อ" in main.inner_text()
        _adopt(walker)

        page.get_by_role("link", name="แก้ไขมาตรการ").click()
        walker.look(BOTH)
        page.get_by_label("มาตรการ", exact=True).fill(TITLE)
        page.get_by_label("กำหนดแล้วเสร็จ").fill("1 ม.ค. 2580")
        walker.press("บันทึก")
        walker.look(BOTH)
        assert page.get_by_label("มาตรการ", exact=True).input_value() == TITLE
        page.get_by_label("กำหนดแล้วเสร็จ").fill("30 ก.ย. 2569")
        walker.press("บันทึก")
        walker.press("ประกาศใช้")
        walker.look(BOTH)
        assert "ประกาศใช้มาตรการแล้ว" in main.inner_text()

        walker.go("/a/s01/measures/for/2568/I4/")
        assert TITLE in main.inner_text()
        walker.go("/a/s01/measures/suggestions/")
        walker.look(BOTH)
        assert "2 ข้อ" in main.inner_text()
        walker.go("/a/s01/measures/tables/")
        walker.look(BOTH)
        assert TITLE in main.inner_text()
        assert walker.wrong == []
