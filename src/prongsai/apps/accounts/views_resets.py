"""A new first password for somebody who lost his."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.apps.accounts import once, resets, second, vouching
from prongsai.apps.accounts.asking import Asked, AskedIn
from prongsai.apps.accounts.models import Person, Reset
from prongsai.apps.accounts.views_people import first_told, found, others_too
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused, refuse


@GET_POST
@sensitive_post_parameters()
def reset(request: AskedIn, agency: str, person: str) -> HttpResponse:
    """Begin, stop or finish; the new password is shown on the last answer and never again."""
    who = found(request, person)
    if others_too(request, who):
        raise Http404
    if request.method == "POST":
        return stepped(request, who, agency) or redirect("accounts:reset", agency, person)
    back = reverse("accounts:person", args=[agency, person])
    return shown(request, who, agency, back)


def stepped(request: Asked, who: Person, agency: str) -> HttpResponse | None:
    """One step further; a page only where a password is told."""
    try:
        told = _go_on(request, who, agency)
    except Refused as refused:
        told = once.again(request)
        if not told:
            say_why(request, refused)
    return first_told(request, told) if told else None


def shown(
    request: Asked, who: Person, agency: str, back: str, *, confirming: bool = False
) -> HttpResponse:
    """How a reset stands and who could confirm it; whoever did not begin may do so here."""
    under_way = resets.current(who, agency, request.now)
    starter = under_way.started_by if under_way else request.user
    waits = under_way is not None and not under_way.confirmed
    above = getattr(request, "above", ())
    facts = {
        "back": back,
        "confirms": confirming and waits and starter != request.user,
        "could": vouching.who_could(who, starter, agency, above, request.now),
        "person": who,
        "last": resets.last_key_of(who),
        "reset": under_way,
        "second": resets.guarded(who, request.today),
        "factor": second.asked_of(who),
        "oneself": who.pk == request.user.pk,
    }
    return render(request, "accounts/reset.html", facts)


@transaction.atomic
def _go_on(request: Asked, who: Person, agency: str) -> dict[str, Any] | None:
    """One step further; the new password where this was the last."""
    under_way = resets.current(who, agency, request.now)
    if "start" in request.POST:
        if request.POST.get("after", "") != resets.last_key_of(who):
            raise refuse("reset-over")
        lost = "factor" in request.POST
        begun = resets.start(who, agency, request.user, at=request.now, factor=lost)
        if not begun.second:
            return _finished(request, begun)
        messages.success(request, phrase("reset.started"))
    elif "finish" in request.POST:
        if under_way is None:
            raise refuse("reset-over")
        return _finished(request, under_way)
    elif under_way is not None and "stop" in request.POST:
        resets.stop(under_way, request.user, at=request.now)
        messages.success(request, phrase("reset.stopped"))
    return None


def _finished(request: Asked, reset: Reset) -> dict[str, Any]:
    password = resets.finish(reset, request.user, at=request.now)
    return once.keep(request, {"person": reset.person.key, "password": password, "reset": True})


@GET_POST
def reset_confirm(request: AskedIn, agency: str, reset: str) -> HttpResponse:
    """The second person looks, and agrees or stops it."""
    waiting = {each.key: each for each in resets.waiting(agency, request.now)}
    if reset not in waiting:
        raise Http404
    row = waiting[reset]
    if request.method == "POST":
        try:
            if "stop" in request.POST:
                resets.stop(row, request.user, at=request.now)
                messages.success(request, phrase("reset.stopped"))
            else:
                resets.confirm(row, request.user, at=request.now)
                messages.success(request, phrase("reset.confirmed", name=row.started_by.name))
        except Refused as refused:
            say_why(request, refused)
        return redirect("accounts:people", agency)
    facts = {
        "reset": row,
        "mine": request.user.pk in (row.started_by_id, row.person_id),
        "counts": vouching.counting([request.user], row.started_by, agency, request.now),
    }
    return render(request, "accounts/reset_confirm.html", facts)
