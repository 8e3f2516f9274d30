"""Forms of the list of things that can be lent."""

from __future__ import annotations

from django import forms

from prongsai.apps.cases.fields import Lists
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.core.cases.thing_sheet import LONGEST, MOST
from prongsai.core.cases.things import Thing
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.thai import tidy

_FIRST = ("token", "party", "category", "anonymous")


def _line(name: str, *, required: bool = False, helped: bool = False) -> LineField:
    return LineField(
        label=later(f"thing.{name}"), help_text=later(f"thing.{name}_help") if helped else "",
        max_length=LONGEST[name], required=required,
    )  # fmt: skip


def choose_thing(form: forms.Form, procedure: Procedure, lists: Lists | None) -> None:
    """Out of the office's list; its name is typed only of what need not stand there."""
    lends = procedure.lends
    if lends is None or lists is None or not lists.things:
        return
    choices = [("", "–"), *lists.things.items()]
    label = phrase("thing.choose")
    form.fields[lends.thing] = forms.ChoiceField(label=label, choices=choices, required=False)
    form.fields[lends.name].required = False
    form.fields[lends.name].help_text = phrase("thing.unlisted")
    form.order_fields([*(key for key in form.fields if key in _FIRST), lends.thing])


class _Thing(forms.Form):
    code = _line("code", required=True, helped=True)
    name = _line("name", required=True)
    kind = _line("kind")
    kept_at = _line("kept_at")
    condition = _line("condition")
    quantity = forms.IntegerField(
        label=later("thing.quantity"), help_text=later("thing.quantity_help"), min_value=1,
        max_value=MOST, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    struck_off = forms.BooleanField(
        label=later("thing.struck_off"), help_text=later("thing.struck_off_help"), required=False
    )


class ThingForm(Watched, _Thing):
    """One of them."""

    @property
    def said(self) -> Thing:
        found = self.cleaned_data
        texts = {name: tidy(found[name]) for name in LONGEST}
        return Thing(**texts, quantity=found["quantity"], struck_off=found["struck_off"])
