"""An agency's years."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import queries, rules
from prongsai.apps.assessments.views.asked import is_inside
from prongsai.core.terms.fiscal_year import FiscalYear


@require_safe
def years(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every year that was opened, with its result where there is one."""
    found = queries.years_of(request.agency)
    today = FiscalYear.of(request.today).year
    opened = [each.assessment.year for each in found]
    following = rules.next_year(opened, today)
    facts = {
        "years": found,
        "next": following,
        "others": rules.other_years(opened, following),
        "from_outside": not is_inside(request),
    }
    return render(request, "assessments/years.html", facts)
