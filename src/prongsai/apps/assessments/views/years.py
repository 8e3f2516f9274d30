"""An agency's years: the list of them, and opening the next."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import actions, queries, rules
from prongsai.apps.look.words import phrase
from prongsai.core.terms.fiscal_year import FiscalYear


@require_safe
def years(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every year that was opened, with its result where there is one."""
    found = queries.years_of(request.agency)
    facts = {"years": found, "next": _next(request, found)}
    return render(request, "assessments/years.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def open_year(request: AskedAbout, agency: str) -> HttpResponse:
    """Open the year after the last; first it is said which rules it will be held to."""
    found = queries.years_of(request.agency)
    year = _next(request, found)
    if request.method == "POST" and year is not None and request.POST.get("year") == str(year):
        actions.open_year(request.agency, year, by=request.user.key, at=request.now)
        messages.success(request, phrase("open.done", year=year))
        return redirect("assessments:year", agency, year)
    facts = {"year": year, "rules": None if year is None else rules.offered(year)}
    return render(request, "assessments/open.html", facts)


def _next(request: AskedAbout, found: Sequence[queries.Year]) -> int | None:
    today = FiscalYear.of(request.today).year
    return rules.next_year([each.assessment.year for each in found], today)
