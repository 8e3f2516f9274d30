"""What somebody without an account does: bring a report, add to it. No line of the trail tells.

A line would keep the very second in which it came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from prongsai.adapters import sealing
from prongsai.adapters.sealing import Cost, Pair, Receipt
from prongsai.apps.files.checking import Checked
from prongsai.apps.sealed import boxes, frame
from prongsai.apps.sealed.boxes import NOBODY, Identity
from prongsai.apps.sealed.models import CASE, IDENTITY, Case, Desk, Passed, Record, Slot
from prongsai.apps.sealed.queries import Charge
from prongsai.core.sealed.holding import About
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import refuse

FILES_A_DAY = 300
"""Of one agency: whoever floods it with files keeps nobody from reporting in words."""


PATIENCE = "20s"
"""So long PostgreSQL waits for what somebody else holds, as SQLite does; then the form is given
back, while whoever sits before it is still there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A report as it came."""

    about: About
    what: str
    accused: str = ""
    where: str = ""
    files: Sequence[Checked] = ()
    who: Identity = NOBODY

    @property
    def said(self) -> dict[str, object]:
        told = {"what": self.what, "accused": self.accused, "where": self.where}
        return {**told, "named": bool(self.who)}


def receipt_of(desk: Desk, code: str) -> Receipt:
    """Takes a moment of work, so that nobody tries many codes."""
    return sealing.receipt(code, bytes(desk.salt), Cost(settings.SEALED_RECEIPT_COST))


def bring(charge: Charge, brought: Brought, receipt: Receipt, today: dt.date) -> Case:
    """A report, sealed before it is written; the same form again finds the same report."""
    plan = charge.plan(brought.about)
    if brought.who and not plan.may_be_named:
        raise refuse("sealed-no-custodian")
    own, identity = sealing.new_pair(), sealing.new_pair()
    case = Case(
        agency=charge.agency, year=FiscalYear.of(today).year, place=receipt.place,
        reply=receipt.pair.public, public=own.public, identity=identity.public,
    )  # fmt: skip
    records = list(_first(case, brought, today))
    keys = [
        *boxes.slots(case, CASE, own, plan, charge.publics),
        *boxes.slots(case, IDENTITY, identity, plan, charge.publics),
    ]
    return _write(case, records, keys, today)


def _first(case: Case, brought: Brought, today: dt.date) -> list[Record]:
    """Everything it consists of, in boxes; anonymous ones hold a name too, an empty one."""
    rows = [
        _record(case, 1, boxes.REPORT, today, boxes.packed(brought.said), own=True),
        _record(case, 2, boxes.ABOUT, today, boxes.packed(boxes.about_said(brought.about))),
        Record(case=case, number=3, kind=boxes.WHO, day=today),
    ]
    rows[2].box = boxes.identity_sealed(case, brought.who)
    return [*rows, *_files(case, brought.files, 4, today)]


def _record(
    case: Case, number: int, kind: str, day: dt.date, content: bytes, *, own: bool = False
) -> Record:
    row = Record(case=case, number=number, kind=kind, day=day)
    return boxes.fill(row, content, content if own else None)


def _files(case: Case, files: Sequence[Checked], number: int, day: dt.date) -> list[Record]:
    return [
        boxes.fill(
            Record(case=case, number=at, kind=boxes.FILE, day=day),
            boxes.file_packed(each),
            boxes.packed({"name": each.name}),
        )
        for at, each in enumerate(files, start=number)
    ]


@transaction.atomic
def _write(case: Case, records: list[Record], keys: list[Slot], today: dt.date) -> Case:
    _wait_for_others()
    Desk.objects.select_for_update().get(agency=case.agency)  # one number after the other
    known = Case.objects.filter(place=case.place).first()
    if known is not None:
        return known
    _room_for(case, records, today)
    same_year = Case.objects.filter(agency=case.agency, year=case.year)
    case.number = (same_year.aggregate(last=Max("number"))["last"] or 0) + 1
    case.save(force_insert=True)
    Slot.objects.bulk_create(keys)
    Record.objects.bulk_create(records)
    Passed.objects.create(case=case, number=1, state=frame.course().first, day=today)
    return case


def _wait_for_others() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])


def _room_for(case: Case, records: Sequence[Record], today: dt.date) -> None:
    if any(each.kind == boxes.FILE for each in records):
        todays = Record.objects.filter(case__agency=case.agency, kind=boxes.FILE, day=today)
        if todays.count() >= FILES_A_DAY:
            raise refuse("sealed-files-enough")


@transaction.atomic
def add(case: Case, text: str, files: Sequence[Checked], once: str, today: dt.date) -> None:
    """More from whoever has the code; the same form again adds nothing."""
    _wait_for_others()
    held = Case.objects.select_for_update().get(pk=case.pk)
    if held.erased_on:
        raise refuse("sealed-erased")
    if once and Record.objects.filter(case=held, once=once).exists():
        return
    last = Record.objects.filter(case=held).aggregate(last=Max("number"))["last"]
    rows = _files(held, files, last + 1, today)
    if text:
        said = boxes.packed({"text": text})
        rows.append(_record(held, last + 1 + len(files), boxes.WORD, today, said, own=True))
    for row in rows:
        row.once = once
    _room_for(held, rows, today)
    Record.objects.bulk_create(rows)


@dataclass(frozen=True, slots=True)
class Own:
    """Something of a report as whoever brought it sees it."""

    kind: str
    day: dt.date
    said: dict[str, object]


def own(rows: Sequence[Record], pair: Pair) -> list[Own]:
    """What he sent and what he was answered; a file only by its name."""
    return [
        Own(row.kind, row.day, boxes.read_own(row, pair))
        for row in rows
        if row.kind in boxes.OWN and row.reply is not None
    ]
