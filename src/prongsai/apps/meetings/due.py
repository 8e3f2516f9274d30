"""What is due about committees: decisions of each person, minutes and terms of those who mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from prongsai.apps.accounts.queries import at_work
from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.due.sources import Found, Source, as_row, columns
from prongsai.apps.meetings import bridge, queries
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Part
from prongsai.core.due.due import Due, Where
from prongsai.core.meetings.decisions import MINDING, UNIT_ROLES, State

_MINDER = frozenset({Role.COORDINATOR})


def tasks_of(person: str) -> Source:
    """Open decisions that one person is to carry out, alone or with the unit."""
    return Source(partial(_rows, person), _told)


def _rows(person: str, agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    parts = at_work(agency.key, timezone.localtime(now).date()).filter(person__key=person)
    units = divisions_of(agency).filter(key=OuterRef("division"))
    above = Subquery(units.values("parent__key")[:1])
    rows = queries.decisions_of(agency).filter(state=State.OPEN)
    return [
        columns("decision", rows, "key", "what", "unit", "role", "until", "state", at="given_at"),
        columns("decision_part", parts, "role", "division", above=above),
    ]


def _told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    facts = [row.facts for row in found["decision_part"]]
    parts = [
        Part(Role(each["role"]), each["division"], each["above"] or "") for each in facts
    ]  # fmt: skip
    for row in found["decision"]:
        decision = as_row(Decision, row, at="given_at")
        if bridge.decision(decision).is_for(parts):
            yield _about(agency.key, decision)


def _about(agency: str, row: Decision) -> Due:
    return Due(
        what="decision",
        where=Where("meetings:decision", {"agency": agency, "decision": row.key}),
        whose=UNIT_ROLES if row.unit else frozenset({Role(row.role)}),
        since=timezone.localtime(row.given_at).date(),
        until=row.until,
        facts={"title": row.what},
    )


def _of_all(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    today = timezone.localtime(now).date()
    ends = today + dt.timedelta(days=bridge.frame().ending_days)
    held = queries.meetings_of(agency).filter(day__lt=today, attendance=[])
    ending = queries.committees_of(agency).filter(
        last__gte=today, last__lte=ends, dissolved=None, replaced_by=None
    )
    called = F("committee__name")
    return [
        columns("meeting_minutes", held, "key", "number", "year", "day", called=called),
        columns("committee_ending", ending, "key", "name", "last"),
    ]


def _all_told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    for row in found["meeting_minutes"]:
        facts = dict(row.facts)
        called = facts.pop("called")
        meeting = Meeting(**{**facts, "day": _day(facts["day"])})
        yield Due(
            what="meeting_minutes",
            where=Where("meetings:meeting", {"agency": agency.key, "meeting": meeting.key}),
            whose=_MINDER, told=MINDING, since=meeting.day,
            facts={"name": called, "count": meeting.count},
        )  # fmt: skip
    for row in found["committee_ending"]:
        committee = as_row(Committee, row)
        yield Due(
            what="committee_ending",
            where=Where("meetings:committee", {"agency": agency.key, "committee": committee.key}),
            whose=_MINDER, told=MINDING, until=committee.last, facts={"name": committee.name},
        )  # fmt: skip


def _day(said: Any) -> dt.date:
    """Databases hand days out as text inside an object."""
    return said if isinstance(said, dt.date) else dt.date.fromisoformat(said)


MEETINGS = Source(_of_all, _all_told)
"""Meetings that were held and have no minutes, and terms that end without a successor."""
