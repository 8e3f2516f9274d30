"""What no source tells of a procedure, and what the office decided about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import desks, queries
from prongsai.apps.cases.deciding_forms import DecideForm
from prongsai.apps.cases.views.asked import text_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.procedures.deciding import decision_problems


@GET_POST
def decide(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """Each unknown with what its file says about it, the value, who decided and where it stands."""
    found = text_of(request.agency, procedure)
    row = queries.desks_of(request.agency).get(procedure)
    choices, decided = (row.choices, row.decided) if row else ({}, {})
    form = DecideForm(request.POST or None, procedure=found, choices=choices, decided=decided)
    if request.method == "POST" and form.is_valid():
        problems = list(decision_problems(found, form.decisions))
        for each in problems:
            form.add_error(form.field_at(each), sentences(each))
        if not problems:
            said = {"decided": form.kept, "choices": form.choices_left}
            desks.offer(request.agency, procedure, said, doer_of(request))
            messages.success(request, phrase("form.saved"))
            return redirect("cases:settings", agency, procedure)
    return render(request, "cases/decide.html", {"form": form, "procedure": found})
