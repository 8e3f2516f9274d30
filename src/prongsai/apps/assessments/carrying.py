"""What is carried over when the next year is opened: a checklist that ticks itself.

Other apps hang theirs in by naming a function in the setting `CARRY_OVER`. It takes the agency, the
year to be opened and today, and gives what is to be seen to; nothing of it stands in the way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from prongsai.apps.accounts.queries import ended, members
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Where
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.fiscal_year import FiscalYear

DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Without these no result is approved."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to see to: a sentence's key and facts, whether it is done, the form it is about."""

    what: str
    done: bool
    facts: Mapping[str, str] = field(default_factory=dict)
    where: Where | None = None

    @property
    def said(self) -> str:
        return phrase(f"carry.{self.what}", **self.facts)

    @property
    def href(self) -> str:
        return reverse(self.where.address, kwargs=dict(self.where.keys)) if self.where else ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What one app has to say, under its heading."""

    title: str
    things: tuple[Thing, ...]


Source = Callable[[Any, int, dt.date], Carried]


def carried(agency: Any, year: int, today: dt.date) -> list[Carried]:
    """What every app named in the settings has to carry over into a year."""
    sources: Iterable[Source] = map(import_string, settings.CARRY_OVER)
    return [source(agency, year, today) for source in sources]


def people_who_end(agency: Any, year: int, today: dt.date) -> Carried:
    """Parts that end before the year is over, and desks that nobody holds."""
    rows = members(agency.key, today)
    before = ended(agency.key, FiscalYear(year - 1).first, today)
    last = FiscalYear(year).last
    return Carried("carry.people", (*_ending(rows, last), *_empty(rows, before, today)))


def _ending(rows: Sequence[Any], last: dt.date) -> Iterator[Thing]:
    """Parts with a last day, and whether somebody goes on."""
    for row in sorted((row for row in rows if row.until), key=lambda row: row.until):
        if row.until <= last:
            facts = {"name": row.person.name, "role": phrase(f"role.{row.role}")}
            done = any(_goes_on(row, other) for other in rows)
            what = "part_followed" if done else "part_ends"
            yield Thing(what, done, {**facts, "day": _day(row.until)})


def _goes_on(row: Any, other: Any) -> bool:
    """Whether somebody plays the same part on the day after."""
    after = row.until + dt.timedelta(days=1)
    same = (other.role, other.division) == (row.role, row.division)
    return same and other.since <= after and (other.until is None or other.until >= after)


def _empty(rows: Sequence[Any], before: Sequence[Any], today: dt.date) -> Iterator[Thing]:
    """Desks that nobody sits at today, with who left."""
    held = {row.role for row in rows if row.since <= today}
    left = {row.role: row for row in before}
    for role in DESKS:
        if role.value not in held:
            facts = {"role": phrase(f"role.{role}")}
            if row := left.get(role.value):
                told = {**facts, "name": row.person.name, "day": _day(row.until)}
                yield Thing("part_ended", False, told)
            else:
                yield Thing("desk_empty", False, facts)


def _day(day: dt.date) -> str:
    return digits(shown_date(day, language=language()))
