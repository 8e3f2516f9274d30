"""The year's measures, and one of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.wishes import year_in
from prongsai.apps.measures import queries
from prongsai.apps.measures.views.asked import measure_of


def measures(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    year = year_in(request.GET, request.today)
    rows = queries.measures_of(request.agency, year)
    return render(request, "measures/list.html", {"year": year, "rows": rows})


def measure(request: AskedAbout, agency: str, measure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    return render(request, "measures/measure.html", {"measure": measure_of(request, measure)})
