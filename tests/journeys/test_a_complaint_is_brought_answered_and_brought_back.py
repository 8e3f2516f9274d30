"""A citizen complains, is answered, says that it is not solved, and is answered again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from walking import DESKTOP, IN_HAND, Walker, somebody
from web_site import Served

MATTER = "ไฟทางหน้าโรงเรียนดับสองดวง"


def _bring(walker: Walker) -> str:
    page = walker.page
    walker.go("/c/s01/")
    walker.look()
    page.get_by_role("link", name="เรื่องร้องเรียน/ร้องทุกข์ทั่วไป", exact=True).click()
    walker.look()
    page.get_by_role("link", name="ยื่นเรื่อง", exact=True).click()
    walker.press("ส่งเรื่อง")
    walker.look()
    assert page.locator(".wrong").count() >= 3
    page.select_option("[name=category]", "infrastructure")
    page.fill("[name=matter]", MATTER)
    page.fill("[name=name]", "ผู้ร้อง สมมติ")
    page.set_input_files(
        "[name=files]", {"name": "lamp.txt", "mimeType": "text/plain", "buffer": "เสาที่ 4".encode()}
    )
    walker.press("ส่งเรื่อง")
    walker.look()
    code = page.locator(".slip code").inner_text()
    assert code not in page.url
    walker.press("ดูเรื่องของท่าน")
    walker.look()
    assert MATTER in page.get_by_role("main").inner_text()
    return code


def _follow(walker: Walker, code: str) -> str:
    walker.go("/c/s01/follow/")
    walker.page.fill("[name=code]", code.upper().replace("-", " "))
    walker.press("ดูเรื่อง")
    walker.look()
    return walker.page.get_by_role("main").inner_text()


def _to_unit(walker: Walker, number: str) -> None:
    page = walker.page
    walker.go("/a/s01/cases/?procedure=general-complaint")
    walker.look()
    page.get_by_role("link", name=number, exact=True).click()
    walker.look()
    page.get_by_role("link", name="รับเรื่องและส่งหน่วยงาน").click()
    walker.look()
    page.select_option("[name=unit]", "finance")
    walker.press("รับเรื่องและส่งหน่วยงาน")
    walker.look()


def _solve(walker: Walker, number: str, result: str) -> None:
    page = walker.page
    walker.go("/a/s01/cases/?stage=mine&procedure=general-complaint")
    page.get_by_role("link", name=number, exact=True).click()
    page.get_by_role("link", name="แก้ไขแล้ว แจ้งผล").click()
    walker.press("แก้ไขแล้ว แจ้งผล")
    walker.look()
    page.fill("[name=f_result]", result)
    page.check("[name=f_cause][value=means]")
    walker.press("แก้ไขแล้ว แจ้งผล")
    walker.look()


@pytest.mark.parametrize("size", [IN_HAND, DESKTOP], ids=["phone", "desk"])
def test_a_complaint_is_answered_twice(
    browser: Browser, busy: Served, size: dict[str, int]
) -> None:
    with (
        somebody(browser, busy, size) as citizen,
        somebody(browser, busy, size) as officer,
        somebody(browser, busy, size) as unit,
    ):
        code = _bring(citizen)
        found = re.search(r"\d+/25\d\d", citizen.page.get_by_role("heading", level=1).inner_text())
        assert found
        officer.sign_in("complaint_officer")
        unit.sign_in("division_officer")
        for result, last in (("เปลี่ยนหลอดไฟแล้ว", False), ("เปลี่ยนสายไฟและหลอดแล้ว", True)):
            _to_unit(officer, found[0])
            _solve(unit, found[0], result)
            assert result in _follow(citizen, code)
            if not last:
                citizen.page.fill("[id=id_not_solved_reason]", "ยังดับอยู่หนึ่งดวง")
                citizen.press("แจ้งว่ายังไม่ได้รับการแก้ไข")
                citizen.look()
                assert "รับเรื่องแล้ว" in citizen.page.get_by_role("main").inner_text()
        citizen.press("แก้ไขแล้ว")
        citizen.page.check("[name=mark][value='4']")
        citizen.press("ส่งคะแนน")
        citizen.look()
        assert "4 ดี" in citizen.page.get_by_role("main").inner_text()
        assert sorted({*citizen.wrong, *officer.wrong, *unit.wrong}) == []
