"""A project of a plan as a measure of one fiscal year, so that units report on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.carrying import Carried, carry_over
from prongsai.core.measures.checking import LONGEST_SUCCESS, LONGEST_UNIT
from prongsai.core.measures.measure import Cycle, Measure, MeasureYear, Unit
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.terms.fiscal_year import FiscalYear

LONGEST = 400
"""Characters of a measure's title; titles of projects may be longer."""
CYCLE = Cycle.HALF_YEAR_AND_ANNUAL
"""Until somebody chooses another: plans are reported after six months and for the year."""


def years_of(plan: Plan, project: Project) -> range:
    """Fiscal years of the plan in which something is done for a project."""
    first = FiscalYear.of(project.begins or plan.starts).year
    last = FiscalYear.of(project.ends or plan.ends).year
    return range(max(first, plan.covers.start), min(last + 1, plan.covers.stop))


def as_measure(
    plan: Plan, project: Project, units: tuple[Unit, ...], packs: tuple[Pack | None, Pack],
    year: int, day: dt.date,
) -> Carried:  # fmt: skip
    """A draft of the same units, steps and items, within the year; and what is gone.

    `packs` are the one whose codes the plan names, where anybody knows it, and the year's own.
    """
    own = FiscalYear(year)
    said = Measure(
        key="", title=project.title[:LONGEST], items=project.items,
        steps=tuple(each.says for each in project.steps), units=units,
        begins=max(project.begins or plan.starts, own.first),
        due=min(project.ends or plan.ends, own.last),
        cycle=CYCLE, **_success(project),
    )  # fmt: skip
    return _in_codes_of(said, packs, year, day)


def _success(project: Project) -> dict[str, Any]:
    """Its first KPI that names a unit; a measure is measured by one."""
    first = next((each for each in project.kpis if each.unit), None)
    if first is None:
        return {}
    return {
        "success": first.says[:LONGEST_SUCCESS], "success_unit": first.unit[:LONGEST_UNIT],
        "success_target": first.target,
    }  # fmt: skip


def _in_codes_of(
    said: Measure, packs: tuple[Pack | None, Pack], year: int, day: dt.date
) -> Carried:
    old, new = packs
    if old is not None and old.id != new.id:
        whole = MeasureYear(fiscal_year=year, pack=old.id, measures={said.key: said})
        (found,) = carry_over(whole, [said.key], (old, new), year, day)
        return replace(found, measure=replace(found.measure, origin=None, history=()))
    known = tuple(each for each in said.items if old is not None and each in new.items)
    gone = tuple(each for each in said.items if each not in known)
    return Carried(measure=replace(said, items=known), gone=gone)
