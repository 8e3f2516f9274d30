"""Forms about an agency."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from prongsai.apps.agencies.listing import ENDINGS
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.look.forms import ModelForm
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.core.terms.thai import tidy

LARGEST = 5 * 1024 * 1024
"""Bytes of a list: fifty thousand agencies, and what a small server can look at."""


class About(Watched, ModelForm[Agency]):
    """What its administrator may change."""

    aliases = forms.CharField(
        label=later("agency.aliases"),
        help_text=later("agency.aliases_help"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Agency
        fields = ("name", "domain")
        labels = {each: later(f"agency.{each}") for each in fields}
        help_texts = {"domain": later("agency.domain_help")}

    def clean_aliases(self) -> list[str]:
        names = (tidy(line) for line in self.cleaned_data["aliases"].splitlines())
        found = list(dict.fromkeys(name for name in names if name))
        if any(len(name) > 200 for name in found):  # noqa: PLR2004 - as long as a name may be
            raise forms.ValidationError(phrase("agency.alias_long"))
        return found


class OfDivision(Watched, ModelForm[Division]):
    """A division; under another it is a sub-unit."""

    class Meta:
        model = Division
        fields = ("name", "parent", "closed")
        labels = {
            "name": later("division.name"),
            "parent": later("division.parent"),
            "closed": later("division.closed"),
        }
        help_texts = {"closed": later("division.closed_help")}

    def __init__(self, others: QuerySet[Division], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = others
        parent.empty_label = phrase("division.top")
        if "instance" not in kwargs:
            del self.fields["closed"]

    def clean_name(self) -> str:
        return tidy(self.cleaned_data["name"])


class NewList(forms.Form):
    """A list of agencies to be looked at."""

    file = forms.FileField(
        label=later("list.file"),
        help_text=later("list.file_help"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(phrase("list.large", most=LARGEST // 1024 // 1024))
        return file
