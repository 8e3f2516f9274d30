"""What is said of a whole year: its scale, what was found of control, its approval."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from django.db import transaction

from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.risks import bridge
from prongsai.apps.risks.actions import YEAR, everything, must_be_open, taken
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.models import RiskEdition, RiskRow, RiskYear
from prongsai.apps.risks.news import tell
from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.frame import frame_faults
from prongsai.core.risks.register import Assessed
from prongsai.core.terms.numbers import shown
from prongsai.core.terms.problem import Place, Refused, refuse
from prongsai.workshop.risks import as_json


@dataclass(frozen=True, slots=True, kw_only=True)
class General:
    """By what the risks of a year are measured."""

    matrix: str
    size: str
    losses: tuple[Fraction, ...]
    """Own thresholds of the matrix; none for the shipped drafts."""
    rounds: tuple[str, ...]


@transaction.atomic
def set_general(year: RiskYear, said: General, hand: Hand, *, seen: int) -> RiskYear:
    """Matrix, size, thresholds in baht, rounds; risks that stand off the matrix refuse it."""
    year = taken(year)
    losses = dict(year.losses)
    losses.pop(said.matrix, None)
    if said.losses:
        losses[said.matrix] = [shown(each) for each in said.losses]
    wanted: dict[str, Any] = {
        "matrix": said.matrix, "size": said.size, "losses": losses, "rounds": list(said.rounds),
    }  # fmt: skip
    touched = [name for name, each in wanted.items() if getattr(year, name) != each]
    if not touched:
        return year
    if seen != year.revision:
        raise refuse("risks-changed-meanwhile")
    held = everything(year)
    if set(touched) - {"rounds"}:
        must_be_open(held, "year", touched)
    before = _said(year, touched)
    for name in touched:
        setattr(year, name, wanted[name])
    _check(year)
    year.revision += 1
    year.save(update_fields=[*touched, "revision"])
    line(year, hand.doer, "change", _said(year, touched), before)
    return year


def _check(year: RiskYear) -> None:
    frame = bridge.frame_of(year)
    faults = [
        replace(each, place=Place(column="losses"))
        for each in frame_faults(frame)
        if each.place.path == f"sizes/{year.size}/loss/{year.matrix}"
    ]
    register = everything(year).register
    faults += [
        replace(each, place=Place(column="matrix")) for each in register_faults(register, frame)
    ]
    if faults:
        raise Refused(faults[:5])


def _said(year: RiskYear, names: list[str]) -> dict[str, Any]:
    found = {f"risk_{name}": getattr(year, name) for name in names}
    if "risk_losses" in found:
        found["risk_losses"] = list(year.losses.get(year.matrix, ()))
    return {name: each for name, each in found.items() if each}


@transaction.atomic
def judge(
    year: RiskYear, said: Mapping[str, str], hand: Hand, seen: Mapping[str, int]
) -> list[RiskRow]:
    """How components of control were found; a blank takes it back. Others' words stay."""
    if not hand.judges:
        raise refuse("risks-not-yours")
    year = taken(year)
    held = everything(year)
    rows = {row.code: row for row in held.rows if row.kind == "component"}
    now = {code: row.content["says"] for code, row in rows.items() if row.removed_at is None}
    touched = [code for code in said if said[code] != now.get(code, "")]
    stale = [code for code in touched if seen.get(code, 0) != _revision(rows.get(code))]
    if stale:
        raise refuse("risks-changed-meanwhile")
    for place, code in enumerate(touched, 1 + max((row.place for row in held.rows), default=0)):
        row = rows.get(code) or _fresh(year, code, place, hand.doer)
        row.removed_by, row.removed_at = ("", None) if said[code] else (hand.doer.key, hand.doer.at)
        if said[code]:
            row.content = bridge.content(Assessed(key=code, says=said[code]))
            row.title = " ".join(said[code].split())[:500]
        row.revision += 1
        row.save()
        rows[code] = row
    if touched:
        before = {f"component_{code}": keep(now[code]) for code in touched if code in now}
        after = {f"component_{code}": keep(said[code]) for code in touched if said[code]}
        line(year, hand.doer, "judge", after, before)
    return [rows[code] for code in touched]


def _revision(row: RiskRow | None) -> int:
    return row.revision if row and row.removed_at is None else 0


def _fresh(year: RiskYear, code: str, place: int, doer: Doer) -> RiskRow:
    return RiskRow(
        agency=year.agency, year=year, kind="component", code=code, place=place, revision=0,
        made_by=doer.key, made_at=doer.at,
    )  # fmt: skip


@transaction.atomic
def opine(year: RiskYear, said: str, hand: Hand, *, seen: int) -> RiskYear:
    """What the internal auditor says of the assessment; he may, however far the plan has come."""
    if not hand.audits:
        raise refuse("risks-not-yours")
    year = taken(year)
    if said == year.opinion:
        return year
    if seen != year.opinion_revision:
        raise refuse("risks-changed-meanwhile")
    before = {"risk_opinion": keep(year.opinion)} if year.opinion else {}
    year.opinion, year.opinion_by, year.opinion_at = said, hand.doer.key, hand.doer.at
    year.opinion_revision += 1
    year.save(update_fields=["opinion", "opinion_by", "opinion_at", "opinion_revision"])
    line(year, hand.doer, "opine", {"risk_opinion": keep(said)} if said else {}, before)
    return year


# --- Approval ------------------------------------------------------------------------------------


@transaction.atomic
def take(year: RiskYear, doer: Doer) -> RiskYear:
    """Pass it on, or approve it: then it is kept word for word."""
    year = taken(year)
    held = everything(year)
    if not held.register.risks:
        raise refuse("risks-nothing-to-approve")
    step = held.approval.next
    acting = step is not None and step.role in doer.acting
    after = held.approval.take(doer.key, doer.roles, doer.at, acting=acting)
    said: dict[str, Any] = {}
    if after.is_complete:
        said = {"approved": True, "content_hash": _keep(year, as_json(held.register), doer).sha256}
    _move(year, results.acts(after), doer, approved=after.is_complete)
    line(year, doer, step.key if step else "", said)
    tell(year, after)
    return year


def _keep(year: RiskYear, content: bytes, doer: Doer) -> RiskEdition:
    return RiskEdition.objects.create(
        year=year, version=year.editions.count() + 1, content=content.decode(),
        sha256=hashlib.sha256(content).hexdigest(), by=doer.key, at=doer.at,
    )  # fmt: skip


@transaction.atomic
def give_back(year: RiskYear, doer: Doer, reason: str) -> RiskYear:
    """Send it back to be worked on, saying why."""
    year = taken(year)
    stand = bridge.approval(year)
    step = stand.next
    acting = step is not None and step.role in doer.acting
    after = stand.give_back(doer.key, doer.roles, doer.at, reason, acting=acting)
    _move(year, results.acts(after), doer, approved=False)
    line(year, doer, "return", {"reason": keep(reason.strip())})
    tell(year, after)
    return year


@transaction.atomic
def reopen(year: RiskYear, doer: Doer, reason: str) -> RiskYear:
    """An approved plan is to be changed; what was approved is kept."""
    year = taken(year)
    after = bridge.approval(year).begun_again(doer.key, doer.at, reason)
    _move(year, results.acts(after), doer, approved=False)
    line(year, doer, "reopen", {"reason": keep(reason.strip())})
    return year


def _move(year: RiskYear, acts: list[dict[str, Any]], doer: Doer, *, approved: bool) -> None:
    year.acts, year.approved, year.moved_at = acts, approved, doer.at
    year.save(update_fields=["acts", "approved", "moved_at"])


def line(
    year: RiskYear, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=year.agency.key, by=doer.key, at=doer.at, verb=verb, thing=YEAR,
        key=str(year.year), before=before, after=after,
    )  # fmt: skip
