"""Signing in by an outside provider, and linking one's account to it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from prongsai.apps.accounts import forms, outside
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.views import step_on, wanted
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.terms.problem import Refused

REFUSED = HTTPStatus.CONFLICT


def _failed(request: Asked, refused: Refused) -> HttpResponse:
    """What went wrong, and the way back."""
    said = [sentences(problem) for problem in refused.problems]
    return render(request, "accounts/outside_failed.html", {"said": said}, status=REFUSED)


@require_safe
def outside_away(request: Asked) -> HttpResponse:
    """On to the provider."""
    if request.standing.signed_in:
        return redirect(wanted(request))
    try:
        return redirect(outside.away(request, wanted(request)))
    except Refused as refused:
        return _failed(request, refused)


@require_safe
def outside_back(request: Asked) -> HttpResponse:
    """Back from the provider: signed in as far as a password would, or linked."""
    try:
        subject, to, linking = outside.returned(request)
        if linking is None:
            person = outside.known(subject, at=request.now)
            if request.standing.signed_in:
                return redirect(to)
            return step_on(request, person, to, "")
        if not request.standing.signed_in or request.user.pk != linking:
            return redirect("accounts:sign_in")
        person = Person.objects.get(pk=linking)
        outside.link(person, subject, at=request.now)
    except Refused as refused:
        return _failed(request, refused)
    messages.success(request, phrase("outside.linked"))
    return redirect("accounts:outside")


@GET_POST
@sensitive_post_parameters()
def outside_mine(request: Asked) -> HttpResponse:
    """One's link to the provider: made or cut, with the password."""
    person, provider = Person.objects.get(pk=request.user.pk), outside.provider()
    linked = outside.of(person)
    form = forms.Confirm(person, request.now, request.POST or None)
    facts: dict[str, object] = {"form": form, "provider": provider, "linked": linked}
    if request.method == "POST" and provider and form.is_valid():
        if linked:
            outside.unlink(person, at=request.now)
            messages.success(request, phrase("outside.unlinked"))
            return redirect("accounts:outside")
        try:
            facts["away"] = outside.away(request, "", linking=person)
        except Refused as refused:
            return _failed(request, refused)
    return render(request, "accounts/outside.html", facts)
