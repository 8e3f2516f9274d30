"""Readers of the public sites are strangers, whoever they are: no cookie is read or set there.

They only read: nobody is sent to sign in from there, and programs are told so in their own way.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

PUBLIC, READING = "/p/", ("GET", "HEAD")


class Strangers:
    """Stands before the session, so that it looks for none."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PUBLIC):
            return self.respond(request)
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        request.META.pop("HTTP_COOKIE", None)
        answer = self.respond(request)
        answer.cookies.clear()
        # The page is the same for everybody, whatever was looked at on the way.
        answer.headers.pop("Vary", None)
        return answer
