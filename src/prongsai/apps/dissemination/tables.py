"""The log and its counts as tables to keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prongsai.apps.dissemination.bridge import channel_name, frame
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.look.downloads import table
from prongsai.apps.look.words import thai
from prongsai.core.terms.dates import Style, shown_date

HEADS = ("first", "last", "subject", "channel", "place", "address", "picture")
Counts = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Line:
    """One channel and its number of lines in each year asked for."""

    key: str
    numbers: list[int]
    total: int


def lines(counts: Counts, years: Sequence[int]) -> list[Line]:
    """Every channel of the pack, then those of earlier packs that lines still name."""
    keys = dict.fromkeys([*frame().channels, *sorted({channel for channel, _ in counts})])
    found = [(key, [counts.get((key, year), 0) for year in years]) for key in keys]
    return [Line(key, numbers, sum(numbers)) for key, numbers in found]


def logged(rows: Iterable[Posting], names: Mapping[str, str], form: str) -> bytes:
    """The lines of a year; `names` are those of the files that prove them."""
    body = [_cells(row, names) for row in rows]
    return table("log", [[thai(f"posting.{each}") for each in HEADS], *body], form)


def _cells(row: Posting, names: Mapping[str, str]) -> list[str]:
    last = shown_date(row.last, Style.SHORT) if row.last else ""
    return [
        shown_date(row.first, Style.SHORT), last, row.subject, channel_name(row.channel).th,
        row.place, row.address, names.get(row.file, ""),
    ]  # fmt: skip


def counted(counts: Counts, years: Sequence[int], form: str) -> bytes:
    """Lines by channel and year."""
    head = [thai("posting.channel"), *map(str, years), thai("posting.total")]
    body = [[channel_name(each.key).th, *each.numbers, each.total] for each in lines(counts, years)]
    return table("counts", [head, *body], form)
