"""Signing in and out, and one's own account."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.apps.accounts import actions, factors, forms, resets, visits
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.caller import address_of
from prongsai.apps.accounts.models import Person, Reset
from prongsai.apps.accounts.signing_in import failed, succeeded, waits
from prongsai.apps.accounts.typed import FIELD, carry, unsealed
from prongsai.apps.look.templatetags.look import moment
from prongsai.apps.look.views import remember
from prongsai.apps.look.words import phrase

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
_PENDING, PATIENCE = "pending", dt.timedelta(minutes=10)
"""Between the password and the code."""


@GET_POST
@sensitive_post_parameters("password")
def sign_in(request: Asked) -> HttpResponse:
    """Name and password; then the code where one is asked for, then to where one wanted to go."""
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
            return _with_password(request, person)
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


def _with_password(request: Asked, person: Person) -> HttpResponse:
    """The password was right: in, or on to the code."""
    typed = request.POST.get(FIELD, "")
    if factors.of(person) is None:
        return _in(request, person, _next(request), typed)
    if unsealed(typed, person.key, request.now) is None:
        typed = ""
    request.session.cycle_key()
    request.session[_PENDING] = {
        "person": person.pk,
        "at": request.now.isoformat(),
        "with": person.get_session_auth_hash(),
        "next": _next(request),
        "typed": typed,
    }
    return redirect("accounts:code")


def _in(request: Asked, person: Person, to: str, typed: str) -> HttpResponse:
    """In, and to the form that was being filled when the session ended, or to where one wanted."""
    visits.begin(request, person)
    to = carry(request, typed, person.key, request.now) or to
    for reset in resets.untold(person):
        messages.warning(request, told(reset))
    return redirect(to)


def told(reset: Reset) -> str:
    """Who gave somebody a new password, and when."""
    facts = {"when": moment(reset.done), "by": reset.started_by.name} if reset.done else {}
    if reset.confirmed_by:
        return phrase("reset.told_second", **facts, second=reset.confirmed_by.name)
    return phrase("reset.told", **facts)


@GET_POST
@sensitive_post_parameters()
def code(request: Asked) -> HttpResponse:
    """The second factor, after the password."""
    if request.standing.signed_in:
        return redirect(_next(request))
    person = _pending(request)
    if person is None:
        return render(request, "accounts/code_over.html", status=409)
    form = forms.Code(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        name = f"code {person.key}"
        given = form.cleaned_data["code"]
        if waits(name, "", request.now):
            form.add_error("code", phrase("sign_in.waits"))
            status = 429
        elif factors.passes(person, given, instant=request.instant, at=request.now):
            succeeded(name, "")
            pending = request.session.pop(_PENDING)
            return _in(request, person, pending["next"], pending["typed"])
        else:
            failed(name, "", request.now)
            form.add_error("code", phrase("code.wrong"))
    return render(request, "accounts/code.html", {"form": form}, status=status)


def _pending(request: Asked) -> Person | None:
    """Whose password was right a short while ago, and still is the password."""
    pending = request.session.get(_PENDING)
    if not pending:
        return None
    if abs(request.now - dt.datetime.fromisoformat(pending["at"])) > PATIENCE:
        return None
    person = Person.objects.filter(pk=pending["person"], is_active=True).first()
    same = person is not None and person.get_session_auth_hash() == pending["with"]
    return person if same and person is not None and factors.of(person) else None


@require_POST
def sign_out(request: Asked) -> HttpResponse:
    visits.leave(request)
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
        answer = redirect("accounts:me")
        # The cookie goes before what is stored, so that a choice here would have no effect alone.
        remember(answer, stored.language)
        return answer
    return render(request, "accounts/me.html", {"form": form, "factor": factors.of(person)})


@GET_POST
@sensitive_post_parameters()
def password(request: Asked) -> HttpResponse:
    """A password of one's own; all other sessions end."""
    person = Person.objects.get(pk=request.user.pk)
    form = forms.Password(person, request.now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        before = request.session.session_key
        actions.set_password(person, form.cleaned_data["new"], by=person.key, at=request.now)
        update_session_auth_hash(request, person)
        visits.renewed(request, before)
        visits.end_all(person, but=request.session.session_key)
        messages.success(request, phrase("password.changed"))
        return redirect(_next(request))
    facts = {"form": form, "first": person.must_change_password}
    return render(request, "accounts/password.html", {**facts, "next": request.GET.get("next", "")})
