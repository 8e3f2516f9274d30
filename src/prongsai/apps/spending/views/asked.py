"""What every view here begins with: the year, who asks and how far, a month by its name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.wishes import YEAR, YEARS, whole, year_in
from prongsai.apps.spending import queries
from prongsai.apps.spending.bridge import Units, first_of, units_of
from prongsai.apps.spending.models import Entry, Line
from prongsai.apps.spending.queries import Book
from prongsai.apps.spending.reach import Reach, reach_of
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import refuse

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Work:
    """A year with its divisions, and how far whoever asks reaches in it."""

    book: Book
    units: Units
    reach: Reach
    begun: Sequence[int] = ()
    """Years that were."""


def parts_of(request: AskedAbout) -> list[object]:
    return [each for each in request.parts if each.agency == request.agency.key]


def work_of(request: AskedAbout, year: int) -> Work | None:
    """None where the year was not begun."""
    return _work(request, queries.book_of(request.agency, year))


def _work(request: AskedAbout, book: Book | None, begun: Sequence[int] = ()) -> Work | None:
    if book is None:
        return None
    units = units_of(request.agency)
    reach = reach_of(parts_of(request), request.standing.roles, units, book.row.keeper)
    return Work(book, units, reach, begun)


def begun_or_not(request: AskedAbout, year: int) -> tuple[Sequence[int], Work | None]:
    """Years that were begun, and the one that is asked for."""
    found = queries.books(request.agency, year)
    return found.begun, _work(request, found.book, found.begun)


def asked_work(request: AskedAbout) -> Work:
    """Of the year in the address; there is none where it was not begun."""
    return _of_day(request, request.today)


def work_of_last_month(request: AskedAbout) -> Work:
    """The same, else of the last month that is over: in October last year's books are closed."""
    return _of_day(request, request.today.replace(day=1) - dt.timedelta(days=1))


def _of_day(request: AskedAbout, day: dt.date) -> Work:
    _, found = begun_or_not(request, year_in(request.GET, day))
    return _there(found)


def _there(found: Work | None) -> Work:
    if found is None:
        raise Http404
    return found


def line_of(request: AskedAbout, key: str) -> tuple[Line, Work]:
    """A line, and the year it is of."""
    work = _there(_work(request, queries.book_of_line(request.agency, key)))
    return next(each for each in work.book.lines.values() if each.key == key), work


def not_yours(request: AskedAbout, line: Line) -> HttpResponse:
    """Back to a line that may be read, told that another division enters for it."""
    say_why(request, refuse("spending-not-yours"))
    return redirect("spending:line", request.agency.key, line.key)


def entry_of(request: AskedAbout, key: str) -> tuple[Entry, Work]:
    work = _there(_work(request, queries.book_of_entry(request.agency, key)))
    return work.book.entries[key], work


def month_of(said: str) -> Month:
    """A month as addresses name it: `2026-02`."""
    year, _, month = said.partition("-")
    found = Month(whole(year, YEAR), whole(month, 2))
    if found.year not in YEARS or found.month not in _MONTHS:
        raise Http404
    return found


def month_work(request: AskedAbout, said: str) -> tuple[Month, Work]:
    """A month, and the year it lies in."""
    month = month_of(said)
    return month, _there(work_of(request, FiscalYear.of(first_of(month)).year))


def named(month: Month) -> str:
    return f"{month.year}-{month.month:02}"


def years_of(request: AskedAbout, asked: int, begun: Sequence[int]) -> list[int]:
    """Years to choose from, the latest first; this one and the next always."""
    this = FiscalYear.of(request.today).year
    return sorted({*begun, asked, this, this + 1}, reverse=True)
