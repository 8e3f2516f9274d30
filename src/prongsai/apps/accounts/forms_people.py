"""Forms about the people of an agency, for its administrator."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import F, Q
from django.http import QueryDict

from prongsai.apps.accounts import powers
from prongsai.apps.accounts.models import Membership, Person, Power
from prongsai.apps.accounts.usernames import UsernameField
from prongsai.apps.look.forms import DayField, NameField
from prongsai.apps.look.words import later, phrase
from prongsai.core.access.roles import AGENCY_ROLES, Role

A_YEAR = dt.timedelta(days=366)
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Office:
    """What the forms must know of an agency: its divisions, its people, and the day."""

    agency: str
    divisions: Choices
    people: Sequence[Person]
    former: Sequence[Person]
    """Whose parts have ended; somebody may act for them until there is a successor."""
    today: dt.date

    @property
    def named(self) -> Choices:
        return [("", "–"), *((person.key, person.name) for person in self.people)]

    @property
    def named_ever(self) -> Choices:
        return [*self.named, *((person.key, person.name) for person in self.former)]

    def person(self, key: str) -> Person | None:
        everybody = (*self.people, *self.former)
        return next((each for each in everybody if each.key == key), None)


def _roles() -> Choices:
    return [("", "–"), *((each.value, phrase(f"role.{each.value}")) for each in AGENCY_ROLES)]


class _Times(forms.Form):
    """From one day to another, the first not so long ago that its year must be a slip."""

    years_back = 1
    today: dt.date

    def clean_since(self) -> dt.date:
        since: dt.date = self.cleaned_data["since"]
        if since < self.today - self.years_back * A_YEAR:
            raise forms.ValidationError(phrase("people.long_ago", years=self.years_back))
        return since

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        since, until = facts.get("since"), facts.get("until")
        if since and until and until < since:
            self.add_error("until", phrase("people.until_before"))
        return facts


class Facts(forms.Form):
    """What an administrator says of a person."""

    name = NameField(label=later("me.name"), max_length=120)
    position = NameField(label=later("me.position"), max_length=120, required=False)


class Changed(Facts):
    """The same of somebody known already; `seen` is what the form was filled from."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, person: Person, data: QueryDict | None) -> None:
        self.person, self.mark = person, _mark(person)
        known = {"name": person.name, "position": person.position, "seen": self.mark}
        self.stale = data is not None and data.get("seen") != self.mark
        if data is not None and self.stale:
            data = data.copy()
            data["seen"] = self.mark  # sent once more, it replaces what has just been shown
        super().__init__(data, initial=known)

    def clean(self) -> dict[str, Any]:
        if self.stale:
            now = " · ".join(filter(None, (self.person.name, self.person.position)))
            raise forms.ValidationError(phrase("people.changed_meanwhile", now=now))
        return super().clean() or self.cleaned_data

    @property
    def facts(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in ("name", "position")}


def _mark(person: Person) -> str:
    return hashlib.sha256(f"{person.name}\n{person.position}".encode()).hexdigest()[:16]


class Part(_Times):
    """A part to give: which, where, from when, by which order, for whom."""

    role = forms.ChoiceField(
        label=later("people.role"), help_text=later("people.role_help"), choices=_roles
    )
    division = forms.ChoiceField(label=later("people.division"), required=False)
    since = DayField(label=later("people.since"))
    until = DayField(
        label=later("people.until"), help_text=later("people.until_help"), required=False
    )
    order = NameField(
        label=later("people.order"),
        help_text=later("people.order_help"),
        max_length=120,
        required=False,
    )
    acting_for = forms.ChoiceField(
        label=later("people.acting_for"), help_text=later("people.acting_help"), required=False
    )

    def __init__(
        self, office: Office, *args: Any, who: Person | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.today = office, office.today
        self.fields["division"].choices = [("", "–"), *office.divisions]  # type: ignore[attr-defined]
        self.fields["since"].initial = office.today
        if "acting_for" in self.fields:
            others = [each for each in office.named_ever if not who or each[0] != who.key]
            self.fields["acting_for"].choices = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        if key := facts.get("acting_for"):
            if not facts.get("until") and "until" not in self.errors:
                self.add_error("until", phrase("people.acting_until"))
            if not facts.get("order"):
                self.add_error("order", phrase("people.acting_order"))
            began = Q(until=None) | Q(until__gte=F("since"))
            held = Membership.objects.filter(
                person__key=key, role=facts.get("role", ""), agency=self.office.agency
            )
            if not held.filter(began, acting_for=None, waiting=False).exists():
                self.add_error("acting_for", phrase("people.acting_role"))
        return facts

    @property
    def more(self) -> dict[str, Any]:
        """What goes with the part besides which it is and since when."""
        facts = self.cleaned_data
        known = ("division", "order", "until")
        found: dict[str, Any] = {key: facts[key] for key in known if key in facts}
        absent = self.office.person(facts.get("acting_for", ""))
        return {**found, "acting_for": absent} if absent else found

    @property
    def chosen_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class NewPerson(Facts, Part):
    """Somebody new, with a first part."""

    username = UsernameField(help_text=later("people.username_help"))
    until = None  # type: ignore[assignment] # Django takes an inherited field away so
    acting_for = None  # type: ignore[assignment]

    field_order = ("name", "position", "username", "role", "division", "since", "order")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if Person.objects.filter(username=username).exists():
            raise forms.ValidationError(phrase("people.username_taken"))
        return username


class LastDay(forms.Form):
    """The last day of something, or an end at once."""

    last = DayField(label=later("people.last"), help_text=later("people.last_help"), required=False)
    at_once = forms.BooleanField(
        label=later("people.at_once"), help_text=later("people.at_once_help"), required=False
    )

    def __init__(self, today: dt.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["last"].initial = today

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("at_once"):
            facts["last"] = self.today - dt.timedelta(days=1)
            self.errors.pop("last", None)
        elif not facts.get("last") and "last" not in self.errors:
            self.add_error("last", phrase("people.last_needed"))
        return facts


@dataclass(frozen=True, slots=True)
class Held:
    """Who hands over, and what there is to hand over."""

    person: Person
    parts: Sequence[Membership]
    powers: Sequence[Power]


class HandOver(LastDay):
    """Which parts and powers go to whom, and when."""

    parts = forms.MultipleChoiceField(
        label=later("people.hand_over_parts"), widget=forms.CheckboxSelectMultiple, required=False
    )
    powers = forms.MultipleChoiceField(
        label=later("people.hand_over_powers"), help_text=later("people.hand_over_powers_help"),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    successor = forms.ChoiceField(label=later("people.successor"))
    order = NameField(
        label=later("people.order"), help_text=later("people.order_help"), max_length=120,
        required=False,
    )  # fmt: skip
    field_order = ("parts", "powers", "successor", "last", "at_once", "order")

    def __init__(self, held: Held, office: Office, *args: Any, **kwargs: Any) -> None:
        super().__init__(office.today, *args, **kwargs)
        self.fields["last"].label = phrase("people.hand_over_last")
        self.held_parts = {str(each.pk): each for each in held.parts}
        self.held_powers = {str(each.pk): each for each in held.powers}
        self._offer(
            "parts", {key: phrase(f"role.{row.role}") for key, row in self.held_parts.items()}
        )
        self._offer(
            "powers", {key: powers.name_of(row.power) for key, row in self.held_powers.items()}
        )
        others = [each for each in office.named if each[0] != held.person.key]
        self.fields["successor"].choices = others  # type: ignore[attr-defined]

    def _offer(self, name: str, named: Mapping[str, str]) -> None:
        """All of it is ticked to begin with; what there is nothing of is not asked."""
        self.fields[name].choices = list(named.items())  # type: ignore[attr-defined]
        self.fields[name].initial = list(named)
        if not named:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not (facts.get("parts") or facts.get("powers")):
            self.add_error(None, phrase("people.hand_over_nothing"))
        if facts.get("powers") and not facts.get("order"):
            self.add_error("order", phrase("people.hand_over_order"))
        return facts

    @property
    def chosen(self) -> list[Membership]:
        return [self.held_parts[key] for key in self.cleaned_data.get("parts", ())]

    @property
    def chosen_powers(self) -> list[Power]:
        return [self.held_powers[key] for key in self.cleaned_data.get("powers", ())]


class NewPower(_Times):
    """A line for the register of powers; orders of a few years ago are still in force."""

    years_back = 10

    power = forms.ChoiceField(
        label=later("powers.power"), choices=lambda: [("", "–"), *powers.choices()]
    )
    holder = forms.ChoiceField(label=later("powers.holder"))
    since = DayField(label=later("people.since"))
    until = DayField(
        label=later("people.until"), help_text=later("people.until_help"), required=False
    )
    order = NameField(
        label=later("people.order"), help_text=later("people.order_help"), max_length=120
    )

    def __init__(self, office: Office, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = office.today
        self.fields["holder"].choices = office.named  # type: ignore[attr-defined]
        self.fields["since"].initial = office.today
