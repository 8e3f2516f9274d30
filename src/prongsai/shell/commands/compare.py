"""`prongsai compare`: one agency over the years, or several beside each other."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from prongsai.core.analysis.changes import Change, Span, compared, span_of
from prongsai.core.analysis.years import YearResult
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.problem import Problem
from prongsai.shell.commands.score import asked_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Run, run_files
from prongsai.workshop.summary import summarise
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import level_name, number
from prongsai.workshop.year_files import Key, agencies_in, results_of, year_of, years_in


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Score each year with its own pack and set the years side by side."""
    unnamed = Problem("compare-no-year")
    years = years_in(options.files, library, options.scheme, unnamed)
    runs: dict[int, Run] = {}
    for year, files in sorted(years.items()):
        options.files = files
        asked = asked_of(options)
        loaded = library.load(f"{options.scheme}/{year}", assume=options.assume)
        runs[year] = run_files(asked, loaded, Progress(voice), other_years_pass=True)
        summarise(runs[year], voice)
    steps = list(zip(sorted(runs), sorted(runs)[1:], strict=False))
    spans = {(a, b): span_of(library.chain(a, b, options.scheme)) for a, b in steps}
    agencies = agencies_in(runs, options.agency)
    if options.format == "json":
        records = [_record(key, runs, spans) for key in agencies]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
    else:
        for key in agencies:
            sys.stdout.write(_table(key, runs, spans, voice) + "\n")
    return FINDINGS if any(each.refused for each in runs.values()) else FINE


def changes(before: YearResult, after: YearResult, span: Span) -> list[Change]:
    """The total, and what has a score in the later year."""
    listed = compared(before, after, span).changes.values()
    return [each for each in listed if each.key == OVERALL or _known(each.after) is not None]


Spans = Mapping[tuple[int, int], Span]


def _table(key: Key, runs: Mapping[int, Run], spans: Spans, voice: Voice) -> str:
    shown = results_of(runs, key)
    years = list(shown)
    last = runs[years[-1]].loaded.pack
    keys = [OVERALL, *last.instruments, *last.indicators]
    rows = [[shown[years[-1]].agency.name], [""], *([_name(last, each, voice)] for each in keys)]
    cuts: list[str] = []
    for place, year in enumerate(years):
        figures = [str(year), level_name(shown[year], voice)]
        figures += [number(shown[year].shown(each)) for each in keys]
        _beside(rows, figures)
        span = spans.get((years[place - 1], year)) if place else None
        if span is not None:
            before = year_of(runs[years[place - 1]], shown[years[place - 1]])
            marks = _marks(before, year_of(runs[year], shown[year]), span)
            _beside(rows, ["±", "", *(marks.get(each, "") for each in keys)])
            cut = [_name(last, each, voice) for each in keys if marks.get(each) == _CUT]
            if cut:
                both = f"{years[place - 1]}–{year}"
                cuts.append(voice.phrase("not_comparable", years=both, names=", ".join(cut)))
    notes = [f"{year}: {voice.sentence(n)} [{n.code}]" for year in years for n in shown[year].notes]
    table = grid(rows, numbers=frozenset(range(1, len(rows[0]))))
    return table + "".join(f"{line}\n" for line in (*cuts, *notes))


_CUT = "≠"


def _beside(rows: list[list[str]], column: Sequence[str]) -> None:
    for row, cell in zip(rows, column, strict=True):
        row.append(cell)


def _name(pack: Pack, key: str, voice: Voice) -> str:
    indicator = pack.indicators.get(key)
    if indicator is not None:
        return indicator.name.said(voice.language)
    return voice.phrase(key) if key == OVERALL else key


def _marks(before: YearResult, after: YearResult, span: Span) -> dict[str, str]:
    """The change of each number; `≠` where the two years do not compare."""
    found: dict[str, str] = {}
    for change in changes(before, after, span):
        if not change.comparable:
            found[change.key] = _CUT
        elif change.difference is not None:
            found[change.key] = f"{change.difference:+}"
    return found


def _record(key: Key, runs: Mapping[int, Run], spans: Spans) -> dict[str, Any]:
    shown = results_of(runs, key)
    steps = []
    for (before, after), span in spans.items():
        if before in shown and after in shown:
            one, other = (year_of(runs[year], shown[year]) for year in (before, after))
            listed = changes(one, other, span)
            steps.append({
                "from": before,
                "to": after,
                "changes": [
                    {
                        "key": change.key,
                        "before": _text(_known(change.before)),
                        "after": _text(_known(change.after)),
                        "change": _text(change.difference),
                        "comparable": change.comparable,
                    }
                    for change in listed
                ],
                "not_carried": [
                    {"code": cut.code, "why": cut.cut.value} for cut in span.lineage.cuts
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


def _known(value: Decimal | NotScored) -> Decimal | None:
    return None if isinstance(value, NotScored) else value


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
