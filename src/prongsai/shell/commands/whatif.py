"""`prongsai whatif`: what other scores would come to, and what each point is worth."""

from __future__ import annotations

import argparse
import sys

from prongsai.core.analysis.asking import Names, read_changes
from prongsai.core.analysis.distance import next_level
from prongsai.core.analysis.sensitivity import sensitivity
from prongsai.core.analysis.whatif import what_if
from prongsai.shell.case import case_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.way_records import what_if_record, written
from prongsai.shell.way_up import Teller
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Score the agency again with what is asked; without a question, list what is worth what."""
    case = case_of(options, library, voice)
    changes = read_changes(options.set, Names(case.pack))
    found = what_if(case.scorer, case.given, changes) if changes else None
    given = found.given if found else case.given
    worth, scores = sensitivity(case.scorer, given), case.scorer.score(given)
    above = next_level(case.pack, scores)
    if options.format == "json":
        text = written(what_if_record(case, found, worth, above, voice))
    elif found is not None:
        text = Teller(case, voice).what_if(found)
    else:
        text = Teller(case, voice).worth(worth, scores, above)
    sys.stdout.write(text)
    return FINDINGS if case.run.refused else FINE
