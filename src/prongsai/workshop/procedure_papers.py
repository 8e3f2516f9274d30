"""The manual of a procedure as a paper, everybody in it called as people call them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.cells import Speaking
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Case
from prongsai.core.cases.register import Register, columns_of, register
from prongsai.core.documents.case_register import register_paper
from prongsai.core.documents.document import Document
from prongsai.core.documents.flow_chart import People
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.procedure_manual import Counter, ProcedureManual
from prongsai.core.procedures.kinds import HANDLER, POWER, UNIT
from prongsai.core.procedures.procedure import Procedure, RegisterColumn
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import catalogue

LANGUAGES: tuple[Language, Language] = ("th", "en")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which register, and how it is told; `names` says what units and accounts are called."""

    year: int
    as_of: dt.datetime
    names: People
    language: Language = "th"
    personal: bool = True


def case_register(
    procedure: Procedure, filed: Iterable[tuple[Case, Folder]], shelf: Shelf, wanted: Wanted
) -> Register:
    """The register of a year with everybody in it called as people call them."""
    script = shelf.script("procedure", wanted.language)
    rights = people_of(procedure, shelf, wanted.language)

    def called(key: str) -> str:
        is_right = key.startswith(POWER) or key in (HANDLER, UNIT) or key in procedure.parties
        return rights(key) if is_right or key in set(Role) else wanted.names(key)

    say = Speaking(
        language=wanted.language, names=called, usual=script.say, personal=wanted.personal
    )
    return register(procedure, filed, wanted.year, wanted.as_of, say)


def columns(procedure: Procedure, shelf: Shelf) -> Mapping[str, RegisterColumn]:
    """Columns of its register, by which sheets brought in are read too."""
    thai, english = (shelf.script("procedure", each) for each in LANGUAGES)
    return columns_of(procedure, lambda key: Words(thai.say(key), english.say(key)))


def case_register_paper(
    procedure: Procedure,
    filed: Iterable[tuple[Case, Folder]],
    shelf: Shelf,
    wanted: Wanted,
    *,
    agency: str = "",
    numerals: Numerals = Numerals.THAI,
) -> Document:
    """The register of a year as a paper."""
    return register_paper(
        case_register(procedure, filed, shelf, wanted),
        agency=agency,
        script=shelf.script("procedure", wanted.language),
        look=shelf.forms.looks["sheet"],
        numerals=numerals,
        made=thai_day(wanted.as_of),
        language=wanted.language,
    )
