"""The manual of a procedure as a paper, everybody in it called as people call them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Case
from prongsai.core.cases.register import Speaking, register
from prongsai.core.documents.case_register import register_paper
from prongsai.core.documents.document import Document
from prongsai.core.documents.flow_chart import People
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.procedure_manual import Counter, ProcedureManual
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
    counter: Counter | None = None,
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
        counter=counter or Counter(),
    ).document()


def case_register_paper(
    procedure: Procedure,
    filed: Iterable[tuple[Case, Folder]],
    shelf: Shelf,
    year: int,
    as_of: dt.datetime,
    *,
    names: People,
    language: Language = "th",
    agency: str = "",
    numerals: Numerals = Numerals.THAI,
    personal: bool = True,
) -> Document:
    """The register of a year as a paper; `names` says what units and accounts are called."""
    script = shelf.script("procedure", language)
    rights = people_of(procedure, shelf, language)

    def called(key: str) -> str:
        is_right = key.startswith(POWER) or key in (HANDLER, UNIT) or key in procedure.parties
        return rights(key) if is_right or key in set(Role) else names(key)

    say = Speaking(language=language, names=called, usual=script.say, personal=personal)
    return register_paper(
        register(procedure, filed, year, as_of, say),
        agency=agency,
        script=script,
        look=shelf.forms.looks["official"],
        numerals=numerals,
        made=thai_day(as_of),
        language=language,
    )
