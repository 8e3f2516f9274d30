"""What is begun in one browser and finished there once, whichever process answers."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Attempt

PATIENCE = dt.timedelta(minutes=10)


def begin(request: Asked, kind: str, token: bytes, facts: Mapping[str, Any]) -> None:
    """Remember what will come back, and that it must come back to this browser."""
    if not request.session.session_key:
        request.session.create()
    Attempt.objects.create(
        key=_digest(token), session=request.session.session_key or "", kind=kind, facts=dict(facts),
        at=request.instant,
    )  # fmt: skip


@transaction.atomic
def take(request: Asked, kind: str, token: bytes) -> dict[str, Any] | None:
    """The facts of what was begun; nothing the second time, elsewhere or too late."""
    row = (
        Attempt.objects.select_for_update()
        .filter(
            key=_digest(token), session=request.session.session_key or "", kind=kind,
            at__gt=request.instant - PATIENCE,
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    row.delete()
    facts: dict[str, Any] = row.facts
    return facts


def forget(instant: dt.datetime) -> int:
    """Those that can't be finished any more."""
    return Attempt.objects.filter(at__lte=instant - PATIENCE).delete()[0]


def _digest(token: bytes) -> str:
    return hashlib.sha256(token).hexdigest()
