"""Fields that take what a cell of the plan's spreadsheet takes, and say the same faults."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import lazystr

from prongsai.apps.look.words import digits, language, sentences
from prongsai.apps.plans import bridge
from prongsai.core.plans.cells import read_cell
from prongsai.core.plans.template import Holds, PlanColumn
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.words import Words

_NUMBERS = (Holds.MONEY, Holds.NUMBER)


class _Said:
    """A text of the template in the language of whoever looks."""

    def __init__(self, words: Words | None) -> None:
        self.words = words

    def __str__(self) -> str:
        return digits(self.words.said(language())) if self.words else ""


def said_later(words: Words | None) -> Any:
    return lazystr(_Said(words))


class CellField(forms.CharField):
    """What a cell of a column takes, read as the spreadsheet is read."""

    def __init__(self, column: PlanColumn, **options: Any) -> None:
        self.column = column
        rows = {"rows": 4 if column.holds is Holds.LINES else 2}
        widget = forms.Textarea(attrs=rows) if _is_long(column) else forms.TextInput()
        if column.holds in (*_NUMBERS, Holds.COUNT, Holds.YEAR):
            widget.attrs["inputmode"] = "decimal"
        widget.attrs["autocomplete"] = "off"
        settings = {
            "label": said_later(column.name),
            "help_text": said_later(column.note),
            "widget": widget,
        }
        super().__init__(**{"required": column.needed, **settings, **options})

    def prepare_value(self, value: Any) -> Any:
        return digits(shown(value, self.column)) if not isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return shown(initial, self.column) != (data or "").replace("\r\n", "\n").strip()

    def clean(self, value: Any) -> Any:
        text = "" if value is None else str(value).replace("\r\n", "\n")
        found = read_cell(text, self.column, bridge.plans().shelf.plan_template.words)
        if isinstance(found, Problem) and found.code != "plan-cell-empty":
            raise forms.ValidationError(sentences(found))
        if self.required and (isinstance(found, Problem) or not found):
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return None if isinstance(found, Problem) else found


class ChoiceCell(forms.ChoiceField):
    """One of the words of a column."""

    def __init__(self, column: PlanColumn, **options: Any) -> None:
        words = bridge.plans().shelf.plan_template.words[column.choice]
        choices = [("", "–"), *((key, said_later(each)) for key, each in words.items())]
        settings = {"label": said_later(column.name), "help_text": said_later(column.note)}
        super().__init__(
            choices=choices, **{"required": column.needed, **settings, **options}
        )  # fmt: skip

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


def _is_long(column: PlanColumn) -> bool:
    return column.holds is Holds.LINES or (column.holds is Holds.TEXT and column.wide > 30)  # noqa: PLR2004 - letters


def shown(value: Any, column: PlanColumn) -> str:
    """A value as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ("\n" if column.holds is Holds.LINES else ", ").join(value)
    if isinstance(value, dt.date):
        return typed_day(value)
    if isinstance(value, Decimal):
        return f"{value:,.2f}" if column.holds is Holds.MONEY else f"{value:f}"
    return str(value)


def column_of(sheet: str, name: str) -> PlanColumn:
    template = bridge.plans().shelf.plan_template
    return (template.cover if sheet == "cover" else template.sheets[sheet]).columns[name]


def cell(sheet: str, name: str, **options: Any) -> forms.Field:
    """The field of a column."""
    column = column_of(sheet, name)
    if column.holds is Holds.CHOICE:
        return ChoiceCell(column, **options)
    return CellField(column, **options)
