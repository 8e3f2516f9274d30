"""`prongsai sample`: how many must answer."""

from __future__ import annotations

import argparse
import sys

from prongsai.core.criteria.evidence import evidence_at
from prongsai.core.terms.problem import Misused, Problem
from prongsai.shell.choosing import chosen_pack
from prongsai.shell.main import FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.results import pack_notes
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Print the least number of respondents for each instrument, and how sure that is."""
    if options.headcount < 0:
        raise Misused([Problem("headcount-negative", {"value": str(options.headcount)})])
    loaded = chosen_pack(options, library)
    pack = loaded.pack
    rows = [[voice.phrase("instrument"), voice.phrase("least_respondents"), voice.phrase("sure")]]
    for key, rule in pack.sample.items():
        least = rule.least(options.headcount)
        shown = voice.phrase("unknown") if least is None else str(least)
        sure = evidence_at(pack, ("sample", key)).confidence.value
        rows.append([key, shown, voice.phrase(f"confidence_{sure}")])
    sys.stdout.write(f"{loaded.name}\n" + grid(rows, numbers=frozenset({1})))
    for key, rule in pack.sample.items():
        if rule.who is not None:
            sys.stdout.write(f"{key}: {rule.who.said(voice.language)}\n")
    for note in pack_notes(loaded):
        sys.stdout.write(f"{voice.sentence(note)} [{note.code}]\n")
    return FINE
