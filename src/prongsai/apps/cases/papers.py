"""Documents that moves make, ready to print: receipts, letters with reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import fields, shown
from prongsai.apps.cases.models import Case
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.look.words import digits, language, phrase, said_or
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, Standing, Value
from prongsai.core.cases.rows import rows
from prongsai.core.procedures.kinds import (
    POWER,
    DataClass,
    DocumentShape,
    FieldType,
    PartyKind,
    Reason,
)
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseDocument, Procedure
from prongsai.core.terms.baht import baht_words, money_in_table
from prongsai.core.terms.dates import Style, shown_date

_TO = {
    DocumentShape.LETTER: "doc.to", DocumentShape.FORM: "doc.applicant",
    DocumentShape.CERTIFICATE: "doc.given_to",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document in words."""

    shape: DocumentShape
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
    """The part somebody played; no name."""
    order: str
    """That he had a power by."""
    beside: str
    """The name of who signs it too, of whoever brought it."""
    both: bool
    """Whether he does, with or without a name."""
    note: str
    """What it is not."""
    appeal: str
    """What whoever brought it can still do."""
    case: str
    """The number of the case."""
    outcome: str
    """What came of it, where the move closed it."""

    @property
    def head(self) -> list[tuple[str, str]]:
        """Numbers, day, to whom, what about and how much, with what they are called."""
        receipt = bool(self.amount)
        said = [
            (phrase("doc.receipt_number"), digits(self.number)),
            (phrase("doc.day"), _day(self.day)),
            (phrase("case.number"), digits(self.case)),
            (phrase("doc.from" if receipt else _TO[self.shape]), digits(self.to)),
            (phrase("doc.about"), self.about),
            (phrase("case.outcome"), self.outcome),
            (phrase("doc.amount"), self._amount),
        ]
        return [(label, value) for label, value in said if value]

    @property
    def signers(self) -> list[tuple[str, str]]:
        """Names as far as they are known, and what stands below each."""
        first = ("", "\n".join(filter(None, (self.by, digits(self.order)))))
        return [first, *([(self.beside, phrase("doc.applicant"))] if self.both else [])]

    @property
    def _amount(self) -> str:
        baht = phrase("manual.baht", amount=self.amount) if self.amount else ""
        return f"{baht} ({self.words})" if self.words else baht

    @property
    def certifies(self) -> bool:
        return self.shape is DocumentShape.CERTIFICATE


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
        shape=DocumentShape.FORM if is_receipt else made.shape,
        title=shown.document_of(procedure, event, outside=False),
        number=str(event.values[charge.receipt]) if charge and is_receipt else "",
        day=event.done,
        to=_to(made, folder, now, is_receipt=is_receipt),
        about=" · ".join((fields.said(procedure.title), shown.category(row))),
        says=fields.said(made.says) if made.says else "",
        facts=() if is_receipt else tuple(_facts(row, folder, event, made)),
        amount=money_in_table(amount) if amount is not None else "",
        words=baht_words(amount) if amount is not None and language() == "th" else "",
        reason=event.reason if move.reason is Reason.PUBLIC else "",
        by=phrase(f"role.{made.signs}") if made.signs else _by(row, event),
        order="" if made.signs else event.by.order,
        beside=_named(folder) if made.bringer_signs else "",
        both=made.bringer_signs,
        note=phrase("doc.receipt_note") if is_receipt else "",
        appeal=_appeal(procedure, move) if made.to else "",
        case=row.register_number,
        outcome=fields.said(procedure.outcomes[move.outcome].name) if move.outcome else "",
    )


def _to(made: CaseDocument, folder: Folder, now: Standing, *, is_receipt: bool) -> str:
    """Whom it is for; a form that only the office signs is for nobody."""
    if made.addressed:
        return str(now.values.get(made.addressed, ""))
    concerns = made.shape is not DocumentShape.FORM or made.bringer_signs or is_receipt
    return _named(folder) if concerns else ""


def _named(folder: Folder) -> str:
    """Whoever brought it, by the first line that tells who he is; nobody where none is asked."""
    now = folder.standing(folder.log[-1].at)
    for each in folder.procedure.asked:
        if each.data is DataClass.IDENTITY and each.type is FieldType.TEXT:
            return str(now.values.get(each.key, "")) or phrase("case.is_anonymous")
    return ""


def _facts(
    row: Case, folder: Folder, event: Event, made: CaseDocument
) -> Iterator[tuple[str, str]]:
    """What was said with the move, before it what the document shows besides, then its rows."""
    now = folder.standing(event.at)
    besides = {key: now.values[key] for key in made.shows if key in now.values}
    yield from _told({**besides, **event.values}, row, folder)
    before = tuple(each for each in folder.log if each.number <= event.number)
    for key in made.lists:
        of = folder.procedure.rows[key]
        for each in rows(of, before):
            said = {name: value for name, value in each.values.items() if name != of.about}
            lines = [f"{label}: {value}" for label, value in _told(said, row, folder)]
            yield f"{fields.said(of.title)} {digits(str(each.number))}", "\n".join(lines)


def _told(values: Mapping[str, Value], row: Case, folder: Folder) -> Iterator[tuple[str, str]]:
    """Values with what they are called; people and units by their names."""
    seen: shown.Seen | None = None
    for key, value in values.items():
        asked = folder.procedure.fields.get(key)
        if asked is None or asked.inside or asked.type is FieldType.FILES:
            continue
        if asked.names or asked.type is FieldType.PEOPLE:
            seen = seen or shown.Seen(units_of(row.agency), shown.everybody(folder))
            yield fields.said(asked.label), shown.value_of(asked, value, seen)
        elif asked.type is FieldType.DAY:
            yield fields.said(asked.label), _day(dt.date.fromisoformat(str(value)))
        else:
            yield fields.said(asked.label), fields.shown(asked, value)


def _day(day: dt.date) -> str:
    """In full, as papers say it."""
    return digits(shown_date(day, Style.LETTER, language()))


def _by(row: Case, event: Event) -> str:
    unit = row.agency.divisions.filter(key=event.by.unit).first() if event.by.unit else None
    if unit:
        return unit.name
    if event.by.role.startswith(POWER):
        power = shelf().power_names.powers.get(event.by.role.removeprefix(POWER))
        return fields.said(power.name) if power else phrase("case.the_office")
    return said_or(f"role.{event.by.role}", phrase("case.the_office"))


def _appeal(procedure: Procedure, move: Move) -> str:
    """The first thing the bringer can do where the case stands then."""
    citizens = {key for key, each in procedure.parties.items() if each.kind is PartyKind.CITIZEN}
    for each in procedure.leaving(move.to) if move.outcome else ():
        if not citizens.isdisjoint(each.everybody):
            return fields.said(each.label)
    return ""
