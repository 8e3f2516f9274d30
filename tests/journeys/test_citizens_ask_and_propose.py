"""A question is answered and published, information refused in part, a proposal meets its fate."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from walking import DARK, LIGHT, Walker, somebody
from web_site import Served

BOTH = (LIGHT, DARK)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
ASKED = "จุดบริการเปิดวันเสาร์หรือไม่"
WANTED = "รายงานการประชุมสภาครั้งล่าสุด"
PROPOSED = "ติดไฟทางหน้าวัดฟ้าฝัน"


def _bring(walker: Walker, procedure: str, category: str, **typed: str) -> str:
    page = walker.page
    walker.go(f"/c/s01/{procedure}/")
    walker.look(BOTH)
    walker.go(f"/c/s01/{procedure}/new/")
    walker.look(BOTH)
    page.check(f"[name=category][value={category}]")
    for name, said in typed.items():
        field = page.locator(f"[name={name}]").first
        if field.get_attribute("type") == "radio":
            page.check(f"[name={name}][value={said}]")
        else:
            field.fill(said)
    walker.press("ส่งเรื่อง")
    walker.look(BOTH)
    return page.locator(".slip code").inner_text()


def _follow(walker: Walker, code: str) -> str:
    walker.go("/c/s01/follow/")
    walker.page.fill("[name=code]", code)
    walker.press("ดูเรื่อง")
    walker.look(BOTH)
    return walker.page.get_by_role("main").inner_text()


def _do(
    browser: Browser, site: Served, role: str, words: str, name: str, **typed: str
) -> list[str]:
    """Somebody of the office looks for the case by its words and makes a move."""
    with somebody(browser, site) as officer:
        officer.sign_in(role)
        officer.go(f"/a/s01/cases/?stage=all&words={words}")
        officer.page.locator("main table a").first.click()
        officer.look(BOTH)
        officer.page.get_by_role("link", name=name, exact=True).click()
        officer.look(BOTH)
        for field, said in typed.items():
            place = officer.page.locator(f"[name={field}]").first
            if place.evaluate("each => each.tagName") == "SELECT":
                place.select_option(label=said) if field == "person" else place.select_option(said)
            else:
                place.fill(said)
        officer.press(name)
        officer.look(BOTH)
        return officer.wrong


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_question_is_answered_published_and_asked_further(
    browser: Browser, site: Served, size: dict[str, int]
) -> None:
    asked = f"{ASKED} ({size['width']})"
    with somebody(browser, site) as citizen:
        citizen.page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two
        code = _bring(citizen, "question", "service", question=asked, may_publish="yes",
                      name="ผู้ถาม สมมติ")  # fmt: skip
        wrong = _do(browser, site, "coordinator", asked, "มอบหมายผู้ตอบ",
                    person="ชลธี ดาวกระจ่าง (สมมติ)")  # fmt: skip
        wrong += _do(browser, site, "division_officer", asked, "ตอบ", f_answer="เปิดเดือนละครั้ง")
        assert "เปิดเดือนละครั้ง" in _follow(citizen, code)
        wrong += _do(browser, site, "chief_administrator", asked, "เผยแพร่คำถามและคำตอบ",
                     f_published=f"ถาม: {asked}\nตอบ: เปิดเดือนละครั้ง")  # fmt: skip
        citizen.go("/c/s01/told/question/")
        citizen.look(BOTH)
        assert asked in citizen.page.get_by_role("main").inner_text()
        _follow(citizen, code)
        citizen.page.fill("#id_ask_more_f_more", "เสาร์ใด")
        citizen.press("ถามเพิ่ม")
        citizen.look(BOTH)
        assert "รับคำถามแล้ว" in citizen.page.get_by_role("main").inner_text()
        assert sorted({*wrong, *citizen.wrong}) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_information_is_given_in_part_and_the_ruling_opens_the_rest(
    browser: Browser, site: Served, size: dict[str, int]
) -> None:
    wanted = f"{WANTED} ({size['width']})"
    with somebody(browser, site) as citizen:
        citizen.page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two
        code = _bring(citizen, "information-request", "inspection", wanted=wanted, form="copy",
                      name="ผู้ขอ สมมติ")  # fmt: skip
        wrong = _do(browser, site, "coordinator", wanted, "รับคำขอและมอบหมาย", unit="finance")
        wrong += _do(browser, site, "chief_administrator", wanted, "ให้บางส่วน",
                     f_given="มติทั้งหมด", f_kept_back="ชื่อผู้ร้องเรียน", f_section="มาตรา 15 (5)",
                     reason="เป็นข้อมูลส่วนบุคคล")  # fmt: skip
        told = _follow(citizen, code)
        assert all(each in told for each in ("มติทั้งหมด", "มาตรา 15 (5)", "เป็นข้อมูลส่วนบุคคล"))
        citizen.press("เปิดหนังสือแจ้งผลและสิทธิอุทธรณ์เพื่อพิมพ์")
        citizen.look(BOTH)
        assert "แจ้งว่าได้อุทธรณ์แล้ว" in citizen.page.get_by_role("main").inner_text()
        _follow(citizen, code)
        citizen.press("แจ้งว่าได้อุทธรณ์แล้ว")
        wrong += _do(browser, site, "coordinator", wanted, "ให้เปิดเผยตามคำวินิจฉัย",
                     f_ruling="ให้เปิดเผยโดยปิดชื่อ")  # fmt: skip
        wrong += _do(browser, site, "division_officer", wanted, "ให้ข้อมูล", f_given="ทั้งฉบับ ปิดชื่อ")
        assert "ให้ข้อมูลแล้ว" in _follow(citizen, code)
        assert sorted({*wrong, *citizen.wrong}) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_everybody_reads_what_became_of_a_proposal(
    browser: Browser, site: Served, size: dict[str, int]
) -> None:
    proposed = f"{PROPOSED} ({size['width']})"
    with somebody(browser, site) as citizen:
        citizen.page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two
        _bring(citizen, "forum-proposal", "roads", held_on="18/8/2569", forum="ประชาคมหมู่ 2",
               proposal=proposed)  # fmt: skip
        citizen.go("/c/s01/told/forum-proposal/")
        assert proposed not in citizen.page.get_by_role("main").inner_text()
        wrong = _do(browser, site, "coordinator", proposed, "บรรจุในแผน", f_in_plan="หน้า 51")
        citizen.go("/c/s01/told/forum-proposal/")
        citizen.look(BOTH)
        told = citizen.page.get_by_role("main").inner_text()
        assert proposed in told
        assert "หน้า 51" in told
        assert sorted({*wrong, *citizen.wrong}) == []
