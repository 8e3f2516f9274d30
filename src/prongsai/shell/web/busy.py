"""When somebody else writes for long: that is said, and what was typed is given back."""

from __future__ import annotations

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.accounts.typed import keeps

_OURS = "csrfmiddlewaretoken"
SECONDS = 30


def is_busy(error: BaseException | None) -> bool:
    """Whether the database let nobody write for as long as it waits."""
    return isinstance(error, OperationalError) and "database is locked" in str(error)


def busy(request: HttpRequest) -> HttpResponse:
    """One press sends the form again; the page itself carries it, for nothing can be stored."""
    fields = _fields(request) if request.method == "POST" and not request.FILES else []
    facts = {"fields": fields, "again": request.get_full_path()}
    answer = render(request, "look/busy.html", facts, status=503)
    answer["Retry-After"] = str(SECONDS)
    return answer


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent; nothing where a secret is among it, which no page may carry."""
    sent = [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != _OURS
        for value in values
    ]
    return sent if all(keeps(name) for name, _ in sent) else []
