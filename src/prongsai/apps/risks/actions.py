"""Entering, changing and removing what stands in a register: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.models import Attached
from prongsai.apps.risks import bridge
from prongsai.apps.risks.bridge import Units, units_of
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.models import RiskRow, RiskYear
from prongsai.apps.risks.queries import Held
from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.parts import (
    CODES,
    MODELS,
    code_of,
    differing,
    next_code,
    path_of,
    put,
    touches_plan,
)
from prongsai.core.risks.register import Rating, RiskRegister
from prongsai.core.terms.problem import Place, Problem, Refused, refuse
from prongsai.core.terms.thai import look_alike

ROW, YEAR = "risks.row", "risks.year"
_PLAIN = frozenset({
    "kind", "area", "response", "afterwards", "verdict", "round", "state", "work", "risk",
    "treatment", "begins", "ends", "review", "reviewed", "percent", "loss", "budget", "owner",
})  # fmt: skip
"""Fields that never name anybody; sentences may, so that the trail only refers to them."""


def taken(year: RiskYear) -> RiskYear:
    """The year as it is now, held until the transaction ends: whatever changes a row holds it."""
    rows = RiskYear.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=year.pk)


def everything(year: RiskYear) -> Held:
    """The register as it is now, with what lies in the bin, so that no code comes twice."""
    return Held(year, list(year.rows.order_by("place", "pk")))


def must_be_open(held: Held, kind: str, names: Collection[str]) -> None:
    """Refuse a change of a plan that is frozen, or on its way."""
    if held.is_locked and touches_plan(kind, names):
        raise refuse("risks-frozen" if held.year.approved else "risks-on-its-way")


def owners(kind: str, said: Any, register: RiskRegister, units: Units) -> tuple[str, ...]:
    """Divisions that may write a thing: its own, or those of what it hangs on."""
    if kind in ("control", "treatment"):
        return (units.key_of(register.risks[said.risk].owner),)
    if kind == "follow_up":
        of = register.treatments[said.treatment]
        return (units.key_of(of.owner), units.key_of(register.risks[of.risk].owner))
    return (units.key_of(said.owner),)


def _must_be_his(hand: Hand, kind: str, said: Any, held: Held, units: Units) -> None:
    try:
        of = owners(kind, said, held.register, units)
    except KeyError as error:
        raise refuse("risks-row-gone") from error
    if not hand.may(*of):
        raise refuse("risks-not-yours")


@transaction.atomic
def add(
    year: RiskYear, kind: str, said: Any, hand: Hand, key: str = "",
    proof: Sequence[Checked] = (),
) -> RiskRow:  # fmt: skip
    """A new thing under the next code; the form that is sent twice brings its key and makes one."""
    year = taken(year)
    held, units = everything(year), units_of(year.agency)
    known = next((row for row in held.rows if key and row.key == key), None)
    if known is not None:
        return known
    must_be_open(held, kind, ("key",))
    _must_be_his(hand, kind, said, held, units)
    if kind in CODES:
        codes = {row.code for row in held.rows if row.kind == kind}
        said = replace(said, key=next_code(kind, codes))
    code = code_of(kind, said)
    same = next((row for row in held.rows if (row.kind, row.code) == (kind, code)), None)
    if same is not None and same.removed_at is None:
        raise _beside(Problem("risks-round-twice", {"code": code}), "round")
    _check(held, kind, said)
    row = same or RiskRow(
        agency=year.agency, year=year, kind=kind, code=code, made_by=hand.doer.key,
        made_at=hand.doer.at, place=1 + max((each.place for each in held.rows), default=0),
        **({"key": key} if key else {}),
    )  # fmt: skip
    if same is not None:  # it comes out of the bin, said anew
        row.removed_by, row.removed_at, row.revision = "", None, row.revision + 1
    _set(row, said, units)
    _attach(row, proof, hand)
    row.save()
    line(row, hand, "add", told(kind, said, differing(None, said)))
    return row


def _set(row: RiskRow, said: Any, units: Units) -> None:
    for name, each in bridge.columns(row.kind, said, units).items():
        setattr(row, name, each)
    if owner := getattr(said, "owner", ""):
        know_unit(row.year, owner)


def know_unit(year: RiskYear, name: str) -> None:
    """The register names every unit that owns something."""
    if look_alike(name) not in map(look_alike, year.units):
        year.units = [*year.units, name]
        year.save(update_fields=["units"])


@transaction.atomic
def change(
    row: RiskRow, said: Any, hand: Hand, *, seen: int, proof: Sequence[Checked] = ()
) -> RiskRow:
    """What a thing says; `seen` is the revision its author had before him."""
    held, row = _row_held(row)
    units, before = units_of(row.agency), bridge.thing(row)
    touched = differing(before, said)
    _must_be_his(hand, row.kind, before, held, units)
    if not touched and not proof and not row.carried:
        return row
    must_be_open(held, row.kind, touched)
    _must_be_his(hand, row.kind, said, held, units)
    if touched and seen != row.revision:
        raise refuse("risks-changed-meanwhile")
    _check(held, row.kind, said)
    row.carried = False
    _set(row, said, units)
    _attach(row, proof, hand)
    row.revision += 1 if touched else 0
    row.save()
    verb = "change" if touched or proof else "confirm"
    was = told(row.kind, before, touched)
    line(row, hand, verb, told(row.kind, said, touched), was)
    return row


def _row_held(row: RiskRow) -> tuple[Held, RiskRow]:
    held = everything(taken(row.year))
    found = next((each for each in held.rows if each.pk == row.pk), None)
    if found is None or found.removed_at is not None:
        raise refuse("risks-row-gone")
    found.agency, found.year = held.year.agency, held.year
    return held, found


def _check(held: Held, kind: str, said: Any) -> None:
    """Refuse what makes the register faulty, each fault beside its field."""
    units = [*held.register.units, *([said.owner] if getattr(said, "owner", "") else [])]
    units = list({look_alike(each): each for each in reversed(units)}.values())
    register = put(replace(held.register, units=tuple(units)), kind, said)
    path = path_of(register, kind, code_of(kind, said))
    faults = [each for each in register_faults(register, held.frame) if _is_at(each, path)]
    if faults:
        raise Refused([
            replace(each, place=Place(column=each.place.path[len(path) + 1 :].replace("/", "_")))
            for each in faults
        ])  # fmt: skip


def _is_at(problem: Problem, path: str) -> bool:
    return problem.place.path == path or problem.place.path.startswith(f"{path}/")


def _beside(problem: Problem, field: str) -> Refused:
    return Refused([replace(problem, place=Place(column=field))])


def _attach(row: RiskRow, proof: Sequence[Checked], hand: Hand) -> None:
    owner = files.Owner(row.agency.key, ROW, row.key)
    made = [files.attach(each, owner, by=hand.doer.key, at=hand.doer.at).key for each in proof]
    row.files = [*row.files, *made]


@transaction.atomic
def drop_file(row: RiskRow, file: str, hand: Hand) -> None:
    """Proof that was none, into the recycle bin."""
    held, row = _row_held(row)
    _must_be_his(hand, row.kind, bridge.thing(row), held, units_of(row.agency))
    if file not in row.files:
        return
    row.files = [each for each in row.files if each != file]
    row.save(update_fields=["files"])
    files.remove(row.agency.key, file, by=hand.doer.key, at=hand.doer.at)


@transaction.atomic
def taken_back(file: Attached, *, by: str, at: dt.datetime) -> None:
    """A file out of the recycle bin, at its follow-up again."""
    row = REMOVAL.held(file.agency, file.owner)
    if row.removed_at is not None:
        raise refuse("risks-row-gone")
    if file.key not in row.files:
        row.files = [*row.files, file.key]
        row.save(update_fields=["files"])
        which = {"risk_row": row.kind, "risk_code": row.code, "has_file": True}
        _record(row, by, at, "take back", which)


@transaction.atomic
def remove(row: RiskRow, hand: Hand) -> None:
    """Into the recycle bin; what hangs on it is gone with it, and comes back with it."""
    held, row = _row_held(row)
    must_be_open(held, row.kind, ("key",))
    _must_be_his(hand, row.kind, bridge.thing(row), held, units_of(row.agency))
    if row.kind == "work":
        used = [key for key, each in held.register.risks.items() if each.work == row.code]
        if used:
            raise refuse("risks-work-used", codes=", ".join(used))
    REMOVAL.remove(row.agency.key, row.key, by=hand.doer.key, at=hand.doer.at)


def _binned(row: RiskRow, verb: str, by: str, at: dt.datetime) -> None:
    said = {"risk_row": row.kind, "risk_code": row.code}
    _record(row, by, at, verb, said, {"risk_title": keep(row.title)} if verb == "remove" else {})


def _drop(agency: str, row: RiskRow, at: dt.datetime) -> None:
    """Its files go with it, and what hangs on it."""
    for file in row.files:
        files.discard(agency, file, at)
    for each in row.year.rows.filter(kind__in=("control", "treatment", "follow_up")):
        if each.content.get(row.kind) == row.code:
            _drop(agency, each, at)
            each.delete()


REMOVAL = Removal(rows=RiskRow, thing=ROW, gone="risks-row-gone", line=_binned, drop=_drop)


# --- The trail -----------------------------------------------------------------------------------


def told(kind: str, said: Any, names: Collection[str]) -> dict[str, Any]:
    """What a line of the trail says of these fields; blanks are left out."""
    held = ((name, _told(name, getattr(said, name))) for name in names if name in _fields(kind))
    return {f"risk_{name}": each for name, each in held if each not in (None, "", [])}


def _fields(kind: str) -> Collection[str]:
    return MODELS[kind].__dataclass_fields__.keys() - {"key"}


def _told(name: str, each: Any) -> Any:
    if isinstance(each, Rating):
        score = f"{each.likelihood} × {each.impact}" if each.score is not None else ""
        return " ".join(filter(None, (score, each.level)))
    if isinstance(each, bool) or each is None or each == "":
        return each
    if isinstance(each, tuple):
        return list(each)
    return str(each) if name in _PLAIN else keep(each)


def line(
    row: RiskRow, hand: Hand, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Which thing it is stands in every line."""
    which = {"risk_row": row.kind, "risk_code": row.code}
    _record(row, hand.doer.key, hand.doer.at, verb, {**which, **after}, before)


def _record(
    row: RiskRow, by: str, at: dt.datetime, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=by, at=at, verb=verb, thing=ROW, key=row.key, before=before,
        after=after,
    )  # fmt: skip
