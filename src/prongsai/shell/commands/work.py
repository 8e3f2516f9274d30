"""`prongsai work`: does what the book of jobs says, until it is stopped."""

from __future__ import annotations

import argparse

from prongsai.shell.main import FINE
from prongsai.shell.web.serving import migrate, ready
from prongsai.shell.web.working import beat, work_on
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Everything that is ready once, or one after another for as long as it runs."""
    config = ready(options.data, made=True)
    if options.beside is None:  # a server made the database ready before it started this
        migrate()
    if not options.once:
        work_on(beside=options.beside)
        return FINE
    from prongsai.apps.jobs.working import work  # noqa: PLC0415 - after `ready`
    from prongsai.shell.web.clock import now  # noqa: PLC0415

    beat(config.data)
    voice.line(voice.phrase("work_done", count=str(work(now))))
    return FINE
