"""Forms about one's passkeys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from prongsai.apps.accounts.forms import Confirm
from prongsai.apps.accounts.models import Passkey, Person
from prongsai.apps.look.forms import NameField
from prongsai.apps.look.words import later


class Name(forms.Form):
    """What a passkey is called, for its owner to tell it from others."""

    name = NameField(label=later("passkey.name"), max_length=60)


class Add(Confirm):
    """A name and the password: nobody at a desk left alone adds a way in of his own."""

    name = NameField(
        label=later("passkey.name"), help_text=later("passkey.name_help"), max_length=60
    )
    field_order = ("name", "present")


class Remove(Confirm):
    """Which, and the password."""

    passkey = forms.ChoiceField(label=later("passkey.which"))
    field_order = ("passkey", "present")

    def __init__(
        self, person: Person, now: dt.datetime, rows: Sequence[Passkey], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(person, now, *args, **kwargs)
        self.rows = {row.key: row for row in rows}
        self.fields["passkey"].choices = [  # type: ignore[attr-defined]
            (row.key, row.name) for row in rows
        ]

    @property
    def chosen(self) -> Passkey:
        return self.rows[self.cleaned_data["passkey"]]
