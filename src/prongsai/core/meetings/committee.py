"""A committee: what it is of, its members by position, its duties and its term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem, Severity


class State(StrEnum):
    """How far a committee's term has come."""

    PLANNED = "planned"
    IN_FORCE = "in_force"
    ENDING = "ending"
    OVER = "over"
    DISSOLVED = "dissolved"


WORKING = (State.PLANNED, State.IN_FORCE, State.ENDING)
"""Those that still meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member by position; no name."""

    position: str = told("Office held.")
    part: str = told("Key of the part played in the committee.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee or working group as its order appoints it."""

    key: str = told_or("", "Stable key.")
    name: str = told("What it is called.")
    kind: str = told("Key of what it is of.")
    purpose: str = told_or("", "Why it is appointed.")
    year: int = told("Fiscal year of its first day, Buddhist era.")
    first: dt.date | None = told_or(None, "First day of its term; the order's day if none.")
    last: dt.date | None = told_or(None, "Last day of its term, if it has one.")
    quorum: str = told_or("", "Key of its rule of quorum; the usual one if none.")
    members: tuple[Member, ...] = told_or_new(tuple, "Members in the order of the paper.")
    duties: tuple[str, ...] = told_or_new(tuple, "Duties in the order of the paper.")

    def part_of(self, part: str) -> tuple[Member, ...]:
        """Members who play this part."""
        return tuple(each for each in self.members if each.part == part)


def state_of(
    committee: Committee, dissolved: dt.date | None, today: dt.date, frame: MeetingsFrame
) -> State:
    """Where a committee stands on a day; one that was dissolved serves through that day."""
    if dissolved is not None and today > dissolved:
        return State.DISSOLVED
    last = committee.last
    if last is not None and today > last:
        return State.OVER
    if committee.first is not None and today < committee.first:
        return State.PLANNED
    if last is not None and (last - today).days <= frame.ending_days:
        return State.ENDING
    return State.IN_FORCE


def faults(committee: Committee, frame: MeetingsFrame) -> Iterator[Problem]:
    """What can't be; each problem names its field."""
    if committee.kind not in frame.kinds:
        yield _at("committee-kind-unknown", "kind")
    if committee.quorum and committee.quorum not in frame.quorums:
        yield _at("committee-quorum-unknown", "quorum")
    if committee.first and committee.last and committee.last < committee.first:
        yield _at("committee-term-backwards", "last")
    seen = set[str]()
    for row, each in enumerate(committee.members, 1):
        if each.part not in frame.parts:
            yield _at("committee-part-unknown", "members", row, position=each.position)
        if each.position in seen:
            yield _at("committee-member-twice", "members", row, position=each.position)
        seen.add(each.position)


def findings(committee: Committee, frame: MeetingsFrame) -> Iterator[Problem]:
    """What an order should not be signed with; it is told, and may wait."""
    for part in frame.parts.values():
        number = len(committee.part_of(part.key))
        if part.leads and number == 0:
            yield _warn("committee-no-chair", "members")
        if part.leads and number > 1:
            yield _warn("committee-two-chairs", "members", number=str(number))
        if part.writes and number == 0:
            yield _warn("committee-no-secretary", "members")
    if not committee.duties:
        yield _warn("committee-no-duties", "duties")


def _at(code: str, column: str, row: int | None = None, **facts: str) -> Problem:
    return Problem(code, facts, Place(column=column, row=row), Severity.REFUSED)


def _warn(code: str, column: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(column=column), Severity.WARNING)


def next_year(committee: Committee) -> Committee:
    """The same for the year after: its term moved by a year, to the end of the fiscal year."""
    year = FiscalYear(committee.year + 1)
    return replace(committee, key="", year=year.year, first=year.first, last=year.last)


def year_of(day: dt.date) -> int:
    """The calendar year whose meetings are counted together, Buddhist era."""
    return day.year + BUDDHIST
