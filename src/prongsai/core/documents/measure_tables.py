"""The published shapes of a table of measures, the same in every paper that has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.documents.blocks import (
    Blank,
    Cell,
    Column,
    Says,
    Table,
    Text,
    cell,
    heads,
)
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.script import Script

_BLANK = 8


class Shape(StrEnum):
    """Which columns a table of measures has."""

    REPORTING = "reporting"
    """Measure, steps, responsible, due, reporting."""
    FOLLOW_UP = "follow-up"
    """Measure, steps, responsible, follow-up."""
    INDICATORS = "indicators"
    """Indicator, measure, finding, steps, period, responsible."""


_COLUMNS: dict[Shape, tuple[tuple[str, int], ...]] = {
    Shape.REPORTING: (
        ("measure", 5), ("steps", 9), ("responsible", 5), ("due", 5), ("reporting", 4),
    ),
    Shape.FOLLOW_UP: (("measure", 7), ("steps", 10), ("responsible", 5), ("followed", 6)),
    Shape.INDICATORS: (
        ("indicator", 4), ("measure", 4), ("answers", 5), ("steps", 7), ("period", 4),
        ("responsible", 4),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A measure as a table prints it."""

    measure: Measure
    indicators: tuple[str, ...]
    """Names of the indicators it answers."""


def measure_table(shape: Shape, listed: Sequence[Listed], script: Script, caption: Text) -> Table:
    """The measures in one of the shapes; what nobody has filled in is left blank."""
    columns = _COLUMNS[shape]
    rows = tuple(
        tuple(_cell(name, place, each, script, shape) for name, _ in columns)
        for place, each in enumerate(listed, 1)
    )
    head = heads(*(script.say(name) for name, _ in columns))
    return Table(tuple(Column(share) for _, share in columns), (head,), rows, caption)


def _cell(name: str, place: int, each: Listed, script: Script, shape: Shape) -> Cell:
    measure, none = each.measure, script.say("none")
    if name == "measure":
        return cell(measure.title if shape is Shape.INDICATORS else f"{place}. {measure.title}")
    if name == "steps":
        return numbered(measure.steps)
    if name == "indicator":
        return cell(*(*each.indicators, *measure.items) or (none,))
    if name in ("due", "period"):
        return cell(_or_blank(measure.due, script.say("blank_due")))
    if name == "responsible":
        lines: list[Says] = [line for line in measure.responsible.split("\n") if line]
        return cell(*lines or [Blank(script.say("blank_responsible"), _BLANK)])
    return cell((measure.finding if name == "answers" else measure.reporting) or none)


def numbered(steps: Sequence[str]) -> Cell:
    """Steps, each on its line."""
    lines = [f"{place}. {step}" for place, step in enumerate(steps, 1)]
    return cell(*lines or ["–"])


def _or_blank(said: str, label: str) -> Says:
    return said or Blank(label, _BLANK)
