"""Put the tallies of several tables together: agencies with everything known of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from operator import add

from prongsai.core.answers.agencies import Agency, Register, Resolved, Sighting, resolve
from prongsai.core.answers.headers import OVERALL
from prongsai.core.answers.tally import Group, Identity, Tally
from prongsai.core.scoring.given import Given, Question
from prongsai.core.terms.problem import Place, Problem, Severity

YEAR = re.compile(r"\d{4}", re.ASCII)
"""A fiscal year as it is written in data."""

Key = tuple[tuple[str, str, str], str]
"""An agency's key and a division."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A tally and where it comes from."""

    tally: Tally
    place: Place


@dataclass(frozen=True, slots=True)
class Unit:
    """An agency, or one of its divisions, with what is known of it."""

    agency: Agency
    division: str
    given: Given
    published: Fraction | None = None
    """A total that the data itself states, to be compared with the computed one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows read, used and refused, the refused by code."""

    rows: int
    used: int
    refused: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything found, ready to be scored."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    summary: Summary


@dataclass(slots=True)
class _Sum:
    """Counts of one unit while tables are added up."""

    agency: Agency
    answers: dict[str, dict[Question, tuple[int, ...]]] = field(default_factory=dict)
    marks: dict[str, Fraction] = field(default_factory=dict)
    known: dict[str, Fraction] = field(default_factory=dict)
    respondents: dict[str, int] = field(default_factory=dict)
    headcounts: dict[str, int] = field(default_factory=dict)

    def add(self, channel: str, group: Group) -> str | None:
        """Add a group; returns a key that is given twice, and then adds nothing."""
        for key in (*group.marks, *group.known):
            if key in self.marks or key in self.known:
                return key
        self.marks.update(group.marks)
        self.known.update(group.known)
        self.headcounts.update(group.headcounts)
        for instrument, number in group.respondents.items():
            self.respondents[instrument] = self.respondents.get(instrument, 0) + number
        if group.counts and channel not in self.answers:
            self.answers[channel] = dict(group.counts)
        elif group.counts:
            channel_answers = self.answers[channel]
            for question, counts in group.counts.items():
                sums = channel_answers.get(question)
                channel_answers[question] = (
                    counts if sums is None else tuple(map(add, sums, counts))
                )
        return None

    def unit(self, division: str) -> Unit:
        known = {key: score for key, score in self.known.items() if key != OVERALL}
        given = Given(
            answers=self.answers,
            marks=self.marks,
            known=known,
            respondents=self.respondents,
            headcounts={**self.headcounts, **self.agency.headcounts},  # the list has the last word
        )
        return Unit(self.agency, division, given, self.known.get(OVERALL))


def gather(
    tables: Sequence[Counted],
    register: Register,
    fiscal_year: int | None,
    *,
    by_division: bool = False,
) -> Gathered:
    """Add up all tables for one fiscal year; None takes every row whatever its year."""
    refused: dict[str, int] = {}
    problems = [problem for table in tables for problem in _refusals(table)]
    for table in tables:
        for code, count in table.tally.refused.items():
            refused[code] = refused.get(code, 0) + count
    resolved, doubts = resolve(_sightings(tables), register)
    problems.extend(doubts)
    sums: dict[Key, _Sum] = {}
    told: list[Problem] = []
    for table in tables:
        for identity, group in table.tally.groups.items():
            problem = _add(sums, resolved, identity, group, table, fiscal_year, by_division)
            if problem is not None:
                refused[problem.code] = refused.get(problem.code, 0) + group.rows
                if problem not in doubts:
                    told.append(problem)
    problems.extend(_once_each(told))
    rows = sum(table.tally.rows for table in tables)
    units = tuple(each.unit(division) for (_, division), each in sums.items())
    summary = Summary(rows, rows - sum(refused.values()), refused)
    return Gathered(units, tuple(problems), summary)


def _once_each(problems: Sequence[Problem]) -> list[Problem]:
    """The same thing said of many agencies in one file is said once, with all its rows."""
    found: dict[object, Problem] = {}
    for problem in problems:
        key = (problem.code, tuple(problem.facts.items()), problem.place.file, problem.place.sheet)
        held = found.get(key)
        rows = problem.count + (held.count if held else 0)
        found[key] = replace(held or problem, count=rows)
    return list(found.values())


def of_year(table: Counted, fiscal_year: int) -> Counted:
    """The part of a table of several years that belongs to one, where several are expected.

    What cannot be a year is left in, to be refused where rows of other years are.
    """
    wanted = {
        identity: group
        for identity, group in table.tally.groups.items()
        if identity[3] == str(fiscal_year) or not YEAR.fullmatch(identity[3])
    }
    rows = sum(group.rows for group in wanted.values()) + sum(table.tally.refused.values())
    found = Tally(rows, wanted, table.tally.refused, table.tally.refusals)
    return Counted(found, table.place)


def _sightings(tables: Sequence[Counted]) -> list[Sighting]:
    """Each way an agency is written, where it first stands, and on how many rows."""
    found: dict[tuple[str, str, str], Sighting] = {}
    for table in tables:
        for identity, group in table.tally.groups.items():
            code, name, province = identity[:3]
            key = (code, name, province)
            held = found.get(key)
            place = held.place if held else _first(table, group)
            rows = group.rows + (held.rows if held else 0)
            found[key] = Sighting(code, name, province, place, rows)
    return list(found.values())


def _first(table: Counted, group: Group) -> Place:
    return Place(file=table.place.file, sheet=table.place.sheet, row=group.first_row)


def _add(
    sums: dict[Key, _Sum],
    resolved: Resolved,
    identity: Identity,
    group: Group,
    table: Counted,
    fiscal_year: int | None,
    by_division: bool,
) -> Problem | None:
    code, name, province, year, division, channel = identity
    place = _first(table, group)
    agency = resolved[code, name, province]
    if isinstance(agency, Problem):
        return agency
    if fiscal_year is not None and year and year != str(fiscal_year):
        facts = {"found": year, "expected": str(fiscal_year)}
        return Problem("answers-other-year", facts, place, count=group.rows)
    key = (agency.key, division if by_division else "")
    twice = sums.setdefault(key, _Sum(agency)).add(channel, group)
    if twice is None:
        return None
    facts = {"agency": agency.name, "key": twice}
    return Problem("answers-given-twice", facts, place, count=group.rows)


def _refusals(table: Counted) -> list[Problem]:
    """The refused rows of a table, and how many more there are than are shown."""
    found = [
        Problem(
            refusal.code,
            {"value": refusal.value, "item": refusal.value, "key": refusal.column, "agency": ""},
            Place(
                file=table.place.file,
                sheet=table.place.sheet,
                row=refusal.row,
                column=refusal.column,
            ),
        )
        for refusal in table.tally.refusals
    ]
    for code, count in table.tally.refused.items():
        more = count - sum(refusal.code == code for refusal in table.tally.refusals)
        if more:
            facts = {"code": code, "more": str(more), "all": str(count)}
            found.append(
                Problem("answers-more-refused", facts, table.place, Severity.REFUSED, more)
            )
    return found
