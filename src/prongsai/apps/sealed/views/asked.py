"""What every page of holders begins with: who asks, and his key if it is unlocked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.sealed import keys, queries
from prongsai.apps.sealed.keys import COOKIE, Unlocked
from prongsai.apps.sealed.opening import Opened, open_case
from prongsai.core.terms.problem import Refused

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
        if not queries.is_of(request.agency, **more):
            raise Http404
        mine = unlocked(request)
        if mine is None:
            return redirect("sealed:list", agency)
        try:
            return view(request, mine, **more)
        except Refused as refused:
            say_why(request, refused)
            return redirect(_back(agency, more))

    return answered


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
