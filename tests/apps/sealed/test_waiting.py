"""This week and notices: those in charge hear that there is something, and nobody hears what."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people import SignedIn, person
from prongsai.apps.accounts.models import Membership
from prongsai.apps.agencies.models import Agency
from prongsai.apps.home.week import SOURCES
from prongsai.apps.notices.models import Notice
from prongsai.apps.sealed import actions, bringing, keeping, telling
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.chores import tell
from prongsai.apps.sealed.due import SEALED
from prongsai.apps.sealed.models import Desk
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import Task
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.holding import About
from prongsai.core.sealed.limits import Chosen
from sealed_making import (
    AT,
    KEEPER,
    OFFICERS,
    TODAY,
    brought,
    doer,
    holder,
    key_of,
    officer,
    opened,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def due(agency: Agency, at: dt.datetime = AT) -> list[tuple[str, dt.date | None]]:
    return [(each.what, each.until) for each in SEALED.of(agency, at)]


def morning(number: int) -> dt.datetime:
    """At ten to eight, so many days after the reports of these tests came."""
    first = timezone.make_aware(dt.datetime.combine(TODAY, dt.time(7, 50)))
    return first + number * DAY


def told() -> dict[str, int]:
    """How many notices each of those in charge has."""
    names = (*OFFICERS, KEEPER)
    rows = Notice.objects.filter(text="notices.sealed")
    return {name: rows.filter(recipient=key_of(name)).count() for name in names}


def test_a_new_report_is_due_for_officers_without_a_word_of_which(taking: Agency) -> None:
    assert due(taking) == []
    case, _ = brought(taking)
    (one,) = SEALED.of(taking, AT)
    assert (one.what, one.until) == ("sealed_waits", TODAY + 15 * DAY)
    assert one.told == one.whose == frozenset({Role.COMPLAINT_OFFICER})
    assert dict(one.facts) == {}
    assert str(case.pk) not in str(one)


def test_it_is_due_again_when_whoever_reported_it_writes_and_no_more_once_answered(
    taking: Agency,
) -> None:
    case, _ = brought(taking)
    actions.move(opened(taking, case, "law"), Move(to="screened", reason="มีมูล"), 1, doer("law"))
    assert due(taking) == []
    bringing.add(case, "เพิ่มเติม", (), "a" * 32, TODAY)
    assert due(taking) == [("sealed_waits", TODAY + 15 * DAY)]
    actions.say(case, "ได้รับแล้ว", "", doer("law"), private=False)
    assert due(taking) == []  # the clock of the first answer has stopped too


def test_a_clock_that_an_office_has_set_comes_due_before_its_last_day(taking: Agency) -> None:
    case, _ = brought(taking)
    keeping.set_terms(taking, {"fact_finding": Chosen(length=10)}, None, doer("law"))
    for at, move in enumerate((
        Move(to="screened", reason="มีมูล"), Move(to="fact_finding", reason="ขอเอกสาร"),
    ), start=1):  # fmt: skip
        actions.move(opened(taking, case, "law"), move, at, doer("law"))
    actions.say(case, "กำลังดู", "", doer("law"), private=False)
    assert due(taking, AT + 6 * DAY) == []
    assert due(taking, AT + 7 * DAY) == [("sealed_waits", TODAY + 10 * DAY)]


def test_custodians_have_requests_for_names_due(taking: Agency) -> None:
    case, _ = brought(taking, who=Identity(name="สมหญิง"))
    actions.ask_name(opened(taking, case, "law"), "ต้องถามพยาน", doer("law"))
    assert "sealed_asked" in [what for what, _ in due(taking)]
    assert told() == {"law": 0, "audit": 0, "clerk": 0, KEEPER: 1}


def test_only_those_in_charge_see_it_in_their_week(taking: Agency, signed_in: SignedIn) -> None:
    brought(taking)
    week = reverse("home:week", args=[taking.key])
    said = "ดูเรื่องแจ้งการทุจริต"
    for role in Role:
        if role is Role.COMPLAINT_OFFICER or role.value.startswith("supervis"):
            continue
        answer = signed_in(role).get(week)
        assert said not in answer.content.decode(), role
    client = Client()
    client.force_login(person("fresh", taking.key, Role.COMPLAINT_OFFICER))
    assert said in client.get(week).content.decode()


def test_no_reminder_of_others_is_made_of_it() -> None:
    """Reminders by mail go to whoever leads as well."""
    assert SEALED not in SOURCES


def test_news_is_told_the_next_morning_to_everybody_in_charge_alike(taking: Agency) -> None:
    brought(taking, about=About(people=(key_of("audit"),)))
    telling.tell_of_day(taking, morning(0))
    assert told() == {"law": 0, "audit": 0, "clerk": 0, KEEPER: 0}
    assert telling.tell_of_day(taking, morning(1)) == 3
    assert told() == {"law": 1, "audit": 1, "clerk": 1, KEEPER: 0}
    for again in (morning(1), morning(2)):
        assert telling.tell_of_day(taking, again) == 0


def test_a_notice_keeps_neither_hour_nor_agency_nor_number_of_what_came(taking: Agency) -> None:
    case, _ = brought(taking)
    telling.tell_of_day(taking, morning(1))
    rows = list(Notice.objects.filter(text="notices.sealed").values())
    assert {row["at"] for row in rows} == {morning(1)}
    assert {(row["agency"], row["address"]) for row in rows} == {("", "home:home")}
    for telling_word in (case.pk.hex, str(case.pk), "sealed", "2569"):
        assert telling_word not in str([{**row, "text": ""} for row in rows])


def test_clocks_are_told_of_when_they_warn_and_when_they_ran_out(taking: Agency) -> None:
    brought(taking)
    days = [number for number in range(1, 30) if telling.tell_of_day(taking, morning(number))]
    assert days == [1, 12, 16]


def test_days_that_the_worker_slept_through_are_made_up_for(taking: Agency) -> None:
    brought(taking)
    Desk.objects.filter(agency=taking).update(told_until=TODAY - 2 * DAY)
    assert tell(Task(morning(9))).get("told") == 3
    assert tell(Task(morning(10))).get("told") == 0


def test_charge_that_was_not_handed_on_is_told_once(taking: Agency) -> None:
    brought(taking)
    telling.tell_of_day(taking, morning(1))
    before = told()
    Membership.objects.filter(person__username="clerk").update(until=TODAY)
    officer(taking, "new")
    telling.tell_of_day(taking, morning(2))
    telling.tell_of_day(taking, morning(3))
    assert told()["law"] == before["law"] + 1
    assert told()["clerk"] == before["clerk"]


def test_a_key_that_appears_is_told_to_everybody_in_charge_and_to_the_auditor(
    taking: Agency,
) -> None:
    auditor = person("auditor", taking.key, Role.INTERNAL_AUDITOR)
    Notice.objects.all().delete()
    officer(taking, "sudden")
    rows = Notice.objects.filter(text="notice.sealed_key")
    told_of = {row.recipient: row.address for row in rows}
    assert told_of == {
        **{key_of(name): "sealed:list" for name in (*OFFICERS, KEEPER)},
        auditor.key: "home:trail",
    }


def test_the_page_says_that_charge_changed(taking: Agency) -> None:
    brought(taking)
    page = reverse("sealed:list", args=[taking.key])
    law = holder("law", taking)
    assert "ผู้รับผิดชอบเปลี่ยนไป" not in law.get(page).content.decode()
    officer(taking, "new")
    assert "ผู้รับผิดชอบเปลี่ยนไป" in law.get(page).content.decode()
