"""The report on a half-year or a year: what is said of causes and prevention, and a draft of it."""

from __future__ import annotations

import json

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import figures, reporting
from prongsai.apps.cases.reporting import PERIODS, TEXTS
from prongsai.apps.cases.views.asked import kept_text_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.forms import ReasonField, key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import later, phrase
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import given_of
from prongsai.core.terms.fiscal_year import FiscalYear


class ReportForm(forms.Form):
    """Which period, and what figures do not say."""

    period = forms.ChoiceField(
        label=later("figures.period"),
        choices=[(each, later(f"figures.period_{each}")) for each in PERIODS],
    )
    said_causes = ReasonField(
        label=later("figures.said_causes"), help_text=later("figures.said_causes_help"),
        required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    prevention = ReasonField(
        label=later("figures.prevention"), help_text=later("figures.prevention_help"),
        required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


@GET_POST
def report(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """A form that begins with what the last draft said."""
    found = kept_text_of(request.agency, procedure)
    year = year_in(request.POST or request.GET, request.today)
    papers = given_of(request.agency, reporting.of(found.key, year))
    form = ReportForm(request.POST or None, initial=_said(papers[0]) if papers else None)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in TEXTS}
        made = reporting.draft(
            request.agency, found, year, form.cleaned_data["period"], words, doer_of(request),
            key_sent(request.POST),
        )  # fmt: skip
        messages.success(request, phrase("figures.drafted"))
        return redirect("papers:paper", agency, made.key)
    counted = figures.counted(request.agency, found.key, FiscalYear(year), request.now)
    causes = figures.causes_of(found)
    facts = {
        "form": form, "procedure": found, "year": year, "papers": papers, "token": new_key(),
        "whole": counted.total, "early": counted.year.last >= request.today,
        "causes": [(causes.get(key, key), number) for key, number in counted.causes.most_common()],
    }  # fmt: skip
    return render(request, "cases/figure_report.html", facts)


def _said(paper: Paper) -> dict[str, str]:
    said = json.loads(paper.given)
    return {name: said.get(name, "") for name in TEXTS}
