"""Tables of a year, one of them, and bringing one in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters.csv_files import unarmed, write_csv
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.listings import actions, bridge, queries
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.pasting import TableForm, wrong
from prongsai.apps.look.words import language, phrase
from prongsai.core.listings.frame import Holds, Listing
from prongsai.core.listings.reading import Found, read
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused
from prongsai.workshop.sheets import Rows, carried

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_YEARS = range(2500, 3000)


@require_safe
def overview(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The tables of a fiscal year, and which of them are there."""
    year = _year_in(request.GET, request.today)
    there = queries.latest(request.agency, year)
    facts = {
        "year": year, "years": _years(request, year),
        "lines": [(each, there.get(key)) for key, each in bridge.listings().items()],
    }  # fmt: skip
    return render(request, "listings/overview.html", facts)


def _year_in(asked: Mapping[str, str], today: dt.date) -> int:
    said = asked.get("year", "")
    year = int(said) if said.isascii() and said.isdigit() and len(said) == len("2569") else 0
    return year if year in _YEARS else FiscalYear.of(today).year


def _years(request: AskedAbout, asked: int) -> list[int]:
    this = FiscalYear.of(request.today).year
    return sorted({*queries.years(request.agency), asked, this, this - 1}, reverse=True)


def _asked(request: AskedAbout) -> tuple[Listing, int]:
    """The table and the fiscal year that are asked for; the first one of today's year."""
    known = bridge.listings()
    found = known.get(request.GET.get("table", next(iter(known), "")))
    if found is None:
        raise Http404
    return found, _year_in(request.GET, request.today)


@require_safe
def table(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The latest version, and who brought in which."""
    shown, year = _asked(request)
    versions = queries.versions(request.agency, shown.key, year)
    rows = versions[0].rows if versions else []
    people = names(each.by for each in versions)
    sums = bridge.totals(shown, rows)
    facts = {
        "listing": shown, "year": year, "columns": list(shown.columns.values()),
        "rows": [
            list(zip(shown.columns.values(), cells, strict=True))
            for cells in bridge.cells(shown, rows, language())
        ],
        "sums": [(each, sums.get(key)) for key, each in shown.columns.items()] if sums else [],
        "numbers": (Holds.COUNT, Holds.NUMBER), "title": _title(shown),
        "versions": [(each, people.get(each.by, ""), len(each.rows)) for each in versions],
    }  # fmt: skip
    return render(request, "listings/table.html", facts)


def _title(listing: Listing) -> str:
    """The column that names a row: the first that may not be blank."""
    return next(key for key, each in listing.columns.items() if each.needed)


@require_safe
def file(request: AskedAbout, agency: str) -> HttpResponse:
    """The latest version, to publish, in Thai; where there is none, headings to fill in below."""
    (shown, year), form = _asked(request), request.GET.get("form", "xlsx")
    if form not in MEDIA:
        raise Http404
    there = queries.latest(request.agency, year).get(shown.key)
    rows = there.rows if there else []
    head: list[object] = [each.name.th for each in shown.columns.values()]
    body = [list(map(unarmed, row)) for row in bridge.cells(shown, rows, "th")]
    content = write_csv([head, *body]) if form == "csv" else write_xlsx(str(year), [head, *body])
    name = f"{shown.key.replace('_', '-')}-{agency}-{year}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA[form], headers=headers)


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """Look a table over; nothing is kept before it was shown as it was read."""
    shown, year = _asked(request)
    form = TableForm(request.POST or None, request.FILES or None)
    facts = {"form": form, "listing": shown, "year": year, "columns": shown.columns.values()}
    if request.method != "POST" or not form.is_valid():
        return render(request, "listings/import.html", facts)
    try:
        rows = form.rows
        if request.POST.get("do") == "enter":
            actions.bring_in(request.agency, shown, year, rows, doer_of(request))
            messages.success(request, phrase("listing.done"))
            response = redirect("listings:table", agency)
            response["Location"] += f"?table={shown.key}&year={year}"
            return response
    except Refused as refused:
        add_errors(form, refused)
        return render(request, "listings/import.html", facts)
    return render(request, "listings/look.html", {**facts, **_looked(shown, rows)})


def _looked(listing: Listing, rows: Rows) -> dict[str, object]:
    """What was read, or all that is wrong by row and column."""
    found: Found = read(rows, listing)
    return {
        "carried": carried(rows), "unknown": found.layout.unknown, "found": found,
        **wrong(found.problems),
        "rows": [
            list(zip(listing.columns.values(), cells, strict=True))
            for cells in bridge.cells(listing, found.rows, language())
        ],
        "title": _title(listing), "numbers": (Holds.COUNT, Holds.NUMBER),
    }  # fmt: skip
