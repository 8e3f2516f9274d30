"""The form of a draft, and the reason for withdrawing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars.actions import Given
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.whom import audience_of, roles
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import AddressField, DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import digits, later
from prongsai.apps.papers.queries import listed
from prongsai.core.circulars.audience import Hand

PAPERS = 100
"""Signed papers to choose from, the newest."""


class CircularForm(forms.Form):
    """What is sent, to whom, until when."""

    title = LineField(
        label=later("circular.title"), help_text=later("circular.title_help"), max_length=300
    )
    asks = ReasonField(
        label=later("circular.asks"), help_text=later("circular.asks_help"), max_length=1000
    )
    file = CheckedFile(
        label=later("circular.file"), help_text=later("circular.file_help"), required=False
    )
    address = AddressField(
        label=later("circular.address"), required=False, max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip
    paper = forms.ChoiceField(label=later("circular.paper"), required=False)
    everybody = forms.BooleanField(label=later("circular.to_everybody"), required=False)
    units = forms.MultipleChoiceField(
        label=later("circular.units"), help_text=later("circular.units_help"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    roles = forms.MultipleChoiceField(
        label=later("circular.roles"), required=False, widget=forms.CheckboxSelectMultiple
    )
    until = DayField(
        label=later("circular.until"), help_text=later("circular.until_help"), required=False
    )

    def __init__(self, *args: Any, agency: Agency, hand: Hand, units: Units, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fewer(hand)
        kept = self.initial.get("units", ())
        reached = units.open if hand.whole else units.open & hand.writes
        self._choose("units", _units(units, {*reached, *kept}))
        self._choose("roles", roles())
        self._choose("paper", _papers(agency, self.initial.get("paper", "")))

    def fewer(self, hand: Hand) -> None:
        """Who reaches some units only is asked for nothing else."""
        if not hand.whole:
            del self.fields["everybody"], self.fields["roles"]
            self.fields["units"].required = True

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            if not [key for key, _ in choices if key]:
                del self.fields[name]

    @property
    def given(self) -> Given:
        """The draft as it was typed; who asks everybody names nobody besides."""
        said = self.cleaned_data
        return Given(
            title=said["title"], asks=said["asks"], address=said["address"],
            paper=said.get("paper", ""), until=said["until"], file=said.get("file"),
            audience=audience_of(said),
        )  # fmt: skip


def _units(units: Units, wanted: Collection[str]) -> list[tuple[str, str]]:
    here = [(key, digits(name)) for key, name in units.names.items() if key in wanted]
    return [*here, *((key, key) for key in sorted(set(wanted) - units.names.keys()))]


def _papers(agency: Agency, kept: str) -> list[tuple[str, str]]:
    """Papers that everybody of the agency may read."""
    rows = listed(agency, "signed", "", None, PAPERS, drafts=False).papers
    found = [(each.key, digits(" ".join(filter(None, (each.number, each.title))))) for each in rows]
    known = {key for key, _ in found}
    return [("", "–"), *found, *([(kept, kept)] if kept and kept not in known else [])]


class NewForm(CircularForm):
    """Another one."""

    token = KeyField()


class ChangeForm(Watched, CircularForm):
    """The same over a draft that somebody else may be changing."""


class WithdrawForm(forms.Form):
    """Why it asks no more."""

    reason = ReasonField(label=later("circular.reason"), max_length=500)


def initial(row: Circular) -> dict[str, Any]:
    """What a draft says, as its form shows it."""
    plain = ("title", "asks", "address", "paper", "everybody", "until")
    said = {name: getattr(row, name) for name in plain}
    return {**said, "units": row.units.split(), "roles": row.roles.split()}
