"""Forms of those who report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.look.forms import KeyField, NameField, ReasonField
from prongsai.apps.look.words import later, phrase, sentences
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.queries import Charge
from prongsai.core.files.kinds import TAKEN
from prongsai.core.sealed.holding import About, Whom
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.receipt_code import is_whole

FILES = 3
"""So many come with one form; more come later, with the code."""
LONGEST = 20_000


class AboutForm(forms.Form):
    """Whom it is about, before anything is written: who may read it follows from that."""

    whom = forms.ChoiceField(
        label=later("sealed.whom"), widget=forms.RadioSelect,
        choices=lambda: [(each.value, phrase(f"sealed.whom_{each.value}")) for each in Whom],
    )  # fmt: skip
    unit = forms.ChoiceField(
        label=later("sealed.unit"), help_text=later("sealed.unit_help"), required=False
    )
    people = forms.MultipleChoiceField(
        label=later("sealed.people"), help_text=later("sealed.people_help"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, charge: Charge, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", phrase("sealed.unit_none")), *charge.units.items()]
        self.fields["unit"].choices = units  # type: ignore[attr-defined] # of a choice field
        people = [(key, title_of(title)) for key, title in charge.people]
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("whom") == Whom.UNIT and not facts.get("unit"):
            self.add_error("unit", phrase("sealed.unit_which"))
        return facts

    @property
    def about(self) -> About:
        facts = self.cleaned_data
        return About(
            whom=Whom(facts["whom"]),
            units=(facts["unit"],) if facts["unit"] else (),
            people=tuple(facts["people"]),
        )


def title_of(title: str) -> str:
    return title or phrase("sealed.no_position")


class ManyFiles(forms.ClearableFileInput):
    """Several at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Each looked at by what it holds; pictures without what they tell of their making."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", ManyFiles(attrs={"accept": TAKEN.replace(" ", "")}))
        super().__init__(required=False, allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Checked]:  # noqa: ARG002 - of a field
        given = [each for each in data or [] if isinstance(each, UploadedFile)]
        if len(given) > FILES:
            raise forms.ValidationError(phrase("sealed.files_many", most=FILES))
        return [_checked(each) for each in given]


def _checked(given: UploadedFile[Any]) -> Checked:
    try:
        return checked(given.name or "", given.read())
    except Refused as refused:
        raise forms.ValidationError([sentences(each) for each in refused.problems]) from refused


class Report(forms.Form):
    """The report."""

    what = ReasonField(
        label=later("sealed.what"), help_text=later("sealed.what_help"), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    accused = ReasonField(
        label=later("sealed.accused"), help_text=later("sealed.accused_help"), max_length=2000,
        required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    where = ReasonField(
        label=later("sealed.where"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    attached = FilesField(label=later("sealed.files"), help_text=later("sealed.files_help"))
    named = forms.ChoiceField(
        label=later("sealed.named"), widget=forms.RadioSelect, initial="no",
        choices=lambda: [("no", phrase("sealed.named_no")), ("yes", phrase("sealed.named_yes"))],
    )  # fmt: skip
    name = NameField(label=later("sealed.name"), max_length=200, required=False)
    reach = NameField(
        label=later("sealed.reach"), help_text=later("sealed.reach_help"), max_length=300,
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, may_be_named: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        if not may_be_named:
            for name in ("named", "name", "reach"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("named") == "yes" and not (facts.get("name") or facts.get("reach")):
            self.add_error("name", phrase("sealed.name_which"))
        return facts

    @property
    def who(self) -> Identity:
        facts = self.cleaned_data
        if facts.get("named") != "yes":
            return Identity()
        return Identity(name=facts["name"], reach=facts["reach"])


class Code(forms.Form):
    """The receipt code; a slip in typing it is told before anything is looked up."""

    code = forms.CharField(label=later("sealed.code"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(
            autocomplete="off", autocapitalize="none", spellcheck="false"
        )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_whole(code):
            raise forms.ValidationError(phrase("sealed.code_slip"))
        return code


class More(forms.Form):
    """What is added with the code."""

    text = ReasonField(label=later("sealed.more"), max_length=LONGEST, required=False)
    attached = FilesField(label=later("sealed.files"), help_text=later("sealed.files_help"))
    once = KeyField(required=False)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if "attached" in facts and not (facts.get("text") or facts["attached"]):
            self.add_error("text", phrase("sealed.more_empty"))
        return facts
