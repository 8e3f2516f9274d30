"""What a meeting decided: whose it is, until when, and that nothing open is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Part
from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.meetings.meeting import Item
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem, Severity

UNIT_ROLES = frozenset({Role.DIVISION_HEAD, Role.DIVISION_OFFICER})
"""Who in a unit does what the unit is given."""
MINDING = frozenset({Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE})
"""Those who keep committees, call meetings and note what was decided."""


class State(StrEnum):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Something a meeting resolved that somebody is to do."""

    key: str = told_or("", "Stable key.")
    meeting: str = told_or("", "Which meeting resolved it: `1/2569`.")
    what: str = told("What is to be done.")
    unit: str = told_or("", "Key of the unit that does it.")
    role: str = told_or("", "Key of the role that does it, where no unit does.")
    until: dt.date | None = told_or(None, "The last day.")
    answers: tuple[str, ...] = told_or_new(tuple, "Codes of items, measures, projects it answers.")
    state: State = told_or(State.OPEN, "What became of it.")
    note: str = told_or("", "What was done, or why it was dropped.")

    def is_late(self, today: dt.date) -> bool:
        return self.state is State.OPEN and self.until is not None and today > self.until

    def concerns(self, part: Part) -> bool:
        """Whether it is for whoever plays this part; of a unit also for its sub-units."""
        if self.unit:
            return part.role in UNIT_ROLES and self.unit in part.units
        return part.role.value == self.role

    def is_for(self, parts: Iterable[Part]) -> bool:
        return any(self.concerns(each) for each in parts)


def faults(decision: Decision, units: Collection[str]) -> Iterator[Problem]:
    """What can't be; each problem names its field."""
    if bool(decision.unit) == bool(decision.role):
        yield _at("decision-whose", "unit")
    if decision.unit and decision.unit not in units:
        yield _at("decision-unit-unknown", "unit")
    if decision.role and decision.role not in {each.value for each in ROLES}:
        yield _at("decision-role-unknown", "role")


ROLES = (
    Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR,
    Role.COMPLAINT_OFFICER, Role.CUSTODIAN,
)  # fmt: skip
"""Whom a decision can be given to where no unit does it."""


def ending_faults(decision: Decision, state: State, note: str) -> Iterator[Problem]:
    """Why it can't end so: it ended already, or nobody says what was done or why it was dropped."""
    if decision.state is not State.OPEN:
        yield _at("decision-ended", "note")
    elif state is State.OPEN or not note.strip():
        yield _at("decision-no-note", "note")


def _at(code: str, column: str) -> Problem:
    return Problem(code, {}, Place(column=column), Severity.REFUSED)


def still_open(decisions: Iterable[Decision]) -> list[Decision]:
    """What goes on to the next agenda: the nearest last day first, then as they were decided."""
    found = [each for each in decisions if each.state is State.OPEN]
    return sorted(found, key=lambda each: each.until or dt.date.max)


def agenda(
    frame: MeetingsFrame, earlier: Iterable[Decision], unadopted: Sequence[str], lines: Lines
) -> tuple[Item, ...]:
    """What the agenda of a meeting begins with.

    `unadopted` are meetings whose minutes wait, as `1/2569`; `lines` says each thing in words.
    """
    carried = "\n".join(map(lines.decision, still_open(earlier)))
    waiting = "\n".join(map(lines.minutes, unadopted))
    return tuple(
        Item(
            key=each.key,
            title=each.name.th,
            notes=carried if each.carries else waiting if each.adopts else "",
        )
        for each in frame.agenda.values()
    )


class Lines:
    """How an agenda says what it carries over; an app says it in its own words."""

    def decision(self, decision: Decision) -> str:
        """One that is still open."""
        return f"{decision.meeting} {decision.what}".strip()

    def minutes(self, count: str) -> str:
        """Minutes that wait to be adopted."""
        return count
