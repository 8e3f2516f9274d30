"""A meeting: its agenda, who came, and what its minutes still lack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.meetings.committee import Committee, Member
from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem, Severity


class Here(StrEnum):
    """Whether a member came."""

    PRESENT = "present"
    SUBSTITUTE = "substitute"
    """Somebody came for him."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of an agenda, with what the minutes say of it."""

    key: str = told("Key of the standard item it stands under.")
    title: str = told("What it is about.")
    notes: str = told_or("", "What is known before the meeting.")
    minutes: str = told_or("", "What was said and resolved.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One member by position, and whether he came."""

    position: str = told("Office held.")
    part: str = told("Key of the part played.")
    here: Here = told_or(Here.PRESENT, "Whether he came.")
    note: str = told_or("", "Why he was absent, or the position of who came for him.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a committee."""

    number: int = told("Which of the calendar year.")
    year: int = told("Calendar year, Buddhist era.")
    day: dt.date = told("Its day.")
    begins: str = told("When it is called for: `09:30`.")
    place: str = told("Where it is.")
    items: tuple[Item, ...] = told_or_new(tuple, "Its agenda in order.")
    attendance: tuple[Attendance, ...] = told_or_new(tuple, "Members, once it was held.")
    others: tuple[str, ...] = told_or_new(tuple, "Others who were there, by position.")
    started: str = told_or("", "When it started: `09:35`.")
    ended: str = told_or("", "When it ended: `11:10`.")

    @property
    def count(self) -> str:
        """As minutes name it: `2/2569`."""
        return f"{self.number}/{self.year}"

    @property
    def present(self) -> int:
        """Members there, themselves or by somebody who came for them."""
        return sum(1 for each in self.attendance if each.here is not Here.ABSENT)


def begun(members: Iterable[Member]) -> tuple[Attendance, ...]:
    """The list of members before anybody was counted."""
    return tuple(Attendance(position=each.position, part=each.part) for each in members)


def has_quorum(meeting: Meeting, committee: Committee, frame: MeetingsFrame) -> bool:
    """Whether enough members came to decide; of those whom the list of the meeting names."""
    members = len(meeting.attendance)
    return meeting.present >= frame.quorum(committee.quorum).needed(members)


def faults(meeting: Meeting, frame: MeetingsFrame) -> Iterator[Problem]:
    """What can't be; each problem names its field."""
    if not meeting.items:
        yield _at("meeting-no-agenda", "items")
    for row, item in enumerate(meeting.items, 1):
        if item.key not in frame.agenda:
            yield _at("meeting-item-unknown", "items", row)
    if meeting.started and meeting.ended and meeting.ended < meeting.started:
        yield _at("meeting-ends-before", "ended")
    for row, each in enumerate(meeting.attendance, 1):
        if each.here is Here.SUBSTITUTE and not each.note:
            yield _at("meeting-substitute-unnamed", "attendance", row, position=each.position)


def lacking(meeting: Meeting, committee: Committee, frame: MeetingsFrame) -> Iterator[Problem]:
    """What its minutes lack before they can be made or adopted."""
    if not meeting.attendance:
        yield _at("meeting-no-attendance", "attendance")
    elif not has_quorum(meeting, committee, frame):
        needed = frame.quorum(committee.quorum).needed(len(meeting.attendance))
        yield _at(
            "meeting-no-quorum", "attendance", severity=Severity.WARNING,
            present=str(meeting.present), needed=str(needed),
        )  # fmt: skip
    if not (meeting.started and meeting.ended):
        yield _at("meeting-no-times", "started")
    blank = [each.title for each in meeting.items if not each.minutes]
    if blank:
        yield _at("meeting-item-blank", "items", severity=Severity.WARNING, items=", ".join(blank))


def _at(
    code: str, column: str, row: int | None = None, severity: Severity = Severity.REFUSED,
    **facts: str,
) -> Problem:  # fmt: skip
    return Problem(code, facts, Place(column=column, row=row), severity)


def next_number(known: Sequence[tuple[int, int]], year: int) -> int:
    """The number of the next meeting of a year, of numbers and years that were given."""
    return 1 + max((number for number, of in known if of == year), default=0)
