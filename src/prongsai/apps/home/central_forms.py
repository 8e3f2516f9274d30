"""Forms of whoever administers the whole installation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from prongsai.apps.accounts.forms_people import Facts, LastDay, UserName
from prongsai.apps.accounts.models import Person, Supervision
from prongsai.apps.accounts.queries import known_by
from prongsai.apps.look.forms import DayField
from prongsai.apps.look.words import later, phrase


class Somebody(Facts):
    """An account by its user name: one there is, or a new one."""

    username = UserName()
    field_order = ("username", "name", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: Person | None = None
        self.fields["name"].required = False
        self.fields["name"].help_text = phrase("central.name_help")

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        self.known = known_by(facts.get("username", ""))
        if self.known is None and not facts.get("name"):
            self.add_error("name", phrase("central.nobody"))
        if self.known and facts.get("name"):
            self.add_error("name", phrase("central.is_somebody", name=self.known.name))
        return facts


class OneArea(forms.Form):
    """An area to supervise, from one day to another."""

    area = forms.ChoiceField(label=later("central.area"))
    since = DayField(label=later("people.since"))
    until = DayField(
        label=later("people.until"), help_text=later("people.until_help"), required=False
    )

    def __init__(self, areas: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "–"), *areas]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        since, until = facts.get("since"), facts.get("until")
        if since and until and until < since:
            self.add_error("until", phrase("people.until_before"))
        return facts


class EndOfArea(LastDay):
    """Which area ends, and its last day."""

    held = forms.ChoiceField(label=later("central.area"))
    field_order = ("held", "last", "at_once")

    def __init__(
        self, rows: list[tuple[Supervision, str]], today: dt.date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(today, *args, **kwargs)
        self.rows = {str(row.pk): row for row, _ in rows}
        self.fields["held"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), name) for row, name in rows
        ]

    @property
    def chosen(self) -> Supervision:
        return self.rows[self.cleaned_data["held"]]
