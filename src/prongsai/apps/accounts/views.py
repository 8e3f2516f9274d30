"""Signing in and out, and one's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.apps.accounts import actions, forms
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.caller import address_of
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.signing_in import failed, succeeded, waits
from prongsai.apps.accounts.typed import FIELD, carry
from prongsai.apps.look.words import phrase

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@sensitive_post_parameters("password")
def sign_in(request: Asked) -> HttpResponse:
    """Name and password; then to where one wanted to go."""
    if request.standing.signed_in:
        return redirect(_next(request))
    form = forms.SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, address = form.cleaned_data["username"], address_of(request)
        if waits(name, address, request.now):
            form.add_error(None, phrase("sign_in.waits"))
            return _sign_in_page(request, form, status=429)
        person = authenticate(request, username=name, password=form.cleaned_data["password"])
        if isinstance(person, Person):
            succeeded(name, address)
            login(request, person)
            return redirect(carry(request, person.key, request.now) or _next(request))
        failed(name, address, request.now)
        form.add_error(None, phrase("sign_in.wrong"))
    return _sign_in_page(request, form)


def sign_in_again(request: Asked, page: str, typed: str) -> HttpResponse:
    """The session ended while somebody typed; the page carries what was typed."""
    facts = {"form": forms.SignIn(), "next": page, "typed": typed}
    return render(request, "accounts/sign_in.html", facts, status=403)


def _sign_in_page(request: Asked, form: forms.SignIn, status: int = 200) -> HttpResponse:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    facts = {"form": form, "next": wanted, "typed": request.POST.get(FIELD, "")}
    return render(request, "accounts/sign_in.html", facts, status=status)


def _next(request: Asked) -> str:
    """Where one wanted to go, if it is on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    inside = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if inside else "/"


@require_POST
def sign_out(request: Asked) -> HttpResponse:
    logout(request)
    return redirect("accounts:sign_in")


@GET_POST
def me(request: Asked) -> HttpResponse:
    """What one may change about oneself."""
    person = Person.objects.get(pk=request.user.pk)
    form = forms.Me(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        stored = Person.objects.get(pk=request.user.pk)
        actions.change_person(stored, form.cleaned_data, by=stored.key, at=request.now)
        messages.success(request, phrase("form.saved"))
        return redirect("accounts:me")
    return render(request, "accounts/me.html", {"form": form})


@GET_POST
@sensitive_post_parameters()
def password(request: Asked) -> HttpResponse:
    """A password of one's own; all other sessions end."""
    person = Person.objects.get(pk=request.user.pk)
    form = forms.Password(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.set_password(person, form.cleaned_data["new"], by=person.key, at=request.now)
        update_session_auth_hash(request, person)
        messages.success(request, phrase("password.changed"))
        return redirect(_next(request))
    facts = {"form": form, "first": person.must_change_password}
    return render(request, "accounts/password.html", {**facts, "next": request.GET.get("next", "")})
