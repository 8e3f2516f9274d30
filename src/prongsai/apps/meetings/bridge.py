"""Rows as the core's values and back; the choices that committees are described by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prongsai.apps.agencies.finding import plain as searched
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import digits, phrase
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.core.documents.committee_papers import CommitteePapers
from prongsai.core.meetings import committee as committees
from prongsai.core.meetings import decisions
from prongsai.core.meetings import meeting as meetings
from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.meetings.minutes import Minutes, Resolved
from prongsai.core.shapes.write import plain
from prongsai.workshop.kept_data import value_of

_COMMITTEE = ("key", "name", "kind", "purpose", "year", "first", "last", "quorum")
_MEETING = ("number", "year", "day", "begins", "place", "started", "ended")
_DECISION = ("key", "what", "unit", "role", "until", "note")


def frame() -> MeetingsFrame:
    return shelf().meetings


def papers(agency: str) -> CommitteePapers:
    """What the papers of an agency's committees are written with."""
    return CommitteePapers(frame(), shelf().script("meetings", "th"), agency)


def committee(row: Committee) -> committees.Committee:
    members = tuple(committees.Member(position=name, part=part) for name, part in row.members)
    said = {name: getattr(row, name) for name in _COMMITTEE}
    return committees.Committee(**said, members=members, duties=tuple(row.duties))


def committee_columns(said: committees.Committee) -> dict[str, Any]:
    """What the row holds of it."""
    members = [[each.position, each.part] for each in said.members]
    told = {name: getattr(said, name) for name in _COMMITTEE if name != "key"}
    return {**told, "members": members, "duties": list(said.duties)}


def meeting(row: Meeting) -> meetings.Meeting:
    said = {name: getattr(row, name) for name in _MEETING}
    return meetings.Meeting(
        **said, items=items(row.items), attendance=attendance(row.attendance),
        others=tuple(row.others),
    )  # fmt: skip


def items(data: Iterable[Any]) -> tuple[meetings.Item, ...]:
    return tuple(value_of(meetings.Item, each) for each in data)


def attendance(data: Iterable[Any]) -> tuple[meetings.Attendance, ...]:
    return tuple(value_of(meetings.Attendance, each) for each in data)


def meeting_columns(said: meetings.Meeting) -> dict[str, Any]:
    told = {name: getattr(said, name) for name in _MEETING}
    return {
        **told, "items": plain(said.items), "attendance": plain(said.attendance),
        "others": list(said.others),
    }  # fmt: skip


def decision(row: Decision, count: str = "") -> decisions.Decision:
    """`count` is that of the meeting which resolved it."""
    said = {name: getattr(row, name) for name in _DECISION}
    return decisions.Decision(
        **said, meeting=count, answers=tuple(row.answers.split()),
        state=decisions.State(row.state),
    )  # fmt: skip


def minutes(row: Meeting, found: Iterable[Decision], units: Units) -> Minutes:
    """All that minutes and invitation tell."""
    resolved = tuple(
        Resolved(item=each.item, what=each.what, whose=whose(each, units), until=each.until)
        for each in found
    )
    return Minutes(committee=committee(row.committee), meeting=meeting(row), resolved=resolved)


def whose(row: Decision, units: Units) -> str:
    """Who does it, as people read it."""
    return digits(units.name(row.unit)) if row.unit else phrase(f"role.{row.role}")


def sought(*texts: str) -> str:
    return "\n".join(searched(each) for each in texts if each)
