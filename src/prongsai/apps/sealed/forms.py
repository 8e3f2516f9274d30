"""Forms of those who hold reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from prongsai.apps.accounts.passwords import faults
from prongsai.apps.look.forms import KeyField, NameField, ReasonField
from prongsai.apps.look.words import language, later, phrase, sentences
from prongsai.apps.sealed.frame import course
from prongsai.apps.sealed.queries import Charge
from prongsai.apps.sealed.reporting import LONGEST, title_of
from prongsai.core.sealed.course import Move, Need, Way
from prongsai.core.sealed.holding import About
from prongsai.core.sealed.keeping import MOST_YEARS
from prongsai.core.sealed.limits import LONGEST as LONGEST_LIMIT
from prongsai.core.sealed.limits import Chosen, Limit
from prongsai.core.sealed.written_key import read
from prongsai.core.terms.problem import Refused

PASSPHRASE = 20
"""Letters, at least: it is guessed at leisure by whoever has a copy."""


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


_ASKED = {
    Need.REASON: ("reason",), Need.BODY: ("body", "receipt"), Need.OUTCOME: ("outcome",),
}  # fmt: skip
"""What a form of a move asks for, by what the move needs."""


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
        self, moves: Sequence[Way], bodies: Sequence[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        none = [("", "–")]
        said = {
            "to": [(each.to, each.label.said(language())) for each in moves],
            "body": [*none, *bodies],
            "outcome": [
                *none,
                *((key, each.name.said(language())) for key, each in course().decisions.items()),
            ],
        }  # fmt: skip
        for name, choices in said.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined] # of a choice field
        for need, names in _ASKED.items():
            self._ask(names, [each for each in moves if need in each.needs], len(moves))

    def _ask(self, names: Sequence[str], moves: Sequence[Way], of: int) -> None:
        """Only what a move from here may need, and for which where not all do."""
        first = self.fields[names[0]]
        if not moves:
            for name in names:
                del self.fields[name]
        elif len(moves) == of:
            first.required = True
        else:
            said = " · ".join(each.label.said(language()) for each in moves)
            told = phrase("sealed.needed_for", moves=said)
            first.help_text = f"{told} {first.help_text}".strip()

    @property
    def move(self) -> Move:
        facts = self.cleaned_data
        asked = ("reason", "body", "receipt", "outcome")
        return Move(to=facts["to"], **{name: facts.get(name, "") for name in asked})


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
        people = [(key, title_of(said)) for key, said in charge.people if key not in about.people]
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


class Receipt(forms.Form):
    """That a body outside has taken it."""

    body = forms.ChoiceField(label=later("sealed.body"), choices=())
    receipt = NameField(
        label=later("sealed.body_receipt"), help_text=later("sealed.receipt_help"), max_length=300
    )  # fmt: skip

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined] # of a choice field


class Terms(forms.Form):
    """Days of each clock, and years that a report is kept."""

    keep_years = forms.IntegerField(
        label=later("sealed.keep_years"), help_text=later("sealed.keep_help"), required=False,
        min_value=1, max_value=MOST_YEARS,
    )  # fmt: skip

    def __init__(self, limits: Mapping[str, Limit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        for key, each in limits.items():
            known = each.length if isinstance(each.length, int) else 0
            said = phrase("sealed.days_known", days=known) if known else phrase("sealed.days_open")
            self.fields[f"{key}_days"] = forms.IntegerField(
                label=phrase("sealed.days_of", what=each.title.said(language())), help_text=said,
                required=False, min_value=1, max_value=known or LONGEST_LIMIT,
            )  # fmt: skip
            self.fields[f"{key}_working"] = forms.BooleanField(
                label=phrase("sealed.days_working"), required=False
            )
        self.order_fields([name for name in self.fields if name != "keep_years"])

    @property
    def chosen(self) -> dict[str, Chosen]:
        facts = self.cleaned_data
        return {
            key: Chosen(length=facts[f"{key}_days"], working=facts[f"{key}_working"])
            for key in self.limits
        }


def terms_said(limits: Mapping[str, Any], keep_years: int | None) -> dict[str, Any]:
    """What stands in that form before anybody has typed."""
    said: dict[str, Any] = {"keep_years": keep_years}
    for key, each in limits.items():
        said |= {f"{key}_days": each["length"], f"{key}_working": each["working"]}
    return said
