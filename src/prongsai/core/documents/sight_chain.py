"""A chain of the line of sight as a picture: boxes in four columns, and which leads to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.documents.charts import ChartTable

COLUMNS = 4
"""Point lost, measure or project, report with evidence, next score."""


class Tone(StrEnum):
    """What a box tells; its words say the same."""

    LOST = "lost"
    OPEN = "open"
    """Something that is not there: no measure, no report, no later result."""
    WORK = "work"
    DONE = "done"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Box:
    """One thing in the chain."""

    column: int
    heading: str
    lines: tuple[str, ...] = ()
    tone: Tone = Tone.WORK

    @property
    def said(self) -> str:
        return " · ".join((self.heading, *self.lines))


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """Boxes from left to right, each column from above, and what leads from one to another."""

    title: str
    headings: tuple[str, ...]
    boxes: tuple[Box, ...]
    edges: tuple[tuple[int, int], ...]
    """Places of two boxes each, the one to the left first."""

    def after(self, place: int) -> tuple[int, ...]:
        return tuple(later for earlier, later in self.edges if earlier == place)

    def paths(self) -> Iterator[tuple[int, ...]]:
        """Every way through the picture, from a box that nothing leads to."""
        led_to = {later for _, later in self.edges}
        for place in range(len(self.boxes)):
            if place not in led_to:
                yield from self._from((place,))

    def _from(self, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        further = self.after(path[-1])
        if not further:
            yield path
        for each in further:
            yield from self._from((*path, each))


def chain_table(picture: ChainPicture) -> ChartTable:
    """The same for whoever reads it as a table: a row for each way through."""
    return ChartTable(
        headers=picture.headings,
        rows=tuple(_cells(picture, path) for path in picture.paths()),
    )


def _cells(picture: ChainPicture, path: tuple[int, ...]) -> tuple[str, ...]:
    said = {picture.boxes[place].column: picture.boxes[place].said for place in path}
    return tuple(said.get(column, "–") for column in range(COLUMNS))


def in_words(picture: ChainPicture) -> str:
    """The picture for whoever does not see it: each column with what stands in it."""
    told = (
        f"{heading}: {'; '.join(box.said for box in picture.boxes if box.column == column)}"
        for column, heading in enumerate(picture.headings)
    )
    return ". ".join(told)
