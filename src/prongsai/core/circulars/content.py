"""What a circular says, frozen when it is sent."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.circulars.audience import Audience
from prongsai.core.terms.problem import Place, Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that its readers are shown, and whom it asks until when."""

    title: str
    asks: str
    """What the readers are to do, in one sentence."""
    audience: Audience
    address: str = ""
    file: str = ""
    """SHA-256 of the file."""
    paper: str = ""
    until: dt.date | None = None
    version: int = 1


def faults(content: Content, today: dt.date) -> Iterator[Problem]:
    """What can't be; each problem names its field."""
    if content.until is not None and content.until < today:
        yield _at("circular-day-past", "until")
    if content.audience.is_empty:
        yield _at("circular-nobody", "everybody")


def _at(code: str, field: str) -> Problem:
    return Problem(code, {}, Place(column=field), Severity.REFUSED)


def seal(content: Content) -> str:
    """SHA-256 over all of it."""
    said = {
        "title": content.title, "asks": content.asks, "address": content.address,
        "file": content.file, "paper": content.paper, "version": content.version,
        "until": content.until.isoformat() if content.until else "",
        "everybody": content.audience.everybody, "units": sorted(content.audience.units),
        "roles": sorted(content.audience.roles),
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
