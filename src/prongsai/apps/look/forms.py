"""How forms are drawn, and fields that offices need."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from prongsai.apps.look import words
from prongsai.apps.look.display import COLOURS, CONTRASTS, SIZES
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.dates import BE, BUDDHIST, Month
from prongsai.core.terms.thai import has_letters, tidy, tidy_lines

if TYPE_CHECKING:
    from django.forms import ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Names its model in brackets, which Django's own takes from type checkers only."""

        def __class_getitem__(cls, _model: object) -> type:
            return cls


__all__ = [
    "AddressField",
    "DayField",
    "DisplayForm",
    "KeyField",
    "LineField",
    "ModelForm",
    "NameField",
    "ReasonField",
    "Renderer",
]
_A_KEY = re.compile("[0-9a-f]{32}")
_NEEDED_SAID = (forms.TextInput, forms.Textarea, forms.Select)
"""What may tell a screen reader that it is needed; a group of choices may not."""


class _Bound(BoundField):
    """That it is needed is told, but not to the browser, which would stop the form by itself.

    Its bubble speaks its own language, names one field, and hides what is wrong with the others.
    """

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> Any:
        found: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        asked = widget or self.field.widget
        if found.pop("required", None) and isinstance(asked, _NEEDED_SAID):
            found["aria-required"] = "true"
        return found


class Renderer(TemplatesSetting):
    """Every form as label, help, field and what is wrong with it, in that order."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = _Bound


class NameField(forms.CharField):
    """A name or another text of one line: nothing in it that cannot be seen, and no line breaks."""

    def to_python(self, value: Any) -> str:
        text = tidy(super().to_python(value) or "")
        return text if has_letters(text) else ""


class ReasonField(forms.CharField):
    """A text of several lines in which everything can be seen."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return tidy_lines(super().to_python(value) or "")


class LineField(ReasonField):
    """The same on one line, digits as they were typed: the subject of a paper."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput())
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class AddressField(LineField):
    """An address of a web page, as somebody copied it out of a browser."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return (
            f"https://{text}" if text and "://" not in text and "." in text.split("/")[0] else text
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not is_web_address(value):
            raise forms.ValidationError(self.refused(value))

    def refused(self, text: str) -> str:  # noqa: ARG002 - a field of its own looks at what it was
        """What is wrong with it."""
        return words.phrase("form.address_wrong")


def is_web_address(text: str) -> bool:
    """Whether a browser would open it: http or https, a host, no spaces, no password."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        named = parts.port is None or parts.port > 0
    except ValueError:
        return False
    whole = " " not in text and "@" not in parts.netloc
    return parts.scheme in ("http", "https") and "." in host and named and whole


class KeyField(forms.CharField):
    """The key of what a form makes, so that sending it twice makes one; any other text is none."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        return value if isinstance(value, str) and _A_KEY.fullmatch(value) else ""


def key_sent(sent: Mapping[str, str], name: str = "token") -> str:
    """The key that a button brought along; any other text is none, as no address could name it."""
    return KeyField().clean(sent.get(name))


class DayField(forms.CharField):
    """A day as people write it: 31/12/2568, 31 ธ.ค. 68, ๓๑ ธันวาคม ๒๕๖๘."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", words.later("form.day_help"))
        super().__init__(**options)
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            shown = words.digits(f"{value.day}/{value.month}/{value.year + BUDDHIST}")
            return f"{shown} {BE}" if words.language() == "en" else shown
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
