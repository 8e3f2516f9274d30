"""When nothing can be written, for long or for want of room: that is said, the form given back."""

from __future__ import annotations

import errno

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.accounts.typed import keeps

_OURS = "csrfmiddlewaretoken"
SECONDS = 30
_FULL = ("disk is full", "No space left on device")


def is_busy(error: BaseException | None) -> bool:
    """Whether the database let nobody write for as long as it waits."""
    return isinstance(error, OperationalError) and "database is locked" in str(error)


def is_full(error: BaseException | None) -> bool:
    """Whether the disk has no room left, as the system or either database says it."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    said = str(error)
    return isinstance(error, OperationalError) and any(each in said for each in _FULL)


def busy(request: HttpRequest) -> HttpResponse:
    """One press sends the form again; the page itself carries it, for nothing can be stored."""
    answer = _given_back(request, "busy", 503)
    answer["Retry-After"] = str(SECONDS)
    return answer


def full(request: HttpRequest) -> HttpResponse:
    """The same, once somebody has made room."""
    return _given_back(request, "full", 507)


def _given_back(request: HttpRequest, what: str, status: int) -> HttpResponse:
    fields = _fields(request) if request.method == "POST" and not request.FILES else []
    keys = {"heading": f"failure.{what}", "advice": f"failure.{what}_advice"}
    facts = {"fields": fields, "again": request.get_full_path(), **keys}
    return render(request, "look/busy.html", facts, status=status)


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent; nothing where a secret is among it, which no page may carry."""
    sent = [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != _OURS
        for value in values
    ]
    return sent if all(keeps(name) for name, _ in sent) else []
