"""Finding a year of spending and what belongs to it, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Min, QuerySet

from prongsai.apps.spending import bridge
from prongsai.apps.spending.models import Change, Entry, Line, Month, Progress, Verdict, Year
from prongsai.core.spending.sampling import Errors, errors
from prongsai.core.spending.sampling import Verdict as Said
from prongsai.core.spending.year import SpendingYear
from prongsai.core.terms.dates import Month as When


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


def year_of(agency: Any, year: int) -> Year | None:
    return Year.objects.filter(agency_id=agency.pk, year=year).select_related("agency").first()


def book_of(agency: Any, year: int) -> Book | None:
    """A year and all that belongs to it: six statements, however much that is."""
    row = year_of(agency, year)
    return None if row is None else full(row)


def full(row: Year) -> Book:
    lines = list(Line.objects.filter(year=row, removed_at=None).order_by("pk"))
    codes = {each.pk: each.code for each in lines}
    ours = {"line__year": row, "line__removed_at": None}
    entries = list(Entry.objects.filter(**ours).select_related("verdict").order_by("month", "pk"))
    keys = {each.pk: each.key for each in entries}
    changes = Change.objects.filter(**ours).order_by("day", "pk")
    progress = Progress.objects.filter(**ours).order_by("quarter", "line")
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
    months = {When.of(each.month): each for each in row.months.all()}
    return Book(
        row, value, {each.code: each for each in lines}, {each.key: each for each in entries},
        months, {each.key: each.verdict for each in entries if hasattr(each, "verdict")},
    )  # fmt: skip


def _said(row: Verdict) -> Said:
    return Said(row.entry.key, row.right, row.by, row.what)


def errors_found(agency: Any, year: int) -> Errors:
    """Entries of a fiscal year that were looked at, were wrong, and were mended."""
    book = book_of(agency, year)
    return book.errors if book else Errors()


def line_of(agency: Any, key: str) -> Line | None:
    rows = Line.objects.filter(agency_id=agency.pk, removed_at=None)
    return rows.select_related("agency", "year").filter(key=key).first()


def entry_of(agency: Any, key: str) -> Entry | None:
    rows = Entry.objects.filter(line__agency_id=agency.pk, line__removed_at=None)
    found: QuerySet[Entry] = rows.select_related("line__agency", "line__year")
    return found.filter(key=key).first()


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
