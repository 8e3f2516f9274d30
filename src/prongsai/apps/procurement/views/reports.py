"""The report of a year: figures that are counted, and what officers write."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.views.asked import doer_of, is_inside
from prongsai.apps.look.downloads import PRINTS, TABLES, download, form_asked, table
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import language, phrase
from prongsai.apps.procurement import bridge, queries, reporting, yearly
from prongsai.apps.procurement.forms import ReportForm
from prongsai.apps.procurement.views.purchases import years_of
from prongsai.core.procurement.tallies import YearTotals, year_totals
from prongsai.core.terms.problem import Refused

FORMS = (*PRINTS, *TABLES)


def _totals(request: AskedAbout, year: int) -> YearTotals:
    found = map(bridge.value, queries.of_year(request.agency, year))
    return year_totals(found, bridge.frame())


@GET_POST
def report(request: AskedAbout, agency: str) -> HttpResponse:
    """The figures; sending it keeps what was written beside them."""
    year = year_in(request.GET, request.today)
    row = queries.report_of(request.agency, year)
    texts = {name: getattr(row, name) if row else "" for name in reporting.TEXTS}
    begun = {**texts, "seen": row.revision if row else 0}
    form = ReportForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in reporting.TEXTS}
        seen = form.cleaned_data["seen"] or 0
        try:
            reporting.write(request.agency, year, said, doer_of(request), seen=seen)
        except Refused as refused:
            add_errors(form, refused)
            form.beside(texts, row.revision if row else 0)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect(reverse("procurement:report", args=[agency], query={"year": year}))
    totals = _totals(request, year)
    facts = {
        "year": year, "years": years_of(request, year), "form": form, "texts": texts,
        "totals": totals, "parts": yearly.parts(totals, language()),
        "analysis": yearly.analysis(totals, language()), "inside": is_inside(request),
        "prints": FORMS,
    }  # fmt: skip
    return render(request, "procurement/report.html", facts)


@require_safe
def file(request: AskedAbout, agency: str) -> HttpResponse:
    """The report to publish; the one for inside only to those who work there."""
    form, year = form_asked(request, FORMS), year_in(request.GET, request.today)
    inside = "inside" in request.GET
    if inside and not is_inside(request):
        raise Http404
    totals = _totals(request, year)
    if form in PRINTS:
        said = queries.report_of(request.agency, year)
        made = yearly.document(request.agency, year, totals, said, request.today, inside=inside)
        content = renderers().render(made, form)
    else:
        content = table(str(year), yearly.rows(totals), form)
    name = f"purchases-report-{agency}-{year}{'-inside' if inside else ''}.{form}"
    return download(name, content)
