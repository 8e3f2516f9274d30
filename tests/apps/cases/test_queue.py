"""Queue tickets: taken, called once only, served; the waiting room reads it without an account."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, queue
from prongsai.apps.cases.due import CASES
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from service_making import AT, brought, opened

pytestmark = pytest.mark.django_db

KEY = "queue-ticket"
COUNTER, DO = f"/a/a1/cases/queue/{KEY}/", f"/a/a1/cases/queue/{KEY}/do/"
BOARD = f"/c/a1/board/{KEY}/"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: AT + dt.timedelta(minutes=12))


def ticket(agency: Agency, category: str = "general", at: dt.datetime = AT) -> Case:
    return brought(agency, KEY, category, at=at, anonymous=True).case


def tap(client: Client, case: Case, deed: str, counter: str = "2", **said: Any) -> Any:
    case.refresh_from_db()
    form = {"case": case.key, "deed": deed, "counter": counter, "seen": case.events_count,
            "token": f"{deed}{case.events_count}", **said}  # fmt: skip
    return client.post(DO, form, follow=True)


def test_tickets_are_numbered_by_day_and_carry_the_letter_of_what_somebody_came_for(
    agency: Agency,
) -> None:
    opened(agency, KEY)
    ticket(agency, at=AT - dt.timedelta(days=1))
    first, second = ticket(agency), ticket(agency, "tax")
    procedure = bridge.offered()[KEY]
    assert [queue.label_of(each, procedure) for each in (first, second)] == ["A01", "B02"]


def test_a_ticket_asks_what_somebody_came_for_and_nothing_else(
    agency: Agency, client: Client
) -> None:
    opened(agency, KEY)
    page = client.get(f"/c/a1/{KEY}/new/").content.decode()
    assert 'name="category"' in page
    assert 'name="anonymous"' not in page  # there is no name to be left out
    assert 'name="files"' not in page


def test_one_tap_calls_serves_and_ends_and_the_waiting_room_sees_it(
    agency: Agency, signed_in: SignedIn, client: Client
) -> None:
    opened(agency, KEY)
    case = ticket(agency)
    ticket(agency, "tax")
    works = signed_in(Role.DIVISION_OFFICER)
    page = tap(works, case, "call").content.decode()
    assert "คิวที่ช่องนี้" in page

    board = client.get(BOARD)
    shown = board.content.decode()
    assert board["Refresh"] == "10"
    assert board.cookies == {}
    assert "<script" not in shown.replace('<script src="/static/look/page.js" defer>', "")
    assert "A01" in shown
    assert "ช่อง 2" in shown
    assert "ชำระภาษีและค่าธรรมเนียม: รอ 1 คิว" in shown

    tap(works, case, "serve")
    page = tap(works, case, "served").content.decode()
    case.refresh_from_db()
    assert (case.phase, case.outcome) == ("closed", "served")
    assert '<th scope="row">2</th><td class="n">1</td><td class="n">12</td>' in page


def test_of_two_counters_that_call_one_ticket_the_second_is_told(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, KEY)
    case = ticket(agency)
    works = signed_in(Role.DIVISION_OFFICER)
    tap(works, case, "call")
    page = tap(works, case, "call", counter="3", seen="1").content.decode()
    assert "มีผู้ดำเนินการเรื่องนี้ไปก่อนแล้ว" in page
    line = queue.line(agency, bridge.offered()[KEY], AT + dt.timedelta(minutes=13))
    assert [each.counter for each in line.called] == ["2"]


def test_what_asks_for_a_reason_is_no_tap_and_needs_a_counter(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, KEY)
    case = ticket(agency)
    works = signed_in(Role.DIVISION_OFFICER)
    tap(works, case, "end_of_day")
    tap(works, case, "call", counter="")
    tap(works, case, "no-such-move")
    case.refresh_from_db()
    assert case.state == "waiting"


def test_whoever_waits_reads_the_ticket_and_how_many_are_before(
    agency: Agency, client: Client
) -> None:
    opened(agency, KEY)
    ticket(agency)
    receipt = brought(agency, KEY, "general", anonymous=True, at=AT)
    page = client.post("/c/a1/follow/", {"code": receipt.code}).content.decode()
    assert "A02" in page
    assert "รออีก 1 คิวก่อนถึงท่าน" in page


def test_a_line_takes_a_constant_number_of_statements_and_fills_no_list(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, KEY)
    ticket(agency)
    works = signed_in(Role.DIVISION_OFFICER)
    there = f"{COUNTER}?counter=1"
    works.get(there)
    with CaptureQueriesContext(connection) as few:
        works.get(there)
    for _ in range(20):
        ticket(agency)
    with CaptureQueriesContext(connection) as many:
        works.get(there)
    assert len(many) == len(few) <= 12

    assert CASES.of(agency, AT) == []
    assert CASES.of(agency, AT + dt.timedelta(days=2)) == []
    page = signed_in(Role.COORDINATOR).get("/a/a1/cases/").content.decode()
    assert "ไม่มีเรื่องตามที่เลือก" in page
    assert "/cases/c/" in works.get(f"/a/a1/cases/?procedure={KEY}").content.decode()


def test_a_procedure_without_a_waiting_line_has_no_such_screens(
    agency: Agency, signed_in: SignedIn, client: Client
) -> None:
    opened(agency, "question")
    assert client.get("/c/a1/board/question/").status_code == 404
    works = signed_in(Role.DIVISION_OFFICER)
    assert works.get("/a/a1/cases/queue/question/").status_code == 404
