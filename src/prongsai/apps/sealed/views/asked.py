"""What every page of holders begins with: who asks, and his key if it is unlocked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from prongsai.apps.accounts.guessing import BusyError, one_at_a_time
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.sealed import keys, queries
from prongsai.apps.sealed.forms import Passphrase
from prongsai.apps.sealed.keys import COOKIE, Unlocked
from prongsai.apps.sealed.opening import Opened, open_case
from prongsai.core.terms.problem import Refused

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a field
View = Callable[..., HttpResponse]


def doer_of(request: AskedAbout) -> Doer:
    return Doer(request.user.key, tuple(request.standing.roles), request.now)


def unlocked(request: AskedAbout) -> Unlocked | None:
    cookie = request.COOKIES.get(COOKIE, "")
    return keys.unlocked(request.agency, request.user.key, cookie, request.instant)


def remember(request: AskedAbout, answer: HttpResponse, cookie: str) -> HttpResponse:
    """The browser's half of the key: for these pages only, told to no other site and no script."""
    answer.set_cookie(
        COOKIE, cookie, path=_path(request), httponly=True, samesite="Strict",
        secure=request.is_secure(),
    )  # fmt: skip
    return answer


def forgotten(request: AskedAbout, answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(COOKIE, path=_path(request), samesite="Strict")
    return answer


def _path(request: AskedAbout) -> str:
    return reverse("sealed:list", args=[request.agency.key])


def holding(view: View) -> View:
    """With his key; without it he is sent to where it is unlocked."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, **more: Any) -> HttpResponse:
        mine, cookie = unlocked(request), ""
        if mine is None and PASSPHRASE in request.POST:
            mine, cookie = _unlocked_again(request)
        if mine is None:
            if not queries.is_of(request.agency, **more):
                raise Http404
            return _ask_again(request) if request.method == "POST" else redirect(_list(request))
        try:
            answer = view(request, mine, **more)
        except Refused as refused:
            say_why(request, refused)
            answer = redirect(_back(agency, more))
        return remember(request, answer, cookie) if cookie else answer

    return answered


def _list(request: AskedAbout) -> str:
    return reverse("sealed:list", args=[request.agency.key])


def _ask_again(request: AskedAbout) -> HttpResponse:
    """The key was locked meanwhile: what was typed goes to the browser and back, and nowhere else.

    Other forms are kept in the session until somebody has signed in; a session is in the clear.
    """
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", PASSPHRASE)
    ]
    return render(request, "sealed/again.html", {"form": Passphrase(), "typed": typed})


def _unlocked_again(request: AskedAbout) -> tuple[Unlocked | None, str]:
    holder = queries.holder_of(request.agency, request.user.key)
    if holder is None:
        return None, ""
    try:
        with one_at_a_time():
            return keys.unlock(holder, request.POST[PASSPHRASE], request.instant)
    except BusyError:
        messages.error(request, phrase("sealed.busy"))
    except Refused:
        messages.error(request, phrase("sealed.passphrase_wrong"))
    return None, ""


def _back(agency: str, more: dict[str, Any]) -> str:
    if "brought" in more:
        return reverse("sealed:case", args=[agency, more["brought"]])
    return reverse("sealed:names" if "asking" in more else "sealed:list", args=[agency])


def opened(request: AskedAbout, mine: Unlocked, case: UUID) -> Opened:
    """A report that his key opens; any other is not found, whether it is there or not."""
    found = queries.case_of(request.agency, case, request.user.key, mine.pair)
    if found is None:
        raise Http404
    return open_case(*found)
