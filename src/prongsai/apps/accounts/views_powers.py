"""The register of powers: who may decide or sign what, by which order."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts import forms_people as forms
from prongsai.apps.accounts import holding, offices
from prongsai.apps.accounts.asking import AskedIn
from prongsai.apps.accounts.powers import name_of
from prongsai.apps.accounts.views_people import found, office_of
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


@require_safe
def powers(request: AskedIn, agency: str) -> HttpResponse:
    """Every power held, now, to come or before."""
    rows = [
        (name_of(row.power), row, row.until is None or row.until >= max(request.today, row.since))
        for row in holding.register(agency)
    ]
    return render(request, "accounts/powers.html", {"rows": rows})


@GET_POST
def power_new(request: AskedIn, agency: str) -> HttpResponse:
    """A line for the register."""
    form = forms.NewPower(office_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        holder, power = found(request, facts.pop("holder")), facts.pop("power")
        try:
            offices.give_power(agency, power, holder, by=request.user.key, at=request.now, **facts)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("accounts:powers", agency)
    return render(request, "accounts/power_new.html", {"form": form})


@GET_POST
def power_end(request: AskedIn, agency: str, power: int) -> HttpResponse:
    """The last day of a power."""
    row = next((each for each in holding.register(agency) if each.pk == power), None)
    if row is None:
        raise Http404
    form = forms.LastDay(request.today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            offices.end_power(row, form.cleaned_data["last"], by=request.user.key, at=request.now)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("accounts:powers", agency)
    facts = {"form": form, "power": row, "name": name_of(row.power)}
    return render(request, "accounts/power_end.html", facts)
