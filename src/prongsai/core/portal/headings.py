"""What columns hold that somebody made elsewhere, told by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.core.opendata.dataset import Column
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.words import Words

_IDENTITY = re.compile(
    r"บัตรประ(?:จำตัว)?ประชาชน|เลขประจำตัวประชาชน|เลขบัตร|13\s*หลัก|citizen|national.?id|passport",
    re.IGNORECASE,
)
_TAX_ID = re.compile(r"ผู้เสียภาษี|tax.?(?:id|payer)", re.IGNORECASE)
_CONTACT = re.compile(
    r"โทร|อีเมล|ติดต่อ|ที่อยู่|ช่องทาง|e-?mail|phone|\btel|contact|address|fax|แฟกซ์", re.IGNORECASE
)
HEAD = 10
"""Rows among which the heading is looked for: offices write titles above it."""


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Columns of a table that somebody made elsewhere."""
    return tuple(
        Column(f"column_{number}", Words(heading, heading), holds(heading))
        for number, heading in enumerate(headings, start=1)
    )


def holds(heading: str) -> Holds:
    """What a column of this heading is taken to hold."""
    if _TAX_ID.search(heading):
        return Holds.TAX_ID
    if _IDENTITY.search(heading):
        return Holds.IDENTITY
    return Holds.CONTACT if _CONTACT.search(heading) else Holds.TEXT


def headed(rows: Sequence[list[str]]) -> tuple[list[str], list[list[str]]] | None:
    """The heading is the first of the widest rows at the top; what stands above is a title."""
    if not rows:
        return None
    widths = [sum(map(bool, row)) for row in rows[:HEAD]]
    start = widths.index(max(widths))
    width = max(len(row) for row in rows[start:])
    heading = [*rows[start], *[""] * width][:width]
    below = [[*row, *[""] * width][:width] for row in rows[start + 1 :]]
    return [each or f"({number})" for number, each in enumerate(heading, start=1)], below
