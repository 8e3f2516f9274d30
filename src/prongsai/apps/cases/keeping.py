"""How long what tells about people is kept; and heads of cases worked out anew from their logs."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from prongsai.apps.audit.actions import record
from prongsai.apps.cases import bridge
from prongsai.apps.cases.actions import CASE
from prongsai.apps.cases.models import Case
from prongsai.apps.files import actions as files
from prongsai.apps.files.queries import attached_to
from prongsai.core.procedures.kinds import KeptFrom
from prongsai.core.procedures.procedure import Procedure, Term


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
    "category", "events_count", "waits", "rating", "settled", "reopened",
)  # fmt: skip


@transaction.atomic
def erase(row: Case, at: dt.datetime) -> int:
    """What the terms of its procedure let go on that day; how many values. The log stays."""
    held = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    procedure, today = bridge.text_of(held.version), timezone.localtime(at).date()
    if held.hold or held.closed is None:
        return 0
    gone = _gone(procedure, held, today)
    every = _all_over(procedure, held, today)
    if every:
        gone += [bridge.TEXT, bridge.REASON]
    number, _ = held.holdings.filter(field__in=gone).delete()
    if every:
        for each in attached_to(held.agency.key, CASE, held.key):
            files.discard(held.agency.key, each.key, at)
        held.erased_at = at
        held.save(update_fields=["erased_at"])
    if number:
        record(
            agency=held.agency.key, by="", at=at, verb="erase", thing=CASE, key=held.key,
            after={"register_number": held.register_number, "case_erased": number},
        )  # fmt: skip
    return number


def _gone(procedure: Procedure, row: Case, today: dt.date) -> list[str]:
    """Keys of the fields whose term is over."""
    kept = {key: each.retention for key, each in procedure.fields.items() if each.retention}
    return [key for key, term in kept.items() if _is_over(procedure.terms[term], row, today)]


def _all_over(procedure: Procedure, row: Case, today: dt.date) -> bool:
    """Whether every term is; messages and files may tell of anything."""
    return all(_is_over(each, row, today) for each in procedure.terms.values())


def _is_over(term: Term, row: Case, today: dt.date) -> bool:
    """An office that has not said how long keeps it."""
    start = row.brought if term.after is KeptFrom.BROUGHT else row.closed
    if start is None or not isinstance(term.years, int):
        return False
    return today > _years_after(start, term.years)


def _years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
