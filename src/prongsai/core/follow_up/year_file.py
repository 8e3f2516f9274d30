"""A year's measures and their reports as one file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from prongsai.core.criteria.pack import Pack
from prongsai.core.follow_up.periods import periods
from prongsai.core.follow_up.report import Report, report_problems
from prongsai.core.follow_up.slots import reporting
from prongsai.core.measures.checking import measure_problems
from prongsai.core.measures.measure import Measure, MeasureYear
from prongsai.core.shapes.fields import told, told_or_new
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem

SCHEMA = 1
MARK = "|"
"""Parts the texts of one line in a sheet, so that none of them may hold it."""
_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFile(MeasureYear):
    """A year's measures with what was reported on them."""

    schema: int = told("Version of this file format.")
    reports: tuple[Report, ...] = told_or_new(tuple, "Reports of units, in the order they came.")


def year_file_problems(file: YearFile, pack: Pack, topics: Collection[str]) -> list[Problem]:
    """Every fault of a file whose fields could all be read."""
    if file.schema != SCHEMA:
        facts = {"found": str(file.schema), "expected": str(SCHEMA)}
        return [Problem("pack-other-schema", facts, Place(path="schema"))]
    found = measure_problems(file, pack, topics)
    if any(problem.code == "measure-fiscal-year" for problem in found):
        return found
    return [*found, *_marks(file), *_reports(file)]


def _marks(file: YearFile) -> Iterator[Problem]:
    """Texts that stand in one line of a cell beside others."""
    yield from _unfit("units", file.units)
    for key, measure in file.measures.items():
        for place, step in enumerate(measure.steps):
            if _BREAK in step:
                yield _mark(f"measures/{key}/steps/{place}", step)
        parts = [text for unit in measure.units for text in (unit.name, unit.part)]
        yield from _unfit(f"measures/{key}/units", parts)
        yield from _unfit(f"measures/{key}/history", [each.note for each in measure.history])
    for number, report in enumerate(file.reports):
        texts = [text for proof in report.proofs for text in (proof.title, proof.address)]
        yield from _unfit(f"reports/{number}/proofs", texts)


def _unfit(path: str, texts: Collection[str]) -> Iterator[Problem]:
    return (_mark(path, text) for text in texts if MARK in text or _BREAK in text)


def _mark(path: str, text: str) -> Problem:
    return Problem("measures-file-mark", {"text": text}, Place(path=path))


def _reports(file: YearFile) -> Iterator[Problem]:
    year = FiscalYear(file.fiscal_year)
    seen: set[tuple[str, str, str]] = set()
    for number, report in enumerate(file.reports):
        path = f"reports/{number}"
        measure = file.measures.get(report.measure)
        if measure is None:
            yield Problem(
                "follow-up-unknown-measure",
                {"found": report.measure},
                Place(path=f"{path}/measure"),
            )
        else:
            yield from _strange(report, measure, file, path)
        if report.slot in seen:
            facts = {"unit": report.unit, "period": report.period}
            yield Problem("follow-up-slot-twice", facts, Place(path=path))
        seen.add(report.slot)
        yield from report_problems(report, year, path)


def _strange(report: Report, measure: Measure, file: YearFile, path: str) -> Iterator[Problem]:
    known = [each.key for each in periods(measure.cycle, FiscalYear(file.fiscal_year))]
    if report.period not in known:
        facts = {"found": report.period, "known": ", ".join(known)}
        yield Problem("follow-up-unknown-period", facts, Place(path=f"{path}/period"))
    units = reporting(measure, file.units)
    if report.unit not in units:
        facts = {"found": report.unit, "known": ", ".join(units) or "–"}
        yield Problem("follow-up-unknown-unit", facts, Place(path=f"{path}/unit"))
