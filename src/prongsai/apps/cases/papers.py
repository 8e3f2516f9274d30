"""Documents that moves make, ready to print: receipts, letters with reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.apps.cases import fields, shown
from prongsai.apps.cases.models import Case
from prongsai.apps.look.words import digits, language, phrase, said_or
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, Standing
from prongsai.core.procedures.kinds import DataClass, FieldType, PartyKind, Reason
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.baht import baht_words, money_in_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document in words."""

    title: str
    number: str
    """Of a receipt."""
    day: dt.date
    to: str
    about: str
    says: str
    facts: tuple[tuple[str, str], ...]
    amount: str
    words: str
    reason: str
    by: str
    """The part somebody played and, of a power, the order; no name."""
    appeal: str
    """What whoever brought it can still do."""


def event_of(folder: Folder, number: str, *, outside: bool) -> Event | None:
    """The event that made a document; outside only of one that goes there."""
    for event in folder.log:
        if str(event.number) == number and shown.document_of(
            folder.procedure, event, outside=outside
        ):
            return event
    return None


def paper(row: Case, folder: Folder, event: Event) -> Paper:
    """As it was when the event was made."""
    procedure, move = folder.procedure, folder.procedure.moves[event.move]
    now = folder.standing(event.at)
    charge, made = procedure.charge, procedure.documents[move.document]
    is_receipt = charge is not None and charge.receipt in event.values
    paid = now.values.get(charge.paid) if charge and is_receipt else None
    amount = Decimal(str(paid)) if paid else None
    return Paper(
        title=shown.document_of(procedure, event, outside=False),
        number=str(event.values[charge.receipt]) if charge and is_receipt else "",
        day=event.done,
        to=_named(folder),
        about=" · ".join((fields.said(procedure.title), shown.category(row))),
        says=fields.said(made.says) if made.says else "",
        facts=tuple(_facts(procedure, event, now, made.shows)) if not is_receipt else (),
        amount=money_in_table(amount) if amount is not None else "",
        words=baht_words(amount) if amount is not None and language() == "th" else "",
        reason=event.reason if move.reason is Reason.PUBLIC else "",
        by=phrase(f"role.{made.signs}") if made.signs else _by(row, event),
        appeal=_appeal(procedure, move),
    )


def _named(folder: Folder) -> str:
    """Whoever brought it, by the first line that tells who he is."""
    now = folder.standing(folder.log[-1].at)
    for each in folder.procedure.asked:
        if each.data is DataClass.IDENTITY and each.type is FieldType.TEXT:
            return str(now.values.get(each.key, "")) or phrase("case.is_anonymous")
    return phrase("case.is_anonymous")


def _facts(
    procedure: Procedure, event: Event, now: Standing, shows: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What was said with the move, and before it what the document shows besides."""
    besides = {key: now.values[key] for key in shows if key in now.values}
    for key, value in {**besides, **event.values}.items():
        asked = procedure.fields.get(key)
        if asked is not None and not asked.inside and asked.type is not FieldType.FILES:
            yield fields.said(asked.label), fields.shown(asked, value)


def _by(row: Case, event: Event) -> str:
    unit = row.agency.divisions.filter(key=event.by.unit).first() if event.by.unit else None
    role = unit.name if unit else said_or(f"role.{event.by.role}", phrase("case.the_office"))
    return f"{role} ({digits(event.by.order)})" if event.by.order else role


def _appeal(procedure: Procedure, move: Move) -> str:
    """The first thing the bringer can do where the case stands then."""
    citizens = {key for key, each in procedure.parties.items() if each.kind is PartyKind.CITIZEN}
    for each in procedure.leaving(move.to) if move.outcome else ():
        if not citizens.isdisjoint(each.everybody):
            return fields.said(each.label)
    return ""
