"""Registers of an agency: which there are, who reads them, their cases, sheets brought in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge, made
from prongsai.apps.cases.case_indexes import plainly
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.queries import OPEN, Asker
from prongsai.apps.cases.register_reading import Filing, filing
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import language
from prongsai.core.cases import log as core
from prongsai.core.cases.caller import has_a_part
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.numbers import number_year
from prongsai.core.cases.register import Summed, begin_of, columns_of, year_of
from prongsai.core.cases.taking_over import Taken, take_over
from prongsai.core.procedures.kinds import DataClass, FieldType, Phase, Secrecy
from prongsai.core.procedures.procedure import Procedure, RegisterColumn
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.procedure_papers import Wanted, case_register, columns

YEARS_BACK = 10
"""So many years before the first one kept here can be brought in."""
_NONE_BEFORE = 2500
"""No register kept here begins in an earlier year (Buddhist era)."""


def reads(procedure: Procedure, who: Asker) -> bool:
    """Whether somebody reads the whole register: not what is said to few, unless he is of them."""
    if procedure.secrecy is Secrecy.SEALED:
        return False
    own = has_a_part(procedure, who.actor)
    return own or (procedure.secrecy is Secrecy.OPEN and who.oversees)


def readable(who: Asker, agency: Agency) -> list[Procedure]:
    """Procedures whose registers somebody reads, in the order of their titles."""
    known = {**shelf().procedures, **made.in_use(agency)}
    found = [each for each in known.values() if reads(each, who)]
    return sorted(found, key=lambda each: each.register.title.th)


def is_there(key: str, agency: Agency) -> bool:
    """Whether there is such a procedure, whoever reads its register."""
    return _of(key, agency) is not None


def _of(key: str, agency: Agency) -> Procedure | None:
    return shelf().procedures.get(key) or made.used(agency.pk, key)


def any_of(key: str, agency: Agency) -> Procedure | None:
    """By its key, whoever reads its register."""
    return _of(key, agency)


def one(key: str, who: Asker, agency: Agency) -> Procedure | None:
    found = _of(key, agency)
    return found if found is not None and reads(found, who) else None


def followed(agency: Agency, procedure: Procedure) -> Procedure:
    """As the agency follows it, where it takes it in; else as its file says it."""
    desk = Desk.objects.filter(agency=agency, procedure=procedure.key).first()
    known = desk is not None and procedure.key in bridge.known_by(agency)
    return bridge.as_followed(desk) if desk is not None and known else procedure


@dataclass(frozen=True, slots=True)
class Shelf:
    """A register of an agency: its years with how many cases were numbered in each."""

    procedure: Procedure
    years: tuple[tuple[int, int], ...]
    """The latest first."""


def shelves(agency: Agency, who: Asker) -> list[Shelf]:
    """Registers that somebody reads: one statement."""
    rows = Case.objects.filter(agency_id=agency.pk).values_list("procedure", "year")
    counted = rows.annotate(number=Count("pk")).order_by("-year")
    years: dict[str, list[tuple[int, int]]] = {}
    for procedure, year, number in counted:
        years.setdefault(procedure, []).append((year, number))
    return [Shelf(each, tuple(years.get(each.key, ()))) for each in readable(who, agency)]


def years_since(first: int | None, procedure: Procedure, today: dt.date) -> list[int]:
    """From the first year kept to this one, the latest first."""
    this = number_year(procedure, today)
    return list(range(this, min(first or this, this) - 1, -1))


def first_kept(agency: Agency, procedure: Procedure) -> int | None:
    """The first year in which a case was numbered here."""
    year: int | None = _of_procedure(agency, procedure).aggregate(first=Min("year"))["first"]
    return year


def first_of(agency: Agency, procedure: Procedure) -> Coalesce:
    """The same within another statement that counts."""
    years = _of_procedure(agency, procedure).order_by("year").values("year")
    return Coalesce(Subquery(years[:1]), Min("year"))


def years_to_take(agency: Agency, procedure: Procedure, today: dt.date) -> list[int]:
    """Years whose sheet can be brought in: over, and before all that are kept here."""
    this = number_year(procedure, today)
    last = min(first_kept(agency, procedure) or this, this) - 1
    return list(range(last, last - YEARS_BACK, -1))


# --- Its cases -----------------------------------------------------------------------------------


def filed(agency: Agency, procedure: Procedure, year: int, who: Asker) -> Filing:
    """What may stand in the register of a year, but for cases that he is left out of.

    Of a procedure with named readers it holds the cases that name him, and no others.
    """
    return filing(_rows(agency, procedure, year).filter(_seen(procedure, who)))


def numbered_for(agency: Agency, procedure: Procedure, year: int, who: Asker) -> QuerySet[Case]:
    """Heads of those that were numbered in that year, by the index of numbers."""
    rows = _of_procedure(agency, procedure).filter(year=year, number__gt=0)
    return rows.filter(_seen(procedure, who))


def carried_for(
    agency: Agency, procedure: Procedure, year: int, who: Asker
) -> tuple[QuerySet[Case], QuerySet[Case]]:
    """Heads of years before that may stand in a year: open ones, and those closed in it or later.

    Each by an index of its own; asked for with "or", databases read every case there ever was.
    """
    first, _ = year_of(procedure, year)
    rows = Case.objects.filter(_seen(procedure, who), agency_id=agency.pk)
    still = rows.filter(plainly("procedure", procedure.key), phase__in=OPEN, year__lt=year)
    years = range(_NONE_BEFORE, year)
    ended = Q(closed__gte=first) | Q(reopened__gt=0)
    rows = rows.filter(procedure=procedure.key, year__in=years, changed__gte=begin_of(first))
    return still, rows.filter(ended, phase=Phase.CLOSED.value)


def _seen(procedure: Procedure, who: Asker) -> Q:
    return who.not_barred if procedure.secrecy is Secrecy.OPEN else who.seen


def whole(agency: Agency, procedure: Procedure, year: int) -> Filing:
    """The same for whoever keeps the machine: of what everybody of the office may read, all."""
    if procedure.secrecy is not Secrecy.OPEN:
        raise refuse("register-named-readers", register=procedure.register.title.th)
    return filing(_rows(agency, procedure, year))


def kept(agency: Agency) -> dict[str, Procedure]:
    """Procedures by key of which there are cases: one statement, and one for those made here."""
    there = set(Case.objects.filter(agency_id=agency.pk).values_list("procedure", flat=True))
    known = {**shelf().procedures, **made.in_use(agency)}
    return {key: each for key, each in sorted(known.items()) if key in there}


def _rows(agency: Agency, procedure: Procedure, year: int) -> QuerySet[Case]:
    first, _ = year_of(procedure, year)
    rows = _of_procedure(agency, procedure).filter(year__lte=year)
    return rows.filter(Q(year=year) | Q(closed=None) | Q(closed__gte=first) | Q(reopened__gt=0))


def _of_procedure(agency: Agency, procedure: Procedure) -> QuerySet[Case]:
    return Case.objects.filter(agency_id=agency.pk, procedure=procedure.key)


def sums(
    agency: Agency, procedure: Procedure, year: int, now: dt.datetime, units: Units,
    tongue: Language | None = None,
) -> Sequence[Summed]:  # fmt: skip
    """Who got how much, for every colleague: groups and figures, and no line of the register.

    Nobody's case is left out, whoever looks: all see the same.
    """
    if not procedure.register.shares or procedure.secrecy is not Secrecy.OPEN:
        return ()
    found = filing(_rows(agency, procedure, year))
    tongue = tongue or ("en" if language() == "en" else "th")
    said = Wanted(year=year, as_of=now, names=units.name, language=tongue, personal=False)
    return case_register(procedure, found, shelf(), said).sums


def wanted(
    cases: Iterable[tuple[core.Case, Folder]], year: int, as_of: dt.datetime, units: Units, *,
    personal: bool, language: Language = "th",
) -> Wanted:  # fmt: skip
    """How a register is told: units and people by their names."""
    names = _names(cases, units)
    return Wanted(year=year, as_of=as_of, names=names, language=language, personal=personal)


def _names(cases: Iterable[tuple[core.Case, Folder]], units: Units) -> Callable[[str], str]:
    """One statement, and none where no field lists people."""
    listed = {
        str(key) for _, folder in cases for event in folder.log
        for name, said in event.values.items()
        if isinstance(said, tuple) and _lists_people(folder.procedure, name) for key in said
    }  # fmt: skip
    people = names(listed) if listed else {}
    return lambda key: people.get(key) or units.name(key)


def _lists_people(procedure: Procedure, name: str) -> bool:
    field = procedure.fields.get(name)
    return field is not None and field.type is FieldType.PEOPLE


def names_somebody(procedure: Procedure) -> bool:
    """Whether any column tells who somebody is."""
    shown = columns_of(procedure, lambda key: Words(key, key)).values()
    fields = [procedure.fields[key] for each in shown if (key := each.shows.partition("field:")[2])]
    return any(each.data is not DataClass.NONE or each.type is FieldType.PEOPLE for each in fields)


# --- Sheets of years before ----------------------------------------------------------------------


def sheet_columns(procedure: Procedure) -> Mapping[str, RegisterColumn]:
    """Those that are read of a sheet; what names people or files of the application is not."""
    known = columns(procedure, shelf())
    return {key: each for key, each in known.items() if _is_read(procedure, each)}


_READ = ("number", "brought", "category", "state", "outcome", "closed")


def _is_read(procedure: Procedure, column: RegisterColumn) -> bool:
    what, _, key = column.shows.partition(":")
    if what == "field":
        return procedure.fields[key].type not in (FieldType.PEOPLE, FieldType.FILES)
    return what in (*_READ, "day")


def taken(
    agency: Agency, procedure: Procedure, year: int, rows: Sequence[Sequence[str]], today: dt.date
) -> Taken:
    """The sheet of a year looked over, all of it; refused where that year is kept here."""
    if year not in years_to_take(agency, procedure, today):
        raise refuse("case-year-kept", year=str(year))
    _, last = year_of(procedure, year)
    return take_over(procedure, RawSheet("", rows), last, columns=columns(procedure, shelf()))
