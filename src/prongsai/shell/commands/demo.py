"""`prongsai demo`: a fictional province to look around in."""

from __future__ import annotations

import argparse

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.main import FINE
from prongsai.shell.web.config import PINNED
from prongsai.shell.web.serving import migrate, ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Fill an empty data folder; a demonstration that is there already is left as it is."""
    pinned = options.data / PINNED
    if pinned.is_file():
        voice.line(voice.phrase("demo_there", folder=str(options.data)))
        return FINE
    config = ready(options.data)
    migrate()
    from prongsai.apps.accounts.models import Person  # noqa: PLC0415 - after `ready`
    from prongsai.shell.web.demo import TODAY, fill  # noqa: PLC0415

    if Person.objects.exists():
        raise Refused([Problem("demo-not-empty", {"folder": str(config.data)})])
    voice.line(voice.phrase("demo_making"))
    fill()
    pinned.write_text(TODAY.isoformat(), "ascii")
    voice.line(voice.phrase("demo_made", folder=str(config.data)))
    return FINE
