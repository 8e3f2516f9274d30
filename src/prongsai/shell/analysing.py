"""From files to analyses: what `analyse` prints and `report` makes papers of."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.frame import Frame
from prongsai.core.answers.agencies import Agency
from prongsai.core.criteria.ids import PackId
from prongsai.core.criteria.pack import Pack
from prongsai.core.terms.numbers import HUNDRED, typed
from prongsai.core.terms.problem import Misused, Problem
from prongsai.shell.choosing import chosen_pack
from prongsai.shell.commands.score import asked_of
from prongsai.shell.peer_file import PeerFile
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Run, run_files
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.summary import summarise
from prongsai.workshop.voice import Voice
from prongsai.workshop.year_files import (
    Key,
    Years,
    agencies_in,
    demand_year,
    everyone,
    results_of,
    year_of,
    years_in,
)


class Analysing:
    """Scores every year in the files by its own pack; analyses the latest of each agency."""

    def __init__(
        self, options: argparse.Namespace, library: Library, voice: Voice, target: Fraction | None
    ) -> None:
        chosen = library.find(options.pack) if options.pack else None
        self.target = target
        self.wanted: str | None = options.agency
        self.runs = _runs(options, library, voice, chosen)
        scheme = chosen.scheme if chosen else options.scheme
        shelf = Shelf(library)
        self.frame: Frame = shelf.frame(scheme)
        self.between = _packs(self.runs, library, scheme)
        self.peers = PeerFile(options, shelf.agency_names, voice)

    @cached_property
    def keys(self) -> list[Key]:
        """The agencies there are, or the one asked for."""
        return agencies_in(self.runs, self.wanted)

    @property
    def everyone(self) -> Collection[Agency]:
        """All agencies in the files, whoever was asked for."""
        return everyone(self.runs).values()

    def all(self) -> Iterator[Analysed]:
        return (self.one(key) for key in self.keys)

    def one(self, key: Key) -> Analysed:
        results = results_of(self.runs, key)
        last = max(results)
        analysis = analyse(
            [year_of(self.runs[year], result) for year, result in results.items()],
            self.frame,
            peers=list(self.peers.of(self.runs[last], results[last])),
            target=self.target,
            between=self.between,
        )
        return Analysed(self.runs[last], results[last], analysis)

    @property
    def refused(self) -> bool:
        return self.peers.refused or any(run.refused for run in self.runs.values())


def target_of(text: str | None) -> Fraction | None:
    """The total aimed at, as written on the command line."""
    if text is None:
        return None
    target = typed(text)
    if target is None or not 0 <= target <= HUNDRED:
        raise Misused([Problem("analysis-target", {"target": text})])
    return target


def _runs(
    options: argparse.Namespace, library: Library, voice: Voice, chosen: PackId | None
) -> Mapping[int, Run]:
    """Every year in the files, scored; with `--pack` those up to its year, the last by it."""
    scheme = chosen.scheme if chosen else options.scheme
    unnamed = chosen.fiscal_year if chosen else Problem("analysis-no-year")
    years = years_in(options.files, library, scheme, unnamed)
    if chosen:
        years = _up_to(chosen.fiscal_year, years)
    runs: dict[int, Run] = {}
    for year, files in sorted(years.items()):
        name = f"{scheme}/{year}" + (f"/{chosen.agency_class}" if chosen else "")
        if chosen and chosen.fiscal_year == year:
            name = str(chosen)
        options.files = files
        if year == max(years):
            loaded = chosen_pack(options, library, name)
        else:
            loaded = library.load(name, assume=options.assume)
        runs[year] = run_files(asked_of(options), loaded, Progress(voice), other_years_pass=True)
        summarise(runs[year], voice)
    return runs


def _packs(runs: Mapping[int, Run], library: Library, scheme: str) -> list[Pack]:
    """The packs of all years from the first to the last; years nobody gave have theirs too."""
    return [
        runs[year].loaded.pack if year in runs else library.load(f"{scheme}/{year}").pack
        for year in range(min(runs), max(runs) + 1)
    ]


def _up_to(last: int, years: Years) -> Years:
    demand_year(last, years)
    return {year: files for year, files in years.items() if year <= last}
