"""Signing in and out, and one's own account."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts import (
    actions,
    factors,
    forms,
    outside,
    passkeys,
    resets,
    second,
    visits,
)
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.caller import address_of
from prongsai.apps.accounts.guessing import (
    BusyError,
    may_try,
    not_tried,
    one_at_a_time,
    succeeded,
)
from prongsai.apps.accounts.models import Person, Reset
from prongsai.apps.accounts.typed import FIELD, carry, unsealed, who_was_here
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.templatetags.look import moment
from prongsai.apps.look.views import remember
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.terms.problem import Refused

_PENDING, PATIENCE = "pending", dt.timedelta(minutes=10)
"""Between the password and the code."""


@GET_POST
@sensitive_post_parameters("password")
def sign_in(request: Asked) -> HttpResponse:
    """Name and password; then the code where one is asked for, then to where one wanted to go."""
    if request.standing.signed_in:
        return redirect(wanted(request))
    form = forms.SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, address = form.cleaned_data["username"], address_of(request)
        browser = _browser_of(request, name)
        if not may_try(name, address, request.now, browser):
            return _sign_in_page(request, form, "sign_in.waits", status=429)
        try:
            with one_at_a_time():
                person = authenticate(
                    request, username=name, password=form.cleaned_data["password"]
                )
        except BusyError:
            not_tried(name, address, browser)
            return _sign_in_page(request, form, "sign_in.busy", status=429)
        if isinstance(person, Person):
            succeeded(name, address, request.now, browser)
            return step_on(request, person, wanted(request), request.POST.get(FIELD, ""))
        return _sign_in_page(request, form, "sign_in.wrong")
    return _sign_in_page(request, form)


def _browser_of(request: Asked, name: str) -> str:
    """The person of this name, where the browser shows by its signed cookie that it knows him."""
    who = who_was_here(request)
    return who if who and Person.objects.filter(key=who, username=name).exists() else ""


def sign_in_again(request: Asked, page: str, typed: str) -> HttpResponse:
    """The session ended while somebody typed; the page carries what was typed."""
    facts = {"form": forms.SignIn(), "next": page, "typed": typed, **_other_ways()}
    return render(request, "accounts/sign_in.html", facts, status=403)


def _sign_in_page(
    request: Asked, form: forms.SignIn, wrong: str = "", status: int = 200
) -> HttpResponse:
    if wrong:
        form.add_error(None, phrase(wrong))
    to = request.POST.get("next") or request.GET.get("next", "")
    facts = {"form": form, "next": to, "typed": request.POST.get(FIELD, ""), **_other_ways()}
    return render(request, "accounts/sign_in.html", facts, status=status)


def _other_ways() -> dict[str, object]:
    """What stands beside name and password on the sign-in page."""
    return {"passkeys": passkeys.site() is not None, "provider": outside.provider()}


def wanted(request: Asked) -> str:
    """Where one wanted to go, if it is on this site."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    inside = url_has_allowed_host_and_scheme(
        to, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return to if inside else "/"


def step_on(request: Asked, person: Person, to: str, typed: str) -> HttpResponse:
    """The password, or whoever vouches in its place, was right: in, or on to the code."""
    if not second.asked_of(person):
        return enter(request, person, to, typed)
    if unsealed(typed, person.key, request.now) is None:
        typed = ""
    request.session.cycle_key()
    request.session[_PENDING] = {
        "person": person.pk,
        "at": request.now.isoformat(),
        "with": person.get_session_auth_hash(),
        "next": to,
        "typed": typed,
    }
    return redirect("accounts:code")


def enter(request: Asked, person: Person, to: str, typed: str) -> HttpResponse:
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
        return redirect(wanted(request))
    person = _pending(request)
    if person is None:
        return render(request, "accounts/code_over.html", status=409)
    signed = request.POST.get("credential")
    form = forms.Code(request.POST if request.POST and signed is None else None)
    status, wrong = 200, ""
    if request.method == "POST" and (signed is not None or form.is_valid()):
        name = f"code {person.key}"
        if not may_try(name, "", request.now):
            wrong, status = phrase("sign_in.waits"), 429
        else:
            wrong = _second_wrong(request, person, form, signed)
            if not wrong:
                succeeded(name, "", request.now)
                pending = request.session.pop(_PENDING)
                return enter(request, person, pending["next"], pending["typed"])
        if signed is None:
            form.add_error("code", wrong)
    return _code_page(request, person, form, wrong if signed is not None else "", status)


def _second_wrong(request: Asked, person: Person, form: forms.Code, signed: str | None) -> str:
    """Why a code or a passkey is not taken; empty if it is."""
    if signed is None:
        given = form.cleaned_data["code"]
        right = factors.passes(person, given, instant=request.instant, at=request.now)
        return "" if right else phrase("code.wrong")
    try:
        passkeys.signed_by(request, person, signed)
    except Refused as refused:
        return " ".join(sentences(problem) for problem in refused.problems)
    return ""


def _code_page(
    request: Asked, person: Person, form: forms.Code, wrong: str, status: int
) -> HttpResponse:
    """A passkey where there is one, and the field for a code beside it."""
    asks = passkeys.site() is not None and passkeys.of(person)
    app = factors.of(person) is not None
    if not app:
        form.fields["code"].label = phrase("code.paper")
        form.fields["code"].help_text = phrase("code.paper_help")
    options = passkeys.to_sign(request, person) if asks else ""
    facts = {"form": form, "options": options, "wrong": wrong, "app": app}
    return render(request, "accounts/code.html", facts, status=status)


def _pending(request: Asked) -> Person | None:
    """Whose password was right a short while ago, and still is the password."""
    pending = request.session.get(_PENDING)
    if not pending:
        return None
    if abs(request.now - dt.datetime.fromisoformat(pending["at"])) > PATIENCE:
        return None
    person = Person.objects.filter(pk=pending["person"], is_active=True).first()
    same = person is not None and person.get_session_auth_hash() == pending["with"]
    return person if same and person is not None and second.asked_of(person) else None


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
    facts = {
        "form": form, "factor": factors.of(person), "passkeys": passkeys.of(person),
        "on": passkeys.site(), "provider": outside.provider(), "linked": outside.of(person),
    }  # fmt: skip
    return render(request, "accounts/me.html", facts)


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
        return redirect(wanted(request))
    facts = {"form": form, "first": person.must_change_password}
    return render(request, "accounts/password.html", {**facts, "next": request.GET.get("next", "")})
