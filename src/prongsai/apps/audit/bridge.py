"""Rows of the trail as the core's lines, and back."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.audit.models import Entry
from prongsai.core.audit.chain import Line, Sealed


def line_of(entry: Entry) -> Line:
    return Line(
        agency=entry.agency,
        number=entry.number,
        at=moment(entry.at),
        by=entry.by,
        verb=entry.verb,
        thing=entry.thing,
        key=entry.key,
        before=entry.before,
        after=entry.after,
    )


def sealed_of(entry: Entry) -> Sealed:
    return Sealed(line_of(entry), entry.seal)


def moment(at: dt.datetime) -> str:
    """The same moment reads the same whichever database gives it back."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")
