"""Readers of the public sites are strangers, whoever they are: no cookie is read or set there.

They only read: nobody is sent to sign in from there, and programs are told so in their own way.
Whoever reports corruption is a stranger too, and sends; what he sends stays in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

PUBLIC, READING = "/p/", ("GET", "HEAD")
REPORTS = "/report/"


class InMemory(MemoryFileUploadHandler):
    """Never a file on the disk: it would lie there as it came."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        self.activated = True


class Strangers:
    """Stands before the session, so that it looks for none."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(REPORTS):
            request.upload_handlers = [InMemory(request)]
            return self._without_cookies(request)
        if not request.path_info.startswith(PUBLIC):
            return self.respond(request)
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        answer = self._without_cookies(request)
        # The page is the same for everybody, whatever was looked at on the way.
        answer.headers.pop("Vary", None)
        return answer

    def _without_cookies(self, request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_COOKIE", None)
        answer = self.respond(request)
        answer.cookies.clear()
        return answer
