"""What has been met so far of a page: blocks, tables, links, and the boxes they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import LOOKS, Block, Link, Table

MOST_LETTERS, MOST_BLOCKS, MOST_LINKS, MOST_ROWS = 400_000, 20_000, 3_000, 5_000
MOST_BOXES = 50_000
_TITLE = 200
"""Letters beyond which a line is no heading, however bold."""
_SIGNS = " \n\t\r\xa0:.-–•»›>|*"
_STEPS = re.compile(r"[>»›→|]|::| / ")


@dataclass(slots=True)
class Grid:
    """A table while it is read."""

    box: int = 0
    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] | None = None

    def end_cell(self) -> None:
        if self.cell is not None and self.rows:
            self.rows[-1].append(flat("".join(self.cell)))
        self.cell = None

    def made(self, number: int) -> Table:
        rows = tuple(tuple(row) for row in self.rows if any(row))
        return Table(rows, f"table:{number}", self.box)


class Marks(NamedTuple):
    """What an element makes of all that is in it."""

    aside: bool
    trail: bool
    loud: bool


@dataclass(slots=True)
class Page:
    """What has been met so far on the way through the tree."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    open_tables: list[Grid | None] = field(default_factory=list)
    """The tables around; none for one that only lays the page out."""
    open_link: tuple[str, list[str]] | None = None
    line: list[str] = field(default_factory=list)
    boxes: list[int] = field(default_factory=lambda: [0])
    open_boxes: list[int] = field(default_factory=lambda: [0])
    marks: list[Marks] = field(default_factory=list)
    trail: list[str] | None = None
    """What the way to this page names, while it is read."""
    trail_end: str = ""
    aside: int = 0
    level: int = 0
    loud: int = 0
    """How many elements around are bold, large or called a title."""
    shouted: int = 0
    quiet: int = 0
    """Letters of the line that are in one of them, and in none."""
    letters: int = 0
    rows: int = 0
    pictured: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    """The boxes of pictures and of fields to fill in."""
    passwords: int = 0

    @property
    def full(self) -> bool:
        return self.letters > MOST_LETTERS or len(self.blocks) >= MOST_BLOCKS

    @property
    def grid(self) -> Grid | None:
        return self.open_tables[-1] if self.open_tables else None

    def text(self, said: str) -> None:
        self.letters += len(said)
        if self.full:
            return
        if self.open_link is not None:
            self.open_link[1].append(said)
        if self.grid is not None and self.grid.cell is not None:
            self.grid.cell.append(said)
        else:
            self.line.append(said)
            letters = len(said.strip(_SIGNS))
            self.shouted += letters if self.loud else 0
            self.quiet += 0 if self.loud else letters

    def end_block(self) -> None:
        said = flat("".join(self.line))
        looks = LOOKS if self.shouted and not self.quiet and len(said) <= _TITLE else 0
        self.line.clear()
        self.shouted = self.quiet = 0
        if said:
            place = f"line:{len(self.blocks) + 1}"
            level = self.level or looks
            self.blocks.append(Block(said, place, level, self.aside > 0, self.open_boxes[-1]))
            if self.trail is not None:
                self.trail.append(said)

    def open_box(self) -> None:
        """A part of the page that holds others; beyond many no more are told apart."""
        if len(self.boxes) < MOST_BOXES:
            self.boxes.append(self.open_boxes[-1])
            self.open_boxes.append(len(self.boxes) - 1)
        else:
            self.open_boxes.append(self.open_boxes[-1])

    def enter(self, marks: Marks) -> None:
        """An element begins that may mark what is in it."""
        self.marks.append(marks)
        if marks.aside:
            self.end_block()
        if marks.trail and self.trail is None:
            self.trail = []
        self.aside += marks.aside
        self.loud += marks.loud

    def leave(self) -> None:
        """It ends; the last name on the way to a page is the page's own."""
        marks = self.marks.pop()
        self.aside -= marks.aside
        self.loud -= marks.loud
        if marks.trail:
            last = _STEPS.split((self.trail or [""])[-1])[-1]
            self.trail_end = self.trail_end or last.strip()
            self.trail = None

    def end_line(self) -> None:
        """A block ends here, or a line within a cell."""
        if self.grid is not None:
            self.text("\n")
        else:
            self.end_block()

    def open_grid(self, tag: str, *, layout: bool) -> None:
        """A table, a row or a cell begins."""
        grid = self.grid
        if tag == "table":
            self.open_tables.append(None if layout else Grid(self.open_boxes[-1]))
        elif grid is not None:
            grid.end_cell()
            if tag != "tr":
                grid.cell = []
                return
            self.rows += 1
            if self.rows <= MOST_ROWS:
                grid.rows.append([])

    def end_link(self) -> None:
        if self.open_link is not None and len(self.links) < MOST_LINKS:
            address, said = self.open_link
            box = self.open_boxes[-1]
            self.links.append(Link(flat("".join(said)), address, self.aside > 0, box=box))
        self.open_link = None
