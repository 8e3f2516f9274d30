"""The page of the No Gift Policy: figures of a year, and the papers that are made of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import figures, gift_papers, reporting
from prongsai.apps.cases.fields import said
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase
from prongsai.apps.papers.queries import given_of
from prongsai.core.terms.fiscal_year import FiscalYear


@GET_POST
def gifts(request: AskedAbout, agency: str) -> HttpResponse:
    """A button for each paper; what was drafted stands below."""
    found = gift_papers.procedure_of(request.agency)
    if found is None:
        raise Http404
    year = year_in(request.POST or request.GET, request.today)
    which = request.POST.get("paper", "")
    if which in gift_papers.PAPERS:
        made = gift_papers.draft(
            request.agency, found, year, which, doer_of(request),
            key_sent(request.POST, f"token_{which}"),
        )  # fmt: skip
        messages.success(request, phrase("gifts.drafted"))
        return redirect("papers:paper", agency, made.key)
    counted = figures.counted(request.agency, found.key, FiscalYear(year), request.now)
    told = counted.total
    facts = {
        "procedure": found, "year": year, "whole": told,
        "outcomes": [(said(each.name), told.outcomes.get(key, 0))
                     for key, each in found.outcomes.items()],
        "early": counted.year.last >= request.today,
        "tokens": {each: new_key() for each in gift_papers.PAPERS},
        "papers": given_of(request.agency, reporting.of(found.key, year)),
    }  # fmt: skip
    return render(request, "cases/gifts.html", facts)
