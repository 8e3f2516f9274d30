"""Proof of what was seen at an address: the last thing, and the last that was fine."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from prongsai.apps.disclosure.actions import ITEM, key_of
from prongsai.apps.disclosure.models import Check
from prongsai.apps.files.actions import Owner, attach, discard
from prongsai.apps.files.checking import Checked
from prongsai.core.files.kinds import OwnKind
from prongsai.core.preaudit.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Shot:
    """The bytes that came, packed."""

    packed: bytes
    ending: str
    """What they are, such as `html`."""


RARELY = dt.timedelta(days=7)
"""How often a page that keeps changing is kept anew: each time leaves a line in the trail."""


def keep_shot(row: Check, shot: Shot | None, at: dt.datetime, *, turned: bool) -> None:
    """A file where something else is there and the verdict turned; at most two are kept."""
    agency, before = row.evidence.item.checklist.agency.key, {row.snapshot, row.snapshot_fine}
    due = turned or row.snapshot_at is None or at - row.snapshot_at >= RARELY
    if shot is not None and due and row.sha256 != row.snapshot_of:
        row.snapshot, row.snapshot_of = _attached(row, shot, agency, at), row.sha256
        row.snapshot_at = at
    if row.verdict == Verdict.FINE and row.sha256 == row.snapshot_of:
        row.snapshot_fine = row.snapshot
    for key in before - {row.snapshot, row.snapshot_fine, ""}:
        discard(agency, key, at)


def _attached(row: Check, shot: Shot, agency: str, at: dt.datetime) -> str:
    item = row.evidence.item
    name = f"{item.code}-{timezone.localtime(at):%Y%m%d-%H%M}.{shot.ending}.gz"
    file = Checked(name, OwnKind.GZIP, shot.packed)
    return attach(file, Owner(agency, ITEM, key_of(item)), by="", at=at).key


def discard_shots(row: Check, at: dt.datetime) -> None:
    """With the evidence, or with the address they were of."""
    agency = row.evidence.item.checklist.agency.key
    for key in {row.snapshot, row.snapshot_fine} - {""}:
        discard(agency, key, at)
    row.snapshot = row.snapshot_of = row.snapshot_fine = ""
    row.snapshot_at = None
