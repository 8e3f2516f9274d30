"""What the worker does for this room."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping

from django.conf import settings
from django.utils import translation

from prongsai.apps.accounts.queries import mailboxes
from prongsai.apps.agencies.queries import named
from prongsai.apps.look.words import phrase
from prongsai.apps.notices import actions
from prongsai.apps.notices.models import Notice
from prongsai.apps.notices.queries import without_email
from prongsai.apps.notices.words import link, sentence
from prongsai.core.jobs.trying import Task
from prongsai.core.notices.sending import Outcome
from prongsai.core.terms.problem import Refused, refuse

LOG = logging.getLogger("prongsai.notices")


def send(task: Task) -> Mapping[str, str]:
    """One notice: claimed and written down first, then sent, then what became of it."""
    key = task.arguments["notice"]
    notice = actions.claim(key, task.now)
    if notice is None:
        return {"sent": "no"}
    try:
        _send(notice)
    except Refused as refused:
        problem = refused.problems[0].code
        actions.settle(
            key, Outcome.REFUSED, task.now, problem=problem, is_last_try=task.is_last_try
        )
        raise
    except Exception:
        # Whatever a channel raises, it may have sent: kept as uncertain, never sent again.
        LOG.exception("a notice may or may not have been sent")
        return {"sent": actions.settle(key, Outcome.CUT_OFF, task.now)}
    return {"sent": actions.settle(key, Outcome.SENT, task.now)}


def _send(notice: Notice) -> None:
    whom = next(iter(mailboxes([notice.recipient])), None)
    if whom is None or notice.channel not in settings.CHANNELS:
        raise refuse("notice-nobody-there")  # since it was written, something was closed
    sender = actions.channel(notice.channel)
    if not sender.reaches(whom):
        raise refuse("notice-nobody-there")
    if whom.key in without_email([whom.key]):
        raise refuse("notice-nobody-there")
    name = "".join(each.name for each in named([notice.agency]).values())
    with translation.override(whom.language):
        said = f"{name}: {sentence(notice)}" if name else sentence(notice)
        text = phrase("notices.mail", text=said, link=link(notice, settings.SITE))
        subject = phrase("notices.subject")
    sender.send(whom, subject, text)


def forget(task: Task) -> Mapping[str, int]:
    """What was told long ago."""
    return {"forgotten": actions.forget(task.now - dt.timedelta(days=settings.NOTICE_DAYS))}
