"""`prongsai init`: an empty installation, and the code that opens its first start."""

from __future__ import annotations

import argparse
import sys

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.main import FINE
from prongsai.shell.web.serving import migrate, ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Make the database and a code; run again before anybody has an account, it makes a new one."""
    config = ready(options.data)
    migrate()
    from django.conf import settings  # noqa: PLC0415 - after `ready`

    from prongsai.apps.accounts.queries import anybody  # noqa: PLC0415
    from prongsai.apps.start.code import new_code  # noqa: PLC0415

    if anybody():
        raise Refused([Problem("init-not-empty", {"folder": str(config.data)})])
    voice.line(voice.phrase("init_made", folder=str(config.data)))
    Voice(voice.language, sys.stdout).line(
        voice.phrase("init_code", code=new_code(settings.START_CODE))
    )
    voice.line(voice.phrase("init_next", folder=str(config.data)))
    return FINE
