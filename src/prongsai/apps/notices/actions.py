"""Telling people, and sending what was claimed.

A notice tells of a change that has its own line in the trail; it leaves none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from prongsai.apps.accounts.queries import Mailbox, keys_holding, mailboxes, supervising
from prongsai.apps.agencies.queries import area_and_above
from prongsai.apps.audit.actions import record
from prongsai.apps.jobs.actions import enqueue
from prongsai.apps.notices.channels import Channel
from prongsai.apps.notices.models import Notice, Reader
from prongsai.apps.notices.news import News
from prongsai.apps.notices.queries import COPY, without_email
from prongsai.core.access.roles import Role
from prongsai.core.notices.occasions import WHO_IS_TOLD, Occasion
from prongsai.core.notices.sending import ENDS, Outcome, State, after, claimed, may_send

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
    people = mailboxes(recipients)
    silent = without_email(whom.key for whom in people) if senders else set()
    return sum(_tell(told, whom, {} if whom.key in silent else senders, at) for whom in people)


def _tell(news: News, whom: Mailbox, senders: Mapping[str, Channel], at: dt.datetime) -> bool:
    _, is_new = _notice(news, whom, COPY, State.COPIED, at)
    for name, sender in senders.items():
        if is_new and sender.reaches(whom):
            notice, _ = _notice(news, whom, name, State.WAITING, at)
            facts = {"notice": notice.key}
            enqueue(SEND, facts, at=at, agency=news.agency, once=f"notice {notice.key}")
    return is_new


def announce(
    occasion: Occasion,
    news: News,
    *,
    at: dt.datetime,
    by: str = "",
    turn: Collection[Role] = (),
    authors: Collection[str] = (),
    area: str = "",
    barred: Collection[str] = (),
) -> int:
    """Tell of an occasion whomever the table names for it, but for `by`, who knows."""
    told, day = WHO_IS_TOLD[occasion], timezone.localtime(at).date()
    roles = {*told.roles, *(turn if told.turn else ())}
    people = set(authors) if told.author else set()
    if roles:
        people |= keys_holding(news.agency, roles, day)
    if told.above:
        people |= supervising(area_and_above(area), day)
    return notify(news, people - {by, *barred}, at=at)


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


def have_seen(person: str, newest: int) -> None:
    """The notices up to this one were on a page that somebody opened; no change of anything."""
    Reader.objects.bulk_create(
        [Reader(person=person, seen=newest)],
        update_conflicts=True, unique_fields=["person"], update_fields=["seen"],
    )  # fmt: skip


@transaction.atomic
def choose_email(person: str, *, wanted: bool, at: dt.datetime) -> None:
    """Whether somebody is told by e-mail too."""
    Reader.objects.get_or_create(person=person)
    reader = Reader.objects.select_for_update().get(person=person)
    if reader.email == wanted:
        return
    reader.email = wanted
    reader.save(update_fields=["email"])
    record(
        agency="", by=person, at=at, verb="choose", thing="notices.reader", key=person,
        before={"email": not wanted}, after={"email": wanted},
    )  # fmt: skip


def forget(before: dt.datetime) -> int:
    """Remove what was told long ago; what still waits to be sent stays."""
    return Notice.objects.filter(at__lt=before).exclude(ended_at=None).delete()[0]
