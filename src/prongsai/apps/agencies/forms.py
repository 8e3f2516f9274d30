"""Forms about an agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from prongsai.apps.agencies.fields import (
    AgencyNameField,
    CodeField,
    DomainField,
    PlaceField,
    kinds,
    sizes,
)
from prongsai.apps.agencies.listing import ENDINGS
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.agencies.queries import place_names
from prongsai.apps.agencies.reading import LONGEST
from prongsai.apps.look.forms import ModelForm, NameField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.core.terms.thai import has_letters, tidy

OWN = {
    "name": "name", "kind": "kind", "code": "agency_code", "size": "size", "domain": "domain",
}  # fmt: skip
"""Facts of the agency itself, beside its place and other names, and the fields that ask them."""
MOVING = ("kind", "agency_code", "province", "district")
"""What decides who stands above an agency and which rows of files are its own."""
LARGEST = 5 * 1024 * 1024
"""Bytes of a list: fifty thousand agencies, and what a small server can look at."""


class About(Watched, forms.Form):
    """What is known of an agency.

    Who looks after the installation may change all of it. An agency's own administrator leaves
    alone what says whose supervisor sees it and which answers are its own: class, code and place.
    """

    name = AgencyNameField(label=later("agency.name"), help_text=later("agency.name_help"))
    kind = forms.ChoiceField(label=later("start.kind"))
    agency_code = CodeField()
    """Not `code`: a field of that name is taken for a secret and lost with its session."""
    size = forms.ChoiceField(label=later("start.size"), choices=sizes, required=False)
    province = PlaceField("province", label=later("start.province"))
    district = PlaceField(
        "district", label=later("start.district"), help_text=later("start.district_help"),
        required=False,
    )  # fmt: skip
    domain = DomainField()
    aliases = ReasonField(
        label=later("agency.aliases"), help_text=later("agency.aliases_help"), required=False,
        max_length=2000,
    )  # fmt: skip

    def __init__(self, agency: Agency, *args: Any, may_move: bool, **kwargs: Any) -> None:
        self.known_place = province, district = place_names(agency)
        aliases = agency.aliases.order_by("name").values_list("name", flat=True)
        facts = {field: getattr(agency, key) for key, field in OWN.items()}
        known = {"province": province, "district": district, "aliases": "\n".join(aliases)}
        super().__init__(*args, initial=facts | known, **kwargs)
        own = {agency.kind: agency.kind}  # perhaps of an older pack of names
        self.fields["kind"].choices = list((own | dict(kinds())).items())  # type: ignore[attr-defined]
        self.fields["province"].required = bool(province)
        self.agency = agency
        if not may_move:
            for name in MOVING:
                del self.fields[name]

    def clean_agency_code(self) -> str:
        code: str = self.cleaned_data["agency_code"]
        others = Agency.objects.exclude(pk=self.agency.pk)
        if code and others.filter(code__iexact=code).exists():
            raise forms.ValidationError(phrase("agency.code_taken"))
        return code

    def clean_aliases(self) -> list[str]:
        names = (tidy(line) for line in self.cleaned_data["aliases"].splitlines())
        found = list(dict.fromkeys(name for name in names if has_letters(name)))
        if any(len(name) > LONGEST["name"] for name in found):
            raise forms.ValidationError(phrase("agency.alias_long"))
        return found

    @property
    def facts(self) -> dict[str, str]:
        return {key: self.cleaned_data[field] for key, field in OWN.items() if field in self.fields}

    @property
    def place(self) -> tuple[str, str] | None:
        """Province and district, where they are other ones."""
        if "province" not in self.fields:
            return None
        wanted = self.cleaned_data["province"], self.cleaned_data["district"]
        return None if wanted == self.known_place else wanted


class OfDivision(Watched, ModelForm[Division]):
    """A division; under another it is a sub-unit."""

    class Meta:
        model = Division
        fields = ("name", "parent", "closed")
        field_classes: ClassVar = {"name": NameField}
        labels = {
            "name": later("division.name"),
            "parent": later("division.parent"),
            "closed": later("division.closed"),
        }
        help_texts = {"closed": later("division.closed_help")}

    def __init__(self, others: Sequence[Division], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = Division.objects.filter(pk__in=[each.pk for each in others])
        parent.choices = [("", phrase("division.top")), *((each.pk, each.name) for each in others)]
        if "instance" not in kwargs:
            del self.fields["closed"]


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
