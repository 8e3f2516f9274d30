"""Looks at addresses: asked for, written down, spoken against.

What a machine saw is nobody's act: it stands in rows of its own and leaves no line in the trail.
What somebody says against it does, and so does its fall.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.disclosure import queries
from prongsai.apps.disclosure.actions import line
from prongsai.apps.disclosure.models import Check, Checklist, Evidence, Look
from prongsai.apps.disclosure.seen import Seen, seen_at
from prongsai.apps.disclosure.snapshots import Shot, discard_shots, keep_shot
from prongsai.apps.disclosure.telling import tell_broken
from prongsai.apps.disclosure.working import Worker, must_work_on
from prongsai.apps.jobs.actions import enqueue
from prongsai.core.preaudit.streak import Seen as Found
from prongsai.core.preaudit.streak import Streak, lengthened, newly_broken
from prongsai.core.preaudit.verdict import Finding, Judged, Verdict
from prongsai.core.preaudit.watching import Ruling, effective, site_of
from prongsai.core.terms.problem import refuse
from prongsai.workshop.preaudit.visit_records import finding_record

CHECK = "disclosure.check"
RECENT = dt.timedelta(minutes=1)
"""What was looked at a moment ago is not asked for again."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look brought."""

    evidence: int
    address: str
    at: dt.datetime
    judged: Judged
    content: tuple[Finding, ...] = ()
    host: str = ""
    seconds: float = 0.0
    sha256: str = ""
    visit: str = ""
    was_read: bool = False
    """Whether its content was looked into, or only said to be as before."""
    shot: Shot | None = field(default=None, repr=False)


# --- Asking --------------------------------------------------------------------------------------


def ask_for(evidence: Evidence, at: dt.datetime) -> None:
    """A look at a new or changed address, within the transaction that changes it."""
    if settings.WEB_CHECKS and evidence.address:
        Check.objects.update_or_create(evidence=evidence, defaults={"asked_at": at})
        enqueue(CHECK, {"evidence": evidence.key}, at=at)


@transaction.atomic
def ask_for_all(checklist: Checklist, worker: Worker) -> int:
    """A look at every address, but for those that wait already; how many that were."""
    if not settings.WEB_CHECKS:
        raise refuse("checks-off")
    items = [item for item in queries.items_of(checklist) if worker.may_work_on(item)]
    pieces = [each for found in queries.evidence_of(items).values() for each in found]
    number = wait(pieces, worker.doer.at)
    if number:
        enqueue(CHECK, at=worker.doer.at)
    return number


@transaction.atomic
def ask_again(evidence: Evidence, worker: Worker) -> bool:
    """Another look at one address."""
    if not settings.WEB_CHECKS:
        raise refuse("checks-off")
    must_work_on(worker, evidence.item)
    if not wait([evidence], worker.doer.at):
        return False
    enqueue(CHECK, {"evidence": evidence.key}, at=worker.doer.at)
    return True


def wait(pieces: Iterable[Evidence], at: dt.datetime) -> int:
    """Addresses that wait from now on; how many of them did not yet."""
    new, old = [], []
    for piece in pieces:
        seen = seen_at(piece)
        if not piece.address or seen.waiting or _is_recent(seen, at):
            continue
        if seen.row is None:
            new.append(Check(evidence=piece, asked_at=at))
        else:
            old.append(seen.row.pk)
    Check.objects.bulk_create(new, ignore_conflicts=True)
    Check.objects.filter(pk__in=old).update(asked_at=at)
    return len(new) + len(old)


def _is_recent(seen: Seen, at: dt.datetime) -> bool:
    last = seen.row.at if seen.row and seen.known else None
    return last is not None and at - last < RECENT


# --- Writing down --------------------------------------------------------------------------------


@transaction.atomic
def store(looked: Looked) -> Check | None:
    """One look; nothing where the address was changed or removed in the meantime."""
    rows = Check.objects.select_for_update(of=("self",)).filter(evidence=looked.evidence)
    row = rows.select_related("evidence__item__checklist__agency").first()
    if row is None or row.evidence.removed_at or row.evidence.address != looked.address:
        return None
    if row.address != looked.address:
        _begin(row, looked)
    before, last = _streak(row), row.verdict
    verdict = looked.judged.verdict
    _fall(row, looked)
    _write(row, looked, lengthened(before, Found(looked.at, verdict)))
    keep_shot(row, looked.shot, looked.at, turned=verdict.value != last)
    row.save()
    _remember(looked, verdict)
    counts = effective(verdict, Ruling(Verdict(row.ruled), row.ruled_of) if row.ruled else None)
    if newly_broken(before, counts):
        tell_broken(row, looked.judged, looked.host, looked.at)
    return row


def _begin(row: Check, looked: Looked) -> None:
    """A new address has no history and no ruling."""
    if row.ruled:
        _drop_ruling(row, Doer("", (), looked.at), "ruling falls")
    discard_shots(row, looked.at)
    row.address, row.since = looked.address, looked.at
    row.broken, row.broken_since, row.last_fine, row.looks, row.fine = 0, None, None, 0, 0
    row.content, row.read_at, row.visit, row.sha256 = [], None, "", ""


def _streak(row: Check) -> Streak:
    return Streak(row.broken, row.broken_since, row.last_fine, row.looks, row.fine)


def _fall(row: Check, looked: Looked) -> None:
    if row.ruled and not Ruling(Verdict(row.ruled), row.ruled_of).holds(looked.sha256):
        _drop_ruling(row, Doer("", (), looked.at), "ruling falls")


def _write(row: Check, looked: Looked, streak: Streak) -> None:
    row.asked_at, row.at = None, looked.at
    row.verdict, row.sha256 = looked.judged.verdict.value, looked.sha256
    row.visit = _storable(looked.visit)
    row.findings = [_record(each) for each in looked.judged.findings]
    if looked.was_read:
        row.content = [_record(each) for each in looked.content]
        row.read_at = looked.at
    row.broken, row.broken_since, row.last_fine = streak.broken, streak.since, streak.last_fine
    row.looks, row.fine = streak.checked, streak.fine


def _record(finding: Finding) -> dict[str, Any]:
    """As plain data; strangers wrote what it quotes."""
    record = finding_record(finding)
    facts = {name: _storable(fact) for name, fact in record["facts"].items()}
    return {**record, "facts": facts, "place": _storable(record["place"])}


def _storable(text: str) -> str:
    """Without what no database takes: NUL and half a letter."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _remember(looked: Looked, verdict: Verdict) -> None:
    site = site_of(looked.judged.findings)
    Look.objects.create(
        evidence_id=looked.evidence, at=looked.at, host=looked.host, verdict=verdict.value,
        site=site.value if site else "", milliseconds=round(looked.seconds * 1000),
    )  # fmt: skip


def forget(before: dt.datetime) -> int:
    """Looks of long ago; how many that were."""
    return Look.objects.filter(at__lt=before).delete()[0]


# --- Rulings -------------------------------------------------------------------------------------


@transaction.atomic
def overrule(evidence: Evidence, worker: Worker, verdict: Verdict, reason: str) -> None:
    """Say against the machine's verdict, and why; it falls when something else is there."""
    row = _held(evidence, worker)
    if row.ruled == verdict.value and row.ruled_because == reason:
        return
    before = {"check_ruled": row.ruled} if row.ruled else {}
    row.ruled, row.ruled_of, row.ruled_because = verdict.value, row.sha256, reason
    row.ruled_by, row.ruled_at = worker.doer.key, worker.doer.at
    row.save()
    after = {**_said(row), "check_ruled": row.ruled, "reason": keep(reason)}
    line(evidence.item, worker.doer, "overrule", after, before)


@transaction.atomic
def withdraw(evidence: Evidence, worker: Worker) -> None:
    """The machine's verdict counts again."""
    row = _held(evidence, worker)
    if row.ruled:
        row.evidence = evidence
        _drop_ruling(row, worker.doer, "withdraw ruling")
        row.save()


def _held(evidence: Evidence, worker: Worker) -> Check:
    must_work_on(worker, evidence.item)
    row = Check.objects.select_for_update().filter(evidence=evidence).first()
    if row is None or not row.verdict or row.address != evidence.address:
        raise refuse("check-gone")
    return row


def _drop_ruling(row: Check, doer: Doer, verb: str) -> None:
    line(row.evidence.item, doer, verb, {}, {**_said(row), "check_ruled": row.ruled})
    row.ruled, row.ruled_of, row.ruled_because, row.ruled_by = "", "", "", ""
    row.ruled_at = None


def _said(row: Check) -> dict[str, Any]:
    return {"check_verdict": row.verdict, "web_address": keep(row.address)}
