"""`prongsai account`: the way back into an account whose owner nobody can help from a page."""

from __future__ import annotations

import argparse
import sys

from prongsai.shell.main import FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """A first password, said once; the owner is told, and the trail keeps that it was done here."""
    ready(options.data, made=True)
    from django.db import transaction  # noqa: PLC0415 - after `ready`

    from prongsai.apps.accounts.resets import at_the_machine  # noqa: PLC0415
    from prongsai.apps.accounts.usernames import as_kept  # noqa: PLC0415
    from prongsai.apps.notices.actions import notify  # noqa: PLC0415
    from prongsai.apps.notices.news import News  # noqa: PLC0415
    from prongsai.shell.web.clock import now  # noqa: PLC0415

    at, name, second_step = now(), as_kept(options.name), options.without_second_step
    with transaction.atomic():
        person, password = at_the_machine(name, at=at, factor=second_step)
        event = f"account reset at the machine {person.key} {at.isoformat()}"
        news = News(event=event, agency="", text="notice.reset_at_machine", address="accounts:me")
        notify(news, [person.key], at=at)
    voice.line(voice.phrase("account_reset", name=name))
    Voice(voice.language, sys.stdout).line(password)
    voice.line(voice.phrase("account_no_second_step" if second_step else "account_second_step"))
    return FINE
