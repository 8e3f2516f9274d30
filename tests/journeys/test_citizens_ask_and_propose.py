"""A question is answered and published, information refused in part, a proposal meets its fate."""

from __future__ import annotations

import pytest

from desks import SIZES, Desks
from walking import Walker

ASKED = "จุดบริการเปิดวันเสาร์หรือไม่"
WANTED = "รายงานการประชุมสภาครั้งล่าสุด"
PROPOSED = "ติดไฟทางหน้าวัดฟ้าฝัน"


def _bring(walker: Walker, procedure: str, category: str, **typed: str) -> str:
    page = walker.page
    walker.go(f"/c/s01/{procedure}/")
    walker.look()
    walker.go(f"/c/s01/{procedure}/new/")
    walker.look()
    page.check(f"[name=category][value={category}]")
    for name, said in typed.items():
        field = page.locator(f"[name={name}]").first
        if field.get_attribute("type") == "radio":
            page.check(f"[name={name}][value={said}]")
        else:
            field.fill(said)
    walker.press("ส่งเรื่อง")
    walker.look()
    return page.locator(".slip code").inner_text()


def _follow(walker: Walker, code: str) -> str:
    walker.go("/c/s01/follow/")
    walker.page.fill("[name=code]", code)
    walker.press("ดูเรื่อง")
    walker.look()
    return walker.page.get_by_role("main").inner_text()


def _do(desks: Desks, size: str, role: str, words: str, name: str, **typed: str) -> None:
    """Somebody of the office looks for the case by its words and makes a move."""
    officer = desks.of(role, size)
    officer.go(f"/a/s01/cases/?stage=all&words={words}")
    officer.page.locator("main table a").first.click()
    officer.look()
    officer.page.get_by_role("link", name=name, exact=True).click()
    officer.look()
    for field, said in typed.items():
        place = officer.page.locator(f"[name={field}]").first
        if place.evaluate("each => each.tagName") == "SELECT":
            place.select_option(label=said) if field == "person" else place.select_option(said)
        else:
            place.fill(said)
    officer.press(name)
    officer.look()


@pytest.mark.parametrize("size", SIZES)
def test_a_question_is_answered_published_and_asked_further(desks: Desks, size: str) -> None:
    asked = f"{ASKED} ({size})"
    with desks.stranger(size) as citizen:
        code = _bring(citizen, "question", "service", question=asked, may_publish="yes",
                      name="ผู้ถาม สมมติ")  # fmt: skip
        _do(desks, size, "coordinator", asked, "มอบหมายผู้ตอบ",
            person="ชลธี ดาวกระจ่าง (สมมติ)")  # fmt: skip
        _do(desks, size, "division_officer", asked, "ตอบ", f_answer="เปิดเดือนละครั้ง")
        assert "เปิดเดือนละครั้ง" in _follow(citizen, code)
        _do(desks, size, "chief_administrator", asked, "เผยแพร่คำถามและคำตอบ",
            f_published=f"ถาม: {asked}\nตอบ: เปิดเดือนละครั้ง")  # fmt: skip
        citizen.go("/c/s01/told/question/")
        citizen.look()
        assert asked in citizen.page.get_by_role("main").inner_text()
        _follow(citizen, code)
        citizen.page.fill("#id_ask_more_f_more", "เสาร์ใด")
        citizen.press("ถามเพิ่ม")
        citizen.look()
        assert "รับคำถามแล้ว" in citizen.page.get_by_role("main").inner_text()
        assert sorted({*desks.wrong(), *citizen.wrong}) == []


@pytest.mark.parametrize("size", SIZES)
def test_information_is_given_in_part_and_the_ruling_opens_the_rest(
    desks: Desks, size: str
) -> None:
    wanted = f"{WANTED} ({size})"
    with desks.stranger(size) as citizen:
        code = _bring(citizen, "information-request", "inspection", wanted=wanted, form="copy",
                      name="ผู้ขอ สมมติ")  # fmt: skip
        _do(desks, size, "coordinator", wanted, "รับคำขอและมอบหมาย", unit="finance")
        _do(desks, size, "chief_administrator", wanted, "ให้บางส่วน",
            f_given="มติทั้งหมด", f_kept_back="ชื่อผู้ร้องเรียน", f_section="มาตรา 15 (5)",
            reason="เป็นข้อมูลส่วนบุคคล")  # fmt: skip
        told = _follow(citizen, code)
        assert all(each in told for each in ("มติทั้งหมด", "มาตรา 15 (5)", "เป็นข้อมูลส่วนบุคคล"))
        citizen.press("เปิดหนังสือแจ้งผลและสิทธิอุทธรณ์เพื่อพิมพ์")
        citizen.look()
        assert "แจ้งว่าได้อุทธรณ์แล้ว" in citizen.page.get_by_role("main").inner_text()
        _follow(citizen, code)
        citizen.press("แจ้งว่าได้อุทธรณ์แล้ว")
        _do(desks, size, "coordinator", wanted, "ให้เปิดเผยตามคำวินิจฉัย",
            f_ruling="ให้เปิดเผยโดยปิดชื่อ")  # fmt: skip
        _do(desks, size, "division_officer", wanted, "ให้ข้อมูล", f_given="ทั้งฉบับ ปิดชื่อ")
        assert "ให้ข้อมูลแล้ว" in _follow(citizen, code)
        assert sorted({*desks.wrong(), *citizen.wrong}) == []


def _fate(citizen: Walker) -> str:
    """As everybody reads it."""
    citizen.go("/c/s01/told/forum-proposal/")
    return citizen.page.get_by_role("main").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_everybody_reads_what_became_of_a_proposal(desks: Desks, size: str) -> None:
    proposed = f"{PROPOSED} ({size})"
    with desks.stranger(size) as citizen:
        _bring(citizen, "forum-proposal", "roads", held_on="18/8/2569", forum="ประชาคมหมู่ 2",
               proposal=proposed)  # fmt: skip
        citizen.go("/c/s01/told/forum-proposal/")
        assert proposed not in citizen.page.get_by_role("main").inner_text()
        _do(desks, size, "coordinator", proposed, "บรรจุในแผน", f_in_plan=f"หน้า 51 {size}")
        citizen.go("/c/s01/told/forum-proposal/")
        citizen.look()
        told = citizen.page.get_by_role("main").inner_text()
        assert proposed in told
        assert f"หน้า 51 {size}" in told
        _do(desks, size, "chief_administrator", proposed, "ได้งบประมาณ",
            f_in_budget=f"เทศบัญญัติ 2570 {size}", f_amount="240,000")  # fmt: skip
        assert f"เทศบัญญัติ 2570 {size}" in _fate(citizen)
        _do(desks, size, "division_officer", proposed, "ดำเนินการแล้ว", f_done_on="20/8/2569",
            f_result=f"ติดตั้งแล้ว {size}")  # fmt: skip
        citizen.look()
        assert f"ติดตั้งแล้ว {size}" in _fate(citizen)
        assert sorted({*desks.wrong(), *citizen.wrong}) == []
