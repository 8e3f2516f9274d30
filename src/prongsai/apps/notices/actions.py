"""Telling people, and sending what was claimed.

A notice tells of a change that has its own line in the trail; it leaves none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from prongsai.apps.accounts.queries import Mailbox, mailboxes
from prongsai.apps.jobs.actions import enqueue
from prongsai.apps.notices.channels import Channel
from prongsai.apps.notices.models import Notice
from prongsai.apps.notices.news import News
from prongsai.core.notices.sending import ENDS, Outcome, State, after, claimed, may_send

COPY = "copy"
"""The channel that is always there: a text with a link, to be pasted wherever people talk."""
SEND = "notices.send"


def channel(name: str) -> Channel:
    found: Channel = import_string(settings.CHANNELS[name])()
    return found


@transaction.atomic
def notify(news: News, recipients: Iterable[str], *, at: dt.datetime) -> int:
    """Tell people, by their keys; who was told of this event already is not told again.

    It stands in the transaction of what happened. Returns how many were new to it.
    """
    told = news.told()
    senders = {name: channel(name) for name in settings.CHANNELS}
    return sum(_tell(told, whom, senders, at) for whom in mailboxes(recipients))


def _tell(news: News, whom: Mailbox, senders: dict[str, Channel], at: dt.datetime) -> bool:
    _, is_new = _notice(news, whom, COPY, State.COPIED, at)
    for name, sender in senders.items():
        if is_new and sender.reaches(whom):
            notice, _ = _notice(news, whom, name, State.WAITING, at)
            facts = {"notice": notice.key}
            enqueue(SEND, facts, at=at, agency=news.agency, once=f"notice {notice.key}")
    return is_new


def _notice(
    news: News, whom: Mailbox, channel: str, state: State, at: dt.datetime
) -> tuple[Notice, bool]:
    facts = {
        "agency": news.agency, "text": news.text, "facts": dict(news.facts),
        "address": news.address, "arguments": dict(news.arguments), "state": state.value, "at": at,
        "ended_at": at if state in ENDS else None,
    }  # fmt: skip
    return Notice.objects.get_or_create(
        event=news.event, recipient=whom.key, channel=channel, defaults=facts
    )


@transaction.atomic
def claim(key: str, at: dt.datetime) -> Notice | None:
    """The notice, if it is now the caller's to send."""
    notice = Notice.objects.select_for_update().filter(key=key).first()
    if notice is None:
        return None
    before = State(notice.state)
    if (state := claimed(before)) is not before:
        _write(notice, state, at)
    return notice if may_send(before) else None


@transaction.atomic
def settle(
    key: str, outcome: Outcome, at: dt.datetime, *, problem: str = "", is_last_try: bool = True
) -> State:
    """Keep what became of a claimed notice."""
    notice = Notice.objects.select_for_update().get(key=key)
    state = after(State(notice.state), outcome, is_last_try=is_last_try)
    notice.problem = problem
    _write(notice, state, at)
    return state


def _write(notice: Notice, state: State, at: dt.datetime) -> None:
    notice.ended_at = at if state in ENDS else None
    notice.state = state.value
    notice.save(update_fields=["state", "problem", "ended_at"])
