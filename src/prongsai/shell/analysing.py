"""From files to analyses: what `analyse` prints and `report` makes papers of."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.frame import Frame
from prongsai.core.analysis.peers import PeerKind, Peers
from prongsai.core.answers.agencies import Agency
from prongsai.core.criteria.ids import PackId
from prongsai.core.criteria.pack import Pack
from prongsai.core.terms.numbers import HUNDRED, typed
from prongsai.core.terms.problem import Misused, Place, Problem, Refused
from prongsai.shell.choosing import chosen_pack
from prongsai.shell.commands.score import asked_of
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Asked, Result, Run, run_files
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.summary import summarise
from prongsai.workshop.voice import Voice, both
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
        self.frame: Frame = Shelf(library).frame(scheme)
        self.between = _packs(self.runs, library, scheme)
        self.peers = _Peers(options, voice)

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


class _Peers:
    """The agencies of `--peers`, scored by the pack of the year analysed, once for each year."""

    def __init__(self, options: argparse.Namespace, voice: Voice) -> None:
        self.path: Path | None = options.peers
        self.asked = asked_of(options)
        self.voice = voice
        self.refused = False
        self._runs: dict[int, Run] = {}

    def of(self, own: Run, result: Result) -> Iterator[Peers]:
        """Everyone else in the file, and those of the same province where it is told."""
        if self.path is None:
            return
        run = self._run(self.path, own)
        others = [each for each in run.results if each.agency.key != result.agency.key]
        if not others:
            raise Refused([Problem("analysis-no-peers", {}, Place(file=str(self.path)))])
        pack, province = own.loaded.name, result.agency.province
        scores = [each.scores for each in others]
        yield Peers(PeerKind.CLASS, both("peers_class"), pack, scores)
        near = [each.scores for each in others if province and each.agency.province == province]
        if near:
            label = both("peers_province", province=province)
            yield Peers(PeerKind.PROVINCE, label, pack, near)

    def _run(self, path: Path, own: Run) -> Run:
        year = int(own.loaded.pack.id.split("/")[1])
        if year not in self._runs:
            asked = Asked(files=[path], register=self.asked.register, strict=self.asked.strict)
            found = run_files(asked, own.loaded, Progress(self.voice), other_years_pass=True)
            self.voice.tell(found.problems)
            self.refused = self.refused or found.refused
            self._runs[year] = found
        return self._runs[year]
