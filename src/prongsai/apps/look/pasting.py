"""A table pasted or handed in, and what is wrong with it before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from prongsai.apps.look.words import later, phrase, sentences
from prongsai.core.terms.problem import Problem
from prongsai.workshop.sheets import ENDINGS, Rows, rows_in, rows_of
from prongsai.workshop.uploads import Upload

SHOWN = 200
"""Of one kind on a page: more nobody reads before mending the first."""


class TableForm(forms.Form):
    """A table, pasted or handed in."""

    table = forms.CharField(
        label=later("intake.table"), help_text=later("intake.table_help"), required=False,
        strip=False, widget=forms.Textarea(attrs={"rows": 8, "wrap": "off"}),
    )  # fmt: skip
    file = forms.FileField(
        label=later("intake.file"), help_text=later("intake.file_help"), required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("file") and not said.get("table", "").strip() and not self.errors:
            raise forms.ValidationError(phrase("intake.nothing"))
        return said

    @property
    def rows(self) -> Rows:
        """What stands in it; refused where that can't be read."""
        file = self.cleaned_data["file"]
        if file:
            return rows_of(Upload(file.name, file.read()))
        return rows_in(self.cleaned_data["table"])


def wrong(problems: Sequence[Problem]) -> dict[str, object]:
    """For `look/faults.html`: each by row and column, and how many more there are."""
    return {
        "problems": [
            (each.place.row, each.place.column, sentences(each)) for each in problems[:SHOWN]
        ],
        "more": max(0, len(problems) - SHOWN),
    }
