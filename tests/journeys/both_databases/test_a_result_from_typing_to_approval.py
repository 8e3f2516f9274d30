"""From ten typed scores to an approved result, each at his own desk."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from browser.chromium import LAUNCH
from people import person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.assessments.models import Result
from prongsai.core.access.roles import Role
from result_making import AT, YEAR

PASSWORD = "ทดสอบเดินทาง2569"  # noqa: S105 - of people who exist in a test only
PHONE, DESKTOP = (390, 844), (1280, 900)
pytestmark = pytest.mark.django_db(transaction=True)
SCORES = ("๙๖.๕", "95", "97.25", "94", "93.5", "92", "91.75", "90", "100", "87.5")


@contextlib.contextmanager
def walker(server: str, size: tuple[int, int], **context: Any) -> Iterator[Page]:
    """A page in a fresh profile whose addresses begin at the server."""
    width, height = size
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**LAUNCH)
        try:
            opened = browser.new_context(
                viewport={"width": width, "height": height}, base_url=server, **context
            )

            def only_here(route: Route) -> None:
                if route.request.url.startswith(server):
                    route.continue_()
                else:
                    route.abort()

            opened.route("**/*", only_here)
            yield opened.new_page()
        finally:
            browser.close()


def sign_in(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(lambda url: "sign-in" not in url)


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """An agency with three people at its desks and a year opened."""
    # The browser's driver runs a loop in this thread; the server has a thread of its own.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    area = Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")
    agency = Agency.objects.create(
        key="a1", name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area
    )
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        found = person(role.value, agency.key, role)
        found.set_password(PASSWORD)
        found.save()
    open_year(agency, 2568, by="", at=AT)


def type_scores(page: Page) -> None:
    """One after the other: Enter leads from each field to the next."""
    page.goto(f"{YEAR}enter/")
    page.locator("input[name^=score-]").first.focus()
    for score in SCORES:
        page.keyboard.type(score)
        page.keyboard.press("Enter")


def test_the_coordinator_types_ten_scores_and_downloads_the_report(
    live_server: LiveServer,
) -> None:
    with walker(live_server.url, DESKTOP) as page:
        sign_in(page, "coordinator")
        type_scores(page)
        page.fill("input[name=published]", "94")
        expect(page.locator("#worked")).to_contain_text("แต่ประกาศไว้ 94.00")
        said = page.locator("#worked .most dd").inner_text()
        page.fill("input[name=published]", said)
        expect(page.locator("#worked")).to_contain_text("ตรงกับคะแนนรวมตามประกาศ")
        assert Result.objects.count() == 0
        page.click("button[name=save]")
        page.locator("main .actions a", has_text="เอกสาร").first.click()
        with page.expect_download() as download:
            page.locator("li", has_text="แบบบรรยาย").get_by_role("link", name="PDF").click()
        name, content = download.value.suggested_filename, download.value.path().read_bytes()

    assert Result.objects.get().shown["overall"] == said
    assert name == "เทศบาลตำบลนาฝัน-2568-analysis.pdf"
    assert content.startswith(b"%PDF-")


def test_without_a_script_the_button_works_the_total_out(live_server: LiveServer) -> None:
    with walker(live_server.url, PHONE, java_script_enabled=False) as page:
        sign_in(page, "coordinator")
        page.goto(f"{YEAR}enter/")
        for place, score in enumerate(SCORES):
            page.locator("input[name^=score-]").nth(place).fill(score)
        page.click("button[name=check]")
        expect(page.locator("#worked .most dd")).not_to_have_text("–")
        assert page.locator("input[name^=score-]").first.input_value() == "๙๖.๕"
    assert Result.objects.count() == 0


def test_a_result_is_passed_on_from_desk_to_desk_and_approved_on_a_phone(
    live_server: LiveServer,
) -> None:
    with walker(live_server.url, DESKTOP) as page:
        sign_in(page, "coordinator")
        type_scores(page)
        page.click("button[name=save]")
        page.get_by_role("button", name="เสนอปลัด").click()
    for username, button in (
        ("chief_administrator", "เห็นชอบและเสนอผู้บริหาร"),
        ("executive", "อนุมัติผล"),
    ):
        with walker(live_server.url, PHONE) as page:
            sign_in(page, username)
            page.goto(YEAR)
            page.get_by_role("button", name=button).first.click()
            expect(page.locator("main")).to_contain_text("บันทึกแล้ว")
            page.wait_for_load_state()  # the text stands there before its style does
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert page.evaluate(wide) is False

    result = Result.objects.get()
    assert result.approved
    assert [act["step"] for act in result.acts] == ["prepare", "pass", "approve"]
