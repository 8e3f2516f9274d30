"""The tables as files to publish."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.look.downloads import PRINTS, TABLES, download, form_asked
from prongsai.apps.procurement import actions, bridge, monthly_paper, queries, tables
from prongsai.apps.procurement.wishes import month_in, wishes
from prongsai.core.procurement.months import agreed_in
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear


@require_safe
def register(request: AskedAbout, agency: str) -> HttpResponse:
    """The year's list with its filters."""
    form, asked = form_asked(request), wishes(request.GET, request.today)
    rows = queries.narrowed(request.agency, asked.narrowed)
    content = tables.listed(map(bridge.value, rows), form)
    return download(f"purchases-{agency}-{asked.year}.{form}", content)


@require_safe
def month(request: AskedAbout, agency: str) -> HttpResponse:
    """The summary of a month as the register has it now."""
    form = form_asked(request, (*TABLES, *PRINTS))
    asked = month_in(request.GET) or Month.of(request.today)
    year = FiscalYear.of(actions.first_of(asked))
    found = queries.signed_in(request.agency, year.first, year.last)
    bought = agreed_in(asked, map(bridge.value, found))
    if form in PRINTS:
        paper = monthly_paper.document(request.agency, asked, bought, request.today)
        content = renderers().render(paper, form)
    else:
        content = tables.monthly(bought, form)
    return download(f"purchases-{agency}-{asked.year}-{asked.month:02}.{form}", content)
