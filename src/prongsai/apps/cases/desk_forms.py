"""The form of how an agency offers a procedure, with the days that are its own to set."""

from __future__ import annotations

from typing import Any

from django import forms

from prongsai.apps.cases.bridge import MANUAL, for_citizens, staff_party
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.manual_forms import ManualFields, begun_with
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.core.procedures.charging import is_set_by_office
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import DayKind
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.settling import LONGEST, open_fields
from prongsai.core.terms.money import read_money

NAMES = ("open", "staff", "place", "hours", "phone", "pay_to")
Choices = dict[str, dict[str, Any]]


class _Desk(ManualFields):
    field_order = ("open", "staff", "place", "hours", "phone", "rounds", "papers", "pay_to")

    open = forms.BooleanField(
        label=later("case.desk_open"), help_text=later("case.desk_open_help"), required=False
    )
    staff = forms.BooleanField(
        label=later("case.desk_staff"), help_text=later("case.desk_staff_help"), required=False,
        initial=True,
    )  # fmt: skip
    place = LineField(label=later("case.desk_place"), required=False, max_length=300)
    hours = LineField(label=later("case.desk_hours"), required=False, max_length=200)
    phone = LineField(label=later("case.desk_phone"), required=False, max_length=60)
    pay_to = LineField(
        label=later("case.desk_pay_to"), help_text=later("case.desk_pay_to_help"), required=False,
        max_length=300,
    )  # fmt: skip

    def __init__(
        self, *args: Any, procedure: Procedure, kept: Choices | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept or {}
        if not for_citizens(procedure):
            del self.fields["open"]
        if staff_party(procedure) is None:
            del self.fields["staff"]
        self.procedure = procedure
        self._fees()
        self.clocks = [each for each in procedure.clocks.values() if not each.until]
        for clock in self.clocks:
            if not (clock.is_unknown or clock.is_proposed):  # decided on a page of its own
                self.fields[f"length_{clock.key}"] = _length(clock)
            if "days" in open_fields(clock):
                self.fields[f"days_{clock.key}"] = forms.ChoiceField(
                    label=phrase("case.clock_kind", clock=said(clock.title)), required=False,
                    choices=[(each.value, phrase(f"case.clock_{each.value}")) for each in DayKind],
                )  # fmt: skip
        self.add_minutes(procedure)

    def _fees(self) -> None:
        """What the file leaves to the office's own rule, category by category."""
        if self.procedure.charge is None:
            del self.fields["pay_to"]
            return
        for key, each in self.procedure.categories.items():
            if is_set_by_office(self.procedure, key):
                self.fields[f"fee_{key}"] = LineField(
                    label=phrase("case.desk_fee", category=said(each.name)), required=False,
                    help_text=phrase("case.desk_fee_help"), max_length=20,
                    widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        for key in [each for each in found if each.startswith("fee_")]:
            if found[key] and read_money(found[key]) is None:
                self.add_error(key, phrase("case.desk_fee_wrong"))
        return found


class DeskForm(Watched, _Desk):
    """Two who change it at once are told."""

    @property
    def said(self) -> dict[str, Any]:
        """Columns of the desk; of a clock that stays as its file says nothing is kept."""
        found = self.cleaned_data
        choices: Choices = {}
        for clock in self.clocks:
            own: dict[str, Any] = {}
            if (clock.is_unknown or clock.is_proposed) and "length" in self.kept.get(clock.key, {}):
                own["length"] = self.kept[clock.key]["length"]
            if found.get(f"length_{clock.key}") is not None:
                own["length"] = found[f"length_{clock.key}"]
            days = found.get(f"days_{clock.key}")
            if days and days != clock.days.value:
                own["days"] = days
            if own:
                choices[clock.key] = own
        if texts := self.texts(self.procedure, self.kept.get(MANUAL, {})):
            choices[MANUAL] = texts
        own = {name: found[name] for name in NAMES if name in found}
        return {**own, "choices": choices, "fees": self._amounts(found)}

    def _amounts(self, found: dict[str, Any]) -> dict[str, str]:
        amounts = {key: read_money(found.get(f"fee_{key}") or "") for key in
                   self.procedure.categories}  # fmt: skip
        return {key: str(each) for key, each in amounts.items() if each is not None}


def _length(clock: Clock) -> forms.IntegerField:
    """A known length can only be made shorter."""
    most = LONGEST if clock.longest is None else clock.longest
    return forms.IntegerField(
        label=phrase("case.clock_length", clock=said(clock.title)),
        help_text=phrase("case.clock_most", most=most),
        required=False, min_value=1, max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


def initial(choices: Choices, procedure: Procedure, fees: dict[str, str]) -> dict[str, Any]:
    """What was set, as the form shows it."""
    found: dict[str, Any] = {f"fee_{key}": each for key, each in fees.items()}
    found.update(begun_with(choices, procedure))
    for key, clock in procedure.clocks.items():
        own = choices.get(key, {})
        found[f"length_{key}"] = own.get("length")
        found[f"days_{key}"] = own.get("days", clock.days.value)
    return found
