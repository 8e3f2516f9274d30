"""Which fiscal years are in which files, and the results of each year by its own pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from prongsai.core.analysis.years import YearResult
from prongsai.core.answers.agencies import Agency
from prongsai.core.answers.gather import YEAR
from prongsai.core.answers.headers import Role, Vocabulary, lay_out
from prongsai.core.answers.ticks import text_of
from prongsai.core.terms.problem import Misused, Place, Problem, Refused
from prongsai.shell.library import Library
from prongsai.shell.results import Result, Run
from prongsai.shell.tables import raw_rows

Years = dict[int, list[Path]]


def years_in(files: Sequence[Path], library: Library, scheme: str, unnamed: int | Problem) -> Years:
    """The files of each fiscal year; one that names none is of year `unnamed`, or refused so."""
    found: Years = {}
    for path, years in _stated(files, library, scheme).items():
        for year in years or [_unnamed(path, unnamed)]:
            found.setdefault(year, []).append(path)
    return found


def _unnamed(path: Path, year: int | Problem) -> int:
    if isinstance(year, int):
        return year
    raise Refused([Problem(year.code, {}, Place(file=str(path), row=1))])


def pack_by_year(files: Sequence[Path], library: Library, scheme: str) -> str:
    """The pack of a scheme for the one fiscal year that files speak of, as a name to load it by."""
    stated = _stated(files, library, scheme)
    years = sorted({year for found in stated.values() for year in found})
    if not years:
        raise Refused([Problem("year-not-stated")])
    if len(years) > 1:
        raise Refused([Problem("year-several", {"years": ", ".join(map(str, years))})])
    return f"{scheme}/{years[0]}"


def demand_year(year: int, years: Years) -> None:
    """Refuse a pack of a year of which there is nothing."""
    if year not in years:
        facts = {"year": str(year), "found": ", ".join(map(str, sorted(years)))}
        raise Refused([Problem("analysis-pack-other-year", facts)])


def _stated(files: Sequence[Path], library: Library, scheme: str) -> dict[Path, list[int]]:
    """The fiscal years that each file states."""
    known = [pack_id for pack_id in library.ids if pack_id.scheme == scheme]
    if not known:
        listed = ", ".join(map(str, library.ids))
        raise Misused([Problem("pack-not-found", {"name": scheme, "known": listed})])
    vocabulary = Vocabulary(library.load(str(max(known))).pack)
    return {path: _years(path, vocabulary) for path in files}


def _years(path: Path, vocabulary: Vocabulary) -> list[int]:
    headers, rows = raw_rows(path)
    layout, _ = lay_out(headers, vocabulary, Place(file=str(path)))
    first = next(rows, None)
    if first is None:
        raise Refused([Problem("file-no-rows", {}, Place(file=str(path)))])
    column = layout.roles.get(Role.FISCAL_YEAR)
    if column is None:
        return []
    texts: dict[str, int] = {}
    for line, row in (first, *rows):
        texts.setdefault(text_of(row[column]) if column < len(row) else "", line)
    for text, line in sorted(texts.items()):
        if not YEAR.fullmatch(text):
            place = Place(file=str(path), row=line, column=layout.headers[column])
            raise Refused([Problem("compare-bad-year", {"value": text}, place)])
    return [int(text) for text in sorted(texts)]


Key = tuple[str, str, str]


def everyone(runs: Mapping[int, Run]) -> dict[Key, Agency]:
    """The agencies of all years, each as its latest year names it."""
    years = (runs[year] for year in sorted(runs))
    return {each.agency.key: each.agency for run in years for each in run.results}


def agencies_in(runs: Mapping[int, Run], wanted: str | None) -> list[Key]:
    """Keys of all agencies of any year, or of those that go by the name or code wanted."""
    known = everyone(runs)
    if wanted is None:
        return list(known)
    fitting = [
        key for key, agency in known.items() if wanted in (agency.code, agency.label, agency.name)
    ]
    if not fitting:
        raise Refused([Problem("agency-not-in-data", {"agency": wanted, "other": "–"})])
    return fitting


def results_of(runs: Mapping[int, Run], key: Key) -> dict[int, Result]:
    """The results of one agency by year."""
    return {year: run.of[key] for year, run in runs.items() if key in run.of}


def year_of(run: Run, result: Result) -> YearResult:
    """A scored result as analysis takes it."""
    return YearResult(run.scorer, result.unit.given, result.scores)
