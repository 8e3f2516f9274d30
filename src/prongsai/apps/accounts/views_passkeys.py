"""Passkeys: one's own, and signing in with one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts import forms_passkeys as forms
from prongsai.apps.accounts import passkeys as keys
from prongsai.apps.accounts import recovery
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Passkey, Person
from prongsai.apps.accounts.typed import FIELD
from prongsai.apps.accounts.views import enter, wanted
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.terms.problem import Refused


def said(refused: Refused) -> str:
    """What was refused, in one text."""
    return " ".join(sentences(problem) for problem in refused.problems)


@GET_POST
@sensitive_post_parameters()
def passkeys(request: Asked) -> HttpResponse:
    """One's passkeys: renamed, or removed with the password."""
    person = Person.objects.get(pk=request.user.pk)
    rows = keys.of(person)
    data = request.POST or None
    removing = forms.Remove(person, request.now, rows, data if "remove" in request.POST else None)
    if request.method == "POST" and "remove" in request.POST and removing.is_valid():
        keys.remove(removing.chosen, at=request.now)
        messages.success(request, phrase("passkey.removed"))
        return redirect("accounts:passkeys")
    named = [(row, _naming(request, row)) for row in rows]
    for row, form in named:
        if form.is_bound and form.is_valid():
            keys.rename(row, form.cleaned_data["name"], at=request.now)
            messages.success(request, phrase("form.saved"))
            return redirect("accounts:passkeys")
    facts = {
        "rows": named, "removing": removing, "on": keys.site(), "left": recovery.left(person),
    }  # fmt: skip
    return render(request, "accounts/passkeys.html", facts)


def _naming(request: Asked, row: Passkey) -> forms.Name:
    mine = "rename" in request.POST and request.POST.get("passkey") == row.key
    data = request.POST if mine else None
    return forms.Name(data, initial={"name": row.name}, auto_id=f"id_{row.key}_%s")


@GET_POST
@sensitive_post_parameters()
def passkey_new(request: Asked) -> HttpResponse:
    """Name and password first, then the device; codes on paper with the first of them."""
    person = Person.objects.get(pk=request.user.pk)
    facts: dict[str, object] = {"on": keys.site()}
    if not keys.site():
        return render(request, "accounts/passkey_new.html", facts, status=409)
    if "credential" in request.POST:
        try:
            codes = keys.add(request, person, request.POST["credential"])
        except Refused as refused:
            facts["wrong"] = said(refused)
        else:
            messages.success(request, phrase("passkey.added"))
            if codes:
                return render(request, "accounts/recovery_codes.html", {"codes": codes})
            return redirect("accounts:passkeys")
    data = None if "wrong" in facts else request.POST or None
    form = forms.Add(person, request.now, data)
    if request.method == "POST" and form.is_bound and form.is_valid():
        name = form.cleaned_data["name"]
        facts.update(name=name, options=keys.to_add(request, person, name))
    return render(request, "accounts/passkey_new.html", {**facts, "form": form})


@require_POST
@sensitive_post_parameters()
def passkey_sign_in(request: Asked) -> HttpResponse:
    """Without a password: the device knows who it is, and asks for a face, a finger or a PIN."""
    if request.standing.signed_in:
        return redirect(wanted(request))
    facts: dict[str, object] = {"to": wanted(request), "typed": request.POST.get(FIELD, "")}
    if not keys.site():
        return render(request, "accounts/passkey_sign_in.html", facts, status=409)
    if "credential" in request.POST:
        try:
            person = keys.signed_alone(request, request.POST["credential"])
        except Refused as refused:
            facts["wrong"] = said(refused)
        else:
            return enter(request, person, wanted(request), request.POST.get(FIELD, ""))
    facts["options"] = keys.to_sign(request, None)
    return render(request, "accounts/passkey_sign_in.html", facts)
