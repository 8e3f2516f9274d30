"""Forms of a whole year: how it begins, by what it is measured, what was found of control."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.look.forms import ReasonField
from prongsai.apps.look.watched import show_theirs
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.apps.risks.forms import MOST_TEXT, BahtField, choices
from prongsai.apps.risks.queries import Held
from prongsai.apps.risks.yearly import General
from prongsai.core.terms.baht import money_in_table
from prongsai.workshop.risks import ENDINGS

HOW = ("empty", "carry")


class BeginForm(forms.Form):
    """Which year, and from what."""

    year = forms.TypedChoiceField(label=later("risk.year"), coerce=int)
    how = forms.ChoiceField(label=later("risk.begin_how"), widget=forms.RadioSelect)

    def __init__(self, years: list[int], begun: set[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begun = begun
        for name, found in (
            ("year", [(each, digits(str(each))) for each in years]),
            ("how", [(each, phrase(f"risk.begin_{each}")) for each in HOW]),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = found


class FileForm(forms.Form):
    """A file with a register, as it was handed in."""

    file = forms.FileField(
        label=later("risk.import_file"), help_text=later("risk.import_help"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )  # fmt: skip


class GeneralForm(forms.Form):
    """Matrix, size and thresholds: what is shipped are drafts that the agency makes its own."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    matrix = forms.ChoiceField(
        label=later("risk.matrix"), required=False, help_text=later("risk.matrix_help")
    )
    size = forms.ChoiceField(
        label=later("risk.size"), required=False, help_text=later("risk.size_help")
    )
    rounds = forms.MultipleChoiceField(
        label=later("risk.rounds"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=later("risk.rounds_help"),
    )  # fmt: skip

    def __init__(self, held: Held, data: Any = None) -> None:
        super().__init__(data, initial=general(held))
        self.held, frame = held, held.frame
        nothing = {"matrix": "risk.matrix_words", "size": "risk.not_said"}
        for name, known in (
            ("matrix", frame.matrices), ("size", frame.sizes), ("rounds", frame.rounds),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            first = [("", phrase(nothing[name]))] if name in nothing else []
            field.choices = [*first, *choices(known)]
        matrix = frame.matrices.get(held.year.matrix)
        self.steps = matrix.size - 1 if matrix and held.year.size else 0
        for number in range(self.steps):
            said = matrix.impact[number + 1].said(language()) if matrix else ""
            label = phrase("risk.loss_above", step=number + 2, name=said)
            self.fields[f"loss_{number}"] = BahtField(label=label)
        if held.is_locked:
            for name in [*self.fields]:
                if name not in ("seen", "rounds"):
                    del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """All thresholds or none."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        told = self._losses(said)
        if 0 < len(told) < self.steps and not self.errors:
            raise forms.ValidationError(phrase("risk.losses_all"))
        return said

    def _losses(self, said: dict[str, Any]) -> tuple[Fraction, ...]:
        found = (said.get(f"loss_{number}") for number in range(self.steps))
        return tuple(each for each in found if each is not None)

    @property
    def said(self) -> General:
        typed, year = self.cleaned_data, self.held.year
        matrix, size = typed.get("matrix", year.matrix), typed.get("size", year.size)
        own = tuple(Fraction(each) for each in year.losses.get(matrix, ()))
        asked = (matrix, size) == (year.matrix, year.size) and "matrix" in self.fields
        losses = self._losses(typed) if asked else own if size == year.size else ()
        shipped = shelf().risks.sizes[size].loss.get(matrix, ()) if size else ()
        return General(
            matrix=matrix, size=size, losses=() if losses == shipped else losses,
            rounds=tuple(typed["rounds"]),
        )  # fmt: skip

    def beside(self, theirs: Held) -> None:
        """Show what somebody saved meanwhile beside what was typed."""
        now = general(theirs)
        other = {n: now[n] for n in self.fields if n in now and now[n] != self.cleaned_data.get(n)}
        show_theirs(
            self, theirs.year.revision, {name: _plainly(each) for name, each in other.items()}
        )


def _plainly(each: Any) -> str:
    if isinstance(each, Fraction):
        return money_in_table(each)
    return ", ".join(map(str, each)) if isinstance(each, list) else str(each)


def general(held: Held) -> dict[str, Any]:
    """What a year says of itself, as its form shows it."""
    year = held.year
    steps = held.frame.sizes[year.size].loss.get(year.matrix, ()) if year.size else ()
    losses = {f"loss_{number}": each for number, each in enumerate(steps)}
    said = {"matrix": year.matrix, "size": year.size, "rounds": list(year.rounds)}
    return {"seen": year.revision, **said, **losses}


class ComponentsForm(forms.Form):
    """What was found of each component of internal control."""

    def __init__(self, held: Held, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {row.code: row for row in held.rows if row.kind == "component"}
        for key, each in held.frame.components.items():
            row = rows.get(key)
            self.fields[key] = ReasonField(
                label=each.name.said(language()), required=False, max_length=MOST_TEXT,
                widget=forms.Textarea(attrs={"rows": 4}),
                initial=row.content["says"] if row and row.removed_at is None else "",
            )  # fmt: skip
            self.fields[f"seen_{key}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=row.revision if row else 0
            )
        self.keys = list(held.frame.components)

    @property
    def said(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in self.keys}

    @property
    def seen(self) -> dict[str, int]:
        return {key: self.cleaned_data[f"seen_{key}"] or 0 for key in self.keys}

    def beside(self, theirs: Held) -> None:
        """What others wrote meanwhile, beside what was typed; the next save knows of it."""
        rows = {row.code: row for row in theirs.rows if row.kind == "component"}
        self.data = {**dict(self.data.items())}
        for key, row in rows.items():
            self.data[f"seen_{key}"] = str(row.revision)
            if row.content["says"] != self.cleaned_data[key] and row.removed_at is None:
                self[key].help_text = phrase("form.theirs", said=row.content["says"])


class OpinionForm(forms.Form):
    """What the internal auditor says of the assessment of control."""

    opinion = ReasonField(
        label=later("risk.opinion"), required=False, max_length=MOST_TEXT,
        help_text=later("risk.opinion_help"), widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def beside(self, theirs: Held) -> None:
        """What another auditor saved meanwhile beside what was typed."""
        show_theirs(self, theirs.year.opinion_revision, {"opinion": theirs.year.opinion})


class WhyForm(forms.Form):
    """Why something goes back, or is opened again."""

    reason = ReasonField(label=later("risk.why"), max_length=1000)
