"""Tables of a year, one of them, and bringing one in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.listings import actions, bridge, filling, queries
from prongsai.apps.listings.models import Table
from prongsai.apps.look.downloads import download, form_asked, table
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.pasting import TableForm, wrong
from prongsai.apps.look.wishes import whole, year_in
from prongsai.apps.look.words import digits, language, phrase, sentences
from prongsai.core.listings.frame import Holds, Listing, Register
from prongsai.core.listings.reading import Found, read
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused
from prongsai.workshop.sheets import Rows, carried

_SOURCES = {
    Register.MEASURES: "measures:list", Register.MEASURE_REPORTS: "measures:board",
    Register.RISKS: "risks:years", Register.RISK_RESULTS: "risks:years",
    Register.PLAN: "plans:list", Register.PLAN_RESULTS: "plans:list",
    Register.SERVICES: "cases:list", Register.ONLINE_SERVICES: "cases:list",
    Register.COMPLAINTS: "cases:list", Register.QUESTIONS: "cases:list",
    Register.GIFTS: "cases:registers", Register.MANUALS: "cases:list",
    Register.PROPOSALS: "cases:list", Register.TRAININGS: "cases:registers",
}  # fmt: skip
"""Where what a table is filled from is kept."""
NUMBERS = (Holds.COUNT, Holds.NUMBER, Holds.MONEY)
LOST = 20
"""Rows that would go, on a page."""


@require_safe
def overview(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The tables of a fiscal year, and which of them are there."""
    year = year_in(request.GET, request.today)
    there = queries.latest(request.agency, year)
    facts = {
        "year": year, "years": _years(request, year),
        "lines": [(each, there.get(key)) for key, each in bridge.listings().items()],
    }  # fmt: skip
    return render(request, "listings/overview.html", facts)


def _years(request: AskedAbout, asked: int) -> list[int]:
    this = FiscalYear.of(request.today).year
    return sorted({*queries.years(request.agency), asked, this, this - 1}, reverse=True)


def _asked(request: AskedAbout, *, filled: bool = False) -> tuple[Listing, int]:
    """The table and the fiscal year that are asked for; the first one of today's year."""
    known = {k: each for k, each in bridge.listings().items() if each.register or not filled}
    found = known.get(request.GET.get("table", next(iter(known), "")))
    if found is None:
        raise Http404
    return found, year_in(request.GET, request.today)


@require_safe
def one(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
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
        "numbers": NUMBERS, "title": _title(shown),
        "versions": [(each, people.get(each.by, ""), len(each.rows)) for each in versions],
    }  # fmt: skip
    return render(request, "listings/table.html", facts)


def _title(listing: Listing) -> str:
    """The column that names a row: the first that may not be blank."""
    return next(key for key, each in listing.columns.items() if each.needed)


@require_safe
def file(request: AskedAbout, agency: str) -> HttpResponse:
    """The latest version, to publish, in Thai; where there is none, headings to fill in below."""
    (shown, year), form = _asked(request), form_asked(request)
    there = queries.latest(request.agency, year).get(shown.key)
    rows = there.rows if there else []
    head: list[object] = [each.name.th for each in shown.columns.values()]
    content = table(str(year), [head, *bridge.cells(shown, rows, "th")], form)
    return download(f"{shown.key.replace('_', '-')}-{agency}-{year}.{form}", content)


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """Look a table over; nothing is kept before it was shown as it was read."""
    shown, year = _asked(request)
    form = TableForm(request.POST or None, request.FILES or None)
    there = queries.latest(request.agency, year).get(shown.key)
    version = there.version if there else 0
    facts: dict[str, object] = {
        "form": form, "listing": shown, "year": year, "columns": shown.columns.values(),
        "seen": request.POST.get("seen", str(version)),
    }  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return render(request, "listings/import.html", facts)
    rows: Rows = []
    try:
        rows = form.rows
        if request.POST.get("do") == "enter":
            actions.bring_in(request.agency, shown, year, rows, doer_of(request), _seen(request))
            messages.success(request, phrase("listing.done"))
            query = {"table": shown.key, "year": year}
            return redirect(reverse("listings:table", args=[agency], query=query))
    except Refused as refused:
        if not any(each.code == "listing-moved" for each in refused.problems):
            add_errors(form, refused)
            return render(request, "listings/import.html", facts)
        facts |= {"seen": version, "why": [sentences(each) for each in refused.problems]}
    return render(request, "listings/look.html", {**facts, **_looked(shown, rows, there)})


@GET_POST
def fill(request: AskedAbout, agency: str) -> HttpResponse:
    """A table out of what the application keeps: looked at first, and entered as it was seen."""
    shown, year = _asked(request, filled=True)
    assert shown.register is not None  # noqa: S101 - for the type checker
    period = request.GET.get("period", "")
    period = period if period in filling.PERIODS else filling.PERIODS[-1]
    there = queries.latest(request.agency, year).get(shown.key)
    facts: dict[str, object] = {
        "listing": shown, "year": year, "period": period,
        "periods": _periods(year) if shown.register is Register.MEASURE_REPORTS else (),
        "about": phrase(f"listing.register_{shown.register.name.lower()}"),
        "source": reverse(_SOURCES[shown.register], args=[agency]),
    }  # fmt: skip
    try:
        site = request.build_absolute_uri("/")
        wanted = filling.Asked(request.agency, year, request.today, period, site)
        filled = filling.fill(shown, wanted)
    except Refused as refused:
        facts["why"] = [sentences(each) for each in refused.problems]
        return render(request, "listings/fill.html", facts)
    if request.method == "POST":
        facts["moved"] = request.POST.get("seal") != filled.seal
        try:
            if not facts["moved"]:
                return _enter(request, shown, year, filled)
        except Refused as refused:
            facts["why"] = [sentences(each) for each in refused.problems]
    found = read(filled.rows, shown)
    told = {
        **facts, **_looked(shown, filled.rows, there), "filled": filled,
        "seen": there.version if there else 0, "same": there and there.rows == found.rows,
    }  # fmt: skip
    return render(request, "listings/fill.html", told)


def _periods(year: int) -> list[tuple[str, str]]:
    script = shelf().script("measures", language())
    return [(each, digits(script.say(f"report_{each}", year=year))) for each in filling.PERIODS]


def _enter(request: AskedAbout, shown: Listing, year: int, filled: filling.Filled) -> HttpResponse:
    register = shown.register.value if shown.register else ""
    doer, seen = doer_of(request), _seen(request)
    actions.bring_in(request.agency, shown, year, filled.rows, doer, seen, register)
    messages.success(request, phrase("listing.done"))
    query = {"table": shown.key, "year": year}
    return redirect(reverse("listings:table", args=[request.agency.key], query=query))


def _seen(request: AskedAbout) -> int | None:
    """The version that was there when the form was opened."""
    said = request.POST.get("seen", "")
    return whole(said) if said else None


def _looked(listing: Listing, rows: Rows, there: Table | None) -> dict[str, object]:
    """What was read, or all that is wrong by row and column; what it would take the place of."""
    found: Found = read(rows, listing)
    return {
        "carried": carried(rows), "unknown": found.layout.unknown, "found": found,
        **wrong(found.problems),
        "rows": [
            list(zip(listing.columns.values(), cells, strict=True))
            for cells in bridge.cells(listing, found.rows, language())
        ],
        "title": _title(listing), "numbers": NUMBERS,
        **_replaced(listing, found, there),
    }  # fmt: skip


def _replaced(listing: Listing, found: Found, there: Table | None) -> dict[str, object]:
    """The latest version, and its rows that the new one doesn't have."""
    if there is None:
        return {}
    lost = [row for row in there.rows if row not in found.rows]
    said = [
        " · ".join(
            str(each)
            for key, each in zip(listing.columns, row, strict=True)
            if key != bridge.PLACE and each != ""
        )
        for row in bridge.cells(listing, lost, language())
    ]
    return {
        "there": there, "who": names([there.by]).get(there.by, ""), "lost": said[:LOST],
        "more_lost": max(0, len(said) - LOST),
    }  # fmt: skip
