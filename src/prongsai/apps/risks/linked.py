"""Measures and projects in a form: chosen by their titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from prongsai.apps.look.words import digits, phrase
from prongsai.apps.risks.queries import Linked


class LinkedWidget(forms.CheckboxSelectMultiple):
    """What there is to choose from, folded until somebody wants to see it."""

    template_name = "risks/_choose.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context(name, value, attrs)
        options = [option for _, group, _ in found["widget"]["optgroups"] for option in group]
        chosen = [option for option in options if option["selected"]]
        return {**found, "options": options, "chosen": chosen}


class LinkedField(forms.MultipleChoiceField):
    """Measures or projects by their titles; a code that nobody knows can only be taken off."""

    widget = LinkedWidget

    def __init__(self, known: Mapping[str, Linked], held: Iterable[str], **options: Any) -> None:
        unknown = [(code, phrase("risk.linked", code=code)) for code in held if code not in known]
        titles = [(code, digits(each.title)) for code, each in known.items()]
        super().__init__(choices=[*unknown, *titles], required=False, **options)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(super().clean(value))
