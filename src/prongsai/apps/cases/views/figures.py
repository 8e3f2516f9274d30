"""Counts of a year: inside, and for everybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import figures
from prongsai.apps.cases.views.asked import text_of
from prongsai.apps.cases.views.public import desk_of, shown, stranger
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear

YEARS = 5
"""So many back can be chosen."""


@require_safe
def inside(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Totals always; parts under five are hidden, so that it can be shown to anybody."""
    facts = _facts(request, request.agency, text_of(request.agency, procedure))
    return render(request, "cases/figures.html", facts)


@require_safe
@stranger
def public(request: Asked, agency: Agency, procedure: str) -> HttpResponse:
    """The same for everybody."""
    desk, found = desk_of(agency, procedure)
    facts = {"desk": desk, **_facts(request, agency, found)}
    return shown(request, agency, "cases/public_figures.html", **facts)


def _facts(request: Asked, agency: Agency, procedure: Procedure) -> dict[str, Any]:
    year = FiscalYear(year_in(request.GET, request.today))
    last = FiscalYear.of(request.today).year
    found = figures.of_year(agency, procedure, year, request.now, units_of(agency))
    years = sorted({*range(last - YEARS + 1, last + 1), year.year}, reverse=True)
    breakdowns = [
        (phrase("case.category"), found.categories), (phrase("case.channel"), found.channels),
        (phrase("case.unit"), found.units),
    ]  # fmt: skip
    return {
        "procedure": procedure, "figures": found, "year": year.year, "years": years,
        "breakdowns": breakdowns, "median": found.median,
    }  # fmt: skip
