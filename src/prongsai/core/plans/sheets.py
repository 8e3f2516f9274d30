"""A plan as the sheets of its template, ready to be written: headings, notes, lists and rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from prongsai.core.plans.cells import cell_of
from prongsai.core.plans.editions import Book
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.rows import rows_of
from prongsai.core.plans.sheet_reading import Form
from prongsai.core.plans.template import Holds, PlanColumn, PlanSheet, PlanTemplate
from prongsai.core.sheets.forms import Cell, Field, FormSheet, Listed
from prongsai.core.terms.words import Words


def sheets_of(book: Book, template: PlanTemplate, frame: PlanFrame) -> tuple[FormSheet, ...]:
    """Notes, the cover, the other sheets with their rows, and the numbers of the frame."""
    rows = rows_of(book)
    names = tuple((key, said.th) for key, said in frame.names() if "." in key)
    numbers = Listed(template.frame.th, len(names))
    return (
        FormSheet(
            template.guide.th,
            (Field(template.guide.th, wide=100),),
            tuple((note.th,) for note in template.notes),
        ),
        cover_of(rows["cover"][0], template),
        *(_sheet(sheet, rows[key], template, numbers) for key, sheet in template.sheets.items()),
        FormSheet(
            template.frame.th,
            (Field(template.number.th, wide=10), Field(template.name.th, wide=100)),
            names,
        ),
    )


class Asking(Form, Protocol):
    """A form, and what its first sheet calls questions and answers."""

    @property
    def label(self) -> Words: ...
    @property
    def answer(self) -> Words: ...


def cover_of(said: dict[str, object], template: Asking) -> FormSheet:
    """The first sheet: what is asked in one column, the answer in the next."""
    sheet = template.cover
    rows = tuple(
        (column.name.th, cell_of(said[key], column, template.words))
        for key, column in sheet.columns.items()
    )
    heads = (Field(template.label.th, wide=30), Field(template.answer.th, wide=60))
    answers = tuple(field_of(column, template) for column in sheet.columns.values())
    return FormSheet(sheet.name.th, heads, rows, answers)


def _sheet(
    sheet: PlanSheet,
    rows: list[dict[str, object]],
    template: PlanTemplate,
    numbers: Listed,
) -> FormSheet:
    fields = tuple(field_of(column, template, numbers) for column in sheet.columns.values())
    return FormSheet(sheet.name.th, fields, tuple(cells_of(rows, sheet, template)))


def cells_of(
    rows: list[dict[str, object]], sheet: PlanSheet, template: Form
) -> Iterator[tuple[Cell, ...]]:
    """Rows as they are filled in."""
    for row in rows:
        yield tuple(
            cell_of(row[key], column, template.words) for key, column in sheet.columns.items()
        )


def field_of(column: PlanColumn, template: Form, numbers: Listed | None = None) -> Field:
    """How a column is headed, and what it takes."""
    words = template.words.get(column.choice, {})
    return Field(
        column.name.th,
        note=column.note.th if column.note else "",
        wide=column.wide,
        text=column.holds not in (Holds.COUNT, Holds.NUMBER, Holds.MONEY, Holds.YEAR),
        needed=column.needed,
        choices=tuple(said.th for said in words.values()),
        chosen_from=numbers if column.key == "place" else None,
    )
