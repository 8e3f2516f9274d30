"""What whoever supervises an area sees of its agencies' addresses."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbove
from prongsai.apps.disclosure import above
from prongsai.apps.look.wishes import YEAR, whole
from prongsai.core.terms.fiscal_year import FiscalYear

FURTHEST = 1000


@require_safe
def area(request: AskedAbove, area: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Areas below in figures, agencies by item in red and green."""
    years = above.years_of(request.area)
    now = FiscalYear.of(request.today).year
    wished = whole(request.GET.get("year", ""), YEAR)
    year = wished if wished in years else max((each for each in years if each <= now), default=now)
    number = min(max(whole(request.GET.get("page", ""), 4), 1), FURTHEST)
    facts = {
        "year": year, "years": years, "number": number, "before": number - 1, "after": number + 1,
        "below": above.below(request.area, year), "page": above.page_of(request.area, year, number),
    }  # fmt: skip
    return render(request, "disclosure/area.html", facts)
