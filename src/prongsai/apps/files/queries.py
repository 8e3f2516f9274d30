"""Finding attachments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from prongsai.apps.files.models import Attached


def attached(agency: str, key: str) -> Attached | None:
    """An attachment that is not in the bin."""
    rows = Attached.objects.select_related("stored").filter(agency=agency, key=key)
    return rows.filter(removed_at=None).first()


def attached_to(agency: str, thing: str, owner: str) -> Sequence[Attached]:
    """What belongs to one thing, oldest first."""
    rows = Attached.objects.filter(agency=agency, thing=thing, owner=owner, removed_at=None)
    return list(rows.select_related("stored").order_by("at", "id"))


def in_bin(agency: str) -> Sequence[Attached]:
    """What an agency removed lately, the last first."""
    rows = Attached.objects.filter(agency=agency).exclude(removed_at=None)
    return list(rows.select_related("stored").order_by("-removed_at", "-id"))


def by_keys(agency: str, keys: Iterable[str]) -> dict[str, Attached]:
    """Attachments of an agency by their keys, but for those in the bin."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    rows = Attached.objects.filter(agency=agency, key__in=wanted, removed_at=None)
    return {each.key: each for each in rows.select_related("stored")}


def from_strangers(agency: str, thing: str, since: dt.datetime, most: int, owner: str = "") -> bool:
    """Whether strangers attached so many since, also none: the newest are looked at, no more."""
    if most < 1:
        return True
    rows = Attached.objects.filter(agency=agency, thing=thing, by="").order_by("-pk")
    rows = rows.filter(owner=owner) if owner else rows
    return any(at > since for at in rows.values_list("at", flat=True)[most - 1 : most])
