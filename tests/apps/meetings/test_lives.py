"""Committees over time: reminded, adopted, deleted and had back, counted in few statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from circular_making import unit
from meeting_making import AT, DOER, TASK, appointed, called, decided, met
from paper_making import entered
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.meetings import actions, bins, calling, chores, deciding
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import Task
from prongsai.core.meetings.decisions import State
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
LIST = "/a/a1/meetings/"
LATER = dt.date(2026, 8, 18)


def on(month: int, day: int) -> int:
    now = dt.datetime(2026, month, day, 1, tzinfo=dt.UTC)
    return chores.remind(Task(now=now, arguments={}, is_last_try=True))["told"]


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    return refused.value.problems[0].code


# --- Reminders -----------------------------------------------------------------------------------


def test_who_has_several_decisions_is_reminded_in_one_notice_a_day(agency: Agency) -> None:
    person("coordinator", agency.key, Role.COORDINATOR)
    meeting = met(appointed(agency))
    first, second = decided(meeting), decided(meeting)
    days = [on(8, 27), on(8, 28), on(8, 28), on(8, 31), on(9, 1), on(9, 7)]
    notices = Notice.objects.filter(text="notice.decisions")

    assert days == [0, 1, 0, 1, 0, 1]
    assert notices.count() == 3
    assert {str(each.facts) for each in notices} == {"{'number': '2'}"}
    for row in (first, second):
        deciding.end(row, State.DONE, "ทำแล้ว", DOER)
    assert on(9, 14) == 0


def test_what_has_no_last_day_reminds_nobody(agency: Agency) -> None:
    person("coordinator", agency.key, Role.COORDINATOR)
    decided(met(appointed(agency)), until=None)

    assert on(9, 14) == 0


def test_a_decision_given_to_another_unit_tells_that_one(agency: Agency) -> None:
    unit(agency, "works")
    head = person("head", agency.key, Role.DIVISION_HEAD)
    head.memberships.update(division="works")
    row = decided(met(appointed(agency)))
    for _ in range(2):
        task = TASK.__class__(what=row.what, unit="works", until=row.until)
        deciding.change(row, row.item, task, DOER)

    assert list(Notice.objects.values_list("recipient", flat=True)) == [head.key]


# --- Adoption ------------------------------------------------------------------------------------


def test_a_later_meeting_adopts_minutes_which_change_no_more(agency: Agency) -> None:
    committee = appointed(agency)
    first, second = met(committee), met(committee, LATER)
    for _ in range(2):
        calling.adopt(second, first, DOER)
    first.refresh_from_db()

    assert first.adopted_in == second
    assert code_of(lambda: calling.minute(first, [""] * 5, DOER)) == "meeting-adopted"
    assert code_of(lambda: decided(first)) == "meeting-adopted"
    assert code_of(lambda: calling.remove(second, DOER)) == "meeting-has-decided"


def test_minutes_are_not_adopted_before_their_time(agency: Agency) -> None:
    committee = appointed(agency)
    first, second = met(committee), called(committee, LATER)
    other = met(appointed(agency, name="คณะอื่น"), LATER)

    assert code_of(lambda: calling.adopt(second, first, DOER)) == "meeting-no-attendance"
    assert code_of(lambda: calling.adopt(first, second, DOER)) == "meeting-adopts-later"
    assert code_of(lambda: calling.adopt(other, first, DOER)) == "meeting-adopts-later"


def test_minutes_that_are_not_there_are_adopted_by_nobody(
    agency: Agency, signed_in: SignedIn
) -> None:
    path = f"{LIST}m/{met(appointed(agency)).key}/"
    page = signed_in(Role.COORDINATOR).post(f"{path}adopt/", {"earlier": "x"}, follow=True)

    assert page.redirect_chain[-1][0] == path
    assert "ไม่พบการประชุมนี้แล้ว" in page.content.decode()


# --- The bin -------------------------------------------------------------------------------------


def test_a_committee_that_never_met_is_had_back_and_one_that_met_stays(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = appointed(agency)
    desk = signed_in(Role.COORDINATOR)
    desk.post(f"{LIST}c/{row.key}/remove/")

    assert desk.get(f"{LIST}c/{row.key}/").status_code == 404
    assert row.name in desk.get("/a/a1/bin/").content.decode()
    assert code_of(lambda: called(row)) == "committee-gone"
    bins.committees().put_back(agency.key, row.key, by="x", at=AT)
    met(row)
    assert code_of(lambda: actions.remove(row, DOER)) == "committee-has-met"


def test_a_meeting_that_decided_stays_and_a_number_is_never_used_twice(agency: Agency) -> None:
    committee = appointed(agency)
    first, second = met(committee), called(committee, LATER)
    decided(first)
    calling.remove(second, DOER)

    assert code_of(lambda: calling.remove(first, DOER)) == "meeting-has-decided"
    assert called(committee, LATER).count == "3/2569"
    assert [each.name for each in bins.meetings().entries(agency.key)] == ["2/2569"]
    assert bins.meetings().empty(AT + dt.timedelta(days=400)) == 1
    assert Meeting.objects.count() == 2


# --- Orders and successors -----------------------------------------------------------------------


def test_the_number_of_its_order_stands_on_the_committee(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper = entered(agency)
    row = appointed(agency, order=paper.key)
    desk = signed_in(Role.COORDINATOR)

    for path in (LIST, f"{LIST}c/{row.key}/"):
        assert paper.number in desk.get(path).content.decode()


def test_the_successor_takes_over_what_is_open(agency: Agency, signed_in: SignedIn) -> None:
    old = appointed(agency)
    decided(met(old))
    desk = signed_in(Role.COORDINATOR)
    desk.post(f"{LIST}c/{old.key}/copy/", {"token": "f" * 32})
    new = Committee.objects.exclude(pk=old.pk).get()
    said = {"last": "31/8/2569", "why": "ปรับโครงสร้าง", "successor": new.key}
    desk.post(f"{LIST}c/{old.key}/dissolve/", said)
    new.refresh_from_db()

    assert (new.year, new.replaces) == (2570, old)
    assert TASK.what in desk.get(f"{LIST}c/{new.key}/call/").content.decode()


def test_a_decision_is_opened_again(agency: Agency, signed_in: SignedIn) -> None:
    row = decided(met(appointed(agency)))
    deciding.end(row, State.DROPPED, "ไม่จำเป็นแล้ว", DOER)
    signed_in(Role.COORDINATOR).post(f"{LIST}d/{row.key}/reopen/")

    assert Decision.objects.get().state == "open"


# --- Statements ----------------------------------------------------------------------------------


MOST = 12
"""Statements of a page, with what its frame asks."""
OF_MEETING = ("edit", "invitation", "attendance", "minutes", "decide")


def statements(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_pages_ask_as_much_of_many_as_of_one(agency: Agency, signed_in: SignedIn) -> None:
    desk = signed_in(Role.COORDINATOR)
    committee = appointed(agency, order=entered(agency).key)
    meeting = met(committee)
    row = decided(meeting)
    paths = [
        LIST, f"{LIST}decisions/", f"{LIST}c/{committee.key}/", f"{LIST}m/{meeting.key}/",
        f"{LIST}d/{row.key}/", f"{LIST}d/{row.key}/edit/", f"{LIST}new/",
        *(f"{LIST}c/{committee.key}/{page}/" for page in ("edit", "dissolve", "call")),
        *(f"{LIST}m/{meeting.key}/{page}/" for page in OF_MEETING), "/a/a1/",
    ]  # fmt: skip
    for path in paths:
        desk.get(path)  # what a process asks only once is not counted
    few = {path: statements(desk, path) for path in paths}
    for number in range(3):
        other = appointed(agency, name=f"คณะที่ {number}", order=entered(agency).key)
        decided(met(other))
        decided(met(committee, LATER))
        decided(meeting)

    assert {path: statements(desk, path) for path in paths} == few
    assert {path: asked for path, asked in few.items() if asked > MOST} == {}
