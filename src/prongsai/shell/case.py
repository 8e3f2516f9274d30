"""One agency whose scores are to be moved: read, scored, and laid open as far as they go."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

from prongsai.core.analysis.finest import finest
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.core.terms.problem import Problem
from prongsai.shell.choosing import chosen_pack
from prongsai.shell.commands.explain import one_agency
from prongsai.shell.commands.score import asked_of
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Result, Run, result_of, run_files
from prongsai.workshop.summary import summarise
from prongsai.workshop.voice import Voice
from prongsai.workshop.year_files import demand_year, pack_by_year, years_in


@dataclass(frozen=True, slots=True)
class Case:
    """The agency chosen, scored from what is known of it in the finest form."""

    run: Run
    result: Result

    @property
    def given(self) -> Given:
        return self.result.unit.given

    @property
    def scorer(self) -> Scorer:
        return self.run.scorer

    @property
    def pack(self) -> Pack:
        return self.run.loaded.pack

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What a reader must know whatever is asked; what scores say now is told elsewhere."""
        return tuple(note for note in self.result.notes if note.code != "level-withheld")


def case_of(options: argparse.Namespace, library: Library, voice: Voice) -> Case:
    """Read the files by the pack named, else by that of the fiscal year they state."""
    pack = options.pack or pack_by_year(options.files, library, options.scheme)
    loaded = chosen_pack(options, library, pack)
    run = run_files(asked_of(options), loaded, Progress(voice), other_years_pass=True)
    summarise(run, voice)
    if not run.results:  # rows of other years are passed over, but not where there is nothing else
        made = library.find(loaded.pack.id)
        years = years_in(options.files, library, made.scheme, made.fiscal_year)
        demand_year(made.fiscal_year, years)
    unit = one_agency(run.results, options.agency).unit
    laid_open = replace(unit, given=finest(run.scorer, unit.given))
    return Case(run, result_of(run.scorer, laid_open))
