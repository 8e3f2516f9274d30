"""Clocks and years as an agency sets them; receipts of bodies outside; what is held."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.words import phrase
from prongsai.apps.sealed import actions, forms, frame, keeping, queries
from prongsai.apps.sealed.keys import Unlocked
from prongsai.apps.sealed.views.asked import doer_of, holding, opened
from prongsai.apps.sealed.views.cases import bodies, page_of
from prongsai.core.terms.problem import Refused


@GET_POST
def terms(request: AskedAbout, agency: str) -> HttpResponse:
    """How long each step may take here, and how long a report is kept."""
    desk, limits = queries.charge_of(request.agency, request.today).desk, frame.limits()
    if desk is None:  # nothing to set before there are keys
        return redirect("sealed:list", agency)
    said = forms.terms_said(desk.limits, desk.keep_years)
    form = forms.Terms(limits, request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            years = form.cleaned_data["keep_years"]
            keeping.set_terms(request.agency, form.chosen, years, doer_of(request))
            messages.success(request, phrase("sealed.terms_set"))
            return redirect("sealed:list", agency)
        except Refused as refused:
            add_errors(form, refused)
    return render(request, "sealed/terms.html", {"form": form})


@require_POST
@sensitive_post_parameters()
@holding
def receipt(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """Number and day under which a body outside has it."""
    found = opened(request, mine, brought)
    form = forms.Receipt(bodies(), request.POST, auto_id="taken_%s")
    if not form.is_valid():
        return page_of(request, found, taken=form)
    facts = form.cleaned_data
    actions.add_receipt(found, facts["body"], facts["receipt"], doer_of(request))
    messages.success(request, phrase("sealed.receipt_noted"))
    return redirect("sealed:case", request.agency.key, brought)


@require_POST
@sensitive_post_parameters()
@holding
def hold(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """Kept beyond its term, or no longer."""
    found = opened(request, mine, brought)
    form, held = forms.Why(request.POST, auto_id="hold_%s"), "let_go" not in request.POST
    if not form.is_valid():
        return page_of(request, found, hold=form)
    keeping.hold(found, form.cleaned_data["reason"], doer_of(request), held=held)
    messages.success(request, phrase("sealed.held" if held else "sealed.let_go_done"))
    return redirect("sealed:case", request.agency.key, brought)
