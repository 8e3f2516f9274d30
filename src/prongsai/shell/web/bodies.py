"""What is sent is looked at by its size before any of it is read."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from prongsai.core.access.roles import Standing
from prongsai.core.access.table import Verdict
from prongsai.shell.web.arriving import place, read_in_time
from prongsai.shell.web.failures import too_large

BLOCK = 64 * 1024
LINGER = 10.0
"""Seconds in which the rest is still taken off the line, and thrown away."""


class Bodies:
    """Stands before whatever reads a form: larger than is taken is refused unread."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        known = request.user.is_authenticated
        most = settings.BODY_MOST if known else _most_of_strangers(request)
        size = _declared(request)
        if size <= most:
            return None if known or not size else read_in_time(request, int(size))
        if not known and _is_for_the_signed_in(request):
            answer: HttpResponse = redirect_to_login(request.get_full_path())
        else:
            answer = too_large(request)
        return Unread(answer, request.environ)  # type: ignore[attr-defined] # of WSGI


def _most_of_strangers(request: HttpRequest) -> int:
    match = request.resolver_match
    own: dict[str, int] = settings.BODY_MOST_OF_ADDRESS
    most: int = settings.BODY_MOST_OF_STRANGERS
    return own.get(match.view_name, most) if match else most


def _declared(request: HttpRequest) -> float:
    """What the sender says it comes to; without end where it doesn't say."""
    if "HTTP_TRANSFER_ENCODING" in request.META:
        return float("inf")
    length = str(request.META.get("CONTENT_LENGTH") or 0)
    return int(length) if length.isascii() and length.isdigit() else float("inf")


def _is_for_the_signed_in(request: HttpRequest) -> bool:
    match = request.resolver_match
    address = match.view_name if match else ""
    return bool(settings.PERMISSIONS.verdict(address, Standing(), write=True) is Verdict.SIGN_IN)


class Unread(HttpResponse):
    """An answer to what was not read.

    A connection closed while somebody still sends is cut, and browsers show that instead of the
    page. So the rest is taken off the line after the answer went out, for a while.
    """

    def __init__(self, answer: HttpResponse, environ: dict[str, Any]) -> None:
        super().__init__(answer.content, status=answer.status_code)
        for name, value in answer.items():
            self[name] = value
        self._environ = environ

    def close(self) -> None:
        super().close()
        with place() as found, contextlib.suppress(OSError, ValueError):  # who sends may be gone
            _throw_away(self._environ, LINGER if found else 0)


def _throw_away(environ: dict[str, Any], seconds: float) -> None:
    until = time.monotonic() + seconds
    line = environ.get("gunicorn.socket")
    try:
        if line:
            line.settimeout(LINGER / 5)
        while time.monotonic() < until:
            if not environ["wsgi.input"].read(BLOCK):
                return
    finally:
        if line:  # nothing more is heard from there, and no request can hide in the rest
            line.shutdown(socket.SHUT_RD)
