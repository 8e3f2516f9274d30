"""What the record of processing says of reports of corruption; not even how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.words import phrase
from prongsai.apps.sealed.models import Holder
from prongsai.core.procedures.privacy import Activity

TOLD = ("title", "purpose", "basis", "whose", "data", "sensitive", "kept", "readers", "outside",
        "safeguards")  # fmt: skip


def activities(agency: Agency) -> Sequence[Activity]:
    """One line, where anybody of the agency has a key."""
    if not Holder.objects.filter(agency=agency).exists():
        return []
    return [Activity(**{name: phrase(f"sealed.processing_{name}") for name in TOLD})]
