"""Where one is signed in, and one's second factor."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.apps.accounts import factors, forms, once, recovery, resets, second, visits
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.views import PATIENCE, told
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase

_SECRET = "factor"  # noqa: S105 - the name of a place


@GET_POST
def sessions(request: Asked) -> HttpResponse:
    """Every device one is signed in on; any of them can be signed out from here."""
    person, here = request.user, request.session.session_key
    if request.method == "POST":
        for visit in visits.of(person, request.now):
            wanted = request.POST.get("visit") in (str(visit.pk), "others")
            if wanted and visit.session != here:
                visits.end(person, visit.session, by=person.key, at=request.now)
        messages.success(request, phrase("sessions.ended"))
        return redirect("accounts:sessions")
    facts = {
        "visits": [(visit, visit.session == here) for visit in visits.of(person, request.now)],
        "resets": [told(reset) for reset in resets.lately(person, request.now)],
    }
    return render(request, "accounts/sessions.html", facts)


@GET_POST
@sensitive_post_parameters()
def factor(request: Asked) -> HttpResponse:
    """Begin with a second factor; the codes on paper are shown on this answer and never again."""
    person = Person.objects.get(pk=request.user.pk)
    told = once.again(request) if request.method == "POST" else None
    if told:
        return render(request, "accounts/recovery_codes.html", told)
    if factors.of(person):
        return redirect("accounts:factor_change")
    secret = _secret(request)
    if secret is None:
        return _password_first(request, person)
    form = forms.FirstCode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = _added(request, person, secret, form.cleaned_data["code"])
        if codes is not None:
            return render(request, "accounts/recovery_codes.html", codes)
        form.add_error("code", phrase("code.wrong"))
    facts = {
        "form": form,
        "picture": mark_safe(factors.picture(secret, person)),  # noqa: S308 - our own drawing
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
    }
    return render(request, "accounts/factor.html", facts)


def _secret(request: Asked) -> str | None:
    """What the phone is to read, where the password was given a short while ago."""
    begun = request.session.get(_SECRET)
    if not begun or request.instant - dt.datetime.fromisoformat(begun["at"]) > PATIENCE:
        return None
    return factors.opened(begun["shut"])


def _password_first(request: Asked, person: Person) -> HttpResponse:
    """Whoever finds an open desk doesn't shut its owner out with a phone of his own."""
    form = forms.Confirm(person, request.now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        secret = factors.shut(factors.new_secret())
        request.session[_SECRET] = {"shut": secret, "at": request.instant.isoformat()}
        return redirect("accounts:factor")
    return render(request, "accounts/factor_first.html", {"form": form})


@transaction.atomic
def _added(request: Asked, person: Person, secret: str, code: str) -> dict[str, Any] | None:
    """The codes on paper; every other device signs in anew, with a code."""
    codes = factors.add(person, secret, code, instant=request.instant, at=request.now)
    if codes is None:
        return None
    visits.end_all(person, but=request.session.session_key)
    return once.keep(request, {"codes": codes})


@GET_POST
@sensitive_post_parameters()
def factor_change(request: Asked) -> HttpResponse:
    """New codes on paper, or no second factor any more; the password is asked for."""
    person = Person.objects.get(pk=request.user.pk)
    if not second.asked_of(person):
        return redirect("accounts:factor")
    form = forms.Confirm(person, request.now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if "renew" in request.POST:
            codes = recovery.renew(person, at=request.now)
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
        if factors.of(person) is None:
            return redirect("accounts:passkeys")
        factors.remove(person, by=person.key, at=request.now)
        messages.success(request, phrase("factor.removed"))
        return redirect("accounts:me")
    facts = {"form": form, "left": recovery.left(person), "since": factors.of(person)}
    return render(request, "accounts/factor_change.html", facts)
