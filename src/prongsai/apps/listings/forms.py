"""The form that a table is brought in with."""

from __future__ import annotations

from typing import Any

from django import forms

from prongsai.apps.look.words import later, phrase
from prongsai.apps.procurement.sheets import ENDINGS


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
