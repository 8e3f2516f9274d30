"""From the register of purchases to a stranger's file: prepared, told of, published, taken."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Browser, expect

from walking import PHONE, somebody
from web_site import Served

HERE, SITE = "/a/s01/portal/", "/p/s01/"
JUNE = "สรุปผลการจัดซื้อจัดจ้าง (สขร.1) เดือนมิถุนายน 2569"


def test_a_closed_month_is_prepared_published_and_taken_as_data(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go(HERE)
        coordinator.page.get_by_role("link", name=JUNE).click()
        expect(coordinator.page.locator("main")).to_contain_text("จ้างซ่อมแซมศาลาอเนกประสงค์")
        assert coordinator.look() == []
        coordinator.page.get_by_role("button", name="จัดเตรียมเพื่อเผยแพร่", exact=True).click()
        expect(coordinator.page.locator("main")).to_contain_text("ยังไม่มีใครนอกหน่วยงานเห็น")
    with somebody(browser, site) as executive:
        executive.page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these two
        executive.sign_in("executive")
        executive.go("/me/notices/")
        executive.page.locator("main").get_by_role("link", name="รอท่านตรวจและเผยแพร่").first.click()
        executive.page.get_by_role("link", name=JUNE).first.click()
        assert executive.look() == []
        executive.page.get_by_role("button", name="เผยแพร่", exact=True).click()
        expect(executive.page.locator(".messages")).to_contain_text("เผยแพร่แล้ว 1 รายการ")
    with somebody(browser, site) as coordinator:
        coordinator.sign_in("coordinator")
        coordinator.go("/me/notices/")
        expect(coordinator.page.locator("main")).to_contain_text("ได้เผยแพร่สู่สาธารณะแล้ว")
    with somebody(browser, site, java_script_enabled=False) as stranger:
        page = stranger.page
        stranger.go(f"{SITE}t/procurement-monthly/")
        page.get_by_role("link", name=JUNE).first.click()
        with page.expect_download() as download:
            page.get_by_role("link", name="procurement-monthly-2569-06.csv").click()
        download.value.save_as(tmp_path / "june.csv")
        assert page.context.cookies() == []
    text = (tmp_path / "june.csv").read_text("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["signed"], row["budget"]) == ("2026-06-24", "240000.00")
    assert "tax_id" not in row
