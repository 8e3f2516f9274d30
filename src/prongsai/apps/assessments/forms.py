"""Forms about results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.assessments.actions import Standing
from prongsai.apps.assessments.models import Result
from prongsai.apps.look.forms import ReasonField
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.core.criteria.pack import Instrument, Pack
from prongsai.core.scoring.given import Given
from prongsai.core.terms.numbers import HUNDRED, half_up, typed
from prongsai.core.terms.thai import tidy

_PLACES = 2


class ScoreField(forms.CharField):
    """A score from 0 to 100 with up to two decimals, in either kind of numerals."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=20, error_messages={"required": later("enter.missing")}, **options
        )
        self.widget.attrs.update(inputmode="decimal", autocomplete="off", size="7")

    def to_python(self, value: Any) -> str:
        text = str(value or "").strip()
        if not text:
            return ""
        score = typed(text)
        if score is None:
            raise forms.ValidationError(phrase("enter.not_a_number", text=text))
        if not 0 <= score <= HUNDRED:
            raise forms.ValidationError(phrase("enter.out_of_range", text=text))
        if (score * 10**_PLACES).denominator != 1:
            raise forms.ValidationError(phrase("enter.too_fine", text=text))
        return str(half_up(score, _PLACES))


class Scores(forms.Form):
    """One score per indicator, and the total as it was published."""

    def __init__(self, pack: Pack, *args: Any, partly: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        for key, indicator in pack.indicators.items():
            label = f"{indicator.number}. {indicator.name.said(language())}"
            self.fields[_field(key)] = ScoreField(label=digits(label), required=not partly)
        self.fields["published"] = ScoreField(
            label=later("enter.published"), help_text=later("enter.published_help"), required=False
        )
        self.fields["standing"] = forms.ChoiceField(
            label=later("enter.standing"),
            choices=[(each.value, later(f"enter.{each.value}")) for each in Standing],
            widget=forms.RadioSelect,
            required=not partly,
        )
        self.fields["seen"] = forms.IntegerField(
            widget=forms.HiddenInput, min_value=0, required=not partly
        )

    def clean(self) -> dict[str, Any]:
        """What is missing is said once more on top, by number."""
        empty = [
            str(indicator.number)
            for key, indicator in self.pack.indicators.items()
            if self.has_error(_field(key), "required")
        ]
        if empty:
            facts = {"number": len(self.pack.indicators), "missing": ", ".join(empty)}
            self.add_error(None, phrase("enter.all_needed", **facts))
        if self.has_error("seen"):  # a hidden field has no place of its own to say so
            self.add_error(None, phrase("enter.stale"))
        return self.cleaned_data

    def by_instrument(self) -> Iterator[tuple[Instrument, list[BoundField]]]:
        """The fields of scores under the instrument they belong to."""
        for key, instrument in self.pack.instruments.items():
            yield instrument, [self[_field(each.key)] for each in self.pack.indicators_in(key)]

    @property
    def typed(self) -> dict[str, str]:
        """The scores typed so far that can be read."""
        return {
            key: text
            for key in self.pack.indicators
            if (text := self.cleaned_data.get(_field(key)))
        }

    @property
    def wrong(self) -> list[int]:
        """Numbers of the indicators with something typed that is no score."""
        return [
            each.number
            for key, each in self.pack.indicators.items()
            if self.has_error(_field(key)) and not self.has_error(_field(key), "required")
        ]

    @property
    def given(self) -> Given:
        return Given(known={key: Fraction(text) for key, text in self.typed.items()})

    @property
    def published(self) -> Decimal | None:
        text = self.cleaned_data.get("published")
        return Decimal(text) if text else None

    def beside(self, other: Result, by: str) -> None:
        """Show what somebody saved meanwhile beside what was typed; the next save knows of it."""
        self.data = {**dict(self.data.items()), "seen": str(other.version)}
        for name, theirs in _said(other, self.fields).items():
            if self.cleaned_data.get(name) != theirs:
                facts = {"version": other.version, "by": by, "score": theirs or "–"}
                self[name].help_text = phrase("enter.theirs", **facts)


def _field(key: str) -> str:
    return f"score-{key}"


def _said(result: Result, fields: Mapping[str, object]) -> dict[str, str]:
    """What a version holds, by the name of its field."""
    scores = {_field(key): text for key, text in result.shown.items() if _field(key) in fields}
    return {**scores, "published": result.published}


class Reason(forms.Form):
    """Why something goes back."""

    reason = ReasonField(label=later("decide.reason"), max_length=1000)

    def clean_reason(self) -> str:
        """Something must be left to be read."""
        reason = str(self.cleaned_data["reason"])
        if not tidy(reason):
            raise forms.ValidationError(self.fields["reason"].error_messages["required"])
        return reason


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=_SeveralFiles, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data or [None]
        return [super(FilesField, self).clean(each, initial) for each in files]


class Files(forms.Form):
    """Files with a result, and how final it is."""

    uploads = FilesField(
        label=later("import.files"),
        error_messages={
            "required": later("import.no_file"),
            "empty": later("import.empty"),
            "max_length": later("import.long_name"),
        },
        max_length=150,
    )
    standing = forms.ChoiceField(
        label=later("enter.standing"),
        choices=[(each.value, later(f"enter.{each.value}")) for each in Standing],
        widget=forms.RadioSelect,
    )
    only_clean = forms.BooleanField(
        label=later("import.only_clean"), help_text=later("import.only_clean_help"), required=False
    )
