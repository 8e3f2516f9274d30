"""`prongsai restore`: an installation out of a backup, in a new place."""

from __future__ import annotations

import argparse

from prongsai.shell.main import FINE
from prongsai.shell.running.restoring import Order, restore
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Make it, say what was found and what to do next."""
    order = Order(options.backup, options.data, options.key, options.new_key)
    done = restore(order)
    voice.tell(done.problems)
    facts = {"rows": f"{done.rows:,}", "files": f"{done.files:,}", "lines": f"{done.lines:,}"}
    voice.line(voice.phrase("restore_done", folder=str(options.data), **facts))
    return FINE
