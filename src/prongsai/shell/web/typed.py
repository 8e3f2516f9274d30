"""Forms keep what was typed when the session ended before they were sent."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.guessing import REMEMBERED
from prongsai.apps.accounts.typed import (
    GIVEN_BACK,
    WHO,
    given_back,
    hold,
    sealed,
    who_was_here,
)
from prongsai.apps.accounts.views import sign_in_again
from prongsai.apps.look.words import phrase
from prongsai.core.access.roles import Standing

NEVER_CARRIED = frozenset({"sealed"})
"""Apps whose forms are not given back: what was typed there is kept nowhere in the clear."""


class Typed:
    """Stands behind the gate: remembers who was here, and shows a form again as it was filled."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        standing: Standing = getattr(request, "standing", Standing())
        who = getattr(request.user, "key", "") if standing.signed_in else ""
        if who and who_was_here(request) != who:
            response.set_signed_cookie(
                WHO, who, salt=WHO, max_age=int(REMEMBERED.total_seconds()), httponly=True,
                samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
            )  # fmt: skip
        return response

    def process_view(self, request: Asked, *_: object) -> None:
        """The form is filled as if it had been sent; it is still a GET, so nothing is saved."""
        if request.method == "GET" and request.standing.signed_in:
            typed = given_back(request, request.now)
            if typed is not None:
                request.POST = typed  # type: ignore[assignment] # as Django itself does
                messages.warning(request, phrase(GIVEN_BACK))


def ask_who(request: Asked, *, readable: bool) -> HttpResponse:
    """To the sign-in page, and back to the same page; with what was typed, if anything was."""
    page = request.get_full_path() if readable else _page_before(request)
    who = who_was_here(request)
    if request.method == "POST" and who and _may_be_carried(request):
        text = sealed(request.POST, page, who, request.now)
        if text:
            return sign_in_again(request, page, text)
    return redirect_to_login(page)


def shown_again(request: Asked) -> HttpResponse | None:
    """The form filled once more, where its author signed in anew in another window meanwhile.

    Only for a form of this site: what another one sends is not even shown.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    same = getattr(request.user, "key", None) == who_was_here(request)
    if request.method != "POST" or not (ours and same and _may_be_carried(request)):
        return None
    page = page_of_form(request)
    return redirect(page) if hold(request, request.POST, page, request.now) else None


def _may_be_carried(request: HttpRequest) -> bool:
    """Not what is sealed before it is kept: a session is a row in the clear."""
    match = request.resolver_match
    return match is not None and match.app_name not in NEVER_CARRIED


def page_of_form(request: HttpRequest) -> str:
    """Where the form is that was sent: at its own address, else where its author came from."""
    match = request.resolver_match
    readable = match is not None and bool(settings.PERMISSIONS.entries[match.view_name].read)
    return request.get_full_path() if readable else _page_before(request)


def _page_before(request: HttpRequest) -> str:
    """The page whose form was sent to an address that shows none."""
    before = request.headers.get("Referer", "")
    inside = url_has_allowed_host_and_scheme(before, allowed_hosts={request.get_host()})
    parts = urlsplit(before if inside else "/")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
