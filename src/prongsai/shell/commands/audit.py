"""`prongsai audit`: proves the audit trail, and prints the heads to be kept elsewhere."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from prongsai.core.audit.chain import Head
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice

COLUMNS = ["agency", "number", "seal"]


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Check every chain, or print where each ends now."""
    ready(options.data, made=True)
    from prongsai.apps.assessments.proving import altered  # noqa: PLC0415 - after `ready`
    from prongsai.apps.audit import queries  # noqa: PLC0415 - after `ready`

    if options.what == "heads":
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        writer.writerows([head.agency, head.number, head.seal] for head in queries.heads())
        return FINE
    kept = read_heads(options.heads) if options.heads else []
    problems = [*queries.verify(kept), *altered()]
    voice.tell([*problems, *queries.backwards()])
    if problems:
        return FINDINGS
    chains, lines = queries.size()
    key = "audit_whole" if kept else "audit_whole_without_heads"
    voice.line(voice.phrase(key, chains=str(chains), lines=str(lines)))
    return FINE


def read_heads(path: Path) -> list[Head]:
    """Heads as earlier days printed them: one file under the other, each with its first line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file, strict=True) if row and row != COLUMNS]
        return [Head(agency, int(number), seal) for agency, number, seal in rows]
    except (OSError, ValueError, csv.Error) as error:
        place = Place(file=str(path))
        raise Refused([Problem("audit-heads-unreadable", {"why": str(error)}, place)]) from error
