"""The first pages: where to go, this week, the trail, the agencies of an area."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout, AskedAbove
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.home import queries
from prongsai.core.access.roles import CONTENT_ROLES
from prongsai.core.terms.fiscal_year import FiscalYear

PAGE = 50


@require_safe
def home(request: Asked) -> HttpResponse:
    """Straight to the one place a person has; a choice where there are several."""
    places = queries.places(request.parts)
    areas = queries.areas_named(request.areas)
    if len(places) == 1 and not areas:
        return redirect(_first_page(places[0]), places[0].key)
    if len(areas) == 1 and not places:
        return redirect("home:area", areas[0].key)
    return render(request, "home/home.html", {"places": places, "areas": areas})


def _first_page(place: queries.Place) -> str:
    """A system administrator sees no content."""
    return "home:week" if CONTENT_ROLES.intersection(place.roles) else "agencies:agency"


@require_safe
def week(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Where an agency stands, and what is due."""
    results = results_of(request.agency)
    return render(
        request, "home/week.html", {"results": results, "latest": next(iter(results), None)}
    )


@require_safe
def trail(request: AskedAbout, agency: str) -> HttpResponse:
    """The audit trail of an agency, the newest first."""
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() else None
    found = queries.lines(agency, before, PAGE)
    more = found[-1].entry.number if len(found) == PAGE else None
    return render(request, "home/trail.html", {"lines": found, "more": more})


@require_safe
def area(request: AskedAbove, area: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The agencies of an area with their latest total."""
    year = FiscalYear.of(request.today).year
    rows = queries.agencies_in(request.area, year, request.GET.get("after", ""), PAGE)
    more = rows[-1].agency.key if len(rows) == PAGE else None
    return render(request, "home/area.html", {"rows": rows, "year": year, "more": more})
