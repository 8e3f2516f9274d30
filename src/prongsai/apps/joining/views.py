"""Asking without an account, and seeing with the receipt what became of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.caller import address_of
from prongsai.apps.accounts.guessing import may_try, not_tried, succeeded
from prongsai.apps.agencies.models import Agency
from prongsai.apps.joining import actions, forms, queries
from prongsai.apps.joining.models import Application, State
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.thai import tidy

ASKING, CODES = "/join/ask/", "/join/state/"
"""As what requests and wrong codes are counted; no user name has a slash."""
LONGEST = 100


def _only_open() -> None:
    if not queries.open_areas():
        raise Http404


@require_safe
def find(request: Asked) -> HttpResponse:
    """First one looks whether the agency is on the list."""
    _only_open()
    text = tidy(request.GET.get("q", "")[:LONGEST])
    found = queries.agencies_found(text, request.today) if text else []
    facts = {"text": text, "found": found[: queries.MOST], "more": len(found) > queries.MOST}
    return render(request, "joining/find.html", facts)


@GET_POST
def ask(request: Asked) -> HttpResponse:
    """The request; its receipt is the answer and is shown nowhere else."""
    _only_open()
    key = request.GET.get("agency", "")
    agency = queries.askable(key, request.today) if key else None
    if key and agency is None:
        raise Http404
    form = (forms.Who if agency else forms.NewAgency)(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        address = address_of(request)
        if not may_try(ASKING, address, request.now):
            form.add_error(None, phrase("joining.waits"))
            status = 429
        else:
            try:
                receipt = actions.ask(
                    _facts(form, agency), form.cleaned_data["form"], at=request.now, address=address
                )
            except Refused as refused:
                not_tried(ASKING, address)
                add_errors(form, refused)
            else:
                facts = {"receipt": receipt, "days": settings.JOINING_DAYS}
                return render(request, "joining/receipt.html", facts)
    facts = {"form": form, "agency": agency, "days": settings.JOINING_DAYS}
    return render(request, "joining/ask.html", facts, status=status)


def _facts(form: Any, agency: Agency | None) -> dict[str, Any]:
    facts = {key: value for key, value in form.cleaned_data.items() if key != "form"}
    if agency is None:
        return facts
    known = {"name": agency.name, "kind": agency.kind, "size": agency.size, "area": agency.area}
    return {**facts, **known, "agency_code": agency.code, "agency": agency}


@GET_POST
@sensitive_post_parameters("code", "new", "again")
def state(request: Asked) -> HttpResponse:
    """What became of a request, for whoever has its code; wrong ones are slowed down."""
    if not queries.anything():
        raise Http404
    form, status = forms.Code(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        address = address_of(request)
        if not may_try(CODES, address, request.now):
            form.add_error("code", phrase("joining.waits"))
            status = 429
        elif found := queries.of_receipt(form.cleaned_data["code"]):
            succeeded(CODES, address, request.now)
            return _shown(request, found, form.cleaned_data["code"])
        else:
            form.add_error("code", phrase("joining.code_unknown"))
    return render(request, "joining/state.html", {"form": form}, status=status)


def _shown(request: Asked, found: Application, code: str) -> HttpResponse:
    """The state; once the request is approved also the form to take the account over with."""
    sent = request.POST if "take" in request.POST else None
    form = forms.OwnPassword((found.username, found.who), sent)
    if sent is not None and found.state == State.APPROVED and form.is_valid():
        try:
            actions.take_over(found, form.cleaned_data["new"], at=request.now)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("joining.taken_over", username=found.username))
            return redirect("accounts:sign_in")
    facts = {
        "found": found,
        "code": code,
        "form": form if found.state == State.APPROVED else None,
        "days": settings.JOINING_DAYS,
    }
    return render(request, "joining/shown.html", facts)
