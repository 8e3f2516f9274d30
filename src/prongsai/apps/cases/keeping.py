"""How long what tells about people is kept; and heads of cases worked out anew from their logs."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from prongsai.apps.audit.actions import record
from prongsai.apps.cases import bridge
from prongsai.apps.cases.actions import CASE, numbered
from prongsai.apps.cases.models import Case
from prongsai.apps.files import actions as files
from prongsai.apps.files.queries import attached_to
from prongsai.core.cases.keeping import kept_until, to_erase


@transaction.atomic
def refresh(row: Case, at: dt.datetime) -> int:
    """The head of a case as its log says now; whether that was something else."""
    held = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    before = {name: getattr(held, name) for name in _PROJECTED}
    bridge.project(held, bridge.folder_of(held), at)
    if {name: getattr(held, name) for name in _PROJECTED} == before:
        return 0
    held.save()
    return 1


_PROJECTED = (
    "state", "phase", "unit", "handler", "due", "sorts", "paused", "late", "closed", "outcome",
    "category", "words", "events_count", "waits", "rating", "settled", "reopened", "secret",
    "readers", "barred", "turn",
)  # fmt: skip


@transaction.atomic
def erase(row: Case, at: dt.datetime) -> int:
    """What the terms of its procedure let go on that day; how many values. The log stays."""
    held = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    folder, today = bridge.folder_of(held), timezone.localtime(at).date()
    now = folder.standing(folder.moment(at))
    if held.hold or now.closed is None:
        return 0
    gone = set(to_erase(folder.procedure, now, today, held=held.hold))
    every = all(last is not None and last < today for last in
                kept_until(folder.procedure, now).values())  # fmt: skip
    if every and gone:  # messages, reasons and files may tell of anything: they go last
        gone |= {bridge.TEXT, bridge.REASON}
    number, _ = held.holdings.filter(field__in=gone).delete()
    if every and gone:
        _erase_files(held, at)
    if number:
        bridge.project(held, bridge.folder_of(held), at)
        held.save()
    if number:
        record(
            agency=held.agency.key, by="", at=at, verb="erase", thing=CASE, key=held.key,
            after={**numbered(held), "case_erased": number},
        )  # fmt: skip
    return number


def _erase_files(row: Case, at: dt.datetime) -> None:
    for each in attached_to(row.agency.key, CASE, row.key):
        files.discard(row.agency.key, each.key, at)
    row.erased_at = at
    row.save(update_fields=["erased_at"])
