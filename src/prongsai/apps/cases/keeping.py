"""How long what tells about people is kept: terms, legal holds, erasing; heads worked out anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.apps.accounts.queries import keys_holding
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import changed, record
from prongsai.apps.cases import bridge, made
from prongsai.apps.cases.actions import CASE, numbered
from prongsai.apps.cases.kept import years_decided
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import Erasing, Hold, KeptTerm
from prongsai.apps.files import actions as files
from prongsai.apps.files.queries import attached_to
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.access.roles import Role
from prongsai.core.cases.keeping import Years, all_over, to_erase
from prongsai.core.cases.newer_terms import as_kept_now
from prongsai.core.terms.problem import refuse

TERM = "cases.term"
TOLD = (Role.COMPLAINT_OFFICER, Role.COORDINATOR)
"""Who hears how much a night erased."""


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


# --- Terms ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decided:
    """How long, who decided it and where that is written."""

    years: int
    decided_by: str
    written_in: str


@transaction.atomic
def decide(agency: Agency, procedure: str, term: str, said: Decided, doer: Doer) -> None:
    """It holds for cases that are there already, too: a term is no promise to whoever came."""
    which: dict[str, Any] = {"agency": agency, "procedure": procedure, "term": term}
    row = KeptTerm.objects.select_for_update().filter(**which).first()
    new: dict[str, Any] = {
        "years": said.years,
        "decided_by": said.decided_by,
        "written_in": said.written_in,
    }
    old = {name: getattr(row, name) for name in new} if row else {}
    before, after = changed(old, new)
    if not after:
        return
    KeptTerm.objects.update_or_create(**which, defaults={**new, "since": doer.at})
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="decide", thing=TERM,
        key=f"{procedure} {term}", before=_in_trail(before), after=_in_trail(after),
    )  # fmt: skip


def _in_trail(said: Mapping[str, object]) -> dict[str, object]:
    return {f"term_{name}": value for name, value in said.items()}


# --- Legal hold ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """Why nothing of a case may be erased, and when that is looked at again."""

    asked_by: str
    why: str
    until: dt.date


@transaction.atomic
def hold(row: Case, said: Held, by: str, at: dt.datetime) -> None:
    """A new hold, or the one in force looked at again: it is then as it is said now."""
    held = Case.objects.select_for_update().select_related("agency").get(pk=row.pk)
    if said.until <= timezone.localtime(at).date():
        raise refuse("case-hold-past")
    now = {"asked_by": said.asked_by, "why": said.why, "until": said.until}
    found = Hold.objects.filter(case=held, ended=None).first()
    if found is None:
        Hold.objects.create(case=held, since=at, by=by, **now)
        held.hold = True
        held.save(update_fields=["hold"])
    else:
        for name, value in now.items():
            setattr(found, name, value)
        found.reviewed, found.reviewed_by = at, by
        found.save()
    _hold_line(held, "review" if found else "hold", by, at, hold_until=said.until.isoformat())


@transaction.atomic
def release(row: Case, by: str, at: dt.datetime) -> None:
    """From the next night on its terms count again."""
    held = Case.objects.select_for_update().select_related("agency").get(pk=row.pk)
    if not held.hold:
        return
    Hold.objects.filter(case=held, ended=None).update(ended=at, ended_by=by)
    held.hold = False
    held.save(update_fields=["hold"])
    _hold_line(held, "release", by, at)


def _hold_line(row: Case, verb: str, by: str, at: dt.datetime, **more: str) -> None:
    record(agency=row.agency.key, by=by, at=at, verb=verb, thing=CASE, key=row.key,
           after={**numbered(row), **more})  # fmt: skip


# --- Erasing -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gone:
    """How much of a case was erased."""

    values: int = 0
    files: int = 0


def erase_all(rows: Iterable[Case], at: dt.datetime) -> int:
    """What terms let go of these; how many values. Each agency is told how much, and no more."""
    decided: dict[tuple[int, str], Years] = {}
    sums: dict[tuple[Agency, str], list[Gone]] = {}
    for row in rows:
        which = (row.agency_id, row.procedure)
        if which not in decided:
            decided[which] = years_decided(row.agency, row.procedure)
        gone = erase(row, at, decided[which])
        if gone != Gone():
            sums.setdefault((row.agency, row.procedure), []).append(gone)
    for (agency, procedure), each in sums.items():
        _tell(agency, procedure, each, at)
    return sum(gone.values for each in sums.values() for gone in each)


@transaction.atomic
def erase(row: Case, at: dt.datetime, decided: Years | None = None) -> Gone:
    """What the terms of its procedure let go on that day. The log stays, and so do all counts."""
    held = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    years = years_decided(held.agency, held.procedure) if decided is None else decided
    folder, today = bridge.folder_of(held), timezone.localtime(at).date()
    kept_by = as_kept_now(folder.procedure, made.texts_since(held), years)
    now = folder.standing(folder.moment(at))
    if held.hold or now.closed is None:
        return Gone()
    gone = set(to_erase(kept_by, now, today, held=held.hold, decided=years))
    every = all_over(kept_by, now, today, years)
    if every:  # messages, reasons and files may tell of anything: they go last
        gone |= {bridge.TEXT, bridge.REASON}
    number, _ = held.holdings.filter(field__in=gone).delete()
    dropped = _erase_files(held, at) if every else 0
    if number or every:
        bridge.project(held, bridge.folder_of(held), at)
        held.erased_at = at if every else None
        held.save()
    if number or dropped:
        record(
            agency=held.agency.key, by="", at=at, verb="erase", thing=CASE, key=held.key,
            after={**numbered(held), "case_erased": number, "case_files": dropped},
        )  # fmt: skip
    return Gone(number, dropped)


def _erase_files(row: Case, at: dt.datetime) -> int:
    found = list(attached_to(row.agency.key, CASE, row.key))
    for each in found:
        files.discard(row.agency.key, each.key, at)
    return len(found)


@transaction.atomic
def _tell(agency: Agency, procedure: str, gone: list[Gone], at: dt.datetime) -> None:
    values, dropped = sum(each.values for each in gone), sum(each.files for each in gone)
    Erasing.objects.create(
        agency=agency, procedure=procedure, at=at, cases=len(gone), values=values, files=dropped
    )
    day = timezone.localtime(at).date()
    news = News(
        event=f"cases erased {agency.key} {procedure} {day}", agency=agency.key,
        text="notice.cases_erased", facts={"cases": str(len(gone))},
        address="cases:keeping", arguments={"agency": agency.key},
    )  # fmt: skip
    notify(news, keys_holding(agency.key, TOLD, day), at=at)
