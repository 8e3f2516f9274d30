"""The heat map of risks as a figure: letters and figures say everything, colours nothing alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prongsai.core.documents.blocks import Align, Column, Figure, Table, cell, heads, text
from prongsai.core.documents.chart_key import Look as Surface
from prongsai.core.documents.chart_key import key, surface
from prongsai.core.documents.drawing import Anchor, Drawing, Ink, Label, Shape
from prongsai.core.documents.look import Look
from prongsai.core.documents.script import Script
from prongsai.core.documents.text_room import PAGE, SCREEN, Space, fitted
from prongsai.core.risks.frame import RiskFrame, RiskLevel
from prongsai.core.risks.levels import HeatCell, RiskMap

_BETWEEN, _EDGE = 2, 12
_POINTS = Fraction(7200, 254)
"""Points in a centimetre."""
_LOOKS = (
    Surface(Ink.PAPER, Ink.GRID),
    Surface(Ink.LOW, Ink.QUIET),
    Surface(Ink.LOWEST, Ink.QUIET),
    Surface(Ink.LOWEST, Ink.BELOW),
)


def figure(found: RiskMap, frame: RiskFrame, script: Script, look: Look) -> Figure:
    """The map for paper and for screens, its words, and its table."""
    caption = script.say(f"map_{found.when}")
    return Figure(
        _draw(found, frame, script, replace(PAGE, width=int(look.text_width * _POINTS) - _EDGE)),
        alternative(found, caption, script),
        text(caption),
        table(found, script),
        screen=_draw(found, frame, script, SCREEN),
    )


def alternative(found: RiskMap, caption: str, script: Script) -> str:
    """What whoever sees no picture is told: the cells that hold a risk, in reading order."""
    parts = [
        script.say(
            "map_part", likelihood=each.likelihood, impact=each.impact,
            level=each.level.name.th, count=each.count,
        )
        for each in found.cells
        if each.count
    ]  # fmt: skip
    said = " ".join(parts) or script.say("map_none")
    return script.say("map_alternative", caption=caption, parts=said)


def table(found: RiskMap, script: Script) -> Table:
    """The same as a table: each cell with its count and the codes of its risks."""
    steps = range(1, found.matrix.size + 1)
    names = [f"{step} {found.matrix.impact[step - 1].th}" for step in steps]
    body = tuple(
        (
            cell(f"{row[0].likelihood} {found.matrix.likelihood[row[0].likelihood - 1].th}"),
            *(cell(_said(each, script)) for each in row),
        )
        for row in found.rows
    )
    columns = (Column(3), *(Column(3, Align.CENTRE) for _ in steps))
    head = heads(script.say("map_corner"), *names)
    return Table(columns, (head,), body, first_column_heads=True)


def _said(each: HeatCell, script: Script) -> str:
    if not each.count:
        return script.say("none")
    return script.say("map_cell", count=each.count, codes=", ".join(each.risks))


def _draw(found: RiskMap, frame: RiskFrame, script: Script, space: Space) -> Drawing:
    """Likelihood upwards at the left, impact below, and the key."""
    size = found.matrix.size
    margin = space.text * 2
    wide = (space.width - margin) // size - _BETWEEN
    tall = space.text * 3
    shapes: list[Shape] = [Label(1, space.text, script.say("likelihood"), space.text, bold=True)]
    top = space.text * 2
    for row in found.rows:
        middle = top + Decimal(tall + space.text) / 2
        shapes.append(Label(margin // 2, middle, str(row[0].likelihood), space.text, Anchor.MIDDLE))
        for place, each in enumerate(row):
            left = margin + place * (wide + _BETWEEN)
            shapes += _cell(each, frame, (left, top, wide, tall), space)
        top += tall + _BETWEEN
    for place in range(size):
        x = margin + place * (wide + _BETWEEN) + Decimal(wide) / 2
        shapes.append(Label(x, top + space.text, str(place + 1), space.text, Anchor.MIDDLE))
    end = margin + size * (wide + _BETWEEN)
    name = script.say("impact")
    shapes.append(Label(end, top + space.text * 2 + 2, name, space.text, Anchor.END, bold=True))
    below, height = key(_key(frame, size, script), top + space.text * 2, space)
    return Drawing(space.width, height + 2, (*shapes, *below))


def _cell(
    each: HeatCell, frame: RiskFrame, box: tuple[int, int, int, int], space: Space
) -> Iterator[Shape]:
    """The sign of its level and its product in the corners, how many risks in the middle."""
    left, top, wide, tall = box
    yield from surface(left, top, wide, tall, _look(each.level, frame))
    small = space.small - 1
    yield Label(left + 3, top + small, each.level.mark.th, small, bold=True)
    score = str(each.likelihood * each.impact)
    yield Label(left + wide - 3, top + small, score, small, Anchor.END, ink=Ink.QUIET)
    if each.count:
        middle = left + Decimal(wide) / 2
        size = fitted(str(each.count), wide - 4, space.text + 4, space, most=1).size
        yield Label(middle, top + tall - 6, str(each.count), size, Anchor.MIDDLE, bold=True)


def _look(level: RiskLevel, frame: RiskFrame) -> Surface:
    return _LOOKS[min(frame.rank(level.key), len(_LOOKS) - 1)]


def _key(frame: RiskFrame, size: int, script: Script) -> Iterator[tuple[Surface, str]]:
    """Every level that the matrix reaches, lowest first, with its products."""
    levels = [each for each in frame.levels.values() if each.low <= size * size]
    highs = [*(each.low - 1 for each in levels[1:]), size * size]
    for each, high in zip(levels, highs, strict=True):
        facts = {"mark": each.mark.th, "level": each.name.th}
        yield _look(each, frame), script.say("map_key", **facts, low=each.low, high=high)
