"""A circular is sent to three; two acknowledge it with one tap, and the third is listed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

import file_making as made
from walking import DARK, LIGHT, somebody
from web_site import Served

TITLE = "แนวทางการยืมทรัพย์สินของราชการ ฉบับปรับปรุง"
BOTH = (LIGHT, DARK)


def _send(browser: Browser, site: Served, photo: Path) -> list[str]:
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go("/a/s01/circulars/")
        walker.look(BOTH)
        page.get_by_role("link", name="ทำหนังสือเวียน").click()
        walker.look(BOTH)
        page.get_by_label("เรื่อง", exact=True).fill(TITLE)
        page.get_by_label("ขอให้ผู้รับทำอะไร").fill("ขอให้อ่านและถือปฏิบัติ")
        page.get_by_label("รับทราบภายในวันที่").fill("1 ส.ค. 2569")
        walker.press("บันทึกร่าง")
        walker.look(BOTH)
        assert page.locator(".wrong").count() > 0
        assert page.get_by_label("เรื่อง", exact=True).input_value() == TITLE

        page.get_by_label("รับทราบภายในวันที่").fill("31 ส.ค. 2569")
        page.get_by_label("ไฟล์แนบ").set_input_files(photo)
        for role in ("เจ้าหน้าที่รับเรื่องร้องเรียน", "ผู้เก็บรักษาเรื่องลับ", "บุคลากร"):
            page.get_by_label(role, exact=True).check()
        walker.press("บันทึกร่าง")
        walker.look(BOTH)
        assert "กลุ่มผู้รับมี 3 คน" in page.get_by_role("main").inner_text()
        walker.press("ส่งหนังสือเวียน")
        walker.look(BOTH)
        return walker.wrong


def _acknowledge(browser: Browser, site: Served, username: str) -> list[str]:
    with somebody(browser, site) as walker:
        walker.sign_in(username)
        page = walker.page
        walker.go("/a/s01/circulars/?stage=unread")
        page.get_by_role("link", name=TITLE).click()
        walker.look(BOTH)
        walker.press("รับทราบ")
        walker.look(BOTH)
        assert "ท่านรับทราบแล้วเมื่อ" in page.get_by_role("main").inner_text()
        assert page.get_by_role("button", name="รับทราบ", exact=True).count() == 0
        return walker.wrong


def test_two_of_three_acknowledge_and_the_third_is_listed(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "manual.png"
    photo.write_bytes(made.png())
    wrong = _send(browser, site, photo)
    for username in ("complaint_officer", "custodian"):
        wrong += _acknowledge(browser, site, username)

    with somebody(browser, site) as walker:
        walker.sign_in("staff")
        walker.go("/a/s01/")
        assert TITLE in walker.page.get_by_role("main").inner_text()
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        page = walker.page
        walker.go("/a/s01/circulars/")
        page.get_by_role("link", name=f"2 จาก 3 คน {TITLE}").click()
        walker.look(BOTH)
        row = page.get_by_role("row").filter(has_text="ยังไม่รับทราบ")
        assert "ภูผา คีรีฝัน" in row.inner_text()
        assert row.count() == 1
        with page.expect_download() as kept:
            page.get_by_role("link", name="PDF", exact=True).click()
        assert kept.value.path().read_bytes().startswith(b"%PDF")
        walker.go("/a/s01/circulars/")
        page.get_by_role("link", name=TITLE, exact=True).click()
        page.locator("details.removal summary").click()
        page.locator("a[href$='/withdraw/']").click()
        walker.look(BOTH)
        assert wrong + walker.wrong == []
