"""What the page of a case shows besides its log."""

from __future__ import annotations

from typing import Any

from prongsai.apps.cases import kept, privacy
from prongsai.apps.cases.models import Case


def facts_of(row: Case) -> dict[str, Any]:
    gathers = row.procedure == privacy.RIGHTS and not row.closed
    return {"hold": kept.hold_of(row), "gathers": gathers}
