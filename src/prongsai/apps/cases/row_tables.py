"""Rows of a case, such as findings, as a table; and a form that asks which of them is meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.apps.cases import fields
from prongsai.apps.cases.forms import MoveForm
from prongsai.apps.look.words import digits
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.rows import Row, rows
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.rows import set_of


@dataclass(frozen=True, slots=True)
class Line:
    """One of them in words."""

    row: Row
    said: tuple[tuple[str, str], ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Table:
    """All of a kind, those that are open first."""

    title: str
    lines: tuple[Line, ...]
    open: int


def tables(folder: Folder, day: dt.date) -> list[Table]:
    found = []
    for of in folder.procedure.rows.values():
        kept = rows(of, folder.log)
        kept.sort(key=lambda each: (each.closed is not None, each.number))
        lines = tuple(Line(each, _said(folder, each), each.is_late(day)) for each in kept)
        still = sum(each.closed is None for each in kept)
        found.append(Table(fields.said(of.title), lines, still))
    return [each for each in found if each.lines]


def _said(folder: Folder, row: Row) -> tuple[tuple[str, str], ...]:
    asked = ((folder.procedure.fields[key], value) for key, value in row.values.items())
    return tuple((fields.said(each.label), fields.shown(each, value)) for each, value in asked)


def choose(form: MoveForm, folder: Folder, move: Move) -> None:
    """Which row a move is about is chosen of those that are open."""
    of = set_of(folder.procedure.rows, move.key)
    if of is None:
        return
    still = [each for each in rows(of, folder.log) if each.closed is None]
    names = {str(each.number): digits(f"{each.number}. {_name(each)}") for each in still}
    label = fields.said(folder.procedure.fields[of.about].label)
    form.fields[f"f_{of.about}"] = fields.one_of(names, label=label)


def _name(row: Row) -> str:
    return str(next(iter(row.values.values()), ""))[:120]
