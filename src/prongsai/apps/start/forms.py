"""The steps of the first start, each a form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from prongsai.apps.accounts.passwords import faults
from prongsai.apps.accounts.usernames import UsernameField
from prongsai.apps.agencies.fields import (
    AgencyNameField,
    CodeField,
    DomainField,
    PlaceField,
    kinds,
    sizes,
)
from prongsai.apps.assessments.rules import SCHEME, assumption, shelf, years
from prongsai.apps.look.forms import NameField
from prongsai.apps.look.words import digits, later, phrase, sentences
from prongsai.apps.start.plan import FIRST_ROLES, Divisions, Newcomer
from prongsai.apps.start.reading import OrphanUnit, Twice, read_divisions
from prongsai.core.access.roles import Role
from prongsai.core.terms.agency_names import split_kind
from prongsai.core.terms.fiscal_year import FiscalYear


class Code(forms.Form):
    """The code from the terminal."""

    code = forms.CharField(
        label=later("start.code"), help_text=later("start.code_help"), max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(
            autocomplete="off", autocapitalize="none", spellcheck="false"
        )


def _kinds() -> Sequence[tuple[str, str]]:
    return [("", phrase("start.kind_by_name")), *kinds()]


class AboutAgency(forms.Form):
    """The agency itself."""

    name = AgencyNameField(label=later("start.name"), help_text=later("start.name_help"))
    kind = forms.ChoiceField(
        label=later("start.kind"), help_text=later("start.kind_help"), choices=_kinds,
        required=False,
    )  # fmt: skip
    code = CodeField()
    size = forms.ChoiceField(label=later("start.size"), choices=sizes, required=False)
    domain = DomainField()

    def clean(self) -> dict[str, Any]:
        """Without a kind chosen the name tells it, as far as it begins with one."""
        facts = super().clean() or self.cleaned_data
        if facts.get("name") and not facts.get("kind") and "kind" not in self.errors:
            facts["kind"], _ = split_kind(facts["name"], shelf().agency_names.table)
            if not facts["kind"]:
                self.add_error("kind", phrase("start.kind_unknown"))
        return facts


class Place(forms.Form):
    """Where the agency lies."""

    province = PlaceField(
        "province", label=later("start.province"), help_text=later("start.province_help")
    )
    district = PlaceField(
        "district", label=later("start.district"), help_text=later("start.district_help"),
        required=False,
    )  # fmt: skip


class DivisionLines(forms.Form):
    """Divisions and their sub-units, one a line."""

    divisions = forms.CharField(
        label=later("start.divisions"), help_text=later("start.divisions_help"), max_length=8000,
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip

    def clean_divisions(self) -> Divisions:
        try:
            found = read_divisions(self.cleaned_data["divisions"])
        except OrphanUnit as orphan:
            raise forms.ValidationError(phrase("start.orphan", name=orphan)) from orphan
        except Twice as twice:
            raise forms.ValidationError(phrase("start.twice", name=twice)) from twice
        names = [each for name, units in found for each in (name, *units)]
        if long := next((each for each in names if len(each) > 120), None):  # noqa: PLR2004
            raise forms.ValidationError(phrase("start.long", name=long))
        return found


def _years() -> Sequence[tuple[int, str]]:
    return [
        (year, phrase("start.year_draft" if assumption(SCHEME, year) else "start.year", year=year))
        for year in reversed(years(SCHEME))
    ]


class Year(forms.Form):
    """The fiscal year to begin with."""

    year = forms.TypedChoiceField(
        label=later("start.year_label"), help_text=later("start.year_help"), coerce=int,
        choices=_years, widget=forms.RadioSelect,
    )  # fmt: skip


def proposed_year(today: Any) -> int:
    """The fiscal year of a day, or the last there are criteria for."""
    known = years(SCHEME)
    return min(FiscalYear.of(today).year, known[-1])


class People(forms.Form):
    """The first accounts besides one's own; whoever is not known yet may follow later."""

    mine = forms.BooleanField(label=later("start.mine"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in FIRST_ROLES:
            self.fields[f"{role}_name"] = NameField(
                label=later("me.name"), max_length=120, required=False
            )
            self.fields[f"{role}_username"] = UsernameField(
                help_text=later("start.username_help"), required=False
            )

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each role together, under its name."""
        return [
            (phrase(f"role.{role}"), [self[f"{role}_name"], self[f"{role}_username"]])
            for role in FIRST_ROLES
        ]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for role in FIRST_ROLES:
            name, username = f"{role}_name", f"{role}_username"
            if self._skipped(role) or self.errors.keys() & {name, username}:
                continue
            if bool(facts.get(name)) != bool(facts.get(username)):
                missing = username if facts.get(name) else name
                self.add_error(missing, phrase("start.both"))
            elif (chosen := facts.get(username)) and chosen in taken:
                self.add_error(username, phrase("start.username_taken"))
            taken.add(facts.get(username, ""))
        return facts

    def _skipped(self, role: Role) -> bool:
        return role is Role.COORDINATOR and bool(self.cleaned_data.get("mine"))

    @property
    def newcomers(self) -> tuple[Newcomer, ...]:
        facts = self.cleaned_data
        return tuple(
            Newcomer(facts[f"{role}_name"], facts[f"{role}_username"], (role,))
            for role in FIRST_ROLES
            if facts.get(f"{role}_username") and not self._skipped(role)
        )


class Myself(forms.Form):
    """The account of whoever sets the installation up."""

    name = NameField(label=later("me.name"), max_length=120)
    username = UsernameField(help_text=later("start.username_help"))
    password = forms.CharField(
        label=later("sign_in.password"), help_text=later("password.help"), strip=False,
        max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=later("start.again"), strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, taken: Collection[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if username in self.taken:
            raise forms.ValidationError(phrase("start.username_taken"))
        return username

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        about = (self.cleaned_data.get("username", ""), self.cleaned_data.get("name", ""))
        if problems := faults(password, about):
            raise forms.ValidationError([sentences(problem) for problem in problems])
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(phrase("start.differs"))
        return again


def years_said(year: int) -> str:
    """A year as its choice says it."""
    return digits(dict(_years())[year])
