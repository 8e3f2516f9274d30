"""Figures of a year as tables to keep: what may be shown to everybody, and all of it inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from prongsai.apps.cases.fields import said
from prongsai.apps.cases.figures import Figures, channels_of, days_said
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import language, phrase
from prongsai.core.cases.statistics import Counted, Counts, counts
from prongsai.core.cases.year_figures import SHOWN, YearFigures
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import Month, Style, shown_date

Rows = list[list[object]]
DIMENSIONS = ("category", "channel", "unit")
HEADS = ("over", "received", "reopened", "finished", "pending", "in_time", "late", "unmeasured")


def _heads() -> list[object]:
    return [phrase(f"figures.{each}") for each in SHOWN]


def public(found: Figures) -> Rows:
    """What the page shows: spans of time, then parts of the year."""
    kind, part, median = (phrase(f"figures.{each}") for each in ("kind", "part", "median_days"))
    rows: Rows = [[kind, part, *_heads(), median]]
    rows += [
        [phrase("figures.time"), each.name, *_counted(each.counts), each.median]
        for each in (*found.months, *found.halves)
    ]
    split = (("category", found.categories), ("channel", found.channels), ("unit", found.units))
    hidden = phrase("figures.hidden")
    rows += [
        [phrase(f"case.{name}"), each.name,
         *(hidden if number is None else number for number in each.figures), each.median]
        for name, own in split for each in own
    ]  # fmt: skip
    return rows


def _counted(found: Counts | None) -> list[object]:
    return ["" if found is None else getattr(found, each) for each in SHOWN]


def whole(found: YearFigures, procedure: Procedure, units: Units) -> Rows:
    """Month by subject, way in and unit, nothing hidden: for those who see every case anyway."""
    dims = (phrase("figures.month"), *(phrase(f"case.{each}") for each in DIMENSIONS))
    rows: Rows = [[*dims, *(phrase(f"figures.{each}") for each in HEADS),
                   phrase("figures.median_days")]]  # fmt: skip
    rows += _whole(found, procedure, units)
    return rows


def _whole(found: YearFigures, procedure: Procedure, units: Units) -> Iterator[list[object]]:
    channels = channels_of(procedure)
    for month in found.months:
        name = shown_date(Month.of(month.period.first), Style.SHORT, language())
        for (category, channel, unit), own in _grouped(month.rows):
            sums = counts(own)
            known = procedure.categories.get(category)
            yield [
                name, said(known.name) if known else category, channels.get(channel, channel),
                units.name(unit) if unit else phrase("case.no_unit"),
                *(getattr(sums, each) for each in HEADS), days_said(sums.median_days),
            ]  # fmt: skip


Key = tuple[str, str, str]


def _key(each: Counted) -> Key:
    return each.category, each.channel, each.unit


def _grouped(rows: Iterable[Counted]) -> Iterator[tuple[Key, list[Counted]]]:
    for key, own in groupby(sorted(rows, key=_key), key=_key):
        yield key, list(own)
