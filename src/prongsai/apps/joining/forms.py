"""Forms of those who ask, and of those who decide."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from prongsai.apps.accounts.passwords import faults
from prongsai.apps.agencies.kinds import kind_name, known_kinds, name_table
from prongsai.apps.agencies.reading import SIZES
from prongsai.apps.joining import queries
from prongsai.apps.joining.models import Application
from prongsai.apps.look.forms import LineField, NameField, ReasonField
from prongsai.apps.look.words import later, phrase, sentences
from prongsai.core.terms.agency_names import expanded, split_kind
from prongsai.core.terms.receipt_code import is_whole

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)


class Who(forms.Form):
    """Who asks, for an agency that is on the list."""

    form = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    """By chance, made with the form: sending it twice is one request."""
    who = NameField(label=later("joining.who"), max_length=120)
    position = NameField(label=later("joining.position"), max_length=120)
    reach = LineField(
        label=later("joining.reach"), help_text=later("joining.reach_help"), max_length=120
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form": uuid.uuid4().hex})
        super().__init__(*args, **kwargs)
        for name, kind in (("who", "name"), ("position", "organization-title"), ("reach", "tel")):
            self.fields[name].widget.attrs["autocomplete"] = kind


def _kinds() -> Sequence[tuple[str, str]]:
    return [("", phrase("joining.kind_by_name")), *((key, kind_name(key)) for key in known_kinds())]


def _sizes() -> Sequence[tuple[str, str]]:
    return [("", phrase("joining.size_none")), *((each, phrase(f"size.{each}")) for each in SIZES)]


def _places() -> Sequence[Any]:
    return [("", phrase("joining.choose")), *queries.places(phrase("joining.whole_province"))]


class NewAgency(Who):
    """The agency too, where it is on no list."""

    name = NameField(
        label=later("agency.name"), help_text=later("joining.name_help"), max_length=200
    )
    kind = forms.ChoiceField(label=later("area.kind"), choices=_kinds, required=False)
    size = forms.ChoiceField(label=later("joining.size"), choices=_sizes, required=False)
    area = forms.ChoiceField(label=later("joining.area"), choices=_places)
    agency_code = forms.CharField(
        label=later("agency.code"), help_text=later("joining.code_help"), max_length=40,
        required=False,
    )  # fmt: skip
    field_order = (
        "form",
        "name",
        "kind",
        "size",
        "area",
        "agency_code",
        "who",
        "position",
        "reach",
    )

    def clean_name(self) -> str:
        return expanded(self.cleaned_data["name"], name_table())

    def clean_area(self) -> Any:
        found = queries.place(self.cleaned_data["area"])
        if found is None:
            raise forms.ValidationError(phrase("joining.choose"))
        return found

    def clean_agency_code(self) -> str:
        code: str = self.cleaned_data["agency_code"]
        if code and not _CODE.fullmatch(code):
            raise forms.ValidationError(phrase("joining.code_wrong"))
        if code and (known := queries.with_code(code)):
            raise forms.ValidationError(phrase("joining.code_known", agency=known.name))
        return code

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("name") and not facts.get("kind") and "kind" not in self.errors:
            facts["kind"], _ = split_kind(facts["name"], name_table())
            if not facts["kind"]:
                self.add_error("kind", phrase("joining.kind_unknown"))
        named = facts.get("name") and facts.get("area")
        if named and (known := queries.namesake(facts["name"], facts["area"])):
            self.add_error("name", phrase("joining.name_known", agency=known.name))
        return facts


class Code(forms.Form):
    """The code on the receipt; a slip in typing it is told before anything is looked up."""

    code = forms.CharField(
        label=later("joining.code"), help_text=later("joining.receipt_help"), max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(
            autocomplete="off", autocapitalize="none", spellcheck="false"
        )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_whole(code):
            raise forms.ValidationError(phrase("joining.code_slip"))
        return code


class OwnPassword(forms.Form):
    """The password of the account that was made."""

    new = forms.CharField(
        label=later("password.new"), help_text=later("password.help"), strip=False,
        max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=later("password.again"), strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, about: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if problems := faults(new, self.about):
            raise forms.ValidationError([sentences(problem) for problem in problems])
        return new

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(phrase("password.differs"))
        return again


class Refusal(forms.Form):
    """Why not."""

    reason = ReasonField(
        label=later("joining.reason"), help_text=later("joining.reason_help"), max_length=1000
    )


class Several(Refusal):
    """Which of those that wait are refused for one reason."""

    which = forms.MultipleChoiceField(
        label=later("joining.which"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("which", "reason")

    def __init__(self, waiting: Sequence[Application], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [  # type: ignore[attr-defined] # of a choice field
            (each.key, f"{each.name} · {phrase('joining.number')} {each.pk}") for each in waiting
        ]


class Approval(forms.Form):
    """What was done before saying yes."""

    called = forms.BooleanField(
        label=later("joining.called"), error_messages={"required": later("joining.call_first")}
    )
