"""The tables of the reports, each made of the analysis alone."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import zip_longest

from prongsai.core.analysis.changes import Change, Comparison
from prongsai.core.analysis.parts import Part
from prongsai.core.analysis.ranks import ranks
from prongsai.core.criteria.levels import Level
from prongsai.core.documents.blocks import (
    Align,
    Cell,
    Column,
    Table,
    Text,
    cell,
    heads,
    text,
)
from prongsai.core.documents.matter import Matter
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.numbers import shown as plain_number

Rows = tuple[tuple[Cell, ...], ...]
_NAME, _FIGURE, _NARROW = Column(14), Column(5, Align.END), Column(3, Align.CENTRE)


def indicators(matter: Matter, caption: Text) -> Table:
    """Every indicator with its score, rank and band."""
    rows = tuple(
        (
            cell(str(part.name.number)),
            cell(matter.name(part)),
            cell(matter.name(matter.analysis.parts[part.name.instrument])),
            cell(matter.shown(part)),
            cell(matter.say("none") if part.rank is None else str(part.rank)),
            cell(matter.word(part.band.name) if part.band else matter.say("none")),
        )
        for part in matter.analysis.indicators
    )
    names = ("indicator_number", "indicator", "instrument", "score", "rank", "band")
    columns = (
        Column(2, Align.CENTRE), _NAME, Column(6, Align.CENTRE), _FIGURE, Column(4, Align.CENTRE),
        Column(8, Align.CENTRE),
    )  # fmt: skip
    total = _total(matter, before=2, after=2)
    return Table(columns, (_heads(matter, names),), (*rows, total), caption)


def announced(matter: Matter) -> Table:
    """Indicators, scores and the total, as they are made public; in two halves side by side.

    One below the other they would push the signature of an announcement to a second page.
    """
    pairs = [
        (cell(matter.name(part)), cell(matter.shown(part))) for part in matter.analysis.indicators
    ]
    high = (len(pairs) + 1) // 2
    halves = zip_longest(pairs[:high], pairs[high:], fillvalue=(cell(""), cell("")))
    rows = tuple((*left, *right) for left, right in halves)
    head = _heads(matter, ("indicator", "score"))
    total = _total(matter, before=2, after=0)
    columns = (Column(16), _FIGURE) * 2  # the longest name has just room enough
    return Table(columns, ((*head, *head),), (*rows, total))


def _heads(matter: Matter, names: Iterable[str]) -> tuple[Cell, ...]:
    return heads(*(matter.say(name) for name in names))


def _total(matter: Matter, *, before: int, after: int) -> tuple[Cell, ...]:
    overall = matter.analysis.overall
    filled = (cell(matter.say("none"), align=Align.CENTRE),) * after
    name = Cell((text(matter.say("overall")),), columns=before + 1, bold=True, align=Align.CENTRE)
    return name, Cell((text(matter.shown(overall)),), bold=True), *filled


def instruments(matter: Matter, caption: Text) -> Table:
    """Every instrument with weight, score, points lost and how many answered."""
    rows = tuple(_instrument(matter, part) for part in matter.analysis.instruments)
    overall = matter.analysis.overall
    total = (
        Cell((text(matter.say("overall")),), columns=2, bold=True, align=Align.CENTRE),
        Cell((text(matter.shown(overall)),), bold=True),
        Cell((text(_lost(matter, overall)),), bold=True),
        cell(matter.say("none")),
    )
    names = ("instrument", "weight", "score", "lost", "respondents")
    columns = (Column(14), *(_FIGURE,) * 4)
    return Table(columns, (_heads(matter, names),), (*rows, total), caption)


def _instrument(matter: Matter, part: Part) -> tuple[Cell, ...]:
    weight = matter.pack.instruments[part.key].weight
    share = matter.say("none") if isinstance(weight, Unknown) else plain_number(weight * 100)
    answered = matter.say("none") if part.answered is None else f"{part.answered:,}"
    name = f"{matter.word(part.name.name)} ({matter.name(part)})"
    figures = (share, matter.shown(part), _lost(matter, part), answered)
    return cell(name), *(cell(figure) for figure in figures)


def _lost(matter: Matter, part: Part) -> str:
    return matter.say("none") if part.loss.shown is None else str(part.loss.shown)


def lost(matter: Matter, caption: Text) -> Table:
    """Points of the total lost, most first; they add up to what the total lacks."""
    parts = sorted(
        (part for part in matter.analysis.indicators if part.loss.shown),
        key=lambda part: (-part.lost, part.name.number),
    )
    places = ranks({part.key: part.loss.shown or Decimal(0) for part in parts})
    rows = [
        (
            cell(str(places[part.key])),
            cell(f"{part.name.number}. {matter.name(part)}"),
            cell(matter.shown(part)),
            cell(_lost(matter, part)),
        )
        for part in parts
    ]
    overall = matter.analysis.overall
    total = (
        Cell((text(matter.say("indicators_all")),), columns=2, bold=True, align=Align.CENTRE),
        Cell((text(matter.shown(overall)),), bold=True),
        Cell((text(_lost(matter, overall)),), bold=True),
    )
    names = ("rank", "indicator", "score", "lost")
    columns = (_NARROW, _NAME, _FIGURE, _FIGURE)
    return Table(columns, (_heads(matter, names),), (*rows, total), caption)


def levels(matter: Matter, known: Iterable[Level], caption: Text) -> Table:
    """The levels of the year with their totals and floors."""
    places = matter.analysis.places
    rows = []
    for level in known:
        low, high = half_up(level.total.low, places), half_up(level.total.high, places)
        floors: dict[Decimal, list[str]] = {}
        for key, floor in level.floors.items():
            floors.setdefault(half_up(floor, places), []).append(key)
        said = [
            matter.say("level_floor", instruments=matter.script.listed(keys), floor=floor)
            for floor, keys in floors.items()
        ]
        rows.append(
            (
                cell(matter.word(level.name)),
                cell(matter.say("level_range", low=low, high=high)),
                cell(*said or [matter.say("none")]),
            )
        )
    columns = (Column(4), Column(4, Align.CENTRE), Column(6))
    names = ("level", "level_total", "level_floors")
    return Table(columns, (_heads(matter, names),), tuple(rows), caption)


def items(matter: Matter, parts: Iterable[Part], caption: Text) -> Table:
    """Items of an indicator with their scores."""
    rows = tuple(
        (cell(part.key), cell(matter.name(part)), cell(matter.shown(part))) for part in parts
    )
    columns = (Column(4, Align.CENTRE), Column(22), _FIGURE)
    return Table(columns, (_heads(matter, ("item", "about", "score")),), rows, caption)


def changes(matter: Matter, comparison: Comparison, caption: Text) -> Table:
    """Two years side by side; what does not compare says so."""
    tiers = (OVERALL, *matter.pack.instruments, *matter.pack.indicators)
    rows = tuple(
        (
            cell(_numbered(matter, key)),
            cell(_figure(matter, change.before)),
            cell(_figure(matter, change.after)),
            cell(_difference(matter, change)),
        )
        for key in tiers
        if (change := comparison.changes.get(key)) is not None
    )
    both = (comparison.before, comparison.after)
    years = [matter.say("year", year=each.fiscal_year) for each in both]
    head = heads(matter.say("series"), *years, matter.say("change"))
    return Table((_NAME, *(_FIGURE,) * 3), (head,), rows, caption)


def _difference(matter: Matter, change: Change) -> str:
    """What a year lacks cannot be set against another; that is not what ≠ stands for."""
    if change.difference is not None:
        return signed(change.difference)
    return matter.say("none") if change.comparable else "≠"


def _numbered(matter: Matter, key: str) -> str:
    part = matter.analysis.parts[key]
    return f"{part.name.number}. {matter.name(part)}" if part.name.number else matter.name(part)


def _figure(matter: Matter, value: Decimal | NotScored) -> str:
    return matter.say("no_score") if isinstance(value, NotScored) else str(value)


def signed(value: Decimal) -> str:
    """A difference with its sign: a true minus, which is no hyphen."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else str(value)
