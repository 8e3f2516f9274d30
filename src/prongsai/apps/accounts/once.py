"""What is told once, told again to the second half of a double click.

A browser shows the answer to the second click, which finds everything done already. What the first
one was told stands, sealed and for a minute, in the same transaction as what it did.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.factors import opened, shut
from prongsai.apps.accounts.models import Attempt

KIND = "told"
AGAIN = dt.timedelta(minutes=1)
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def keep(request: Asked, facts: dict[str, Any]) -> dict[str, Any]:
    """Remember what this request is told."""
    Attempt.objects.update_or_create(
        key=_of(request),
        defaults={
            "session": request.session.session_key or "", "kind": KIND, "at": request.instant,
            "facts": {"sealed": shut(json.dumps(facts))},
        },
    )  # fmt: skip
    return facts


def again(request: Asked) -> dict[str, Any] | None:
    """What the same form of the same browser was told a moment ago."""
    row = Attempt.objects.filter(
        key=_of(request), session=request.session.session_key or "", kind=KIND,
        at__gt=request.instant - AGAIN,
    ).first()  # fmt: skip
    if row is None:
        return None
    told: dict[str, Any] = json.loads(opened(row.facts["sealed"]))
    return told


def _of(request: Asked) -> str:
    """Browser, address and form, as one digest."""
    form = sorted((key, request.POST.getlist(key)) for key in request.POST if key != _TOKEN)
    text = json.dumps([request.session.session_key, request.path, form])
    return hashlib.sha256(text.encode()).hexdigest()
