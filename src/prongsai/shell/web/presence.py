"""Who was idle too long is signed out before anything else is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from prongsai.apps.accounts import visits
from prongsai.apps.accounts.models import Person


class Presence:
    """Sessions end after hours without a request, not after hours of work."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):
            visits.keep(request)  # type: ignore[arg-type] # the clock has been before
        return self.respond(request)
