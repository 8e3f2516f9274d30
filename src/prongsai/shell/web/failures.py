"""What is said when a request fails."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.accounts.asking import Asked
from prongsai.shell.web.busy import busy, full, is_busy, is_full
from prongsai.shell.web.typed import page_of_form, shown_again


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _failure(request, "not_found", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _failure(request, "bad_request", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """With a way back to the form, for whoever is let in there."""
    known = request.user.is_authenticated
    return _failure(request, "too_large", 413, back=page_of_form(request) if known else "")


def too_slow(request: HttpRequest) -> HttpResponse:
    return _failure(request, "too_slow", 408)


def crowded(request: HttpRequest) -> HttpResponse:
    """Too many strangers are still sending."""
    answer = _failure(request, "crowded", 503)
    answer["Retry-After"] = "10"
    return answer


def csrf_failure(request: Asked, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's words
    return shown_again(request) or _failure(request, "stale_form", 403)


def failed(request: HttpRequest) -> HttpResponse:
    error = sys.exc_info()[1]
    if is_busy(error):
        return busy(request)
    if is_full(error):
        return full(request)
    return _failure(request, "failed", 500)


def _failure(request: HttpRequest, what: str, status: int, back: str = "") -> HttpResponse:
    keys = {"heading": f"failure.{what}", "advice": f"failure.{what}_advice", "back": back}
    return render(request, "look/failure.html", keys, status=status)
