"""What units owe on measures, with what there is of it: slots as the core reckons them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.apps.assessments import rules
from prongsai.apps.measures import bridge
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.follow_words import word
from prongsai.apps.measures.models import Measure, Rhythm
from prongsai.core.access.roles import Role
from prongsai.core.calendar.working_days import DueDay
from prongsai.core.follow_up.lateness import Nearness, nearness
from prongsai.core.follow_up.periods import ReportPeriod
from prongsai.core.follow_up.report import ReportState
from prongsai.core.follow_up.seats import Seats
from prongsai.core.follow_up.slots import Rhythm as Reckoning
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Words

SlotId = tuple[int, str, str]
"""Row of the measure, id of the unit, key of the period."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a report has come, without what it says."""

    state: ReportState
    progress: str = ""
    percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A report that a unit owes, written or not."""

    row: Measure
    unit: str
    name: str
    period: ReportPeriod
    due: DueDay
    stand: Stand | None
    nearness: Nearness

    @property
    def state(self) -> ReportState | None:
        return self.stand.state if self.stand else None

    @property
    def slot(self) -> SlotId:
        return self.row.pk, self.unit, self.period.key

    @property
    def shown_state(self) -> Words:
        """What its state is called; that of a draft where nobody has begun it."""
        return word("state", (self.state or ReportState.DRAFT).value)

    @property
    def together(self) -> list[str]:
        """All units it speaks for, where several do it jointly."""
        joint = self.row.joint and len(self.row.units) > 1
        return [str(bridge.unit_of(each)) for each in self.row.units] if joint else []


def reckoning(row: Rhythm, year: int) -> Reckoning:
    """When reports are due in a year, by the office's own days where it keeps some."""
    closed = [dt.date.fromisoformat(day) for day in row.closed]
    opened = [dt.date.fromisoformat(day) for day in row.open]
    days = rules.shelf().working_days.kept_by(closed, opened, row.known_until)
    return Reckoning(FiscalYear(year), days, row.days)


def places(
    rows: Iterable[Measure], units: Units, rhythm: Rhythm, year: int,
    stands: Mapping[SlotId, Stand], today: dt.date,
) -> list[Place]:  # fmt: skip
    """Everything owed on these measures of a year, the nearest last day first."""
    owed, whole = reckoning(rhythm, year), [name for _, name in units.whole]
    found = [
        _place(row, names[slot.key.unit], slot.key.unit, slot.period, slot.due, stands, today)
        for row in rows
        for names in [{name: key for key, name in bridge.slot_units(row, units)}]
        for slot in owed.of(bridge.value(row), whole)
    ]
    return sorted(found, key=lambda each: each.due.day)


def _place(
    row: Measure, unit: str, name: str, period: ReportPeriod, due: DueDay,
    stands: Mapping[SlotId, Stand], today: dt.date,
) -> Place:  # fmt: skip
    stand = stands.get((row.pk, unit, period.key))
    near = nearness(due.day, stand.state if stand else None, today)
    return Place(row=row, unit=unit, name=name, period=period, due=due, stand=stand, nearness=near)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who officiates or heads in which division; sub-units have those of their division too."""

    parts: Sequence[tuple[str, Role, str]]
    """Keys of people, their parts, keys of divisions."""
    above: Mapping[str, str] = field(default_factory=dict)

    def of(self, unit: str) -> dict[str, set[Role]]:
        """The people of a unit and what they are there."""
        around = self.around(unit)
        found: dict[str, set[Role]] = {}
        for person, role, division in self.parts:
            if division in around:
                found.setdefault(person, set()).add(role)
        return found

    def around(self, unit: str) -> set[str]:
        """The division that a unit is or is a part of, and the one above that."""
        division = bridge.division_of(unit)
        return {division, self.above.get(division, "")} - {""}

    def seats(self, unit: str) -> Seats:
        found = self.of(unit).values()
        headed = any(Role.DIVISION_HEAD in roles for roles in found)
        return Seats(staffed=bool(found), headed=headed)

    @property
    def everybody(self) -> set[str]:
        return {person for person, _, _ in self.parts}


def crew_of(parts: Iterable[tuple[str, str, str]], units: Units) -> Crew:
    above = {row.key: row.parent.key for row in units.rows if row.parent}
    return Crew([(person, Role(role), division) for person, role, division in parts], above)
