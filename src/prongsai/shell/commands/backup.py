"""`prongsai backup`: everything an installation is, in one file, while it runs."""

from __future__ import annotations

import argparse
import datetime as dt

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Write it, and say what is wrong with what went in."""
    if not options.data.is_dir():
        raise Refused([Problem("data-folder-missing", {"folder": str(options.data)})])
    config = ready(options.data)
    from prongsai.shell.running.backing_up import Order, back_up  # noqa: PLC0415 - after `ready`

    at = dt.datetime.now().astimezone()
    made = back_up(Order(config, options.out, options.with_key, at))
    voice.tell(made.problems)
    size = f"{made.size / 1_000_000:,.1f}"
    voice.line(voice.phrase("backup_made", file=str(made.path), size=size))
    voice.line(voice.phrase("backup_with_key" if options.with_key else "backup_without_key"))
    return FINDINGS if made.problems else FINE
