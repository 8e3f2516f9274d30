"""What an official paper says, before it has a form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.core.documents.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What minutes say of a meeting beside its course."""

    name: str
    count: str
    """Which meeting of the year: `1/2569`."""
    day: dt.date
    place: str
    attended: tuple[str, ...]
    absent: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    started: dt.time
    ended: dt.time
    recorder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an official paper says; what is left out becomes a place to fill in."""

    agency: str
    subject: str
    body: tuple[Block, ...]
    position: str
    """Office of the signer."""
    signer: str = ""
    number: str = ""
    """As printed after the agency's letters: `กส 12345/6`, `45/2569`."""
    dated: dt.date | None = None
    to: str = ""
    unit: str = ""
    address: tuple[str, ...] = ()
    telephone: str = ""
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    meeting: Meeting | None = None
