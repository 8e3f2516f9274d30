"""From a result to a signed scan: the coordinator at a desk, the executive with a phone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

import file_making as made
from prongsai.shell.web.permissions import TABLE
from walking import Walker, somebody
from web_site import Served

PHONE = {"width": 390, "height": 844}
ALL = "/a/s01/papers/"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A photograph of the signed paper."""
    path = tmp_path / "ลงนาม.png"
    path.write_bytes(made.png())
    return path


def test_a_paper_goes_from_the_result_to_the_signed_scan(
    browser: Browser, site: Served, scan: Path
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        paper = drafted(coordinator)
        coordinator.press("เสนอปลัด")
        assert coordinator.look() == []
    passed(browser, site, paper)
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go(paper)
        coordinator.page.get_by_role("link", name="ออกเลข", exact=True).click()
        assert coordinator.look() == []
        coordinator.press("ออกเลข")
        expect(coordinator.page.locator("main")).to_contain_text("ลงทะเบียนแล้ว เลขที่ สบ 99101/1")
        coordinator.press("จัดทำฉบับพิมพ์")
        assert coordinator.look() == []
        printed(coordinator)
        coordinator.go(f"{paper}reopen/")
        assert coordinator.look() == []
    signed(browser, site, paper, scan)
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go(f"{ALL}register/?register=memo")
        expect(coordinator.page.locator("tbody")).to_contain_text("ลงนามแล้ว")
        assert coordinator.look() == []


def drafted(coordinator: Walker) -> str:
    """A memo that carries the report, begun with one click and changed; its address."""
    coordinator.go("/a/s01/years/2567/")
    coordinator.page.locator("main").get_by_role("link", name="เอกสาร", exact=True).click()
    coordinator.page.get_by_role("link", name="จัดทำเพื่อออกเลขและลงนาม").first.click()
    coordinator.page.get_by_role("button", name="จัดทำร่าง บันทึกเสนอผลการประเมิน").click()
    coordinator.page.get_by_role("link", name="แก้ไขร่าง").click()
    coordinator.page.fill("[name=subject]", "ขอเสนอผลการประเมิน ปี 2567")
    assert coordinator.look() == []
    coordinator.press("บันทึก")
    expect(coordinator.page.locator("h1")).to_have_text("ขอเสนอผลการประเมิน ปี 2567")
    return coordinator.here()


def passed(browser: Browser, site: Served, paper: str) -> None:
    """Each from what is due from him; the executive on a phone."""
    for username, button, screen in (
        ("chief_administrator", "เห็นชอบและเสนอผู้บริหาร", None),
        ("executive", "อนุมัติให้ลงนาม", PHONE),
    ):
        with somebody(browser, site) as desk:
            if screen:
                desk.page.set_viewport_size(screen)  # type: ignore[arg-type] # a TypedDict of these
            desk.sign_in(username)
            desk.page.locator(f'a[href="{paper}"]').first.click()
            desk.press(button)
            expect(desk.page.locator("main")).to_contain_text("ขั้นต่อไป:")
            assert desk.look() == []


def printed(coordinator: Walker) -> None:
    with coordinator.page.expect_download() as download:
        coordinator.page.get_by_role("link", name="พิมพ์เพื่อลงนาม (PDF)").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    assert "ขอเสนอผลการประเมิน" in unquote(download.value.suggested_filename)


def signed(browser: Browser, site: Served, paper: str, scan: Path) -> None:
    """The executive signs, takes a photograph and hands it in."""
    with somebody(browser, site) as executive:
        executive.page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these
        executive.sign_in("executive")
        executive.go(paper)
        executive.page.get_by_role("link", name="แนบสำเนาที่ลงนามแล้ว").click()
        assert executive.look() == []
        executive.page.set_input_files("[name=file]", scan)
        executive.press("แนบไฟล์")
        expect(executive.page.locator("main")).to_contain_text("เก็บสำเนาที่ลงนามแล้ว")
        expect(executive.page.locator("main")).to_contain_text("ลงนาม.png")
        assert executive.look() == []


def test_an_office_without_a_script_makes_papers_too(browser: Browser, site: Served) -> None:
    with somebody(browser, site, java_script_enabled=False) as coordinator:
        coordinator.sign_in("coordinator2")
        coordinator.go("/a/s02/papers/new/")
        coordinator.page.get_by_role("button", name="เริ่มร่าง คำสั่ง").click()
        coordinator.page.fill("[name=subject]", " ")
        coordinator.page.fill("[name=body]", " ")
        coordinator.press("บันทึก")

        assert coordinator.page.locator(".wrong [name=subject]").count() == 1
        assert coordinator.page.locator(".wrong [name=body]").count() == 1


def test_another_agency_has_none_of_these_papers(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as stranger:
        stranger.sign_in("coordinator2")

        assert "papers:paper" in TABLE.entries
        assert stranger.go("/a/s02/papers/s01-announcement/") == 404
        assert stranger.go("/a/s01/papers/s01-announcement/") == 404
