"""Forms about results."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from prongsai.apps.assessments.actions import Standing
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Given
from prongsai.core.terms.numbers import HUNDRED, exact
from prongsai.core.terms.thai import tidy

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class ScoreField(forms.CharField):
    """A score from 0 to 100 with up to two decimals, in either kind of numerals."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=12, **options)
        self.widget.attrs.update(inputmode="decimal", autocomplete="off", size="7")

    def to_python(self, value: Any) -> str:
        text = tidy(str(value or "")).translate(_ARABIC)
        if not text:
            return ""
        score = exact(text)
        if score is None or "/" in text:
            raise forms.ValidationError(phrase("enter.not_a_number", text=str(value)))
        if not 0 <= score <= HUNDRED:
            raise forms.ValidationError(phrase("enter.out_of_range", text=str(value)))
        return text


class Scores(forms.Form):
    """One score per indicator, and the total as it was published."""

    def __init__(self, pack: Pack, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        for key, indicator in pack.indicators.items():
            label = f"{indicator.number}. {indicator.name.said(language())}"
            self.fields[f"score-{key}"] = ScoreField(label=digits(label))
        self.fields["published"] = ScoreField(
            label=later("enter.published"), help_text=later("enter.published_help"), required=False
        )
        self.fields["standing"] = forms.ChoiceField(
            label=later("enter.standing"),
            choices=[(each.value, later(f"standing.{each.value}")) for each in Standing],
            widget=forms.RadioSelect,
        )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def given(self) -> Given:
        """The scores typed so far that can be read."""
        found = {
            key: Fraction(text)
            for key in self.pack.indicators
            if (text := self.cleaned_data.get(f"score-{key}"))
        }
        return Given(known=found)

    @property
    def published(self) -> Decimal | None:
        text = self.cleaned_data.get("published")
        return Decimal(text) if text else None


class Reason(forms.Form):
    """Why something goes back."""

    reason = forms.CharField(
        label=later("decide.reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
