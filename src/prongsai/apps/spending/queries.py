"""Finding a year of spending and what belongs to it, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast, JSONObject

from prongsai.apps.agencies.models import Agency
from prongsai.apps.due.sources import Found, columns
from prongsai.apps.spending import bridge
from prongsai.apps.spending.models import Change, Entry, Line, Month, Progress, Verdict, Year
from prongsai.core.spending.sampling import Errors, errors
from prongsai.core.spending.sampling import Verdict as Said
from prongsai.core.spending.year import SpendingYear
from prongsai.core.terms.dates import Month as When
from prongsai.core.terms.numbers import half_up


@dataclass(frozen=True, slots=True)
class Book:
    """A year with everything in it, as value and as rows by code and key."""

    row: Year
    year: SpendingYear
    lines: Mapping[str, Line]
    entries: Mapping[str, Entry]
    months: Mapping[When, Month] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By key of the entry."""
    progress: Mapping[tuple[str, int], Progress] = field(default_factory=dict)
    """By code of the line and quarter."""

    @property
    def closed(self) -> frozenset[When]:
        return frozenset(when for when, row in self.months.items() if row.closed_at)

    @property
    def errors(self) -> Errors:
        return errors([_said(each) for each in self.verdicts.values()], self.year.entries)


def years(agency: Any) -> list[int]:
    """Fiscal years that were begun."""
    rows = Year.objects.filter(agency_id=agency.pk)
    return list(rows.order_by("year").values_list("year", flat=True))


def counted(agency: Any, year: int) -> list[QuerySet[Any, Any]]:
    """A year's lines, money and closed months, as parts of a statement."""
    of_year = {"year__agency_id": agency.pk, "year__year": year}
    lines = Line.objects.filter(**of_year, removed_at=None)
    months = Month.objects.filter(**of_year, closed_at__isnull=False)
    return [
        _summed("spending_lines", lines, "budget"),
        _summed("spending_moved", Change.objects.filter(line__in=lines), "amount"),
        _summed("spending_paid", Entry.objects.filter(line__in=lines), "amount"),
        columns("spending_closed", months, "id"),
    ]


def _summed(kind: str, rows: QuerySet[Any], field: str) -> QuerySet[Any, Any]:
    """How many there are and what they come to; the sum as a text, so that it is no float."""
    whole = rows.order_by().values(one=Value(1)).annotate(n=Count("pk"), sum=Sum(field))
    return columns(kind, whole, counted=JSONObject(n="n", sum=Cast("sum", TextField())))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a year stands, in a line."""

    lines: int
    percent: int | None
    """Of the money that was paid; nothing where there is no budget."""
    closed: int


def standing(found: Found) -> Standing:
    """Of what `counted` found."""
    lines, budget = _told(found, "spending_lines")
    budget += _told(found, "spending_moved")[1]
    paid = _told(found, "spending_paid")[1]
    percent = int(half_up(Fraction(paid) * 100 / Fraction(budget), 0)) if budget > 0 else None
    return Standing(lines, percent, len(found["spending_closed"]))


def _told(found: Found, kind: str) -> tuple[int, Decimal]:
    for row in found[kind]:
        counted = row.facts["counted"]
        return counted["n"], Decimal(counted["sum"] or 0)
    return 0, Decimal(0)


def year_of(agency: Any, year: int) -> Year | None:
    return Year.objects.filter(agency_id=agency.pk, year=year).select_related("agency").first()


@dataclass(frozen=True, slots=True)
class Books:
    """A year that was asked for, None where it was not begun; and all that were begun."""

    begun: Sequence[int]
    book: Book | None


def books(agency: Agency, year: int) -> Books:
    """Five statements, however much there is."""
    found = _years(agency)
    wanted = [each for each in found if each["year"] == year]
    return Books(sorted({each["year"] for each in found}), _book(agency, wanted))


def book_of(agency: Agency, year: int) -> Book | None:
    """A year and all that belongs to it: five statements as well."""
    return _book(agency, _years(agency, year=year))


def book_of_line(agency: Agency, key: str) -> Book | None:
    """The year of a line: it is found by the line, not after it."""
    return _book(agency, _years(agency, lines__key=key, lines__removed_at=None))


def book_of_entry(agency: Agency, key: str) -> Book | None:
    """The same of an entry."""
    return _book(agency, _years(agency, lines__entries__key=key, lines__removed_at=None))


_OF_YEAR = tuple(each.attname for each in Year._meta.concrete_fields)  # noqa: SLF001 - public
_OF_MONTH = tuple(each.attname for each in Month._meta.concrete_fields)  # noqa: SLF001 - public


def _years(agency: Agency, **asked: Any) -> list[dict[str, Any]]:
    """Years beside each of their months: one statement, as a page has few to spend."""
    rows = Year.objects.filter(agency_id=agency.pk, **asked).order_by("year", "months__month")
    return list(rows.values(*_OF_YEAR, *(f"months__{each}" for each in _OF_MONTH)))


def _book(agency: Agency, found: Sequence[Mapping[str, Any]]) -> Book | None:
    if not found:
        return None
    row = Year(**{each: found[0][each] for each in _OF_YEAR})
    row.agency = agency
    told = ({each: one[f"months__{each}"] for each in _OF_MONTH} for one in found)
    return _full(row, [Month(**each) for each in told if each["id"] is not None])


def full(row: Year) -> Book:
    """The same of a year that is at hand."""
    return _full(row, row.months.all())


def _full(row: Year, months: Iterable[Month]) -> Book:
    lines = list(Line.objects.filter(year=row, removed_at=None).order_by("pk"))
    own = {each.pk: each for each in lines}
    codes = {each.pk: each.code for each in lines}
    ours = {"line__year": row, "line__removed_at": None}
    entries = list(Entry.objects.filter(**ours).select_related("verdict").order_by("month", "pk"))
    keys = {each.pk: each.key for each in entries}
    for line in lines:
        line.year, line.agency = row, row.agency
    for entry in entries:
        entry.line = own[entry.line_id]
    changes = Change.objects.filter(**ours).order_by("day", "pk")
    progress = list(Progress.objects.filter(**ours).order_by("quarter", "line"))
    value = SpendingYear(
        agency=row.agency.name, year=row.year,
        lines=tuple(map(bridge.line, lines)),
        changes=tuple(bridge.change(each, codes[each.line_id]) for each in changes),
        entries=tuple(
            bridge.entry(each, codes[each.line_id], keys.get(each.corrects_id or 0, ""))
            for each in entries
        ),
        progress=tuple(bridge.progress(each, codes[each.line_id]) for each in progress),
    )  # fmt: skip
    return Book(
        row, value, {each.code: each for each in lines}, {each.key: each for each in entries},
        {When.of(each.month): each for each in months},
        {each.key: each.verdict for each in entries if hasattr(each, "verdict")},
        {(codes[each.line_id], each.quarter): each for each in progress},
    )  # fmt: skip


def _said(row: Verdict) -> Said:
    return Said(row.entry.key, row.right, row.by, row.what)


def errors_found(agency: Any, year: int) -> Errors:
    """Entries of a fiscal year that were looked at, were wrong, and were mended."""
    book = book_of(agency, year)
    return book.errors if book else Errors()


def errors_by_year(agency: Agency, years: Collection[int]) -> dict[int, Errors]:
    """The same of several years in one statement."""
    mended = Exists(Entry.objects.filter(corrects=OuterRef("entry"), line__removed_at=None))
    rows = Verdict.objects.filter(
        entry__line__agency_id=agency.pk, entry__line__removed_at=None,
        entry__line__year__year__in=list(years),
    )  # fmt: skip
    told = rows.annotate(mended=mended).values_list("entry__line__year__year", "right", "mended")
    known: dict[int, Errors] = {}
    for year, right, done in told:
        seen = Errors(1, int(not right), int(done and not right))
        known[year] = known.get(year, Errors()) + seen
    return known


# --- What is due ---------------------------------------------------------------------------------


def begun(agency: Any, year: int) -> QuerySet[Year]:
    """The year, once its plan has a line."""
    rows = Year.objects.filter(agency_id=agency.pk, year=year, lines__removed_at=None)
    return rows.exclude(lines=None).distinct()


def entered_months(agency: Any, year: int) -> QuerySet[Entry]:
    """The first entry of each month."""
    rows = Entry.objects.filter(line__agency_id=agency.pk, line__year__year=year)
    return rows.filter(line__removed_at=None, pk__in=_firsts(agency, year))


def _firsts(agency: Any, year: int) -> QuerySet[Any, Any]:
    rows = Entry.objects.filter(line__agency_id=agency.pk, line__year__year=year)
    rows = rows.filter(line__removed_at=None)
    return rows.order_by().values("month").annotate(first=Min("pk")).values("first")


def months_of(agency: Any, year: int) -> QuerySet[Month]:
    return Month.objects.filter(year__agency_id=agency.pk, year__year=year)


def waiting_months(agency: Any, year: int) -> QuerySet[Month]:
    """Open months whose sample has entries that nobody looked at."""
    return months_of(agency, year).filter(closed_at=None, unseen__gt=0)
