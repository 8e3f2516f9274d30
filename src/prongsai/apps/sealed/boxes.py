"""What goes into boxes and comes out of them; which box belongs where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.adapters import sealing
from prongsai.adapters.sealing import Pair, context
from prongsai.apps.files.checking import Checked
from prongsai.apps.sealed.models import (
    IDENTITY,
    RECOVERY,
    Asking,
    Case,
    Holder,
    Record,
    Slot,
    Unlocking,
)
from prongsai.core.sealed.holding import About, Plan, Whom
from prongsai.core.terms.problem import Refused

REPORT, ABOUT, FILE, WORD = "report", "about", "file", "word"
REPLY, NOTE, STEP, WHO, FORMER = "reply", "note", "step", "who", "former"
TAKEN, HOLD = "taken", "hold"
"""That a body outside took it; that it is kept beyond its term, and why."""
OWN = frozenset({REPORT, FILE, WORD, REPLY})
"""What whoever has the receipt code may read again; of files the name only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who made a report, if that was said."""

    name: str = ""
    reach: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.reach)


FROM_OUTSIDE = frozenset({REPORT, WORD, FILE})
SPOKEN = frozenset({WORD, FILE, REPLY, STEP})
"""What comes from outside, and what the office does about it."""
NOBODY = Identity()


def packed(facts: Mapping[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False).encode()


def unpacked(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content)
    return found


def file_packed(file: Checked) -> bytes:
    """Name and kind on a line of their own, then the file."""
    return packed({"name": file.name, "media": file.kind.media}) + b"\n" + file.content


def file_unpacked(content: bytes) -> tuple[dict[str, Any], bytes]:
    head, _, rest = content.partition(b"\n")
    return unpacked(head), rest


def about_said(about: About) -> dict[str, Any]:
    return {
        "whom": about.whom.value, "units": list(about.units), "people": list(about.people),
    }  # fmt: skip


def about_of(said: Mapping[str, Any]) -> About:
    return About(whom=Whom(said["whom"]), units=tuple(said["units"]), people=tuple(said["people"]))


# --- What a box belongs to -----------------------------------------------------------------------


def of_record(row: Record) -> bytes:
    return context("record", str(row.case_id), str(row.pk), str(row.number), row.kind)


def of_reply(row: Record) -> bytes:
    return context("reply", str(row.case_id), str(row.pk), str(row.number), row.kind)


def of_slot(row: Slot) -> bytes:
    return context("slot", str(row.case_id), row.what, row.person)


def of_holder(row: Holder) -> bytes:
    return context("holder", row.agency.key, row.person)


def of_unlocking(row: Unlocking) -> bytes:
    return context("unlocking", str(row.pk), str(row.holder_id))


def of_asking(row: Asking, part: str) -> bytes:
    return context("asking", str(row.case_id), str(row.pk), part)


def _inner(case: Case) -> bytes:
    return context("identity", str(case.pk), "inner")


def _outer(case: Case) -> bytes:
    return context("identity", str(case.pk), "outer")


# --- Records ---------------------------------------------------------------------------------


def fill(row: Record, content: bytes, own: bytes | None = None) -> Record:
    """Into its box; what its maker may read again also into one for the receipt code."""
    row.box = sealing.seal(bytes(row.case.public), content, of_record(row))
    if own is not None:
        row.reply = sealing.seal(bytes(row.case.reply), own, of_reply(row))
    return row


def read(row: Record, pair: Pair) -> bytes:
    return sealing.open_box(pair, bytes(row.box), of_record(row))


def read_own(row: Record, pair: Pair) -> dict[str, Any]:
    return unpacked(sealing.open_box(pair, bytes(row.reply or b""), of_reply(row)))


# --- Keys of a report ----------------------------------------------------------------------------


def slots(
    case: Case, what: str, pair: Pair, plan: Plan, publics: Mapping[str, bytes]
) -> Iterable[Slot]:
    """One for each person in charge and the recovery key, in no order that tells anything."""
    mine = what == IDENTITY
    holders = plan.custodians if mine else plan.holders
    blind = plan.blind_custodians if mine else plan.blind
    for person in sorted({*holders, *blind, RECOVERY}):
        row = Slot(case=case, what=what, person=person)
        if person in blind:
            row.box = blind_box(row)
        else:
            fill_slot(row, pair, publics[person])
        yield row


def blind_box(row: Slot) -> bytes:
    """A box like those of others, which nobody opens."""
    return sealing.blind(sealing.KEY, of_slot(row))


def fill_slot(row: Slot, pair: Pair, public: bytes) -> Slot:
    """Sealed to a person, or to both sheets of the recovery key, one within the other."""
    row.box = pair.private
    for at in range(0, len(public), sealing.KEY):
        row.box = sealing.seal(public[at : at + sealing.KEY], row.box, of_slot(row))
    return row


def opened(row: Slot, *pairs: Pair) -> Pair | None:
    """The report's own key, if this slot is for this pair; the recovery key is two."""
    box = bytes(row.box)
    try:
        for pair in reversed(pairs):
            box = sealing.open_box(pair, box, of_slot(row))
        return sealing.pair_of(box) if len(box) == sealing.KEY else None
    except Refused:
        return None


# --- Who made it -----------------------------------------------------------------------------


def identity_sealed(case: Case, who: Identity) -> bytes:
    """Inside for the holders, outside for the custodian: neither reads it alone."""
    inner = sealing.seal(
        bytes(case.public), packed({"name": who.name, "reach": who.reach}), _inner(case)
    )
    return sealing.seal(bytes(case.identity), inner, _outer(case))


def identity_taken_out(row: Record, custodian: Pair) -> bytes:
    """The inner box, which the custodian cannot open."""
    return sealing.open_box(custodian, bytes(row.box), _outer(row.case))


def identity_of(case: Case, inner: bytes, pairs: Iterable[Pair]) -> Identity | None:
    """Who it was; the box may be older than the report's last sealing."""
    for pair in pairs:
        try:
            return Identity(**unpacked(sealing.open_box(pair, inner, _inner(case))))
        except Refused:
            continue
    return None


# --- Requests for it -------------------------------------------------------------------------


def asked_sealed(row: Asking, part: str, public: bytes | memoryview, content: bytes) -> bytes:
    return sealing.seal(bytes(public), content, of_asking(row, part))


def asked_read(row: Asking, part: str, pair: Pair) -> bytes:
    return sealing.open_box(pair, bytes(getattr(row, part) or b""), of_asking(row, part))
