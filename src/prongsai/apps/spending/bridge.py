"""Rows of spending as the core's values and back; divisions by key and by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import branches
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.spending import models
from prongsai.core.spending.template import SpendingTemplate
from prongsai.core.spending.year import Change, Entry, Line, Progress, SpendingYear
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike
from prongsai.workshop.spending import Spending

PLAIN = (
    "title", "program", "work", "kind", "source", "unit", "budget", "begins", "ends", "output",
)  # fmt: skip
TARGETS, WORK = ("q1", "q2", "q3", "q4"), ("w1", "w2", "w3", "w4")
COLUMNS = (*PLAIN, *TARGETS, *WORK)
"""Columns that a line says something in, beside its code."""


@cache
def spending() -> Spending:
    return Spending(shelf())


def template() -> SpendingTemplate:
    return spending().template


@dataclass(frozen=True, slots=True)
class Units:
    """The divisions of an agency in their order: names, and which belongs to which."""

    names: Mapping[str, str]
    above: Mapping[str, str]
    open: frozenset[str]

    def name(self, key: str) -> str:
        """What a division is called; its key where it is no more."""
        return self.names.get(key, key)

    def key(self, said: str) -> str | None:
        """The division of that name; None where there is none."""
        meant = look_alike(said)
        return next((key for key, name in self.names.items() if look_alike(name) == meant), None)


def units_of(agency: Agency) -> Units:
    """One statement."""
    rows = branches(agency)
    return Units(
        {row.key: row.full_name for row in rows},
        {row.key: row.parent.key for row in rows if row.parent},
        frozenset(row.key for row in rows if not row.closed),
    )


def first_of(month: Month) -> dt.date:
    return dt.date(month.year, month.month, 1)


# --- Rows as values ------------------------------------------------------------------------------


def line(row: models.Line) -> Line:
    told: dict[str, Any] = {name: getattr(row, name) for name in PLAIN}
    targets = (row.q1, row.q2, row.q3, row.q4)
    return Line(
        key=row.code, targets=targets, work_targets=(row.w1, row.w2, row.w3, row.w4), **told
    )


def columns(said: Line) -> dict[str, Any]:
    """What a row holds of a line, beside its code."""
    told = {name: getattr(said, name) for name in PLAIN}
    four = zip(TARGETS, said.targets, strict=True)
    return {**told, **dict(four), **dict(zip(WORK, said.work_targets, strict=True))}


def change(row: models.Change, code: str) -> Change:
    return Change(line=code, day=row.day, amount=row.amount, reason=row.reason)


def entry(row: models.Entry, code: str, corrects: str = "") -> Entry:
    return Entry(
        key=row.key, line=code, month=Month.of(row.month), amount=row.amount, says=row.says,
        by=row.by, corrects=corrects,
    )  # fmt: skip


def progress(row: models.Progress, code: str) -> Progress:
    return Progress(
        line=code, quarter=row.quarter, percent=row.percent, done=row.done,
        problems=row.problems, suggestions=row.suggestions,
    )  # fmt: skip


# --- Divisions by name, as files have them -------------------------------------------------------


def named(year: SpendingYear, units: Units) -> SpendingYear:
    """As it goes out: divisions by name, and nobody who entered anything."""
    lines = tuple(replace(each, unit=units.name(each.unit)) for each in year.lines)
    entries = tuple(replace(each, by="") for each in year.entries)
    return replace(year, lines=lines, entries=entries)


def keyed(year: SpendingYear, units: Units) -> tuple[SpendingYear, list[Problem]]:
    """As it is kept: divisions by key; names that nobody has are told."""
    lines, wrong = [], []
    for place, each in enumerate(year.lines):
        key = units.key(each.unit) if each.unit else ""
        if key is None:
            at = Place(path=f"lines/{place}/unit")
            wrong.append(Problem("spending-unit-unknown", {"unit": each.unit[:80]}, at))
        lines.append(replace(each, unit=key or ""))
    return replace(year, lines=tuple(lines)), wrong
