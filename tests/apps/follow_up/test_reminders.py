"""Whoever owes a report is reminded in one digest a day, and others the later it gets."""

from __future__ import annotations

import datetime as dt

import pytest

from follow_making import WORKS, crew, measure, written
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import chores
from prongsai.apps.measures.models import Rhythm
from prongsai.apps.notices.models import Notice
from prongsai.core.jobs.trying import Task

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 4, 20)
"""Ten working days after March 2026, by the shipped table."""


def night(day: dt.date) -> int:
    at = dt.datetime.combine(day, dt.time(7), dt.UTC)
    return int(chores.remind(Task(at))["told"])


def told(people: dict[str, Person], after: int) -> list[str]:
    """Who was told on the day so many days after the last one."""
    keys = {person.key: name for name, person in people.items()}
    day = DUE + dt.timedelta(days=after)
    Rhythm.objects.update(reminded=day - dt.timedelta(days=1))
    Notice.objects.all().delete()
    night(day)
    return sorted(keys[each.recipient] for each in Notice.objects.all())


def test_the_later_it_gets_the_more_people_hear_of_it(agency: Agency) -> None:
    people, _ = crew(agency), measure(agency)
    heard = {after: told(people, after) for after in (-15, -14, -3, 0, 1, 2, 7, 14)}
    assert heard == {
        -15: [], -14: ["officer"], -3: ["officer"], 0: ["officer"], 1: ["head"], 2: [],
        7: ["coordinator", "head", "officer"],
        14: ["chief", "coordinator", "head", "officer"],
    }  # fmt: skip


def test_one_person_gets_one_digest_a_day(agency: Agency) -> None:
    people = crew(agency)
    for number in range(3):
        measure(agency, f"m{number}")
    day = DUE + dt.timedelta(days=7)
    assert (night(day), night(day)) == (3, 0)
    [mine] = Notice.objects.filter(recipient=people["officer"].key)
    assert (mine.facts["late"], mine.text) == ("3", "notice.follow_up_late")


def test_days_on_which_nothing_ran_are_made_up_for(agency: Agency) -> None:
    crew(agency), measure(agency)
    night(DUE - dt.timedelta(days=5))
    assert night(DUE + dt.timedelta(days=2)) == 2  # officer and head, once each


def test_what_is_handed_in_reminds_nobody(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    written(row, hand_in=True)
    assert told(people, 7) == []


def test_of_a_unit_without_anybody_the_coordinator_is_reminded(agency: Agency) -> None:
    people, _ = crew(agency), measure(agency, units=[WORKS])
    assert told(people, -14) == ["coordinator"]
