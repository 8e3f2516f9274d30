"""`prongsai export`: everything an agency has here, in one archive of open formats."""

from __future__ import annotations

import argparse

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Write it, and say what could not be put in."""
    if not options.data.is_dir():
        raise Refused([Problem("data-folder-missing", {"folder": str(options.data)})])
    ready(options.data)
    from prongsai.shell.running.leaving import export  # noqa: PLC0415 - after `ready`
    from prongsai.shell.web.clock import now  # noqa: PLC0415

    left = export(options.agency, options.out.absolute(), now())
    voice.tell(left.problems)
    counts = {each: f"{getattr(left, each):,}" for each in ("rows", "files", "papers")}
    voice.line(voice.phrase("export_made", file=str(options.out), **counts))
    return FINDINGS if left.problems else FINE
