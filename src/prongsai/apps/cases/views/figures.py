"""Counts of a year: inside, and for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import figure_tables, figures, registers
from prongsai.apps.cases.figures import Figures
from prongsai.apps.cases.views.asked import kept_text_of, who_asks
from prongsai.apps.cases.views.public import shown, stranger, told_of
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.look.downloads import TABLES, download, form_asked, table
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase
from prongsai.core.cases.year_figures import SHOWN
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear

Lines = tuple[tuple[str, int | None], ...]
_HEADS = {"pending": "pending_short"}
YEARS = 5
"""So many back can be chosen."""


@require_safe
def inside(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Totals always; parts under five are hidden, so that it can be shown to anybody."""
    found = kept_text_of(request.agency, procedure)
    facts = _facts(request, request.agency, found)
    sees_all = registers.reads(found, who_asks(request)[0])
    return render(request, "cases/figures.html", {**facts, "sees_all": sees_all})


@require_safe
def file(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """The figures to keep; month by subject, way in and unit for those who see all cases."""
    found, form = kept_text_of(request.agency, procedure), form_asked(request, (*TABLES, "json"))
    year = FiscalYear(year_in(request.GET, request.today))
    units = units_of(request.agency)
    whole = request.GET.get("what") == "whole"
    if whole:
        if not registers.reads(found, who_asks(request)[0]):
            raise Http404
        counted = figures.counted(request.agency, found.key, year, request.now)
        rows = figure_tables.whole(counted, found, units)
    else:
        told = figures.of_year(request.agency, found, year, request.now, units)
        rows = figure_tables.public(told)
    name = f"{found.key}-{'inside' if whole else 'figures'}-{agency}-{year.year}.{form}"
    if form == "json":
        heads, *lines = rows
        told_as = [dict(zip(map(str, heads), each, strict=True)) for each in lines]
        content = json.dumps(told_as, ensure_ascii=False, indent=1).encode()
        return download(name, content, "application/json")
    return download(name, table(str(year.year), rows, form))


@require_safe
@stranger
def public(request: Asked, agency: Agency, procedure: str) -> HttpResponse:
    """The same for everybody."""
    found, is_open = told_of(agency, procedure)
    facts = {"is_open": is_open, **_facts(request, agency, found)}
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
        "breakdowns": breakdowns, "median": found.median, "ends": list(_ends(found)),
        "names": [phrase(f"figures.{_HEADS.get(each, each)}") for each in SHOWN],
    }  # fmt: skip


def _ends(found: Figures) -> Iterator[tuple[str, str, Lines]]:
    """What came of cases, and why there were any."""
    yield phrase("figures.outcomes"), phrase("figures.outcome"), found.outcomes
    if found.causes:
        yield phrase("figures.causes"), phrase("figures.cause"), found.causes
