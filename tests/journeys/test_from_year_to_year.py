"""Newer rules for a year in use, and the opening of the next: walked in a real browser."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from newer_packs import OTHER_WEIGHTS, packs_with
from walking import somebody
from web_site import Data, Served, serving

RESULT, UPGRADE = "/a/s02/years/2568/", "/a/s02/years/2568/rules/upgrade/"
OPEN = "/a/s01/years/open/"
DESKS = (
    ("coordinator2", "เสนอปลัด"), ("chief_administrator2", "เห็นชอบและเสนอผู้บริหาร"),
    ("executive2", "อนุมัติผล"),
)  # fmt: skip


@pytest.fixture(scope="module")
def updated(demonstration: Data, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration after an update that brought revised rules for one of its years."""
    packs = packs_with(tmp_path_factory.mktemp("packs"), 2568, OTHER_WEIGHTS)
    with demonstration.copied() as data:
        newer = dataclasses.replace(data, more={"PRONGSAI_PACKS": str(packs)})
        with serving(newer) as served:
            yield served


def total(page_text: str) -> str:
    """The figure after the word for the total."""
    return page_text.split("คะแนนรวม")[1].split(maxsplit=1)[0]


def test_revised_rules_change_a_result_only_when_everybody_has_said_yes(
    browser: Browser, updated: Served
) -> None:
    with somebody(browser, updated) as walker:
        walker.sign_in("coordinator2")
        walker.go(RESULT)
        before = total(walker.page.inner_text("dl.figures"))
        expect(walker.page.locator("main")).to_contain_text("มีหลักเกณฑ์ของปีนี้ฉบับใหม่")
        walker.page.get_by_role("link", name="ดูความแตกต่างและเปลี่ยน").click()
        expect(walker.page.locator("main")).to_contain_text("น้ำหนัก IIT")
        assert walker.look() == []
        walker.page.get_by_role("button", name="เปลี่ยนไปใช้หลักเกณฑ์ฉบับใหม่").click()
        expect(walker.page.locator("main")).to_contain_text("มีฉบับแก้ไข (ฉบับที่ 2) รออนุมัติ")
        figures = [before, total(walker.page.inner_text("dl.figures"))]
        assert walker.look() == []
    for username, button in DESKS:
        with somebody(browser, updated) as walker:
            walker.sign_in(username)
            walker.go(RESULT)
            walker.page.get_by_role("button", name=button).click()
            expect(walker.page.locator(".messages")).to_contain_text("บันทึกแล้ว")
            figures.append(total(walker.page.inner_text("dl.figures")))
            assert walker.go(UPGRADE) == 200
            expect(walker.page.locator("main")).to_contain_text("ใช้หลักเกณฑ์ฉบับล่าสุดแล้ว")

    *meanwhile, after = figures
    assert meanwhile == [before] * 4
    assert after != before


def test_a_back_button_finds_nothing_left_to_change(browser: Browser, updated: Served) -> None:
    with somebody(browser, updated) as walker:
        walker.sign_in("coordinator2")
        walker.go("/a/s02/years/2569/rules/upgrade/")
        walker.page.get_by_role("button", name="เปลี่ยนไปใช้หลักเกณฑ์ฉบับใหม่").click()
        walker.page.wait_for_url(lambda url: url.endswith("/years/2569/"))
        walker.page.go_back()
        expect(walker.page.locator("main")).to_contain_text("ใช้หลักเกณฑ์ฉบับล่าสุดแล้ว")
        walker.go("/a/s02/years/2569/versions/")

        said = walker.page.inner_text("main")

    assert ["ฉบับที่ 2" in said, "ฉบับที่ 3" in said] == [True, False]


def test_the_next_year_is_opened_step_by_step_without_a_script(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site, java_script_enabled=False) as walker:
        walker.sign_in("coordinator")
        walker.go("/a/s01/years/")
        walker.page.get_by_role("link", name="เปิดปีงบประมาณ พ.ศ. 2570").click()
        expect(walker.page.locator("main")).to_contain_text("ยังไม่มีผลของปี 2569")
        for said in ("สิ่งที่ยังไม่ทราบ", "หลักเกณฑ์ปี 2570 เปลี่ยนจากปีก่อนอย่างไร", "ถึง 27 มีนาคม 2570"):
            walker.page.get_by_role("link", name="ขั้นต่อไป").click()
            expect(walker.page.locator("main")).to_contain_text(said)
        walker.page.get_by_role("link", name="ไว้ทำต่อภายหลัง").click()
        walker.go(f"{OPEN}confirm/")
        walker.page.get_by_role("button", name="เปิดปี 2570").click()
        expect(walker.page.locator("main")).to_contain_text("เปิดปีงบประมาณ พ.ศ. 2570 แล้ว")
        walker.page.go_back()
        assert walker.ask("/a/s01/years/2570/").status == 200


def test_every_step_is_without_fault_where_last_year_has_a_result(
    browser: Browser, site: Served
) -> None:
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator2")
        for step in ("", "rules/", "changes/", "people/", "confirm/"):
            assert walker.go(f"/a/s02/years/open/{step}") == 200
            assert walker.look() == []
