"""Several things of one kind in one case, such as findings: each a row with an end of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import FieldType, Guard
from prongsai.core.procedures.naming import among
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

if TYPE_CHECKING:
    from prongsai.core.procedures.procedure import Procedure

OF_ROWS = (Guard.HAS_ROWS, Guard.ROWS_ANSWERED, Guard.ROWS_CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSet(Block):
    """Rows of a case: which move adds one, and which speak about one that is there."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What they are called together.")
    opens: str = told("Key of the move that adds a row, each time it is made.")
    about: str = told("Key of the number field in which other moves name the row.")
    answers: tuple[str, ...] = told_or_new(tuple, "Keys of the moves that answer a row.")
    notes: tuple[str, ...] = told_or_new(tuple, "Keys of moves that say more of a row.")
    closes: tuple[str, ...] = told("Keys of the moves that close a row.")
    due: str = told_or("", "Key of the field with the day by which a row is to be closed.")

    @property
    def speaks(self) -> tuple[str, ...]:
        """Moves that are about a row that is open."""
        return (*self.answers, *self.notes, *self.closes)


def set_of(sets: Mapping[str, RowSet], move: str) -> RowSet | None:
    """The rows that a move speaks about one of."""
    return next((each for each in sets.values() if move in each.speaks), None)


def rows_problems(own: Procedure) -> Iterator[Problem]:
    """What rows name that is not there, or that can't be used so."""
    for key, each in own.rows.items():
        path = f"rows/{key}"
        yield from among([each.opens, *each.speaks], own.moves, path)
        numbers = [name for name, one in own.fields.items() if one.type is FieldType.NUMBER]
        days = [name for name, one in own.fields.items() if one.type is FieldType.DAY]
        yield from among([each.about], numbers, f"{path}/about")
        yield from among(filter(None, [each.due]), days, f"{path}/due")
        for move in each.speaks:
            if move in own.moves and each.about not in own.moves[move].needs:
                facts = {"move": own.moves[move].label.th}
                yield Problem("procedure-rows-unnamed", facts, Place(path=path))
    for move, made in own.moves.items():
        if not own.rows and any(guard in made.when for guard in OF_ROWS):
            yield from among(made.when, [], f"moves/{move}/when")
