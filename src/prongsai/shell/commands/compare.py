"""`prongsai compare`: one agency over the years, or several beside each other."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from prongsai.core.answers.headers import Vocabulary
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.descent import Descent, descent
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.problem import Misused, Place, Problem, Refused
from prongsai.shell.commands.score import asked_of
from prongsai.shell.library import Library
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.progress import Progress
from prongsai.shell.report import level_name, number
from prongsai.shell.results import Result, Run, run_files
from prongsai.shell.screen import grid
from prongsai.shell.summary import summarise
from prongsai.shell.voice import Voice
from prongsai.shell.years import years_in


@dataclass(frozen=True, slots=True)
class Change:
    """A number in two years."""

    key: str
    before: Decimal | None
    after: Decimal | None
    comparable: bool

    @property
    def difference(self) -> Decimal | None:
        if self.before is None or self.after is None or not self.comparable:
            return None
        return self.after - self.before


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Score each year with its own pack and set the years side by side."""
    years = _years(options, library)
    runs: dict[int, Run] = {}
    for year, files in sorted(years.items()):
        options.files = files
        asked = asked_of(options)
        loaded = library.load(f"{options.scheme}/{year}", assume=options.assume)
        runs[year] = run_files(asked, loaded, Progress(voice), other_years_pass=True)
        summarise(runs[year], voice)
    steps = list(zip(sorted(runs), sorted(runs)[1:], strict=False))
    lineages = {(a, b): descent(library.chain(a, b, options.scheme)) for a, b in steps}
    agencies = _agencies(runs, options.agency)
    if options.format == "json":
        records = [_record(key, runs, lineages) for key in agencies]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
    else:
        for key in agencies:
            sys.stdout.write(_table(key, runs, lineages, voice) + "\n")
    return FINDINGS if any(each.refused for each in runs.values()) else FINE


def _years(options: argparse.Namespace, library: Library) -> dict[int, list[Path]]:
    """Which fiscal years each file holds; a file that names none is refused."""
    known = [pack_id for pack_id in library.ids if pack_id.scheme == options.scheme]
    if not known:
        listed = ", ".join(map(str, library.ids))
        raise Misused([Problem("pack-not-found", {"name": options.scheme, "known": listed})])
    vocabulary = Vocabulary(library.load(str(max(known))).pack)
    found: dict[int, list[Path]] = {}
    for path in options.files:
        years = years_in(path, vocabulary)
        if not years:
            raise Refused([Problem("compare-no-year", {}, Place(file=str(path), row=1))])
        for year in sorted(years):
            found.setdefault(year, []).append(path)
    return found


def _agencies(runs: Mapping[int, Run], wanted: str | None) -> list[Key]:
    known = {each.agency.key: each.agency for run in runs.values() for each in run.results}
    if wanted is None:
        return list(known)
    fitting = [
        key for key, agency in known.items() if wanted in (agency.code, agency.label, agency.name)
    ]
    if not fitting:
        raise Refused([Problem("agency-not-in-data", {"agency": wanted, "other": "–"})])
    return fitting


def _result(run: Run, key: Key) -> Result | None:
    return next((result for result in run.results if result.agency.key == key), None)


def changes(before: Result, after: Result, lineage: Descent, run: Run) -> list[Change]:
    """Total, instruments, indicators and items of two years."""
    pack = run.loaded.pack
    found = [Change(OVERALL, before.shown(OVERALL), after.shown(OVERALL), lineage.overall)]
    for keys, partners in (
        (pack.instruments, lineage.instruments),
        (pack.indicators, lineage.indicators),
        (pack.items, lineage.items),
    ):
        for key in keys:
            now, origin = after.shown(key), partners.get(key)
            then = before.shown(origin or key)
            if now is not None:
                found.append(Change(key, then, now, origin is not None))
    return found


Key = tuple[str, str, str]
Lineages = Mapping[tuple[int, int], Descent]


def _table(key: Key, runs: Mapping[int, Run], lineages: Lineages, voice: Voice) -> str:
    shown = _shown(key, runs)
    years = list(shown)
    last = runs[years[-1]].loaded.pack
    keys = [OVERALL, *last.instruments, *last.indicators]
    rows = [[shown[years[-1]].agency.name], [""], *([_name(last, each, voice)] for each in keys)]
    cuts: list[str] = []
    for place, year in enumerate(years):
        figures = [str(year), level_name(shown[year], voice)]
        figures += [number(shown[year].shown(each)) for each in keys]
        _beside(rows, figures)
        lineage = lineages.get((years[place - 1], year)) if place else None
        if lineage is not None:
            marks = _marks(shown[years[place - 1]], shown[year], lineage, runs[year])
            _beside(rows, ["±", "", *(marks.get(each, "") for each in keys)])
            cut = [_name(last, each, voice) for each in keys if marks.get(each) == _CUT]
            if cut:
                span = f"{years[place - 1]}–{year}"
                cuts.append(voice.phrase("not_comparable", years=span, names=", ".join(cut)))
    notes = [f"{year}: {voice.sentence(n)} [{n.code}]" for year in years for n in shown[year].notes]
    table = grid(rows, numbers=frozenset(range(1, len(rows[0]))))
    return table + "".join(f"{line}\n" for line in (*cuts, *notes))


_CUT = "≠"


def _shown(key: Key, runs: Mapping[int, Run]) -> dict[int, Result]:
    """The results of one agency by year."""
    found = {year: _result(run, key) for year, run in runs.items()}
    return {year: result for year, result in found.items() if result is not None}


def _beside(rows: list[list[str]], column: Sequence[str]) -> None:
    for row, cell in zip(rows, column, strict=True):
        row.append(cell)


def _name(pack: Pack, key: str, voice: Voice) -> str:
    indicator = pack.indicators.get(key)
    if indicator is not None:
        return indicator.name.said(voice.language)
    return voice.phrase(key) if key == OVERALL else key


def _marks(before: Result, after: Result, lineage: Descent, run: Run) -> dict[str, str]:
    """The change of each number; `≠` where the two years do not compare."""
    found: dict[str, str] = {}
    for change in changes(before, after, lineage, run):
        if not change.comparable:
            found[change.key] = _CUT
        elif change.difference is not None:
            found[change.key] = f"{change.difference:+}"
    return found


def _record(key: Key, runs: Mapping[int, Run], lineages: Lineages) -> dict[str, Any]:
    shown = {
        year: result for year, run in runs.items() if (result := _result(run, key)) is not None
    }
    steps = []
    for (before, after), lineage in lineages.items():
        if before in shown and after in shown:
            listed = changes(shown[before], shown[after], lineage, runs[after])
            steps.append({
                "from": before,
                "to": after,
                "changes": [
                    {
                        "key": change.key,
                        "before": _text(change.before),
                        "after": _text(change.after),
                        "change": _text(change.difference),
                        "comparable": change.comparable,
                    }
                    for change in listed
                ],
                "not_carried": [
                    {"code": cut.code, "why": cut.cut.value} for cut in lineage.cuts
                ],
            })  # fmt: skip
    return {
        "agency": next(iter(shown.values())).agency.name,
        "years": {
            str(year): {
                "pack": runs[year].loaded.name,
                "overall": _text(result.shown(OVERALL)),
                "level_key": result.level.key if result.level else None,
                "notes": [note.code for note in result.notes],
            }
            for year, result in shown.items()
        },
        "steps": steps,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
