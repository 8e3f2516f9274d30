"""Language and display, chosen without an account too."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from prongsai.apps.look.display import COOKIE as DISPLAY
from prongsai.apps.look.display import Display, display_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.forms import DisplayForm
from prongsai.apps.look.words import phrase

COOKIE = "prongsai_language"
A_YEAR = 365 * 24 * 60 * 60


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie, and go back to where one was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    remember(response, request.POST.get("language", ""))
    return response


def remember(response: HttpResponse, language: str) -> None:
    """The language this browser shows from now on."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            COOKIE, language, max_age=A_YEAR, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


@GET_POST
def display(request: HttpRequest) -> HttpResponse:
    """Text size, contrast and colours of this browser."""
    form = DisplayForm(request.POST or None, initial=asdict(display_of(request.COOKIES)))
    if request.method == "POST" and form.is_valid():
        messages.success(request, phrase("form.saved"))
        response = redirect("look:display")
        response.set_cookie(
            DISPLAY, Display(**form.cleaned_data).text(), max_age=A_YEAR, httponly=True,
            samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
        return response
    return render(request, "look/display.html", {"form": form})
