"""Committees, their meetings and decisions, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.meetings import actions, calling, deciding
from prongsai.apps.meetings.calling import Called, Held
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.core.access.roles import Role
from prongsai.core.meetings.committee import Committee as Value
from prongsai.core.meetings.committee import Member
from prongsai.core.meetings.decisions import Decision as Task
from prongsai.core.meetings.meeting import begun

AT = dt.datetime(2026, 8, 3, 9, tzinfo=dt.UTC)
TODAY = AT.date()
DOER = Doer("desk", (Role.COORDINATOR,), AT)
MEMBERS = (
    Member(position="ปลัดเทศบาล", part="chair"),
    Member(position="หัวหน้าสำนักปลัด", part="secretary"),
)
WHOLE = Value(
    name="คณะทำงานขับเคลื่อนการประเมิน", kind="ita", year=2569, members=MEMBERS,
    duties=("ติดตามผล",), first=dt.date(2025, 10, 1), last=dt.date(2026, 9, 30),
)  # fmt: skip
CALLED = Called(day=TODAY, begins="09:30", place="ห้องประชุม", notes={})
CAME = Held(attendance=begun(MEMBERS), others=(), started="09:30", ended="10:30")
TASK = Task(what="สำรวจช่องทางร้องเรียน", role="coordinator", until=dt.date(2026, 8, 31))


def appointed(agency: Agency, *, order: str = "", key: str = "", **told: Any) -> Committee:
    return actions.add(agency, replace(WHOLE, **told), DOER, order=order, key=key)


def called(committee: Committee, day: dt.date = TODAY) -> Meeting:
    return calling.call(committee, replace(CALLED, day=day), DOER)


def met(committee: Committee, day: dt.date = TODAY) -> Meeting:
    return calling.hold(called(committee, day), CAME, DOER)


def decided(meeting: Meeting, **told: Any) -> Decision:
    return deciding.give(meeting, 4, replace(TASK, **told), DOER)


def gaps(agency: Agency) -> dict[str, object]:
    """A committee that met and decided something, as addresses name them."""
    committee = appointed(agency)
    meeting = met(committee)
    return {
        "committee": committee.key, "meeting": meeting.key, "decision": decided(meeting).key,
    }  # fmt: skip
