"""Officers: what they see, what they do, two at once, and what is undone when something fails."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaint_making import AT, PROCEDURE, SORTER, brought, given, opened
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, bridge
from prongsai.apps.cases.models import Case, Event, Holding, ProcedureText, Register
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

LIST = "/a/a1/cases/"


def page_of(client: Client, case: Case, below: str = "") -> str:
    return client.get(f"/a/a1/cases/c/{case.key}/{below}").content.decode()


def in_unit(agency: Agency, unit: str, role: Role = Role.DIVISION_OFFICER) -> Client:
    who = person(f"of-{unit}", agency.key)
    who.memberships.create(
        agency=agency.key, role=role.value, division=unit, since=dt.date(2020, 1, 1)
    )
    client = Client()
    client.force_login(who)
    return client


def test_an_officer_enters_what_came_by_telephone_and_gives_the_same_slip(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    said = {
        "channel": "phone", "party": "citizen", "category": "delay", "matter": "รอนาน",
        "name": "สมมติ", "token": "a" * 32, "day": "1/8/2569",
    }  # fmt: skip

    slip = signed_in(Role.COMPLAINT_OFFICER).post(f"{LIST}enter/{PROCEDURE}/", said)

    case = Case.objects.get()
    assert case.register_number in slip.content.decode()
    assert "<code>" in slip.content.decode()
    assert (case.channel, case.brought, case.bringer) == ("phone", dt.date(2026, 8, 1), "")


def test_a_case_goes_from_hand_to_hand_and_each_has_its_line(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency).case
    first = signed_in(Role.COMPLAINT_OFFICER)
    first.post(
        f"{LIST}c/{case.key}/move/take_in/", {"unit": "works", "token": "b" * 32, "seen": "1"}
    )
    officer = in_unit(agency, "works")
    page = page_of(officer, case)
    assert "แก้ไขแล้ว แจ้งผล" in page
    officer.post(
        f"{LIST}c/{case.key}/move/solve/",
        {"f_result": "แก้แล้ว", "f_cause": "means", "token": "c" * 32, "seen": "2"},
    )

    case.refresh_from_db()
    assert (case.phase, case.outcome) == ("closed", "solved")
    lines = Entry.objects.filter(thing="cases.case").order_by("number")
    assert [each.verb for each in lines] == ["brought", "moved", "moved"]


def test_of_two_who_decide_at_once_the_second_is_told(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    case = brought(agency).case
    first = signed_in(Role.COMPLAINT_OFFICER)
    said = {"unit": "works", "token": "d" * 32, "seen": "1"}
    first.post(f"{LIST}c/{case.key}/move/take_in/", said)

    answer = first.post(
        f"{LIST}c/{case.key}/move/drop/", {"reason": "ไม่มีมูล", "token": "e" * 32, "seen": "1"}
    )

    assert "ไม่มีมูล" in answer.content.decode()
    assert answer.content.decode().count("errorlist") >= 1
    assert Event.objects.filter(case=case).count() == 2


def test_what_the_database_refuses_is_told_as_moved_meanwhile(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two read the same log; the number of the event is taken when the second writes."""
    opened(agency)
    case = brought(agency).case
    stale = bridge.folder_of(case)
    given(case)
    monkeypatch.setattr(bridge, "folder_of", lambda _: stale)

    with pytest.raises(Refused) as refused:
        actions.move(case, "drop", SORTER, Given(reason="x"), AT)

    assert [each.code for each in refused.value.problems] == ["case-moved-meanwhile"]
    assert Event.objects.filter(case=case).count() == 2


def test_what_fails_half_way_leaves_nothing(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(agency)

    def fails(*_: Any, **__: Any) -> None:
        raise OSError("the power went")

    monkeypatch.setattr("prongsai.apps.cases.telling.tell", fails)
    with pytest.raises(OSError, match="power"):
        brought(agency)

    rows: tuple[Any, ...] = (Case, Event, Holding, Register, ProcedureText)
    assert [each.objects.count() for each in rows] == [0] * len(rows)
    assert not Entry.objects.filter(thing="cases.case").exists()


def test_an_officer_of_a_unit_sees_what_that_unit_has(agency: Agency) -> None:
    opened(agency)
    agency.divisions.create(key="finance", name="กองคลัง")
    theirs, others = given(brought(agency).case), given(brought(agency).case, unit="finance")
    officer = in_unit(agency, "works")

    page = officer.get(LIST).content.decode()

    assert theirs.register_number in page
    assert others.register_number not in page
    assert officer.get(f"{LIST}c/{others.key}/").headers["Location"] == LIST


def test_who_brought_it_is_shown_on_asking_and_that_leaves_a_line(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency).case
    first = signed_in(Role.COMPLAINT_OFFICER)

    assert "0812345678" not in page_of(first, case)
    shown = first.post(f"{LIST}c/{case.key}/people/").content.decode()

    assert "0812345678" in shown
    assert Entry.objects.filter(thing="cases.case", verb="look").count() == 1
    auditor = signed_in(Role.INTERNAL_AUDITOR)
    assert page_of(auditor, case).count(case.register_number)
    asked = auditor.post(f"{LIST}c/{case.key}/people/", follow=True).content.decode()
    assert "0812345678" not in asked
    assert Entry.objects.filter(thing="cases.case", verb="look").count() == 1
    mayor = signed_in(Role.EXECUTIVE)
    assert (
        "0812345678" not in mayor.post(f"{LIST}c/{case.key}/people/", follow=True).content.decode()
    )
    elsewhere = in_unit(agency, "works").post(f"{LIST}c/{case.key}/people/")
    assert elsewhere.headers["Location"] == LIST


def test_the_accused_sees_nothing_of_his_case(agency: Agency) -> None:
    """Once an officer has found out who is meant, neither he nor his unit is shown it."""
    opened(agency)
    case = brought(agency).case
    actions.move(case, "take_in", SORTER, Given(unit="works", values={"named": "finance"}), AT)
    agency.divisions.create(key="finance", name="กองคลัง")
    accused = in_unit(agency, "finance", Role.DIVISION_HEAD)

    assert accused.get(f"{LIST}c/{case.key}/").headers["Location"] == LIST


def test_lists_say_late_on_the_day_though_nobody_has_looked_at_the_case_since(
    agency: Agency, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(agency)
    case = brought(agency).case
    assert case.due is not None
    last = AT + (case.due - AT.date())
    found = []
    for now in (last, last + dt.timedelta(days=1)):
        monkeypatch.setattr("prongsai.shell.web.clock.now", lambda now=now: now)
        desk = signed_in(Role.COMPLAINT_OFFICER)
        pages = (desk.get(f"{LIST}{more}").content.decode() for more in ("", "mine/"))
        found.append([page.count('<span class="tag bad">') for page in pages])
    case.refresh_from_db()
    assert (case.late, found) == (False, [[0, 0], [1, 1]])


def test_lists_go_on_by_key_in_a_constant_number_of_statements(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    for number in range(35):
        brought(agency, form=f"form-{number}")
    first = signed_in(Role.COMPLAINT_OFFICER)
    first.get(LIST)  # a session begins once
    with CaptureQueriesContext(connection) as asked:
        page = first.get(LIST).content.decode()
    after = page.split("after=")[1].split('"')[0].split("&")[0]
    rest = first.get(f"{LIST}?after={after}").content.decode()

    assert len(asked) <= 12
    assert page.count('class="whole due"') == 30
    assert rest.count('class="whole due"') == 5
    for wrong in ("x", "20260101-", "-5", "99999999-1", "20260803-" + "9" * 40):
        assert first.get(LIST, {"after": wrong}).status_code == 200


def test_a_case_shows_in_few_statements(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    case = given(brought(agency).case)
    for number in range(9):
        actions.say(case, bridge.citizen(case), f"ข้อความ {number}", AT)
    first = signed_in(Role.COMPLAINT_OFFICER)
    page_of(first, case)  # a session begins once
    with CaptureQueriesContext(connection) as asked:
        page_of(first, case)

    assert len(asked) <= 12


def test_whoever_the_file_names_is_told_and_whoever_did_it_is_not(
    agency: Agency, signed_in: SignedIn, desks: dict[Role, Any]
) -> None:
    signed_in(Role.COMPLAINT_OFFICER)
    opened(agency)
    in_unit(agency, "works")
    case = brought(agency).case

    assert Notice.objects.filter(recipient=desks[Role.COMPLAINT_OFFICER].key).count() == 1
    given(case)
    texts = set(Notice.objects.values_list("text", flat=True))
    assert texts == {"notice.case_brought", "notice.case_moved"}
