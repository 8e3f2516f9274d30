"""Measures that were made of projects, carried over: the new year's is of the same project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.apps.measures.models import Measure, MeasureYear
from prongsai.core.measures.measure import Measure as Value

Pair = tuple[str, str]
"""Keys of plan and project."""


@dataclass(frozen=True, slots=True)
class Heirs:
    """Of which projects last year's measures are, and what this year has of these already."""

    before: Mapping[str, Measure] = field(default_factory=dict)
    """Last year's by code."""
    now: Mapping[Pair, Measure] = field(default_factory=dict)
    """This year's; what lies in the bin too."""

    def here(self, said: Value) -> Measure | None:
        """This year's measure of the same project."""
        before = self._before(said)
        row = self.now.get((before.plan, before.project)) if before else None
        return row if row and row.removed_at is None else None

    def given(self, row: Measure, said: Value) -> Measure:
        """Of the same project, as long as this year has no other of it."""
        before = self._before(said)
        if before and (before.plan, before.project) not in self.now:
            row.plan, row.plan_title = before.plan, before.plan_title
            row.project, row.project_title = before.project, before.project_title
        return row

    def _before(self, said: Value) -> Measure | None:
        return self.before.get(said.origin.key) if said.origin else None


def heirs(year: MeasureYear) -> Heirs:
    """One statement."""
    rows = Measure.objects.filter(agency=year.agency, year__in=(year.year - 1, year.year))
    rows = rows.exclude(plan="")
    return Heirs(
        {row.code: row for row in rows if row.year < year.year},
        {(row.plan, row.project): row for row in rows if row.year == year.year},
    )
