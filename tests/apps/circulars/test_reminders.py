"""Who is told of a circular, when, and never twice on a day; and what is due from whom."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from circular_making import AT, TITLE, missing, read, sent, staff, unit
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars import chores
from prongsai.apps.circulars.due import to_read
from prongsai.apps.circulars.models import Circular
from prongsai.apps.jobs.models import Job
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience
from prongsai.core.jobs.trying import Task

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 8, 20)


def on(day: int, month: int = 8, **arguments: str) -> Task:
    now = dt.datetime(2026, month, day, 1, tzinfo=dt.UTC)
    return Task(now=now, arguments=arguments, is_last_try=True)


def told(text: str) -> list[str]:
    rows = Notice.objects.filter(text=text).order_by("pk")
    return list(rows.values_list("recipient", flat=True))


def test_those_asked_are_told_once_of_what_was_sent_and_not_what_it_is_about(
    agency: Agency,
) -> None:
    people = staff(agency, 2)
    row = sent(agency)
    job = Job.objects.get(kind="circulars.tell")
    counts = [chores.tell(on(3, **job.arguments)) for _ in range(2)]

    assert [each["told"] for each in counts] == [2, 0]
    assert told("notice.circular") == [each.key for each in people]
    assert TITLE not in str(Notice.objects.first().facts)  # type: ignore[union-attr] # there is one
    Circular.objects.filter(pk=row.pk).update(end="withdrawn")
    assert chores.tell(on(4, **job.arguments)) == {"told": 0}


def test_who_misses_several_is_reminded_in_one_notice_a_day(agency: Agency) -> None:
    first, second = staff(agency, 2)
    row = sent(agency, until=UNTIL)
    sent(agency, until=UNTIL)
    read(row, first)
    days = (16, 17, 17, 18, 20, 21, 27)
    counts = [chores.remind(on(day))["told"] for day in days]

    assert counts == [0, 2, 0, 0, 2, 0, 2]
    numbers = {each.recipient: each.facts["number"] for each in Notice.objects.all()}
    assert numbers == {first.key: "1", second.key: "2"}


def test_nobody_is_reminded_of_what_everybody_has_read(agency: Agency) -> None:
    [only] = staff(agency, 1)
    read(sent(agency, until=UNTIL), only)

    assert chores.remind(on(20)) == {"told": 0}


def test_after_a_year_it_ends_with_those_who_never_read_it(agency: Agency, other: Agency) -> None:
    people = staff(agency, 2)
    staff(other, 1, prefix="o")
    sent(other, until=dt.date(2027, 8, 1))
    row = sent(agency)
    read(row, people[0])
    chores.remind(Task(dt.datetime(2027, 8, 5, tzinfo=dt.UTC), {}, is_last_try=True))

    assert missing(row) == {people[1].key}
    assert row.state == "over"
    assert Circular.objects.filter(end="").count() == 1


def whats(agency: Agency, key: str) -> list[str]:
    return [each.said("th")["title"] for each in to_read(key).of(agency, AT)]


def test_a_circular_is_due_from_each_person_who_has_not_acknowledged(agency: Agency) -> None:
    unit(agency, "roads", unit(agency, "works"))
    [inside] = staff(agency, 1, "roads")
    [outside] = staff(agency, 1, prefix="o")
    row = sent(agency, audience=Audience(units=frozenset({"works"})), until=UNTIL)
    [due] = to_read(inside.key).of(agency, AT)

    assert (due.until, whats(agency, outside.key)) == (UNTIL, [])
    read(row, inside)
    assert whats(agency, inside.key) == []


def test_what_is_due_comes_in_one_statement_however_many_there_are(agency: Agency) -> None:
    [who, *_] = staff(agency, 30)
    for number in range(5):
        sent(agency, title=f"เรื่องที่ {number}")
    assert connection.features.has_json_object_function
    with CaptureQueriesContext(connection) as asked:
        assert len(whats(agency, who.key)) == 5

    assert len(asked) == 1


def test_this_week_shows_it_to_staff_until_it_is_acknowledged(agency: Agency) -> None:
    who = person("me", agency.key, Role.STAFF)
    row = sent(agency)
    client = Client()
    client.force_login(who)
    before = client.get("/a/a1/").content.decode()
    client.post(f"/a/a1/circulars/c/{row.key}/acknowledge/")

    assert (TITLE in before, TITLE in client.get("/a/a1/").content.decode()) == (True, False)
