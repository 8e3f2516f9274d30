"""What is wrong with the measures of a year, each fault at its path."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from itertools import count

from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.measure import Measure, MeasureYear
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem, Severity

LONGEST_TITLE, LONGEST_STEP = 400, 1000
"""Letters: what is longer belongs into the steps, or is several steps."""
LONGEST_SUCCESS, LONGEST_UNIT, MOST_DIGITS = 400, 60, 12
"""Letters of what is measured and of its unit, digits of its target."""
FIRST_YEAR, LAST_YEAR = 2540, 2700
"""Fiscal years that anybody could mean; what lies outside is a Gregorian year or a slip."""


def measure_problems(year: MeasureYear, pack: Pack, topics: Collection[str]) -> list[Problem]:
    """Every fault; warnings stop nothing."""
    if not FIRST_YEAR <= year.fiscal_year <= LAST_YEAR:
        facts = {"year": str(year.fiscal_year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        return [Problem("measure-fiscal-year", facts, Place(path="fiscal_year"))]
    found = list(_titles_twice(year.measures))
    for measure in year.measures.values():
        found.extend(_texts(measure))
        found.extend(_unknown(measure, pack, topics))
        found.extend(_units(measure))
        found.extend(_days(measure, FiscalYear(year.fiscal_year)))
        found.extend(_success(measure))
        found.extend(_lacking(measure))
    return found


def _at(code: str, measure: Measure, *path: str, **facts: str) -> Problem:
    """A fault of one measure, which its sentence names."""
    place = Place(path="/".join(("measures", measure.key, *path)))
    return Problem(code, {"measure": measure.title, **facts}, place)


def _note(code: str, measure: Measure, *path: str) -> Problem:
    found = _at(code, measure, *path)
    return Problem(found.code, found.facts, found.place, Severity.WARNING)


def _titles_twice(measures: Mapping[str, Measure]) -> Iterator[Problem]:
    seen: set[str] = set()
    for measure in measures.values():
        if measure.title in seen:
            yield _note("measure-title-twice", measure, "title")
        seen.add(measure.title)


def _texts(measure: Measure) -> Iterator[Problem]:
    if len(measure.title) > LONGEST_TITLE:
        yield _at("measure-title-long", measure, "title", most=str(LONGEST_TITLE))
    for place, step in zip(count(), measure.steps):
        if len(step) > LONGEST_STEP:
            number, most = str(place + 1), str(LONGEST_STEP)
            yield _at("measure-step-long", measure, "steps", str(place), number=number, most=most)


def _unknown(measure: Measure, pack: Pack, topics: Collection[str]) -> Iterator[Problem]:
    asked = (
        ("indicators", measure.indicators, pack.indicators),
        ("items", measure.items, pack.items),
        ("topics", measure.topics, topics),
    )
    for field, keys, known in asked:
        for place, key in enumerate(keys):
            path = (field, str(place))
            if key in known:
                continue
            near = ", ".join(difflib.get_close_matches(key, list(known), n=3, cutoff=0.4)) or "–"
            facts = {"found": key, "near": near, "pack": pack.id}
            if field == "indicators":
                yield _at("measure-unknown-indicator", measure, *path, **facts)
            elif field == "items":
                yield _at("measure-unknown-item", measure, *path, **facts)
            else:
                yield _at("measure-unknown-topic", measure, *path, found=key, near=near)


def _units(measure: Measure) -> Iterator[Problem]:
    if measure.everyone and measure.units:
        yield _at("measure-everyone-and-some", measure, "units")
    said = [str(unit) for unit in measure.units]
    for place, name in enumerate(said):
        if name in said[:place]:
            yield _at("measure-unit-twice", measure, "units", str(place), unit=name)


def _days(measure: Measure, year: FiscalYear) -> Iterator[Problem]:
    for field, day in (("begins", measure.begins), ("due", measure.due)):
        if day is not None and not year.first <= day <= year.last:
            facts = {"day": typed_day(day), "year": str(year.year)}
            yield _at("measure-day-outside", measure, field, **facts)
    if measure.begins and measure.due and measure.begins > measure.due:
        facts = {"begins": typed_day(measure.begins), "due": typed_day(measure.due)}
        yield _at("measure-due-before-begin", measure, "due", **facts)


def _success(measure: Measure) -> Iterator[Problem]:
    """A figure without a name or a unit tells nobody anything."""
    target = measure.success_target
    if not measure.success and (measure.success_unit or target is not None):
        yield _at("measure-success-unsaid", measure, "success")
    if measure.success and not measure.success_unit:
        yield _at("measure-success-unit", measure, "success_unit")
    for field, most in (("success", LONGEST_SUCCESS), ("success_unit", LONGEST_UNIT)):
        if len(getattr(measure, field)) > most:
            yield _at("measure-success-long", measure, field, most=str(most))
    if target is not None and len(target.normalize().as_tuple().digits) > MOST_DIGITS:
        found = f"{target:f}"
        yield _at(
            "measure-success-target", measure, "success_target", found=found, most=str(MOST_DIGITS)
        )


def _lacking(measure: Measure) -> Iterator[Problem]:
    """What a measure may be without, though somebody should look."""
    if not (measure.indicators or measure.items or measure.topics):
        yield _note("measure-answers-nothing", measure)
    if not measure.steps:
        yield _note("measure-without-steps", measure)
    if not (measure.units or measure.everyone):
        yield _note("measure-without-unit", measure)
