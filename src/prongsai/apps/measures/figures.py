"""Figures that somebody types, and what a measure is measured by, in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from prongsai.apps.look.words import digits, phrase
from prongsai.core.measures.measure import Measure
from prongsai.core.terms.thai import arabic_digits, tidy
from prongsai.core.terms.units import in_unit

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
DECIMAL = {"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"}


class NumberField(forms.CharField):
    """A measured value; commas and Thai digits are read."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs=DECIMAL), **options)

    def to_python(self, value: Any) -> Any:
        text = arabic_digits(tidy(super().to_python(value) or "")).replace(",", "")
        if text and not _NUMBER.fullmatch(text):
            raise forms.ValidationError(phrase("slot.number_unreadable", text=text))
        return Decimal(text) if text else None


def success_said(said: Measure) -> str:
    """What tells that a measure works, with its target or its unit; empty where nothing does."""
    if not said.success:
        return ""
    if said.success_target is None:
        return digits(
            phrase("measure.success_no_target", says=said.success, unit=said.success_unit)
        )
    target = in_unit(said.success_target, said.success_unit)
    return digits(phrase("measure.success_said", says=said.success, target=target))


def value_said(value: Decimal | None, unit: str) -> str:
    """A measured figure in the unit of its measure."""
    return "" if value is None else digits(in_unit(value, unit))
