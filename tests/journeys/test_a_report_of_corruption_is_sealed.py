"""A citizen reports without a name, an officer asks and answers, and what is kept tells nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, FilePayload

import file_making as made
from prongsai.shell.web.demo import PASSWORD
from secret_finding import files_of, told_by_files
from walking import DESKTOP, IN_HAND, somebody
from web_site import Served

Size = dict[str, int]
SECRET, ANSWER, MORE = "ใต้โต๊ะสามแสนเจ็ดพันบาท", "ขอวันที่แน่นอนด้วยครับ", "วันที่เก้าตอนบ่ายแก่ ๆ"
PHOTO = "ภาพถ่ายใบโอนเงินใต้โต๊ะ"
LARGE = "ยอดโอนหนึ่งล้านสองแสนบาทถ้วน ".encode() * 40_000
"""More than is kept in memory of any other form, and than other strangers may send."""


def _reported(browser: Browser, busy: Served, size: Size) -> tuple[str, list[str]]:
    with somebody(browser, busy, size) as walker:
        page = walker.page
        walker.go("/report/s02/")
        walker.look()
        page.get_by_label("นายก หรือผู้บริหารสูงสุด").check()
        walker.press("ต่อไป")
        walker.look()
        assert "1205" in page.get_by_role("main").inner_text()
        walker.press("แจ้งกับหน่วยงานนี้ต่อไป")
        walker.look()
        walker.press("เข้ารหัสและส่ง")
        walker.look()
        assert page.locator(".wrong").count() == 1
        page.get_by_label("เกิดอะไรขึ้น").fill(SECRET)
        photo = FilePayload(name=f"{PHOTO}.jpg", mimeType="image/jpeg", buffer=made.jpeg())
        large = FilePayload(name="ยาว.txt", mimeType="text/plain", buffer=LARGE)
        page.get_by_label("ไฟล์แนบ").set_input_files([photo, large])
        walker.press("เข้ารหัสและส่ง")
        walker.look()
        code = page.locator(".slip code").inner_text()
        assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", code)
        assert page.context.cookies() == []
        return code, walker.wrong


def _worked(browser: Browser, busy: Served, size: Size) -> list[str]:
    """The officer unlocks, reads, asks, takes it a step on, and locks."""
    with somebody(browser, busy, size) as walker:
        walker.sign_in("complaint_officer3")
        page = walker.page
        walker.go("/a/s02/sealed/")
        walker.look()
        page.locator("[name=passphrase]").fill(PASSWORD)
        walker.press("เปิดด้วยรหัสผ่านกุญแจ")
        walker.look()
        page.locator("main tbody a").first.click()
        walker.look()
        assert SECRET in page.get_by_role("main").inner_text()
        with page.expect_download() as kept:
            page.get_by_role("link", name=f"{PHOTO}.jpg").click()
        assert kept.value.path().read_bytes() == made.jpeg()
        page.locator("#reply_text").fill(ANSWER)
        walker.press("ส่งคำตอบ")
        page.locator("#id_reason").fill("มีมูล")
        walker.press("บันทึกขั้นนี้")
        walker.look()
        assert ANSWER in page.get_by_role("main").inner_text()
        walker.go("/a/s02/sealed/counts/")
        walker.look()
        walker.go("/a/s02/sealed/")
        walker.press("ล็อก")
        assert page.locator("[name=passphrase]").count() == 1
        return walker.wrong


def _answered(browser: Browser, busy: Served, code: str, size: Size) -> list[str]:
    with somebody(browser, busy, size) as walker:
        page = walker.page
        walker.go("/report/s02/answer/")
        page.locator("[name=code]").fill(code.upper())
        walker.press("ดูผล")
        walker.look()
        said = page.get_by_role("main").inner_text()
        assert ANSWER in said
        assert "ตรวจเบื้องต้นแล้ว" in said
        assert code not in page.url
        page.locator("[name=text]").fill(MORE)
        walker.press("ส่ง")
        walker.look()
        assert MORE in page.get_by_role("main").inner_text()
        return walker.wrong


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(IN_HAND, id="phone"),
        pytest.param(DESKTOP, id="desk", marks=pytest.mark.journey),
    ],
)
def test_a_citizen_and_an_officer_speak_and_the_data_folder_tells_nothing(
    browser: Browser, busy: Served, size: Size
) -> None:
    code, wrong = _reported(browser, busy, size)
    wrong += _worked(browser, busy, size)
    wrong += _answered(browser, busy, code, size)
    assert wrong == []
    kept = files_of(busy.said.parent)
    assert busy.said in kept  # what the server wrote down is looked through too
    secrets = {
        "report": SECRET, "answer": ANSWER, "more": MORE, "code": code,
        "bare": code.replace("-", ""), "file": PHOTO, "inside": LARGE.decode()[:20],
    }  # fmt: skip
    assert told_by_files(kept, secrets) == {}


@pytest.mark.journey
def test_an_agency_that_is_not_ready_names_the_bodies_outside(
    browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        walker.go("/report/s01/")
        walker.look()
        assert "1205" in walker.page.get_by_role("main").inner_text()
        assert walker.wrong == []
