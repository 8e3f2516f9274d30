"""What somebody showed, so that his cases are found."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from prongsai.apps.look.forms import LineField, ReasonField
from prongsai.apps.look.words import later, phrase
from prongsai.core.cases.filling import is_national_id
from prongsai.core.cases.own_data import Proved
from prongsai.core.terms.thai import tidy

MOST_CODES = 50


class ProofForm(forms.Form):
    """Codes of slips, or a card that the officer saw."""

    codes = ReasonField(label=later("gather.codes"), help_text=later("gather.codes_help"),
                        required=False, max_length=3000)  # fmt: skip
    national_id = LineField(
        label=later("gather.national_id"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    name = LineField(label=later("gather.name"), help_text=later("gather.name_help"),
                     required=False, max_length=150)  # fmt: skip
    phone = LineField(label=later("gather.phone"), required=False, max_length=40)
    email = LineField(label=later("gather.email"), required=False, max_length=150)

    def clean_national_id(self) -> str:
        digits = re.sub(r"[ -]", "", tidy(self.cleaned_data["national_id"]))
        if digits and not is_national_id(digits):
            raise forms.ValidationError(phrase("gather.national_id_wrong"))
        return digits

    def clean_phone(self) -> str:
        return re.sub(r"[ ()-]", "", tidy(self.cleaned_data["phone"]))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and not self.shown_codes and not self._is_enough(found):
            raise forms.ValidationError(phrase("gather.too_little"))
        return found

    @staticmethod
    def _is_enough(found: dict[str, Any]) -> bool:
        reach = found.get("phone") or found.get("email")
        return bool(found.get("national_id") or (found.get("name") and reach))

    @property
    def shown_codes(self) -> list[str]:
        lines = self.cleaned_data.get("codes", "").split("\n")
        return [each.strip() for each in lines if each.strip()][:MOST_CODES]

    @property
    def proved(self) -> Proved:
        names = ("national_id", "name", "phone", "email")
        return Proved(**{name: self.cleaned_data[name] for name in names})
