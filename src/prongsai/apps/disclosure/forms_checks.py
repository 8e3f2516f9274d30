"""What somebody says against a machine's verdict."""

from __future__ import annotations

from typing import Any

from django import forms

from prongsai.apps.look.forms import ReasonField
from prongsai.apps.look.words import later
from prongsai.core.preaudit.verdict import Verdict


class RulingForm(forms.Form):
    """Another verdict, and why."""

    verdict = forms.ChoiceField(label=later("ruling.verdict"), widget=forms.RadioSelect)
    reason = ReasonField(
        label=later("ruling.reason"), help_text=later("ruling.reason_help"), max_length=1000
    )

    def __init__(self, machine: Verdict, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        others = (each for each in (Verdict.FINE, Verdict.BROKEN) if each is not machine)
        choices = [(each.value, later(f"ruling.{each}")) for each in others]
        self.fields["verdict"].choices = choices  # type: ignore[attr-defined]
        self.fields["verdict"].initial = choices[0][0]
