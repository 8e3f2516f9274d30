"""Deciding about agencies that ask to be taken in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbove
from prongsai.apps.agencies.kinds import kind_name
from prongsai.apps.joining import actions, forms, queries
from prongsai.apps.joining.models import Application, State
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


@GET_POST
def requests(request: AskedAbove, area: str) -> HttpResponse:
    """Requests of an area, and whether any may be made."""
    waiting = queries.waiting(request.area)
    several = forms.Several(waiting, request.POST if "several" in request.POST else None)
    if several.is_bound:
        if several.is_valid():
            chosen = [each for each in waiting if each.key in several.cleaned_data["which"]]
            done = actions.refuse_several(
                chosen, several.cleaned_data["reason"], by=request.user.key, at=request.now
            )
            messages.success(request, phrase("joining.were_refused", count=done))
            return redirect("joining:requests", area)
    elif request.method == "POST":
        is_open = request.POST.get("door") == "open"
        actions.set_door(request.area, is_open=is_open, by=request.user.key, at=request.now)
        messages.success(request, phrase("form.saved"))
        return redirect("joining:requests", area)
    facts = {
        "door": queries.door_of(request.area),
        "above": queries.open_above(request.area),
        "waiting": waiting,
        "several": several if len(waiting) > 1 else None,
        "decided": queries.decided(request.area),
        "link": request.build_absolute_uri("/join/"),
    }
    return render(request, "joining/requests.html", facts)


@GET_POST
def application(request: AskedAbove, area: str, application: str) -> HttpResponse:
    """One request: yes, or no with a reason."""
    found = queries.application(request.area, application)
    if found is None:
        raise Http404
    refusing = "refuse" in request.POST
    yes = forms.Approval(request.POST if request.POST and not refusing else None)
    no = forms.Refusal(request.POST if refusing else None)
    if request.method == "POST" and (no if refusing else yes).is_valid():
        try:
            _decide(request, found, no.cleaned_data["reason"] if refusing else "")
        except Refused as refused:
            say_why(request, refused)
        return redirect("joining:request", area, application)
    facts = {
        "found": found,
        "kind": kind_name(found.kind),
        "waits": found.state == State.WAITING,
        "by": names([found.decided_by]).get(found.decided_by, ""),
        "rivals": queries.rivals(found),
        "yes": yes,
        "no": no,
    }
    return render(request, "joining/request.html", facts)


def _decide(request: AskedAbove, found: Application, reason: str) -> None:
    by, at = request.user.key, request.now
    if reason:
        actions.refuse_application(found, reason, by=by, at=at)
        messages.success(request, phrase("joining.was_refused"))
    else:
        actions.approve(found, by=by, at=at)
        messages.success(request, phrase("joining.was_approved"))
