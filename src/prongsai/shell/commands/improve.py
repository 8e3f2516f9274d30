"""`prongsai improve`: the least effort that reaches a level or a score."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from prongsai.core.analysis.asking import Names
from prongsai.core.analysis.efforts import Terms
from prongsai.core.analysis.goal import Goal, goal_of
from prongsai.core.analysis.improve import Way, improve
from prongsai.core.analysis.outline import Outline
from prongsai.core.analysis.whatif import unmovable
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.numbers import shown
from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.case import Case, case_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.own_efforts import read_own_efforts
from prongsai.shell.way_records import way_record, written
from prongsai.shell.way_up import Teller
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Look for the way up; a goal out of reach is answered with the best there is."""
    from prongsai.adapters.highs_solver import (  # noqa: PLC0415 - costs a tenth of a second
        solve,
    )

    case = case_of(options, library, voice)
    goal = goal_of(options.target, case.pack)
    terms = _terms(options, library, case)
    way = improve(case.scorer, case.given, goal, terms, solve)
    missed = [] if way.reached else [_unreachable(goal, way)]
    if options.format == "json":
        sys.stdout.write(written(way_record(case, way, missed, voice)))
    else:
        sys.stdout.write(Teller(case, voice).way(way, own_efforts=bool(terms.own)))
    voice.tell(missed)
    return FINDINGS if missed or case.run.refused else FINE


def _terms(options: argparse.Namespace, library: Library, case: Case) -> Terms:
    names = Names(case.pack)
    own = read_own_efforts(options.effort, names) if options.effort else {}
    kept = {text: names.key(text) for text in options.keep}
    problems = [names.unknown(text) for text, key in kept.items() if key is None]
    keys = {key for key in kept.values() if key is not None}
    problems.extend(_unmovable(case, sorted(keys | own.keys())))
    if problems:
        raise Refused(problems)
    shelf = Shelf(library)
    by_topic = {key: each.effort for key, each in shelf.advice.topics.items()}
    return Terms(shelf.efforts, own, keys, by_topic)


def _unmovable(case: Case, keys: Iterable[str]) -> Iterable[Problem]:
    """What is said of items holds nothing where only scores above them are known."""
    outline = Outline(case.scorer)
    found = (unmovable(outline, case.given, key) for key in keys)
    return [problem for problem in found if problem is not None]


def _unreachable(goal: Goal, way: Way) -> Problem:
    total, level = shown(goal.total), goal.level
    names = (total, total) if level is None else (level.name.th, level.name.en)
    best = str(way.after.shown(OVERALL))
    return Problem("way-unreachable", {"target": names[0], "target_en": names[1], "best": best})
