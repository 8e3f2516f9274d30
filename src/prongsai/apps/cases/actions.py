"""Bringing cases and what is done with them: one transaction, one event, one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import record
from prongsai.apps.audit.queries import is_told
from prongsai.apps.cases import (
    bridge,
    codes,
    granting,
    handing_in,
    lending,
    receiving,
    tallying,
    telling,
)  # fmt: skip
from prongsai.apps.cases.left_out import with_left_out
from prongsai.apps.cases.models import Case, ProcedureText, Register
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked
from prongsai.core.cases import moving
from prongsai.core.cases import telling as core
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import Event
from prongsai.core.cases.moving import Bringing
from prongsai.core.cases.numbers import number_year
from prongsai.core.procedures.kinds import Secrecy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.problem import refuse

CASE = "cases.case"
_KEY = 64


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever brought a case keeps: its number, and the code that shows it."""

    case: Case
    code: str


def bring(
    agency: Agency,
    procedure: Procedure,
    form: Bringing,
    at: dt.datetime,
    given: Mapping[str, Sequence[Checked]] = MappingProxyType({}),
) -> Receipt:
    """A case; the same form sent again gives the same receipt and changes nothing.

    Files are `given` by the field that they were handed in with.
    """
    code = codes.code_of(form.key)
    sent = codes.form_digest(form.key)
    try:
        return Receipt(_bring(agency, procedure, form, at, given, code, sent), code)
    except IntegrityError:  # the other one of the two was quicker
        found = Case.objects.filter(agency=agency, sent=sent).first()
        if found is None:
            raise
        return Receipt(found, code)


@transaction.atomic
def _bring(
    agency: Agency, procedure: Procedure, form: Bringing, at: dt.datetime,
    given: Mapping[str, Sequence[Checked]], code: str, sent: str,
) -> Case:  # fmt: skip
    known = Case.objects.filter(sent=sent).first()
    if known is not None:
        if known.agency_id != agency.pk:
            raise refuse("case-key-used")
        return known
    row = Case(
        agency=agency, procedure=procedure.key, version=version_of(procedure), sent=sent,
        code=codes.digest(code), secret=procedure.secrecy is not Secrecy.OPEN,
    )  # fmt: skip
    keys = {field: _attached(row, each, form.by.who, at) for field, each in given.items()}
    loose = keys.pop("", ())
    form = replace(form, key=sent[:_KEY], values={**form.values, **keys}, files=loose)
    event = moving.bring(procedure, lending.named(agency, procedure, form), at)
    keep_text(procedure, row.version, at)
    _number(row, procedure, event)
    empty = Folder(procedure=procedure, log=(), days=bridge.working_days())
    folder = with_left_out(agency, empty, event.by, event.done)
    _write(row, folder, event, at)
    return row


def of_form(agency: Agency, form: str) -> Case:
    """The case that a form brought."""
    return Case.objects.select_related("agency").get(agency=agency, sent=codes.form_digest(form))


def keep_text(procedure: Procedure, version: str, at: dt.datetime) -> None:
    """The text of the procedure as it is now, for as long as there is a case of it."""
    about = {"key": procedure.key, "text": bridge.as_kept(procedure), "since": at}
    ProcedureText.objects.get_or_create(version=version, defaults=about)


def _number(row: Case, procedure: Procedure, event: Event) -> None:
    """The next in the register; whoever brings at the same moment waits for it."""
    row.year = number_year(procedure, event.entered)
    which: dict[str, Any] = {"agency": row.agency, "procedure": row.procedure, "year": row.year}
    Register.objects.get_or_create(**which)
    register = Register.objects.select_for_update().get(**which)
    register.last += 1
    register.save(update_fields=["last"])
    row.number = register.last


def _attached(
    row: Case, given: Sequence[Checked], by: str, at: dt.datetime, folder: Folder | None = None
) -> tuple[str, ...]:
    """Files kept; what is refused later in this transaction takes them back."""
    if given and not by:
        handing_in.must_have_room(row, CASE, len(given), at, folder)
    owner = files.Owner(row.agency.key, CASE, row.key)
    return tuple(files.attach(each, owner, by=by, at=at, secret=row.secret).key for each in given)


def _write(row: Case, folder: Folder, event: Event, at: dt.datetime) -> None:
    """The event, what is kept apart of it, the head as it is then, the line, whom it is told."""
    whole = folder.with_event(event)
    tallying.forget(row.agency_id, row.procedure, event.entered)
    bridge.project(row, whole, max(at, event.at))
    row.save()
    lending.take(row, whole, event)
    line, held = bridge.rows_of(row, folder.procedure, event)
    line.save(force_insert=True)
    for each in held:
        each.save(force_insert=True)
    _line(row, whole, event)
    granting.grant(row, whole, event)
    telling.tell(row, whole, event)


def _line(row: Case, folder: Folder, event: Event) -> None:
    """Of a case whose readers are named it says neither what it is nor who brought it."""
    procedure = folder.procedure
    if row.secret:
        by = "" if event.by.party else event.by.who
        record(agency=row.agency.key, by=by, at=event.at, verb="secret", thing=CASE, key=row.key)
        return
    move = procedure.moves.get(event.move)
    after = {
        "procedure": procedure.title.th, "register_number": row.register_number,
        "case_move": move.label.th if move else "",
        "case_state": procedure.states[row.state].label.th, "case_files": len(event.files),
    }  # fmt: skip
    record(
        agency=row.agency.key, by=event.by.who, at=event.at, verb=event.kind.value, thing=CASE,
        key=row.key, after={name: said for name, said in after.items() if said},
    )  # fmt: skip


Making = Callable[[Folder, tuple[str, ...]], Event]


def _add(row: Case, make: Making, by: str, at: dt.datetime, given: Sequence[Checked]) -> Event:
    """An event more. Of two at one moment the second sees what the first did, or is told so."""
    try:
        return _added(row, make, by, at, given)
    except IntegrityError as error:
        raise refuse("case-moved-meanwhile") from error


@transaction.atomic
def _added(row: Case, make: Making, by: str, at: dt.datetime, given: Sequence[Checked]) -> Event:
    held = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    folder = bridge.folder_of(held)
    keys = _attached(held, given, by, at, folder)
    event = make(folder, keys)
    if event.number <= len(folder.log):  # the same form again: what it brought along goes
        for key in keys:
            files.discard(held.agency.key, key, at)
        return event
    _write(held, folder, event, at)
    return event


def move(
    row: Case, deed: str, actor: Actor, given: Given, at: dt.datetime,
    handed_in: Sequence[Checked] = (),
) -> Event:  # fmt: skip
    """A move of the file, with what its form brought along."""

    def make(folder: Folder, keys: tuple[str, ...]) -> Event:
        handed = receiving.with_units(row.agency, given, at)
        return moving.make(folder, deed, actor, replace(handed, files=keys), at)

    return _add(row, make, actor.who, at, handed_in)


def say(
    row: Case, actor: Actor, text: str, at: dt.datetime, *, asks: bool = False, key: str = ""
) -> Event:
    """A message between whoever brought it and the office."""
    return _add(row, lambda folder, _: core.say(folder, actor, text, at, asks=asks, key=key),
                actor.who, at, ())  # fmt: skip


def file(
    row: Case, actor: Actor, given: Sequence[Checked], at: dt.datetime, key: str = ""
) -> Event:
    """Files more."""
    return _add(row, lambda folder, keys: core.file(folder, actor, keys, at, key=key),
                actor.who, at, given)  # fmt: skip


def correct(row: Case, actor: Actor, given: Given, at: dt.datetime, category: str = "") -> Event:
    """Fields or the category stated anew; what was said before stays in the log."""
    return _add(row, lambda folder, _: core.correct(folder, actor, given, at, category=category),
                actor.who, at, ())  # fmt: skip


def hand(row: Case, actor: Actor, given: Given, at: dt.datetime) -> Event:
    """Given to a unit or a person, and nothing else."""
    handed = receiving.with_units(row.agency, given, at)
    return _add(row, lambda folder, _: core.hand(folder, actor, handed, at), actor.who, at, ())


def rate(row: Case, actor: Actor, mark: int, at: dt.datetime, key: str = "") -> Event:
    """A mark of whoever brought it."""
    return _add(row, lambda folder, _: core.rate(folder, actor, mark, at, key=key),
                actor.who, at, ())  # fmt: skip


def answer(row: Case, actor: Actor, at: dt.datetime, *, settled: bool, key: str = "") -> Event:
    """Whether it was really settled."""
    return _add(row, lambda folder, _: core.answer(folder, actor, at, settled=settled, key=key),
                actor.who, at, ())  # fmt: skip


@transaction.atomic
def look_at_people(row: Case, by: str, at: dt.datetime) -> None:
    """Somebody looks at who brought it: that leaves a line, and no more."""
    record(agency=row.agency.key, by=by, at=at, verb="look", thing=CASE, key=row.key,
           after=numbered(row))  # fmt: skip


def numbered(row: Case) -> dict[str, str]:
    """Which case it is; of those whose readers are named nobody else learns that."""
    return {} if row.secret else {"register_number": row.register_number}


@transaction.atomic
def read(row: Case, by: str, at: dt.datetime) -> None:
    """Somebody opens a case whose readers are named: a line, once a day."""
    day = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    if row.secret and not is_told(row.agency.key, by, "read", (CASE, row.key), day):
        record(agency=row.agency.key, by=by, at=at, verb="read", thing=CASE, key=row.key)
