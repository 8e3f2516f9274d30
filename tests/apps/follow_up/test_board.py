"""The board counts what is owed, is narrowed by links, and stays quick however much there is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from follow_making import (
    AT,
    FINANCE,
    OFFICER,
    WORKS,
    YEAR,
    crew,
    measure,
    passed,
    serving,
    written,
)
from prongsai.apps.agencies.models import Agency
from prongsai.apps.due.sources import collected
from prongsai.apps.home.week import SOURCES
from prongsai.apps.measures.due import FOLLOW_UP
from prongsai.apps.measures.models import Measure, Report
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
BOARD = "/a/a1/follow-up/"
MOST = 12


def browser(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def shown(client: Client, question: str = "") -> str:
    return client.get(f"{BOARD}{question}").content.decode()


def filled(agency: Agency, times: int) -> None:
    """Measures of both divisions with reports on half of what they owe."""
    for number in range(times):
        row = measure(agency, f"m{number}", units=[FINANCE, WORKS], cycle="monthly")
        Report.objects.bulk_create([
            Report(measure=row, unit=unit["id"], unit_name=unit["name"], period=f"m{month}",
                   state="submitted", authors=["someone"], made_at=AT, moved_at=AT)
            for unit in (FINANCE, WORKS) for month in range(1, 7)
        ])  # fmt: skip


def asked(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("page", [
    BOARD, f"{BOARD}?way=indicator", f"{BOARD}copy/", f"{BOARD}reports/",
    f"{BOARD}reports/2569/h1/", "/a/a1/",
])  # fmt: skip
def test_pages_ask_as_often_however_much_there_is(agency: Agency, page: str) -> None:
    coordinator = browser(crew(agency)["coordinator"])
    filled(agency, 3)
    few = asked(coordinator, page)
    Report.objects.all().delete()
    Measure.objects.all().delete()
    filled(agency, 12)
    assert asked(coordinator, page) == few
    assert few <= MOST


def test_the_page_of_a_report_asks_as_often_too(agency: Agency) -> None:
    coordinator = browser(crew(agency)["coordinator"])
    filled(agency, 1)
    key = Measure.objects.get().key
    assert asked(coordinator, f"{BOARD}r/{key}/m1/finance/") <= MOST


def test_on_a_phone_each_count_says_what_it_counts(agency: Agency) -> None:
    coordinator = browser(crew(agency)["coordinator"])
    filled(agency, 1)
    page = shown(coordinator)

    assert 'data-label=""' not in page
    assert 'data-label="เลยกำหนด"' in page


def test_it_is_narrowed_by_unit_indicator_period_and_state(agency: Agency) -> None:
    coordinator = browser(crew(agency)["coordinator"])
    measure(agency, "a", title="เรื่องของคลัง")
    row = measure(agency, "b", title="เรื่องของช่าง", units=[WORKS], indicators=["openness"])
    written(row, unit="works", hand_in=True)
    both = shown(coordinator)
    finance = shown(coordinator, "?way=unit&unit=finance")
    sent = shown(coordinator, "?way=unit&mark=handed+in")
    head = shown(coordinator, "?mark=head")
    assert "เรื่องของคลัง" in both
    assert "เรื่องของช่าง" in both
    assert "เรื่องของคลัง" in finance
    assert "เรื่องของช่าง" not in finance
    assert "เรื่องของช่าง" in sent
    assert "เรื่องของคลัง" not in sent
    assert "เรื่องของช่าง" in head
    assert "เรื่องของคลัง" not in head
    assert "เรื่องของช่าง" not in shown(coordinator, "?indicator=service_quality&way=indicator")
    assert "เรื่องของคลัง" in shown(coordinator, "?way=date&period=h1&mark=nonsense&after=x")


def test_who_serves_in_a_unit_begins_with_his_own(agency: Agency) -> None:
    officer = browser(crew(agency)["officer"])
    measure(agency, "a", title="เรื่องของคลัง")
    measure(agency, "b", title="เรื่องของช่าง", units=[WORKS])
    assert "เรื่องของช่าง" not in shown(officer)
    assert "เรื่องของช่าง" in shown(officer, "?way=unit")


def test_a_last_day_beyond_the_known_holidays_is_told(agency: Agency) -> None:
    coordinator = browser(crew(agency)["coordinator"])
    measure(agency, year=2571)
    assert "ตารางวันหยุดยังไม่ครบ" in shown(coordinator, "?year=2571")
    assert "ตารางวันหยุดยังไม่ครบ" not in shown(coordinator)


# --- What is due ---------------------------------------------------------------------------------


def due(agency: Agency, at: dt.datetime = AT) -> dict[str, Any]:
    return {f"{each.what} {each.facts.get('unit', '')}".strip(): each
            for each in FOLLOW_UP.of(agency, at)}  # fmt: skip


def test_a_unit_is_told_of_its_own_alone(agency: Agency) -> None:
    people = crew(agency)
    other = serving(agency, "other", OFFICER, "works")
    measure(agency, "a")
    measure(agency, "b", units=[WORKS])
    found = due(agency, AT + dt.timedelta(days=30))
    roles = {Role.DIVISION_OFFICER}
    mine, theirs = found["follow_late กองคลัง"], found["follow_late กองช่าง"]
    assert mine.is_mine(people["officer"].key, roles)
    assert mine.is_mine(people["head"].key, {Role.DIVISION_HEAD})
    assert not mine.is_mine(other.key, roles)
    assert theirs.is_mine(other.key, roles)
    assert not theirs.is_mine(people["officer"].key, roles)


def test_what_nobody_of_a_unit_can_write_is_the_coordinators(agency: Agency) -> None:
    people = crew(agency)
    measure(agency, units=[WORKS])
    assert due(agency)["follow_soon กองช่าง"].is_mine(people["coordinator"].key, {Role.COORDINATOR})


def test_each_desk_is_told_of_what_waits_there(agency: Agency) -> None:
    people = crew(agency)
    report = written(measure(agency), by=people["officer"].key, hand_in=True)
    head = due(agency)["follow_head กองคลัง"]
    assert head.is_mine(people["head"].key, {Role.DIVISION_HEAD})
    report = passed(report, "head")
    assert due(agency)["follow_accept"].whose == {Role.COORDINATOR}
    passed(report, "accept")
    assert due(agency)["follow_note"].whose == {Role.CHIEF_ADMINISTRATOR}


def test_last_years_annual_report_is_due_in_this_year(agency: Agency) -> None:
    crew(agency)
    measure(agency, year=YEAR, cycle="year end")
    october = dt.datetime(2026, 10, 5, 3, tzinfo=dt.UTC)
    assert due(agency, october)["follow_soon กองคลัง"].facts["year"] == "2569"


def test_drafts_of_measures_owe_nothing_and_all_of_it_is_one_statement(agency: Agency) -> None:
    crew(agency)
    measure(agency, status="draft")
    connection.features.has_json_object_function  # noqa: B018 - asked once of each connection
    with CaptureQueriesContext(connection) as found:
        assert collected(agency, AT, SOURCES) == []
    assert len(found) == 1


def test_the_address_of_a_due_thing_leads_to_the_narrowed_board(agency: Agency) -> None:
    officer = browser(crew(agency)["officer"])
    measure(agency, title="เรื่องของคลัง")
    page = officer.get(f"{BOARD}of/2569/finance/soon/", follow=True).content.decode()
    late = officer.get(f"{BOARD}of/2569/all/accept/", follow=True).content.decode()
    assert ("กองคลัง" in page, "เรื่องของคลัง" in late) == (True, False)
