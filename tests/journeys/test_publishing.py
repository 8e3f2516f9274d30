"""From what is ready to what a stranger reads: on the server, and in a copy on another host."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from command_line import run
from plain_host import hosted
from walking import PHONE, Walker, somebody
from web_site import Served

HERE, SITE = "/a/s01/portal/", "/p/s01/"
PAGES = (
    "", "2568/", "2568/o12/", "t/procurement-list/", "results/2568/", "information/",
    "documents/", "data/", "data/o11-2568/",
    "2569/", "2569/procurement-list/", "2569/dissemination/", "t/procurement-monthly/",
    "data/procurement-list-2569/",
)  # fmt: skip
TO = "https://s01.example/ita"


def test_what_is_ready_is_prepared_published_found_and_taken_away(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go(HERE)
        assert coordinator.look() == []
        coordinator.page.get_by_role("link", name="O11 ").first.click()
        expect(coordinator.page.locator("main")).to_contain_text("182500")
        assert coordinator.look() == []
        coordinator.press("จัดเตรียมเพื่อเผยแพร่")
        expect(coordinator.page.locator("main")).to_contain_text("ยังไม่มีใครนอกหน่วยงานเห็น")
    with somebody(browser, site, java_script_enabled=False) as stranger:
        assert stranger.go(f"{SITE}2569/o11/") == 404
    with somebody(browser, site) as executive:
        executive.page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
        executive.sign_in("executive")
        executive.page.locator(f'main a[href="{HERE}"]').first.click()
        executive.page.get_by_role("link", name="O11 ").first.click()
        assert executive.look() == []
        executive.press("เผยแพร่")
        expect(executive.page.locator(".messages")).to_contain_text("เผยแพร่แล้ว 1 รายการ")
    with somebody(browser, site, java_script_enabled=False) as stranger:
        stranger_finds(stranger, tmp_path)


def stranger_finds(stranger: Walker, folder: Path) -> None:
    """From the first page to the table, on a phone, without a script or a cookie."""
    page = stranger.page
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
    stranger.go(SITE)
    page.get_by_role("link", name="ปีงบประมาณ พ.ศ. 2569", exact=True).first.click()
    page.locator("main ul.list a[href$='o11/']").click()
    expect(page.locator("main table")).to_contain_text("182500")
    with page.expect_download() as download:
        page.get_by_role("link", name="o11-2569.csv").click()
    download.value.save_as(folder / "table.csv")
    assert "ตุลาคม 2568,14,182500" in (folder / "table.csv").read_text("utf-8-sig")
    assert page.context.cookies() == []


def test_the_public_pages_are_without_fault_in_both_languages(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as stranger:
        for path in PAGES:
            for language in ("", "en/"):
                assert stranger.go(f"{SITE}{language}{path}") == 200
                stranger.look()
        assert stranger.wrong == []
        assert stranger.go(f"{SITE}nothing/") == 404
        stranger.look()
        assert stranger.go(f"{SITE}2568/o7/") == 410
        assert [each for each in stranger.look() if "status of 410" not in each] == []


def test_a_copy_on_another_host_is_the_same_and_a_withdrawal_names_it(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go(f"{HERE}copies/")
        assert coordinator.look() == []
        coordinator.page.fill("[name=to]", TO)
        with coordinator.page.expect_download() as download:
            coordinator.press("ดาวน์โหลดชุดไฟล์ (ZIP)")
        with zipfile.ZipFile(download.value.path()) as archive:
            archive.extractall(tmp_path)
    for name, sha256 in json.loads((tmp_path / "manifest.json").read_bytes())["files"].items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == sha256
    with (
        hosted(tmp_path) as address,
        somebody(browser, site, java_script_enabled=False) as stranger,
    ):
        page = stranger.page
        page.goto(f"{address}/results/2568/")
        expect(page.locator("main")).to_contain_text("prongsai score")
        with page.expect_download() as download:
            page.get_by_role("link", name="score-bundle-2568-s01-public.json").click()
        bundle = tmp_path / "bundle.json"
        download.value.save_as(bundle)
        page.get_by_role("link", name="English").click()
        assert page.url == f"{address}/en/results/2568/"
        total = page.locator("main dd").first.inner_text()
    scored = json.loads(run("score", bundle, "--pack", "ita/2568/local@1", "--format", "json").out)
    assert scored[0]["overall"] == total
    withdrawn_with_a_trace(browser, site)


def withdrawn_with_a_trace(browser: Browser, site: Served) -> None:
    with somebody(browser, site) as executive:
        executive.sign_in("executive")
        executive.go(f"{HERE}?year=2568")
        row = executive.page.get_by_role("row", name="O1 ").first
        row.get_by_role("link", name="ฉบับที่ 1").click()
        executive.page.get_by_role("link", name="ถอนออกจากการเผยแพร่").click()
        assert executive.look() == []
        executive.page.fill("[name=reason]", "แผนผังเป็นของปีก่อน")
        executive.press("ถอนออกจากการเผยแพร่")
        expect(executive.page.locator(".note.warn")).to_contain_text(TO)
        assert executive.look() == []
        assert executive.go(f"{SITE}2568/o1/") == 410
        expect(executive.page.locator("main")).to_contain_text("แผนผังเป็นของปีก่อน")
