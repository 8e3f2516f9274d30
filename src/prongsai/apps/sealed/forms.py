"""Forms of those who report, and of those who hold reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from prongsai.apps.accounts.passwords import faults
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.look.forms import KeyField, NameField, ReasonField
from prongsai.apps.look.words import later, phrase, sentences
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.queries import Charge
from prongsai.core.files.kinds import TAKEN
from prongsai.core.sealed.course import Move, Outcome, State
from prongsai.core.sealed.holding import About, Whom
from prongsai.core.sealed.written_key import read
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.receipt_code import is_whole

FILES = 3
"""So many come with one form; more come later, with the code."""
LONGEST = 20_000
PASSPHRASE = 20
"""Letters, at least: it is guessed at leisure by whoever has a copy."""


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
        people = [(key, _title(title)) for key, title in charge.people]
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


def _title(title: str) -> str:
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


class Passphrase(forms.Form):
    """What unlocks a key."""

    passphrase = forms.CharField(
        label=later("sealed.passphrase"), strip=False, max_length=400,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class NewKey(forms.Form):
    """A passphrase of one's own, other than the password."""

    new = forms.CharField(
        label=later("sealed.new"), help_text=later("sealed.new_help"), strip=False, max_length=400,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=later("sealed.again"), strip=False, max_length=400,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if len(new) < PASSPHRASE:
            raise forms.ValidationError(phrase("sealed.new_short", least=PASSPHRASE))
        if self.person.check_password(unicodedata.normalize("NFC", new)):
            raise forms.ValidationError(phrase("sealed.new_same"))
        if problems := faults(new, (self.person.username, self.person.name)):
            raise forms.ValidationError([sentences(problem) for problem in problems])
        return new

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(phrase("password.differs"))
        return again


class Recovery(forms.Form):
    """Both printed sheets, typed in."""

    one = forms.CharField(
        label=later("sealed.sheet_one"), help_text=later("sealed.sheet_typed"), max_length=400,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    two = forms.CharField(
        label=later("sealed.sheet_two"), max_length=400,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_one(self) -> bytes:
        return _sheet(self.cleaned_data["one"])

    def clean_two(self) -> bytes:
        return _sheet(self.cleaned_data["two"])


def _sheet(typed: str) -> bytes:
    try:
        return read(typed)
    except Refused as refused:
        raise forms.ValidationError([sentences(each) for each in refused.problems]) from refused


class Word(forms.Form):
    """An answer or a note."""

    text = ReasonField(label=later("sealed.text"), max_length=LONGEST)
    once = KeyField(required=False)


class MoveForm(forms.Form):
    """Where a report goes next."""

    to = forms.ChoiceField(label=later("sealed.to"), choices=())
    reason = ReasonField(
        label=later("sealed.move_reason"), help_text=later("sealed.move_help"), max_length=LONGEST,
        required=False,
    )  # fmt: skip
    body = forms.ChoiceField(label=later("sealed.body"), choices=(), required=False)
    receipt = NameField(
        label=later("sealed.body_receipt"), help_text=later("sealed.body_receipt_help"),
        max_length=300, required=False,
    )  # fmt: skip
    outcome = forms.ChoiceField(label=later("sealed.outcome"), choices=(), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, moves: Sequence[State], bodies: Sequence[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        none = [("", "–")]
        said = {
            "to": [(each.value, phrase(f"sealed.move_{each.value}")) for each in moves],
            "body": [*none, *bodies],
            "outcome": [
                *none, *((each.value, phrase(f"sealed.outcome_{each.value}")) for each in Outcome)
            ],
        }  # fmt: skip
        for name, choices in said.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined] # of a choice field

    @property
    def move(self) -> Move:
        facts = self.cleaned_data
        return Move(
            to=State(facts["to"]), reason=facts["reason"], body=facts["body"],
            receipt=facts["receipt"],
            outcome=Outcome(facts["outcome"]) if facts["outcome"] else None,
        )  # fmt: skip


class LeaveOut(forms.Form):
    """Who else must not open it."""

    units = forms.MultipleChoiceField(
        label=later("sealed.out_units"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.MultipleChoiceField(
        label=later("sealed.out_people"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, charge: Charge, about: About, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [each for each in charge.units.items() if each[0] not in about.units]
        people = [(key, _title(said)) for key, said in charge.people if key not in about.people]
        self.fields["units"].choices = units  # type: ignore[attr-defined] # of a choice field
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not facts.get("units") and not facts.get("people"):
            self.add_error(None, phrase("sealed.out_whom"))
        return facts


class Why(forms.Form):
    """A reason."""

    reason = ReasonField(label=later("sealed.reason"), max_length=2000)
