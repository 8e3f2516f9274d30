"""What an office says in the manual of a procedure: rounds, documents to bring, minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from prongsai.apps.cases.bridge import texts_of
from prongsai.apps.cases.fields import said
from prongsai.apps.look.forms import LineField, ReasonField
from prongsai.apps.look.words import later, phrase
from prongsai.core.procedures.manual_texts import MOST_MINUTES, MOST_PAPERS, paper_line, with_texts
from prongsai.core.procedures.procedure import Procedure

LONGEST_PAPER = 200


class _Papers(ReasonField):
    """Documents, a line each; an empty line is none."""

    def to_python(self, value: Any) -> str:
        lines = (" ".join(line.split()) for line in super().to_python(value).split("\n"))
        return "\n".join(line for line in lines if line)

    def validate(self, value: Any) -> None:
        super().validate(value)
        lines = value.split("\n")
        if len(lines) > MOST_PAPERS or any(len(line) > LONGEST_PAPER for line in lines):
            wrong = phrase("case.desk_papers_many", most=MOST_PAPERS, letters=LONGEST_PAPER)
            raise forms.ValidationError(wrong)


class ManualFields(forms.Form):
    """What the manual says that the file leaves to the office, or that it says otherwise."""

    rounds = LineField(
        label=later("case.desk_rounds"), help_text=later("case.desk_rounds_help"), required=False,
        max_length=300,
    )  # fmt: skip
    papers = _Papers(
        label=later("case.desk_papers"), help_text=later("case.desk_papers_help"), required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def add_minutes(self, procedure: Procedure) -> None:
        """A box for each step."""
        for key, step in procedure.manual.steps.items():
            self.fields[f"minutes_{key}"] = forms.IntegerField(
                label=phrase("case.desk_minutes", step=said(step.title)), required=False,
                min_value=1, max_value=MOST_MINUTES,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip

    def texts(self, procedure: Procedure, before: Mapping[str, Any]) -> dict[str, Any]:
        """What differs from the file; what is as the file says goes on following it."""
        now, usual = self.cleaned_data, _shown(procedure)
        found: dict[str, Any] = {}
        if now["rounds"] and now["rounds"] != usual["rounds"]:
            found["rounds"] = now["rounds"]
        if self.add_prefix("papers") not in self.data:  # nothing was said about documents
            found.update({name: each for name, each in before.items() if name == "papers"})
        elif now["papers"] != usual["papers"]:
            found["papers"] = now["papers"].split("\n") if now["papers"] else []
        minutes = {
            key: now[name]
            for key in procedure.manual.steps
            if (name := f"minutes_{key}") in now and now[name] not in (None, usual[name])
        }
        return {**found, **({"minutes": minutes} if minutes else {})}


def begun_with(choices: Mapping[str, Any], procedure: Procedure) -> dict[str, Any]:
    """What the form shows: what was set, else what the file says."""
    return _shown(with_texts(procedure, texts_of(choices)))


def _shown(procedure: Procedure) -> dict[str, Any]:
    manual = procedure.manual
    minutes = {
        f"minutes_{key}": step.minutes if isinstance(step.minutes, int) else None
        for key, step in manual.steps.items()
    }
    papers = "\n".join(paper_line(each) for each in manual.papers.values())
    return {"rounds": manual.rounds.th if manual.rounds else "", "papers": papers, **minutes}
