"""Fields of a procedure file as fields of a form; what they mean is decided in the core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from prongsai.apps.files.checking import Checked
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import LineField, ReasonField
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.core.procedures.kinds import DataClass, FieldType
from prongsai.core.procedures.procedure import CaseField
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Words

YES, NO = "yes", "no"
ROWS = 5
FEW = 6
"""So many choices are shown at once; more of them are a list to open."""
_LINES: Mapping[FieldType, Mapping[str, str]] = {
    FieldType.PHONE: {"inputmode": "tel", "autocomplete": "tel"},
    FieldType.EMAIL: {"inputmode": "email", "autocomplete": "email"},
    FieldType.NATIONAL_ID: {"inputmode": "numeric", "autocomplete": "off"},
    FieldType.NUMBER: {"inputmode": "decimal", "autocomplete": "off"},
    FieldType.MONEY: {"inputmode": "decimal", "autocomplete": "off"},
    FieldType.DAY: {"autocomplete": "off"},
}


def said(text: Words | None) -> str:
    return digits(text.said(language())) if text else ""


class _Several(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002 - as Django asks
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(CheckedFile):
    """Several files at once, each looked at as every file is."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _Several())
        self.most = options.pop("most", None) or 0
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        given = [each for each in given if isinstance(each, UploadedFile)]
        if self.most and len(given) > self.most:
            raise forms.ValidationError(phrase("case.files_most", most=self.most))
        if not given:
            super().clean(None, initial)
        return [CheckedFile.clean(self, each) for each in given]


@dataclass(frozen=True, slots=True)
class Lists:
    """The agency's own lists, out of which people and units are chosen."""

    people: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    things: Mapping[str, str] = field(default_factory=dict)
    """What can be lent, by code; where there is none, it is typed."""


def field_of(
    asked: CaseField, *, needed: bool | None = None, lists: Lists | None = None
) -> forms.Field:
    """The field of a form that asks for it; people are chosen out of lists, where there are any."""
    options: dict[str, Any] = {
        "label": said(asked.label), "help_text": _help(asked),
        "required": asked.required if needed is None else needed,
    }  # fmt: skip
    if lists and asked.type is FieldType.PEOPLE:
        return _people(asked, options, lists)
    return _KINDS.get(asked.type, _line)(asked, options)


def _people(asked: CaseField, options: dict[str, Any], lists: Lists) -> forms.Field:
    """Accounts; where whoever is named is left out of the case, units too."""
    found: list[Any] = [*lists.people.items()]
    if asked.names and lists.units:
        units = [*lists.units.items()]
        found = [(phrase("case.people_named"), found), (phrase("case.units_named"), units)]
    many = forms.CheckboxSelectMultiple(attrs={"class": "many"})
    return forms.MultipleChoiceField(choices=found, widget=many, **options)


def _help(asked: CaseField) -> str:
    """What helps to answer; of personal data also what it is needed for."""
    parts = [said(asked.hint)]
    if asked.type is FieldType.DAY:
        parts.append(phrase("form.day_help"))
    if asked.type is FieldType.FILES:
        parts.append(phrase("files.taken"))
    if asked.data is not DataClass.NONE and asked.purpose:
        parts.append(said(asked.purpose))
    return " ".join(filter(None, parts))


def _line(asked: CaseField, options: dict[str, Any]) -> forms.Field:
    attrs = _LINES.get(asked.type, {})
    return LineField(widget=forms.TextInput(attrs=dict(attrs)), **options)


def _long(_: CaseField, options: dict[str, Any]) -> forms.Field:
    return ReasonField(widget=forms.Textarea(attrs={"rows": ROWS}), **options)


def _choice(asked: CaseField, options: dict[str, Any]) -> forms.Field:
    return one_of({key: said(each) for key, each in asked.choices.items()}, **options)


def one_of(choices: Mapping[str, str], **options: Any) -> forms.ChoiceField:
    """A few as buttons, many as a list."""
    found = list(choices.items())
    if len(found) <= FEW:
        return forms.ChoiceField(choices=found, widget=forms.RadioSelect, **options)
    return forms.ChoiceField(choices=[("", "–"), *found], **options)


def _choices(asked: CaseField, options: dict[str, Any]) -> forms.Field:
    found = [(key, said(each)) for key, each in asked.choices.items()]
    return forms.MultipleChoiceField(choices=found, widget=forms.CheckboxSelectMultiple, **options)


def _yes_no(_: CaseField, options: dict[str, Any]) -> forms.Field:
    found = [(YES, later("form.yes")), (NO, later("form.no"))]
    return forms.ChoiceField(choices=found, widget=forms.RadioSelect, **options)


def _files(asked: CaseField, options: dict[str, Any]) -> forms.Field:
    return FilesField(most=asked.most, **options)


_KINDS: Mapping[FieldType, Callable[[CaseField, dict[str, Any]], forms.Field]] = {
    FieldType.LONG: _long,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: _yes_no,
    FieldType.FILES: _files,
}


def typed(fields: Iterable[CaseField], cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as the core reads it; files stay behind."""
    found: dict[str, Any] = {}
    for each in fields:
        value = cleaned.get(each.key)
        if each.type is FieldType.FILES or value in (None, "", []):
            continue
        found[each.key] = value == YES if each.type is FieldType.YES_NO else value
    return found


def handed_in(fields: Iterable[CaseField], cleaned: Mapping[str, Any]) -> dict[str, list[Checked]]:
    """Files by the field that they were handed in with."""
    kinds = [each.key for each in fields if each.type is FieldType.FILES]
    return {key: list(cleaned[key]) for key in kinds if cleaned.get(key)}


def shown(asked: CaseField, value: Any) -> str:
    """What a field holds, as people read it."""
    if isinstance(value, bool):
        return phrase("form.yes" if value else "form.no")
    if isinstance(value, tuple | list):
        return ", ".join(said(asked.choices[key]) if key in asked.choices else str(key)
                         for key in value)  # fmt: skip
    if asked.type is FieldType.DAY:
        return shown_date(dt.date.fromisoformat(str(value)), Style.SHORT, language())
    if asked.type is FieldType.MONEY:
        return digits(money_in_table(Decimal(str(value))))
    if asked.type is FieldType.CHOICE and value in asked.choices:
        return said(asked.choices[value])
    return str(value)
