"""What is wrong with a plan, and what somebody should look at; places are paths within the year."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from prongsai.core.spending.months import entry_faults
from prongsai.core.spending.standing import Standing, standings
from prongsai.core.spending.year import HALF, QUARTERS, Line, SpendingYear
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.problem import Place, Problem, Severity

YEARS = range(2540, 2641)
_KEY = re.compile(r"[^\s,;/]{1,40}")
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
Problems = Iterator[Problem]


def faults(year: SpendingYear) -> Problems:
    """All that makes a plan no plan."""
    if year.year not in YEARS:
        yield _at("spending-year-odd", "year", year=str(year.year)[:20])
        return
    if not year.lines:
        yield _at("spending-no-line", "lines")
    yield from _keys(year)
    for place, line in enumerate(year.lines):
        yield from line_faults(line, f"lines/{place}", year)
    yield from _change_faults(year)
    yield from _entry_faults(year)
    yield from _progress_faults(year)
    for place, each in enumerate(standings(year)):
        if each.sums.present < 0:
            facts = {"present": money_in_table(each.sums.present)}
            yield _at("spending-present-negative", f"lines/{place}/budget", **facts)


def _at(code: str, path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=path))


def _keys(year: SpendingYear) -> Problems:
    counted = Counter(each.key for each in year.lines)
    for place, line in enumerate(year.lines):
        if not _KEY.fullmatch(line.key):
            yield _at("spending-key-odd", f"lines/{place}/key", key=line.key[:40])
        elif counted[line.key] > 1:
            yield _at("spending-key-double", f"lines/{place}/key", key=line.key)
    entries = Counter(each.key for each in year.entries)
    for place, entry in enumerate(year.entries):
        if entries[entry.key] > 1:
            yield _at("spending-key-double", f"entries/{place}/key", key=entry.key[:40])


def line_faults(line: Line, path: str, year: SpendingYear) -> Problems:
    """What is wrong with one line."""
    if not line.title:
        yield _at("plan-cell-empty", f"{path}/title")
    if line.budget is not None and line.budget < 0:
        yield _at("spending-budget-negative", f"{path}/budget")
    for quarter, target in zip(QUARTERS, line.targets, strict=True):
        if target is not None and target < 0:
            yield _at("spending-budget-negative", f"{path}/q{quarter}")
    for name, amount in (("budget", line.budget), *_quarters(line)):
        if amount is not None and amount != amount.quantize(_CENT):
            yield _at("spending-satang", f"{path}/{name}")
    yield from _work_faults(line, path)
    for name in ("begins", "ends"):
        day: dt.date | None = getattr(line, name)
        if day is not None and not year.fiscal.first <= day <= year.fiscal.last:
            yield _at("spending-day-outside", f"{path}/{name}", year=str(year.year))
    if line.begins and line.ends and line.ends < line.begins:
        yield _at("spending-ends-before", f"{path}/ends")


def _quarters(line: Line) -> Iterator[tuple[str, Decimal | None]]:
    return ((f"q{each}", target) for each, target in zip(QUARTERS, line.targets, strict=True))


def _work_faults(line: Line, path: str) -> Problems:
    """Per cent of the work: within its bounds, and never less than before."""
    highest = Decimal(0)
    for quarter, percent in zip(QUARTERS, line.work_targets, strict=True):
        if percent is None:
            continue
        if not 0 <= percent <= _HUNDRED:
            yield _at("spending-percent", f"{path}/w{quarter}")
        elif percent < highest:
            yield _at("spending-work-falls", f"{path}/w{quarter}")
        highest = max(highest, percent)


def _change_faults(year: SpendingYear) -> Problems:
    known = {each.key for each in year.lines}
    for place, change in enumerate(year.changes):
        path = f"changes/{place}"
        yield from _line_known(change.line, known, path)
        if not year.fiscal.first <= change.day <= year.fiscal.last:
            yield _at("spending-day-outside", f"{path}/day", year=str(year.year))
        if change.amount == 0:
            yield _at("spending-change-nothing", f"{path}/amount")
        if not change.reason:
            yield _at("spending-change-no-reason", f"{path}/reason")


def _line_known(key: str, known: Collection[str], path: str) -> Problems:
    if key not in known:
        yield _at("spending-line-unknown", f"{path}/line", key=key[:40])


def _entry_faults(year: SpendingYear) -> Problems:
    known = {each.key for each in year.lines}
    of = {each.key: each for each in year.entries if not each.corrects}
    for place, entry in enumerate(year.entries):
        path = f"entries/{place}"
        yield from _line_known(entry.line, known, path)
        for each in entry_faults(entry, year.months, ()):
            field = "month" if each.code == "spending-month-outside" else "amount"
            yield replace(each, place=Place(path=f"{path}/{field}"))
        if entry.corrects and (entry.corrects not in of or of[entry.corrects].line != entry.line):
            yield _at("spending-corrects-unknown", f"{path}/corrects", key=entry.corrects[:40])


def _progress_faults(year: SpendingYear) -> Problems:
    known = {each.key for each in year.lines}
    counted = Counter((each.line, each.quarter) for each in year.progress)
    for place, each in enumerate(year.progress):
        path = f"progress/{place}"
        yield from _line_known(each.line, known, path)
        if each.quarter not in QUARTERS:
            yield _at("spending-quarter", f"{path}/quarter")
        if each.percent is not None and not 0 <= each.percent <= _HUNDRED:
            yield _at("spending-percent", f"{path}/percent")
        if counted[each.line, each.quarter] > 1:
            yield _at("spending-progress-double", f"{path}/quarter")


# --- What somebody should look at ----------------------------------------------------------------


def findings(year: SpendingYear, today: dt.date) -> Problems:
    """Lines that can stand as they are, but that somebody will be asked about."""
    half = year.fiscal.halves[0].last < today
    for place, each in enumerate(standings(year)):
        yield from line_findings(each, f"lines/{place}", half_over=half)


def line_findings(found: Standing, path: str, *, half_over: bool) -> Problems:
    """The same of one line."""
    line, sums = found.line, found.sums
    if not line.unit:
        yield _note("spending-no-unit", f"{path}/unit")
    if not line.source and line.budget is not None:
        yield _note("spending-no-source", f"{path}/source")
    if sums.total > sums.present:
        above = money_in_table(sums.total - sums.present)
        yield _note("spending-above-budget", f"{path}/budget", above=above)
    if half_over and sums.present > 0 and sums.spent_by(HALF) == 0:
        yield _note("spending-nothing-by-half", f"{path}/budget")
    planned = sums.planned_by(len(QUARTERS))
    told = any(each is not None for each in line.targets)
    if told and planned not in (sums.original, sums.present):
        facts = {"planned": money_in_table(planned), "present": money_in_table(sums.present)}
        yield _note("spending-targets-sum", f"{path}/q1", **facts)


def _note(code: str, path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=path), Severity.WARNING)
