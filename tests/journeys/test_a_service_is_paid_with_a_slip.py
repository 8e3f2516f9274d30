"""A stranger reads the manual, applies, adds what was missing, pays with a slip, and is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from walking import DESKTOP, IN_HAND, Walker, somebody
from web_site import Served

WHERE = "หน้าบ้านเลขที่ 12 ซอยเมฆ"


def _paper(name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": name.encode()}


def _apply(walker: Walker) -> str:
    """From the agency's page to the slip; gives the code."""
    page = walker.page
    walker.go("/c/s01/")
    page.get_by_role("link", name="ขอถังขยะและจัดเก็บขยะ", exact=True).click()
    walker.look()
    assert "350.00 บาท" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="ยื่นเรื่อง", exact=True).click()
    walker.press("ส่งเรื่อง")
    walker.look()
    gaps = page.get_by_role("alert").first.inner_text()
    assert all(each in gaps for each in ("เรื่องเกี่ยวกับ", "ชื่อและนามสกุล", "ที่อยู่", "จุดวางถัง"))
    page.check("[name=category][value=new_bin]")
    for name, said in (("name", "ผู้ยื่น สมมติ"), ("address", "12 ซอยเมฆ"), ("where", WHERE)):
        page.fill(f"[name={name}]", said)
    walker.press("ส่งเรื่อง")
    walker.look()
    return page.locator(".slip code").inner_text()


def _follow(walker: Walker, code: str) -> str:
    walker.go("/c/s01/follow/")
    walker.page.fill("[name=code]", code)
    walker.press("ดูเรื่อง")
    walker.look()
    return walker.page.get_by_role("main").inner_text()


def _find(walker: Walker) -> None:
    """By its words, as an officer looks for it."""
    walker.go(f"/a/s01/cases/?stage=all&words={WHERE}")
    walker.look()
    walker.page.locator("main table a").first.click()
    walker.look()


def _move(walker: Walker, name: str, **typed: str) -> None:
    page: Page = walker.page
    page.get_by_role("link", name=name, exact=True).click()
    walker.look()
    for field, said in typed.items():
        page.fill(f"[name=f_{field}]", said)
    walker.press(name)


@pytest.mark.parametrize("size", [IN_HAND, DESKTOP], ids=["phone", "desk"])
def test_a_bin_is_asked_for_paid_and_brought(
    browser: Browser, busy: Served, size: dict[str, int]
) -> None:
    wrong = list[str]()
    with somebody(browser, busy, size) as citizen, somebody(browser, busy, size) as officer:
        code = _apply(citizen)
        officer.sign_in("division_officer")

        _find(officer)
        officer.page.get_by_role("link", name="แจ้งเอกสารที่ขาดทั้งหมด").click()
        officer.look()
        officer.page.check("[name=g_missing][value=จำนวนถัง]")
        officer.page.fill("[name=f_missing]", "ภาพจุดวางถัง")
        officer.press("แจ้งเอกสารที่ขาดทั้งหมด")
        assert "– จำนวนถัง\nภาพจุดวางถัง" in _follow(citizen, code)
        citizen.page.fill("#id_complete_f_added", "หนึ่งใบ")
        citizen.page.set_input_files("#id_complete_files", _paper("place.txt"))  # type: ignore[arg-type] # a file
        citizen.press("ส่งเอกสารเพิ่ม")

        _find(officer)
        officer.page.get_by_role("link", name="เอกสารครบ รับดำเนินการ").click()
        officer.page.select_option("[name=unit]", "finance")
        officer.press("เอกสารครบ รับดำเนินการ")
        _move(officer, "แจ้งค่าธรรมเนียม")
        told = _follow(citizen, code)
        assert "350.00 บาท" in told
        assert "ธนาคารสมมติ" in told
        citizen.page.fill("#id_pay_f_paid_on", "20/8/2569")
        citizen.press("แจ้งชำระเงินพร้อมสลิป")
        citizen.look()
        citizen.page.set_input_files("#id_pay_files", _paper("slip.txt"))  # type: ignore[arg-type] # a file
        citizen.press("แจ้งชำระเงินพร้อมสลิป")
        assert "ได้รับหลักฐานการชำระเงินแล้ว" in citizen.page.get_by_role("main").inner_text()

        _find(officer)
        _move(officer, "รับเงินและออกใบเสร็จ", receipt="45/2569")
        officer.press("เปิดใบเสร็จรับเงินเพื่อพิมพ์")
        officer.look()
        assert "สามร้อยห้าสิบบาทถ้วน" in officer.page.get_by_role("main").inner_text()
        _find(officer)
        _move(officer, "ให้บริการแล้ว", result="ส่งถังถึงบ้านแล้ว")
        assert "ส่งถังถึงบ้านแล้ว" in _follow(citizen, code)
        citizen.press("เปิดใบเสร็จรับเงินเพื่อพิมพ์")
        citizen.look()
        assert "45/2569" in citizen.page.get_by_role("main").inner_text()
        citizen.press("ดูเรื่องของท่าน")
        citizen.press("เรียบร้อยแล้ว")
        citizen.page.check("[name=mark][value='5']")
        citizen.press("ส่งคะแนน")
        citizen.look()
        assert "5 ดีมาก" in citizen.page.get_by_role("main").inner_text()
        wrong += [*citizen.wrong, *officer.wrong]

    assert sorted(set(wrong)) == []
