"""The record of processing of an agency: what it does with people's data, one line a purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.procedures.privacy import Activity
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Language

COLUMNS = {
    "number": 1, "title": 4, "purpose": 5, "basis": 3, "whose": 3, "data": 5, "kept": 4,
    "readers": 4, "outside": 3, "safeguards": 4,
}  # fmt: skip
"""Headings and their shares of the width."""


def processing_record(
    activities: Sequence[Activity],
    *,
    agency: str,
    refused: int,
    script: Script,
    look: Look,
    made: dt.date,
    numerals: Numerals = Numerals.THAI,
    language: Language = "th",
) -> Document:
    """The record as it is on a day; an agency without any activity says so."""
    blocks = tuple(_blocks(activities, agency, refused, script, made, language))
    return Document(
        title=script.say("record_title"), agency=agency, language=language, look=look,
        numerals=numerals, blocks=blocks, dated=made,
    )  # fmt: skip


def _blocks(
    activities: Sequence[Activity], agency: str, refused: int, script: Script, made: dt.date,
    language: Language,
) -> Iterator[Block]:  # fmt: skip
    yield PageBreak(sideways=True)
    yield Title((text(script.say("record_title")), text(agency)))
    yield Paragraph(text(script.say("record_as_of", day=shown_date(made, Style.LETTER, language))))
    if not activities:
        yield Paragraph(text(script.say("record_none")))
        return
    yield Table(
        columns=tuple(Column(share) for share in COLUMNS.values()),
        head=(heads(*(script.say(f"head_{key}") for key in COLUMNS)),),
        body=tuple(_row(number, each, script) for number, each in enumerate(activities, start=1)),
        caption=text(script.say("record_title")),
    )
    yield Paragraph(text(script.say("record_refused", number=refused)))
    yield Paragraph(text(script.say("record_note")))
    yield Signature((text(script.say("record_signed")),))


def _row(number: int, each: Activity, script: Script) -> tuple[Cell, ...]:
    sensitive = script.say("record_sensitive", data=each.sensitive) if each.sensitive else ""
    data = [line for line in (each.data, sensitive) if line]
    return (
        cell(str(number)), cell(each.title), cell(each.purpose), cell(each.basis),
        cell(each.whose), cell(*data), cell(each.kept), cell(each.readers), cell(each.outside),
        cell(each.safeguards),
    )  # fmt: skip
