"""Forms of an opened box and of letters of other agencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from prongsai.apps.cases.ways_in import Letter, Opened
from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later

MOST_FOUND = 5000


def _number(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=later(label), help_text=later(help_text) if help_text else "", min_value=0,
        max_value=MOST_FOUND, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class BoxForm(forms.Form):
    """Two people, a day, how many."""

    token = KeyField(required=False)
    day = DayField(label=later("box.day"))
    place = LineField(label=later("box.place"), max_length=150)
    first = forms.ChoiceField(label=later("box.first"))
    second = forms.ChoiceField(label=later("box.second"), help_text=later("box.second_help"))
    found = _number("box.found", "box.found_help")
    beside = _number("box.beside", "box.beside_help")
    note = ReasonField(label=later("box.note"), help_text=later("box.note_help"), required=False,
                       max_length=500)  # fmt: skip

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        kwargs["initial"] = {"token": new_key(), "beside": 0, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            chosen: Any = self.fields[name]
            chosen.choices = [("", "–"), *people.items()]

    @property
    def said(self) -> Opened:
        names = ("day", "place", "first", "second", "found", "beside", "note")
        return Opened(**{name: self.cleaned_data[name] for name in names})


class _Referral(forms.Form):
    agency = LineField(label=later("referral.agency"), max_length=150)
    letter = LineField(label=later("referral.letter"), required=False, max_length=60)
    day = DayField(label=later("referral.day"))
    receipt = LineField(label=later("referral.receipt"), help_text=later("referral.receipt_help"),
                        required=False, max_length=60)  # fmt: skip
    receipt_day = DayField(label=later("referral.receipt_day"), required=False)


class ReferralForm(Watched, _Referral):
    """To whom or from whom, by which letter; their receipt may come later."""

    def said(self, *, came: bool) -> Letter:
        found = self.cleaned_data
        return Letter(
            came=came, agency=found["agency"], letter=found["letter"], day=found["day"],
            receipt=found["receipt"], receipt_day=found["receipt_day"] or None,
        )  # fmt: skip
