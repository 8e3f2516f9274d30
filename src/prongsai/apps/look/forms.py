"""How forms are drawn, and fields that offices need."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import TemplatesSetting

from prongsai.apps.look import words
from prongsai.apps.look.display import COLOURS, CONTRASTS, SIZES
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.dates import BUDDHIST, Month

if TYPE_CHECKING:
    from django.forms import ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Names its model in brackets, which Django's own takes from type checkers only."""

        def __class_getitem__(cls, _model: object) -> type:
            return cls


__all__ = ["DayField", "DisplayForm", "ModelForm", "Renderer"]


class Renderer(TemplatesSetting):
    """Every form as label, help, field and what is wrong with it, in that order."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class DayField(forms.CharField):
    """A day as people write it: 31/12/2568, 31 ธ.ค. 68, ๓๑ ธันวาคม ๒๕๖๘."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", words.later("form.day_help"))
        super().__init__(**options)
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            year = value.year if words.language() == "en" else value.year + BUDDHIST
            return words.digits(f"{value.day}/{value.month}/{year}")
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dt.date) or not (text := super().to_python(value)):
            return value or None
        day = read_date(text)
        if day is None or isinstance(day, Month):
            raise forms.ValidationError(words.phrase("form.day_unreadable", text=text))
        return day


def _choices(name: str, values: tuple[str, ...]) -> list[tuple[str, Any]]:
    return [(each, words.later(f"display.{name}_{each}")) for each in values]


class DisplayForm(forms.Form):
    """How this browser shows pages."""

    size = forms.ChoiceField(
        label=words.later("display.size"), choices=_choices("size", SIZES), widget=forms.RadioSelect
    )
    contrast = forms.ChoiceField(
        label=words.later("display.contrast"), choices=_choices("contrast", CONTRASTS),
        widget=forms.RadioSelect,
    )  # fmt: skip
    colours = forms.ChoiceField(
        label=words.later("display.colours"), choices=_choices("colours", COLOURS),
        widget=forms.RadioSelect,
    )  # fmt: skip
