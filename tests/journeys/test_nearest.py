"""A supervisor finds the three agencies that are nearest to the next level."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

from playwright.sync_api import Browser

from walking import PHONE, somebody
from web_site import Served


def test_a_supervisor_finds_the_three_agencies_nearest_to_the_next_level(
    browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        page = walker.page
        walker.sign_in("province")
        page.locator("select[name=year]").select_option("2568")
        page.get_by_role("button", name="แสดง").click()
        page.wait_for_url("**year=2568**")
        listed = page.locator("section[aria-labelledby=nearest] li a").all_inner_texts()[:3]

        page.locator("select[name=sort]").select_option(label="ใกล้ระดับถัดไป")
        page.get_by_role("button", name="แสดง").click()
        page.wait_for_url("**sort=short**")
        rows = page.locator("table.stack tbody th").all_inner_texts()[:3]
        link = page.get_by_role("link", name="CSV").get_attribute("href")
        content = walker.ask(link or "").text()

        assert listed == rows == nearest(content)
        assert walker.look() == []
        page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a TypedDict of these
        page.locator("section[aria-labelledby=nearest] a").first.click()
        page.wait_for_url(re.compile("/years/2568/"))
        assert rows[0] in page.locator("body").inner_text()


def nearest(content: str) -> list[str]:
    """Worked out once more from the whole table: the smallest gap, then the key."""
    table = list(csv.DictReader(io.StringIO(content.lstrip("\ufeff"))))
    gaps = [
        (Decimal(row["ขาดอีก"]), row["รหัส"].lower(), row["หน่วยงาน"]) for row in table if row["ขาดอีก"]
    ]
    near = sorted(each for each in gaps if each[0] > 0)
    assert len(near) > 3
    return [name for _, _, name in near[:3]]
