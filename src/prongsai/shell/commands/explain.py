"""`prongsai explain`: why a number is what it is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from prongsai.core.scoring.tree import tree
from prongsai.core.terms.problem import Problem, Refused
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.shell.choosing import chosen_pack
from prongsai.shell.commands.score import asked_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.workshop.explaining import explain
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Result, run_files
from prongsai.workshop.summary import summarise
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Explain the total of one agency, or one number below it."""
    loaded = chosen_pack(options, library)
    scored = run_files(asked_of(options), loaded, Progress(voice))
    result = one_agency(scored.results, options.agency)
    whole = tree(scored.scorer, result.unit.given, result.scores)
    wanted = options.of or whole.key
    node = whole.find(wanted) or whole.find(wanted.upper())
    if node is None:
        known = ", ".join(each.key for each in whole.walk())
        raise Refused([Problem("explain-no-such-key", {"key": wanted, "known": known})])
    sys.stdout.write(explain(scored, result, node, voice))
    summarise(scored, voice)
    return FINDINGS if scored.refused else FINE


def one_agency(results: Sequence[Result], wanted: str | None) -> Result:
    """The agency asked for, by name or code; refuses when it cannot be told which."""
    if wanted is None:
        fitting = list(results)
    else:
        name = tidy(wanted)
        fitting = [
            r for r in results if name in (r.agency.label, r.agency.code, tidy(r.agency.name))
        ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(r.agency.label for r in fitting[:20])
        raise Refused([Problem("agency-which", {"agencies": names})])
    alike = [
        r.agency.name for r in results if look_alike(wanted or "") in look_alike(r.agency.name)
    ]
    facts = {"agency": wanted or "", "other": ", ".join(alike[:5]) or "–"}
    raise Refused([Problem("agency-not-in-data", facts)])
