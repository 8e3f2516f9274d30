"""The supervisor's page in a real browser: readable on a phone, by keyboard, without colours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.chromium import DESKTOP, PHONE, page
from prongsai.core.preaudit.streak import Streak
from prongsai.core.preaudit.verdict import Finding, Judged, Verdict
from prongsai.core.preaudit.visit import Visit
from prongsai.shell.preaudit_page import pages_of
from prongsai.workshop.preaudit.judging import Row
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.voice import Voice

AT = dt.datetime(2026, 1, 5, 3, tzinfo=dt.UTC)
FINE = Finding("answer", Verdict.FINE, "answer-fine")
GONE = Finding("answer", Verdict.BROKEN, "answer-gone", {"status": "404"})
BLOCKED = Finding("answer", Verdict.UNSURE, "answer-blocked", {"status": "403"})
LONG = "https://www.fasai.example/" + "%E0%B8%81" * 60


def row(agency: str, district: str, item: str, finding: Finding) -> Row:
    wanted = Wanted(agency, district, "fasai.example", item, LONG, 2)
    streak = Streak(3, AT, AT) if finding is GONE else Streak()
    return Row(wanted, Judged((finding,)), Visit(LONG, AT), streak)


ROWS = [
    *(row("เทศบาลตำบลฟ้าใส", "เมืองสมมติ", f"O{n}", FINE) for n in range(1, 40)),
    row("เทศบาลตำบลฟ้าใส", "เมืองสมมติ", "O40", GONE),
    row("องค์การบริหารส่วนตำบลทุ่งหมอก", "ริมเมฆ", "O1", BLOCKED),
    row("หน่วยงานที่ไม่บอกอำเภอ", "", "", GONE),
]


def made(folder: Path, rows: Sequence[Row], one_page: int = 100) -> dict[str, str]:
    pages = dict(pages_of(rows, Voice("th"), AT, one_page))
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return pages


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    made(tmp_path, ROWS)
    with page(request.param) as found:
        found.goto((tmp_path / "index.html").as_uri())
        yield found


def faults(shown: Page) -> list[str]:
    found = Axe().run(shown).response
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


def test_the_page_has_no_accessibility_fault_closed_or_open(opened: Page) -> None:
    assert faults(opened) == []

    opened.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert faults(opened) == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert opened.evaluate(wide) is False


def test_the_dark_page_has_no_accessibility_fault(tmp_path: Path) -> None:
    made(tmp_path, ROWS)
    with page(PHONE, color_scheme="dark") as dark:
        dark.goto((tmp_path / "index.html").as_uri())
        dark.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

        assert faults(dark) == []


def test_an_agency_opens_by_keyboard_to_what_to_mend(opened: Page) -> None:
    first = opened.locator("details").first
    first.locator("summary").focus()
    opened.keyboard.press("Enter")

    assert first.get_by_text("เว็บไซต์ตอบว่าไม่มีหน้านี้ (รหัส 404)").is_visible()
    assert first.get_by_text("เสียติดต่อกัน 3 ครั้ง ตั้งแต่ 5 มกราคม 2569").is_visible()


def test_verdicts_are_words_and_shapes_too(opened: Page) -> None:
    said = opened.locator("summary").first.inner_text()

    assert "✕ เสีย 1" in said.replace("\n", " ")
    assert "✓ ใช้ได้ 39" in said.replace("\n", " ")


def test_a_long_list_has_a_page_for_each_district(tmp_path: Path) -> None:
    pages = made(tmp_path, ROWS, one_page=10)

    assert list(pages) == ["index.html", *(f"district-{n}.html" for n in (1, 2, 3))]
    assert "<details" not in pages["index.html"]
    with page(PHONE) as shown:
        shown.goto((tmp_path / "index.html").as_uri())
        shown.get_by_role("link", name="ริมเมฆ").click()

        assert shown.locator("details").count() == 1
        assert faults(shown) == []
