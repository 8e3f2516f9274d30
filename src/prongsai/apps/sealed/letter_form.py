"""What an officer chooses and types for a letter; none of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from prongsai.apps.look.forms import DayField, LineField, NameField, ReasonField
from prongsai.apps.look.words import later
from prongsai.apps.sealed.reporting import LONGEST
from prongsai.core.documents.sealed_letter import Secrecy


class Letter(forms.Form):
    """Whom it is to, what it tells, who signs."""

    body = forms.ChoiceField(label=later("sealed.body"), choices=())
    to = NameField(
        label=later("sealed.letter_to"), help_text=later("sealed.letter_to_help"), max_length=200,
        required=False,
    )  # fmt: skip
    number = LineField(
        label=later("sealed.letter_number"), help_text=later("sealed.letter_number_help"),
        max_length=60, required=False,
    )  # fmt: skip
    dated = DayField(label=later("sealed.letter_dated"), required=False)
    secrecy = forms.ChoiceField(
        label=later("sealed.letter_secrecy"), help_text=later("sealed.letter_secrecy_help"),
        choices=[(each.value, later(f"sealed.letter_{each.value}")) for each in Secrecy],
    )  # fmt: skip
    what = forms.BooleanField(label=later("sealed.letter_what"), required=False)
    accused = forms.BooleanField(label=later("sealed.letter_accused"), required=False)
    where = forms.BooleanField(label=later("sealed.letter_where"), required=False)
    found = forms.BooleanField(
        label=later("sealed.letter_found"), help_text=later("sealed.letter_found_help"),
        required=False,
    )  # fmt: skip
    attached = forms.BooleanField(
        label=later("sealed.letter_files"), help_text=later("sealed.letter_files_help"),
        required=False,
    )  # fmt: skip
    words = ReasonField(label=later("sealed.letter_words"), max_length=LONGEST, required=False)
    signer = NameField(label=later("sealed.letter_signer"), max_length=120, required=False)
    position = NameField(label=later("sealed.letter_position"), max_length=200, required=False)

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined] # of a choice field
