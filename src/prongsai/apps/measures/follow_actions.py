"""Writing reports, passing them on, taking them back: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.models import Attached
from prongsai.apps.look.keys import new_key
from prongsai.apps.measures import bridge
from prongsai.apps.measures.follow_slots import Place
from prongsai.apps.measures.follow_telling import tell_back, tell_on
from prongsai.apps.measures.models import Measure, Report
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.report import Report as Said
from prongsai.core.follow_up.report import report_problems
from prongsai.core.follow_up.way import Filed
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused, refuse

THING = "measures.report"
_TEXTS = ("reason_said", "done", "obstacles", "recommendation")
"""What may name somebody: the trail only refers to it."""
_IN_TRAIL = {
    "progress": "report_progress", "reason": "report_reason", "reason_said": "report_reason_said",
    "percent": "report_percent", "done": "report_done", "began": "report_began",
    "ended": "report_ended", "spent": "report_spent", "result": "report_result",
    "obstacles": "report_obstacles", "recommendation": "report_recommendation",
}  # fmt: skip
_TIMES = {"submit": "handed_in_at", "accept": "accepted_at", "note": "noted_at"}


@dataclass(frozen=True, slots=True)
class NewProof:
    """A piece of evidence as somebody adds it."""

    title: str
    address: str = ""
    file: Checked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a form says of a slot: the content, evidence to add, and which to take out."""

    said: Said
    add: Sequence[NewProof] = ()
    drop: Sequence[int] = ()
    """Places of evidence in the list as it was seen."""


@transaction.atomic
def write(
    place: Place, written: Written, doer: Doer, *, seen: int, hand_in: bool = False
) -> Report:
    """Keep a draft, and pass it on if that is asked for; `seen` is the revision before the eyes.

    What cannot be passed on yet is refused whole, so that a form keeps what was typed.
    """
    _must_write(doer)
    row = _held(place, doer)
    if seen != (row.revision if row.pk else 0):
        raise refuse("follow-up-changed-meanwhile")
    now = bridge.filed(row, place.name)
    before, dropped = _told(row), [row.proofs[at] for at in written.drop if at < len(row.proofs)]
    row.proofs = [each for at, each in enumerate(row.proofs) if at not in written.drop]
    row.proofs += [_kept(each, row, doer) for each in written.add]
    said = replace(
        written.said, measure=now.report.measure, unit=now.report.unit, period=now.report.period,
        proofs=tuple(bridge.proof(each) for each in row.proofs),
    )  # fmt: skip
    if found := list(report_problems(said, FiscalYear(place.row.year))):
        raise Refused(found)
    later = now.change(said)
    _store(row, later, doer, before)
    for each in dropped:
        if each.get("file"):
            files.remove(place.row.agency.key, each["file"], by=doer.key, at=doer.at)
    return take(row, doer, step="submit", seen=row.revision) if hand_in else row


def _must_write(doer: Doer) -> None:
    if Role.DIVISION_OFFICER not in doer.roles:
        raise refuse("follow-up-not-yours")


def _held(place: Place, doer: Doer) -> Report:
    """The row as it is now, held; its measure is held first, so that a slot gets one row.

    The row itself too, or a desk that passes it on meanwhile would be written over.
    """
    Measure.objects.select_for_update(of=("self",)).get(pk=place.row.pk)
    slot = {"measure": place.row, "unit": place.unit, "period": place.period.key}
    row = Report.objects.select_for_update().filter(**slot).first()
    if row is None:
        times = {"made_at": doer.at, "moved_at": doer.at}
        row = Report(**slot, key=new_key(), unit_name=place.name, revision=0, **times)
    row.measure = place.row
    return row


def _kept(proof: NewProof, row: Report, doer: Doer) -> dict[str, str]:
    found = {"title": proof.title, "address": proof.address}
    if proof.file is not None:
        owner = files.Owner(row.measure.agency.key, THING, row.key)
        found["file"] = files.attach(proof.file, owner, by=doer.key, at=doer.at).key
    return {name: each for name, each in found.items() if each}


def _store(row: Report, later: Filed, doer: Doer, before: Mapping[str, Any]) -> None:
    for name, each in bridge.report_columns(later.report).items():
        setattr(row, name, each)
    after = _told(row)
    touched = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if row.pk and not touched:
        return
    row.authors, row.revision = sorted({*row.authors, doer.key}), row.revision + 1
    _write(row, later)
    _line(
        row, doer, "change" if before else "begin",
        {name: after[name] for name in touched if name in after},
        {name: before[name] for name in touched if name in before},
    )  # fmt: skip


def _write(row: Report, later: Filed) -> None:
    for name, each in bridge.way_columns(later).items():
        setattr(row, name, each)
    row.save()


def _told(row: Report) -> dict[str, Any]:
    """As the trail tells it; nothing of a row that is not there yet."""
    if not row.pk:
        return {}
    found = {_IN_TRAIL[name]: _plain(name, each) for name in _IN_TRAIL
             if (each := getattr(row, name)) not in ("", None)}  # fmt: skip
    return {**found, "report_proofs": len(row.proofs)}


def _plain(name: str, each: Any) -> Any:
    if name in _TEXTS:
        return keep(each)
    if isinstance(each, dt.date):
        return each.isoformat()
    return f"{each:f}" if isinstance(each, Decimal) else each


# --- The way -------------------------------------------------------------------------------------


@transaction.atomic
def take(row: Report, doer: Doer, *, step: str, seen: int) -> Report:
    """On to the next desk; the second click of two changes nothing."""
    row = _again(row)
    now = bridge.filed(row)
    if any(act.step == step and act.by == doer.key for act in now.approval.round):
        return row
    following = now.approval.next
    if following is None or following.key != step or seen != row.revision:
        raise refuse("follow-up-changed-meanwhile")
    later = now.take(doer.key, doer.roles, doer.at, acting=following.role in doer.acting)
    _moved(row, later, doer, step, {})
    tell_on(row, later.approval, doer)
    return row


@transaction.atomic
def give_back(row: Report, doer: Doer, reason: str, *, seen: int) -> Report:
    """Back to its unit, which is told why."""
    row = _again(row)
    if seen != row.revision:
        raise refuse("follow-up-changed-meanwhile")
    now = bridge.filed(row)
    step = now.approval.next
    acting = step is not None and step.role in doer.acting
    later = now.give_back(doer.key, doer.roles, doer.at, reason, acting=acting)
    _moved(row, later, doer, "return", {"reason": keep(later.report.returned)})
    tell_back(row, doer)
    return row


@transaction.atomic
def take_back(row: Report, doer: Doer, reason: str) -> Report:
    """Its unit wants it back, as long as it is not locked."""
    _must_write(doer)
    row = _again(row)
    later = bridge.filed(row).taken_back(doer.key, doer.at, reason)
    _moved(row, later, doer, "take back", {"reason": keep(later.report.returned)})
    return row


def _again(row: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",)).select_related("measure__agency")
    return rows.get(pk=row.pk)


def _moved(row: Report, later: Filed, doer: Doer, verb: str, said: Mapping[str, Any]) -> None:
    before = {"report_state": row.state}
    row.moved_at, row.revision = doer.at, row.revision + 1
    if name := _TIMES.get(verb):
        setattr(row, name, doer.at)
    elif later.is_open:
        row.handed_in_at = row.accepted_at = None
    _write(row, later)
    _line(row, doer, verb, {"report_state": row.state, **said}, before)


@transaction.atomic
def taken_back_file(file: Attached, *, by: str, at: dt.datetime) -> None:
    """A file out of the recycle bin, among its report's evidence again."""
    row = Report.objects.filter(key=file.owner, measure__agency__key=file.agency).first()
    if row is None:
        raise refuse("file-gone")
    row = _again(row)
    if not bridge.filed(row).is_open:
        raise refuse("follow-up-under-way")
    if any(each.get("file") == file.key for each in row.proofs):
        return
    row.proofs = [*row.proofs, {"title": file.name, "file": file.key}]
    row.revision += 1
    row.save(update_fields=["proofs", "revision"])
    _line(row, Doer(by, (), at), "take back file", {"report_proofs": len(row.proofs)})


def _line(
    row: Report, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.measure.agency.key, by=doer.key, at=doer.at, verb=verb, thing=THING,
        key=row.key, before=before, after=after,
    )  # fmt: skip
