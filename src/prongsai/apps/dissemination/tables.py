"""The log and its counts as tables to keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prongsai.adapters.csv_files import unarmed, write_csv
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.dissemination.bridge import channel_name, frame
from prongsai.apps.dissemination.models import Posting
from prongsai.core.terms.dates import Style, shown_date
from prongsai.workshop.voice import screens

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
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
    body = [[unarmed(each) for each in _cells(row, names)] for row in rows]
    return _written("log", [[_thai(f"posting.{each}") for each in HEADS], *body], form)


def _cells(row: Posting, names: Mapping[str, str]) -> list[str]:
    last = shown_date(row.last, Style.SHORT) if row.last else ""
    return [
        shown_date(row.first, Style.SHORT), last, row.subject, channel_name(row.channel).th,
        row.place, row.address, names.get(row.file, ""),
    ]  # fmt: skip


def counted(counts: Counts, years: Sequence[int], form: str) -> bytes:
    """Lines by channel and year."""
    head = [_thai("posting.channel"), *map(str, years), _thai("posting.total")]
    body = [[channel_name(each.key).th, *each.numbers, each.total] for each in lines(counts, years)]
    return _written("counts", [head, *body], form)


def _written(sheet: str, rows: Sequence[Sequence[object]], form: str) -> bytes:
    return write_csv(rows) if form == "csv" else write_xlsx(sheet, rows)


def _thai(key: str) -> str:
    """Tables for the public are Thai, whatever the reader of the screen reads."""
    return screens()[key]["th"]
