"""Forms of how long something is kept, and of a legal hold."""

from __future__ import annotations

from django import forms

from prongsai.apps.cases.keeping import Decided, Held
from prongsai.apps.look.forms import DayField, LineField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later
from prongsai.core.cases.keeping import LONGEST_YEARS


class _Term(forms.Form):
    years = forms.IntegerField(
        label=later("keeping.years"), min_value=1, max_value=LONGEST_YEARS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    decided_by = LineField(
        label=later("keeping.decided_by"), help_text=later("keeping.decided_by_help"),
        max_length=150,
    )  # fmt: skip
    written_in = LineField(
        label=later("keeping.written_in"), help_text=later("keeping.written_in_help"),
        max_length=200,
    )  # fmt: skip


class TermForm(Watched, _Term):
    """Two who change it at once are told."""

    @property
    def said(self) -> Decided:
        return Decided(**{name: self.cleaned_data[name] for name in _Term.base_fields})


class _Hold(forms.Form):
    asked_by = LineField(label=later("hold.asked_by"), help_text=later("hold.asked_by_help"),
                         max_length=150)  # fmt: skip
    why = ReasonField(label=later("hold.why"), help_text=later("hold.why_help"), max_length=500)
    until = DayField(label=later("hold.until"), help_text=later("hold.until_help"))


class HoldForm(Watched, _Hold):
    """Two who change it at once are told."""

    @property
    def said(self) -> Held:
        return Held(**{name: self.cleaned_data[name] for name in _Hold.base_fields})
