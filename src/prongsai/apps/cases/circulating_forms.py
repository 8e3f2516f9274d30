"""The form of a move that circulates its document: whom it goes to is chosen, not typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import translation

from prongsai.apps.cases.forms import MoveForm
from prongsai.apps.circulars import whom
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import sentence
from prongsai.core.cases.filling import LONGEST_LINE
from prongsai.core.cases.folder import Given
from prongsai.core.circulars.audience import Audience, Hand
from prongsai.core.procedures.moves import Move
from prongsai.core.terms.problem import Problem


class CirculateForm(MoveForm):
    """In place of the field that says whom it is circulated to: units, roles and a day."""

    def __init__(self, *args: Any, deed: Move, units: Units, hand: Hand, **kwargs: Any) -> None:
        super().__init__(*args, deed=deed, units=units, **kwargs)
        self.units, self.hand = units, hand
        del self.fields[f"f_{deed.circulates}"]
        self.fields |= whom.fields(hand, units)
        self.order_fields(whom.FIELDS)

    @property
    def audience(self) -> Audience:
        return whom.audience_of(self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        shown = (each for each in whom.ASKS if each in self.fields)
        first = next(shown, None)  # who sends no circulars is told that beside the form
        if first and not self.errors and self.audience.is_empty:
            self.add_error(first, sentence(Problem("circular-nobody")))
        return found

    @property
    def given(self) -> Given:
        """The field says in words whom it went to, as papers and registers print it."""
        told = super().given
        with translation.override("th"):
            words = ", ".join(whom.in_words(self.audience, self.units))
        most = self.procedure.fields[self.deed.circulates].most or LONGEST_LINE
        words = words if len(words) <= most else f"{words[: most - 1]}…"
        return replace(told, values={**told.values, self.deed.circulates: words})
