"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's address; behind proxies of one's own, what the outermost of them saw."""
    own: int = settings.PROXIES
    if own:
        told = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(told) >= own:
            return told[-own]
    address: str = request.META.get("REMOTE_ADDR", "")
    return address
