"""Rows of a case, such as findings: what was said of each, which are open, which are late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.core.cases.log import Event, Log, Value
from prongsai.core.procedures.kinds import Guard
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.rows import RowSet, set_of
from prongsai.core.terms.problem import Place, Problem


@dataclass(slots=True)
class Row:
    """One of them; numbered from 1 in the order in which they were added."""

    number: int
    values: dict[str, Value] = field(default_factory=dict)
    """The last said of each field."""
    answered: bool = False
    closed: dt.date | None = None
    due: dt.date | None = None

    def is_late(self, day: dt.date) -> bool:
        """Whether it was or is still open after its day."""
        return self.due is not None and (self.closed or day) > self.due


def rows(of: RowSet, log: Log) -> list[Row]:
    """All that were added, with what was said of each since."""
    found: list[Row] = []
    for event in log:
        if event.move == of.opens:
            found.append(Row(len(found) + 1, dict(event.values)))
        elif event.move in of.speaks and (row := named(found, of, event.values)) is not None:
            row.values |= {key: said for key, said in event.values.items() if key != of.about}
            row.answered |= event.move in of.answers
            row.closed = event.done if event.move in of.closes else row.closed
            row.due = _day(row.values.get(of.due, ""))
    return found


def named(found: list[Row], of: RowSet, values: Mapping[str, Value]) -> Row | None:
    said = str(values.get(of.about, ""))
    return next((each for each in found if str(each.number) == said), None)


def _day(said: Value) -> dt.date | None:
    return dt.date.fromisoformat(said) if isinstance(said, str) and said else None


def row_problem(
    procedure: Procedure, log: Log, move: str, values: Mapping[str, Value]
) -> Problem | None:
    """A move about a row is about one that is open."""
    of = set_of(procedure.rows, move)
    if of is None or of.about not in values:
        return None
    row = named(rows(of, log), of, values)
    if row is not None and row.closed is None:
        return None
    facts = {"number": str(values[of.about]), "rows": of.title.th}
    return Problem("case-row-not-open", facts, Place(column=of.about))


def keeps(procedure: Procedure, log: tuple[Event, ...], guard: Guard) -> bool:
    """Whether there are rows; whether every one is answered or closed; whether all are closed."""
    found = [row for each in procedure.rows.values() for row in rows(each, log)]
    if guard is Guard.ROWS_CLOSED:
        return all(row.closed for row in found)
    if guard is Guard.ROWS_ANSWERED:
        return all(row.answered or row.closed for row in found)
    return bool(found)
