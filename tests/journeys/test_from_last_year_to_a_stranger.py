"""From a checklist of last year to a stranger: looked at, mended, approved, published, taken."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from checklist_walking import YEAR, confirmed, decided
from plain_host import hosted
from walking import Walker, somebody
from web_site import PATIENCE, Data, Served, serving

TESTS = Path(__file__).parents[1]
ITEM = f"{YEAR}items/O12/"
MENDED = "https://www.fasai.test/mended"
TABLE = "o12-2569.csv"
A_MINUTE = 60_000
"""Milliseconds within which a new address has been looked at."""


@pytest.fixture
def office(demonstration: Data) -> Iterator[Served]:
    """The demonstration's agencies in an installation that is none: it looks at addresses."""
    with demonstration.copied() as data:
        (data.folder / "demonstration-day").unlink()
        asks = Data(data.folder, data.database, {"PRONGSAI_WEB_CHECKS": "yes"})
        command = [sys.executable, "-m", "worker_of_an_office", str(data.folder)]
        with serving(asks, "--without-worker") as served:
            worker = subprocess.Popen(command, env=asks.environment(), cwd=TESTS)
            try:
                yield served
            finally:
                worker.terminate()
                worker.wait(PATIENCE)


def test_a_checklist_goes_from_last_year_to_the_strangers_table(
    browser: Browser, office: Served, tmp_path: Path
) -> None:
    with somebody(browser, office) as administrator:
        administrator.sign_in("system_administrator")
        administrator.go("/a/s01/about/")
        administrator.page.fill("[name=domain]", "fasai.test")
        administrator.press("บันทึก")
    with somebody(browser, office) as coordinator:
        coordinator.sign_in("coordinator")
        looked_at_and_mended(coordinator)
        confirmed(coordinator)
        coordinator.go(f"{YEAR}approval/")
        coordinator.press("เสนอปลัด")
    decided(browser, office, YEAR)
    published(browser, office)
    with somebody(browser, office, java_script_enabled=False) as stranger:
        here = taken(stranger.page, f"{office.address}/p/s01/", tmp_path / "here.csv")
        with hosted(copy(browser, office, tmp_path)) as elsewhere:
            there = taken(stranger.page, f"{elsewhere}/", tmp_path / "there.csv")

    assert "ตุลาคม 2568,14,182500" in here.decode("utf-8-sig")
    assert here == there


def looked_at_and_mended(coordinator: Walker) -> None:
    """The address of last year is gone; the new one is seen to be fine within a minute."""
    page = coordinator.page
    coordinator.go(f"{YEAR}checks/")
    coordinator.press("ตรวจทุกที่อยู่เดี๋ยวนี้")
    coordinator.go(ITEM)
    seen(page, "มีปัญหา")
    page.get_by_role("link", name="แก้ไข").first.click()
    page.fill("[name=address]", MENDED)
    coordinator.press("บันทึก")
    coordinator.go(ITEM)
    seen(page, "ใช้ได้")
    assert coordinator.look() == []


def seen(page: Page, verdict: str) -> None:
    """Looked up again and again, as somebody would who waits for it."""
    for _ in range(A_MINUTE // 2_000):
        if page.locator(".check .verdict").first.inner_text().endswith(verdict):
            return
        page.wait_for_timeout(2_000)
        page.reload()
    raise AssertionError(page.locator(".check").first.inner_text())


def published(browser: Browser, office: Served) -> None:
    with somebody(browser, office) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go("/a/s01/portal/prepare/item-2569-o12/")
        coordinator.press("จัดเตรียมเพื่อเผยแพร่")
    with somebody(browser, office) as executive:
        executive.sign_in("executive")
        executive.go("/a/s01/portal/")
        executive.page.get_by_role("link", name="O12 ").first.click()
        executive.press("เผยแพร่")
        expect(executive.page.locator(".messages")).to_contain_text("เผยแพร่แล้ว 1 รายการ")


def copy(browser: Browser, office: Served, folder: Path) -> Path:
    """What the agency's own web host serves."""
    target = folder / "elsewhere"
    with somebody(browser, office) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go("/a/s01/portal/copies/")
        coordinator.page.fill("[name=to]", "https://www.fasai.test/ita")
        with coordinator.page.expect_download() as download:
            coordinator.press("ดาวน์โหลดชุดไฟล์ (ZIP)")
        with zipfile.ZipFile(download.value.path()) as archive:
            archive.extractall(target)
    return target


def taken(page: Page, start: str, to: Path) -> bytes:
    """From the first page to the table."""
    page.goto(start)
    page.get_by_role("link", name="ปีงบประมาณ พ.ศ. 2569", exact=True).first.click()
    page.locator("main ul.list a[href$='o12/']").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=TABLE).click()
    download.value.save_as(to)
    return to.read_bytes()
