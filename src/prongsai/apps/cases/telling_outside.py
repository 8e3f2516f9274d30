"""Telling whoever brought a case that there is news: an officer does, and nobody else can.

No page of strangers leads here, so that nobody can have messages sent to an address he typed.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from prongsai.apps.audit.actions import record
from prongsai.apps.cases import bridge
from prongsai.apps.cases.actions import CASE, numbered
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import Delivery
from prongsai.apps.cases.senders import senders
from prongsai.apps.jobs.actions import enqueue
from prongsai.apps.look.words import phrase, thai
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.own_data import own_values
from prongsai.core.jobs.trying import Task
from prongsai.core.notices.sending import ENDS, Outcome, State, after, claimed, may_send
from prongsai.core.procedures.kinds import FieldType, Secrecy
from prongsai.core.terms.problem import Refused, refuse

LOG = logging.getLogger("prongsai.cases")
DELIVER = "cases.deliver"
COPY = "copy"
"""The way that is always there: a text that an officer sends himself."""


def text_of(row: Case, folder: Folder, address: str) -> str:
    """It says nothing of what the case is about; of a sealed one not even which it is."""
    if folder.procedure.secrecy is Secrecy.SEALED:
        return phrase("telling.sealed", address=address)
    state = said(folder.procedure.states[row.state].public)
    return phrase(
        "case.to_copy", number=row.register_number, agency=row.agency.name, state=state,
        address=address,
    )  # fmt: skip


def address_for(folder: Folder, kind: FieldType) -> str:
    """Where whoever brought it can be reached; nothing he said of others, nothing erased."""
    fields = folder.procedure.fields
    held = own_values(folder.procedure, folder.log)
    return next((str(held[key]) for key in held if fields[key].type is kind), "")


def ways(folder: Folder) -> list[str]:
    """Channels that are set up and for which he left something; the copied text last."""
    found = [name for name, each in senders().items() if address_for(folder, each.takes)]
    return [*found, COPY]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of it."""

    delivery: Delivery
    is_new: bool


@transaction.atomic
def tell(row: Case, actor: Actor, channel: str, at: dt.datetime) -> Told:
    """The latest event by one way, once; what certainly failed may be tried again."""
    held = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    folder = bridge.folder_of(held)
    if not actor.who or actor.party:
        raise refuse("case-none-of-yours")
    if channel not in ways(folder):
        raise refuse("notice-nobody-there")
    found = Delivery.objects.filter(case=held, event=len(folder.log), channel=channel).first()
    if found is not None and found.state != State.FAILED.value:
        return Told(found, is_new=False)
    delivery = found or Delivery(case=held, event=len(folder.log), channel=channel)
    state = State.COPIED if channel == COPY else State.WAITING
    delivery.by, delivery.at, delivery.problem = actor.who, at, ""
    _write(delivery, state, at)
    if state is State.WAITING:
        once = f"delivery {delivery.key} {at.isoformat()}"
        enqueue(DELIVER, {"delivery": delivery.key}, at=at, agency=held.agency.key, once=once)
    record(
        agency=held.agency.key, by=actor.who, at=at, verb="tell", thing=CASE, key=held.key,
        after={**numbered(held), "told_by": channel},
    )  # fmt: skip
    return Told(delivery, is_new=True)


# --- Sending -------------------------------------------------------------------------------------


def deliver(task: Task) -> Mapping[str, str]:
    """One delivery: claimed and written down first, then sent, then what became of it."""
    key = task.arguments["delivery"]
    if not _claim(key, task.now):
        return {"sent": "no"}
    try:
        _send(Delivery.objects.select_related("case__agency").get(key=key))
    except Refused as refused:
        _settle(key, Outcome.REFUSED, task, refused.problems[0].code)
        raise
    except Exception:
        # Whatever a sender raises, it may have sent: kept as uncertain, never sent again.
        LOG.exception("a message may or may not have been sent")
        return {"sent": _settle(key, Outcome.CUT_OFF, task).value}
    return {"sent": _settle(key, Outcome.SENT, task).value}


def _send(delivery: Delivery) -> None:
    row, sender = delivery.case, senders().get(delivery.channel)
    folder = bridge.folder_of(row)
    to = address_for(folder, sender.takes) if sender else ""
    if sender is None or not to:
        raise refuse("notice-nobody-there")  # since it was written, something was erased or closed
    address = urljoin(settings.SITE, reverse("cases:follow", args=[row.agency.key]))
    sender.send(to, thai("telling.subject"), text_of(row, folder, address))


@transaction.atomic
def _claim(key: str, at: dt.datetime) -> bool:
    row = Delivery.objects.select_for_update().filter(key=key).first()
    if row is None:
        return False
    before = State(row.state)
    if (state := claimed(before)) is not before:
        _write(row, state, at)
    return may_send(before)


@transaction.atomic
def _settle(key: str, outcome: Outcome, task: Task, problem: str = "") -> State:
    row = Delivery.objects.select_for_update().get(key=key)
    state = after(State(row.state), outcome, is_last_try=task.is_last_try)
    row.problem = problem
    _write(row, state, task.now)
    return state


def _write(row: Delivery, state: State, at: dt.datetime) -> None:
    row.state, row.ended_at = state.value, at if state in ENDS else None
    row.save()
