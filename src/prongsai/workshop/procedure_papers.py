"""The manual of a procedure as a paper, everybody in it called as people call them."""

from __future__ import annotations

import datetime as dt

from prongsai.core.documents.document import Document
from prongsai.core.documents.flow_chart import People
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.procedure_manual import ProcedureManual
from prongsai.core.procedures.kinds import HANDLER, POWER, UNIT
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Language
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import catalogue


def people_of(procedure: Procedure, shelf: Shelf, language: Language) -> People:
    """What a procedure's parties, roles and powers are called."""
    script, roles = shelf.script("procedure", language), catalogue("kinds")[language]

    def called(right: str) -> str:
        if right in (HANDLER, UNIT):
            return script.say(right)
        if right.startswith(POWER):
            power = shelf.power_names.powers[right.removeprefix(POWER)]
            return script.say("power", power=power.name.said(language))
        if right in procedure.parties:
            return procedure.parties[right].name.said(language)
        return str(roles[f"role-{right}"])

    return called


def manual_paper(
    procedure: Procedure,
    shelf: Shelf,
    made: dt.date,
    *,
    language: Language = "th",
    agency: str = "",
    numerals: Numerals = Numerals.THAI,
) -> Document:
    """The manual with its flow chart."""
    from prongsai.adapters.thai_words import words_of  # noqa: PLC0415 - a dictionary

    return ProcedureManual(
        procedure=procedure,
        script=shelf.script("procedure", language),
        people=people_of(procedure, shelf, language),
        words_of=words_of,
        look=shelf.forms.looks["official"],
        made=made,
        language=language,
        agency=agency,
        numerals=numerals,
    ).document()
