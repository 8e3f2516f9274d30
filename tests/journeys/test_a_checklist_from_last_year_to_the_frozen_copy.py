"""A checklist that was carried over is confirmed, approved, typed elsewhere, and frozen."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from checklist_walking import YEAR, confirmed, decided
from walking import Walker, somebody
from web_site import Served


def test_a_checklist_goes_from_last_year_to_the_frozen_copy(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go(YEAR)
        assert coordinator.look() == []
        confirmed(coordinator)
        coordinator.go(f"{YEAR}approval/")
        expect(coordinator.page.locator("main")).to_contain_text("ไม่มีสิ่งใดขาด")
        assert coordinator.look() == []
        coordinator.press("เสนอปลัด")
    decided(browser, site)
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        copied(coordinator)
        frozen(coordinator, tmp_path)


def copied(coordinator: Walker) -> None:
    """The button copies the address; the tick stays."""
    page = coordinator.page
    coordinator.go("/a/s01/")
    page.locator(f'a[href="{YEAR}copy/"]').first.click()
    expect(page.locator("ol.sheet > li").first).to_contain_text("O1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#O1 button[data-copy]").first.click()
    expect(page.locator("#O1 button[data-copy]").first).to_contain_text("คัดลอกแล้ว")
    address = page.locator("#O1 .to-copy .copied").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.locator("#O1").get_by_role("button", name="กรอกแล้ว O1").click()
    expect(page.locator("#O1")).to_contain_text("ยังไม่ได้กรอก")
    expect(page.locator("main")).to_contain_text("กรอกแล้ว 1 จาก 26 ข้อ")
    assert coordinator.look() == []


def frozen(coordinator: Walker, folder: Path) -> None:
    """The copy that was taken away proves itself."""
    page = coordinator.page
    coordinator.press("บันทึกว่าส่งในระบบ ITAS แล้ว")
    expect(page.locator("main")).to_contain_text("ข้อความตรงกับลายพิมพ์")
    assert coordinator.look() == []
    with page.expect_download() as download:
        page.get_by_role("link", name="ดาวน์โหลดสำเนา (ZIP)").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        archive.extractall(folder)
    said = (folder / "submission.json.sha256").read_text().split()[0]
    assert hashlib.sha256((folder / "submission.json").read_bytes()).hexdigest() == said
    assert page.locator("code.hash").inner_text() == said


def test_the_copy_sheet_works_without_a_script(browser: Browser, site: Served) -> None:
    with somebody(browser, site, java_script_enabled=False) as coordinator:
        coordinator.sign_in("coordinator2")
        coordinator.go("/a/s02/disclosure/2569/copy/")
        first = coordinator.page.locator("#O1 .to-copy .copied")

        assert first.inner_text() == "https://s02.example/ita/2569/o1"
        assert not coordinator.page.locator("#O1 button[data-copy]").first.is_visible()


def test_results_and_an_appeal_are_prepared_with_the_frozen_evidence(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator2")
        for page in ("", "results/", "results/file/", "appeal/", "items/O22/appeal/"):
            coordinator.go(f"/a/s02/disclosure/2569/{page}")
            assert coordinator.look() == []
        coordinator.page.fill("[name=reason]", "รายงานอยู่ในหน้า 4 ของไฟล์ที่ส่ง")
        coordinator.press("บันทึก")
        expect(coordinator.page.locator("main")).to_contain_text("https://s02.example/ita/2569/o22")
        coordinator.press("ร่างหนังสืออุทธรณ์")
        expect(coordinator.page.locator("h1")).to_contain_text("ขออุทธรณ์ผลการตรวจ")
        assert coordinator.look() == []
