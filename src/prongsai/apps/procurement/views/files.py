"""The tables as files to publish."""

from __future__ import annotations

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.procurement import actions, bridge, monthly_paper, queries, tables
from prongsai.apps.procurement.wishes import month_in, wishes
from prongsai.core.procurement.months import agreed_in
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear


@require_safe
def register(request: AskedAbout, agency: str) -> HttpResponse:
    """The year's list with its filters."""
    form, asked = _form(request), wishes(request.GET, request.today)
    rows = queries.narrowed(request.agency, asked.narrowed)
    content = tables.listed(map(bridge.value, rows), form)
    return _answer(content, f"purchases-{agency}-{asked.year}", form)


@require_safe
def month(request: AskedAbout, agency: str) -> HttpResponse:
    """The summary of a month as the register has it now."""
    form, asked = _form(request, tables.PRINTS), month_in(request.GET) or Month.of(request.today)
    year = FiscalYear.of(actions.first_of(asked))
    found = queries.signed_in(request.agency, year.first, year.last)
    bought = agreed_in(asked, map(bridge.value, found))
    if form in tables.PRINTS:
        paper = monthly_paper.document(request.agency, asked, bought, request.today)
        content = renderers().render(paper, form)
    else:
        content = tables.monthly(bought, form)
    return _answer(content, f"purchases-{agency}-{asked.year}-{asked.month:02}", form)


def _form(request: AskedAbout, besides: Collection[str] = ()) -> str:
    form = request.GET.get("form", "xlsx")
    if form not in (*tables.MEDIA, *besides):
        raise Http404
    return form


def _answer(content: bytes, name: str, form: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    media = {**tables.MEDIA, **tables.PRINTS}[form]
    return HttpResponse(content, content_type=media, headers=headers)
