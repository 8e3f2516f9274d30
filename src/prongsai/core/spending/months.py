"""Months that are closed stay as they were; whatever is mended later is an entry of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from prongsai.core.spending.year import Entry
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Problem


def month_hash(entries: Iterable[Entry]) -> str:
    """What the entries of a month say, as one short text that changes when they do."""
    said = sorted(
        [each.key, each.line, str(each.month.year), str(each.month.month),
         format(each.amount, ".2f"), each.says, each.by, each.corrects]
        for each in entries
    )  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def entry_faults(
    entry: Entry, months: Collection[Month], closed: Collection[Month]
) -> Iterable[Problem]:
    """Why an entry can't be taken."""
    if entry.month not in months:
        yield Problem("spending-month-outside")
    if entry.month in closed:
        yield Problem("spending-month-closed")
    if entry.amount == 0 and not entry.corrects:
        yield Problem("spending-entry-nothing")
    if entry.amount < 0 and not entry.corrects:
        yield Problem("spending-entry-negative")


def standing_at(entry: Entry, entries: Iterable[Entry]) -> Decimal:
    """What an entry comes to with all that corrects it."""
    return entry.amount + sum(
        (each.amount for each in entries if each.corrects == entry.key), Decimal("0.00")
    )


def correction(wrong: Entry, right: Decimal, as_entry: Entry, entries: Collection[Entry]) -> Entry:
    """The entry that brings another to its right amount, in a month that is open.

    `as_entry` says key, month, why and who; what it corrects is always the first of its kind, so
    that corrections of corrections add up on one entry.
    """
    first = wrong
    if wrong.corrects:
        first = next((each for each in entries if each.key == wrong.corrects), wrong)
    difference = right - standing_at(first, entries)
    return replace(as_entry, line=first.line, amount=difference, corrects=first.key)
