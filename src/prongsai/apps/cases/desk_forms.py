"""The form of how an agency offers a procedure, with the days that are its own to set."""

from __future__ import annotations

from typing import Any

from django import forms

from prongsai.apps.cases.fields import said
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import DayKind
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.settling import LONGEST, open_fields

NAMES = ("open", "place", "hours", "phone")
Choices = dict[str, dict[str, Any]]


class _Desk(forms.Form):
    open = forms.BooleanField(
        label=later("case.desk_open"), help_text=later("case.desk_open_help"), required=False
    )
    place = LineField(label=later("case.desk_place"), required=False, max_length=300)
    hours = LineField(label=later("case.desk_hours"), required=False, max_length=200)
    phone = LineField(label=later("case.desk_phone"), required=False, max_length=60)

    def __init__(
        self, *args: Any, procedure: Procedure, kept: Choices | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept or {}
        self.clocks = [each for each in procedure.clocks.values() if not each.until]
        for clock in self.clocks:
            if not clock.is_unknown:  # what nobody knows is decided on a page of its own
                self.fields[f"length_{clock.key}"] = _length(clock)
            if "days" in open_fields(clock):
                self.fields[f"days_{clock.key}"] = forms.ChoiceField(
                    label=phrase("case.clock_kind", clock=said(clock.title)), required=False,
                    choices=[(each.value, phrase(f"case.clock_{each.value}")) for each in DayKind],
                )  # fmt: skip


class DeskForm(Watched, _Desk):
    """Two who change it at once are told."""

    @property
    def said(self) -> dict[str, Any]:
        """Columns of the desk; of a clock that stays as its file says nothing is kept."""
        found = self.cleaned_data
        choices: Choices = {}
        for clock in self.clocks:
            own: dict[str, Any] = {}
            if clock.is_unknown and "length" in self.kept.get(clock.key, {}):
                own["length"] = self.kept[clock.key]["length"]
            if found.get(f"length_{clock.key}") is not None:
                own["length"] = found[f"length_{clock.key}"]
            days = found.get(f"days_{clock.key}")
            if days and days != clock.days.value:
                own["days"] = days
            if own:
                choices[clock.key] = own
        return {**{name: found[name] for name in NAMES}, "choices": choices}


def _length(clock: Clock) -> forms.IntegerField:
    """A known length can only be made shorter."""
    most = clock.length if isinstance(clock.length, int) else LONGEST
    return forms.IntegerField(
        label=phrase("case.clock_length", clock=said(clock.title)),
        help_text=phrase("case.clock_most", most=most),
        required=False, min_value=1, max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


def initial(choices: Choices, procedure: Procedure) -> dict[str, Any]:
    """What was set, as the form shows it."""
    found: dict[str, Any] = {}
    for key, clock in procedure.clocks.items():
        own = choices.get(key, {})
        found[f"length_{key}"] = own.get("length")
        found[f"days_{key}"] = own.get("days", clock.days.value)
    return found
