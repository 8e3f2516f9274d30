"""Forms whose fields are columns of the plan's spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from prongsai.apps.look.forms import KeyField, ReasonField
from prongsai.apps.look.words import later, phrase
from prongsai.apps.plans import bridge
from prongsai.apps.plans.cells import CellField, ChoiceCell, cell, column_of, said_later
from prongsai.core.approval.approval import LONGEST_REASON
from prongsai.core.plans.template import Holds, PlanColumn
from prongsai.workshop.plans import KINDS as ENDINGS

EMPTY_ROWS = 2
MOST_ROWS = 60
"""Of one list in a form; a longer one comes by spreadsheet."""


class Cells(forms.Form):
    """Some columns of a sheet; what is left blank isn't there."""

    sheet: str = ""
    names: Sequence[str] = ()
    needed: Mapping[str, bool] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.names:
            asked = {"required": self.needed[name]} if name in self.needed else {}
            self.fields[name] = cell(self.sheet, name, **asked)

    @property
    def told(self) -> dict[str, Any]:
        """Filled in fields by name."""
        said = self.cleaned_data
        return {name: said[name] for name in self.names if said.get(name) is not None}


class ProjectForm(Cells):
    """A project without its lists."""

    sheet = "projects"
    names = (
        "kind", "place", "title", "rationale", "objectives", "responsible", "funded", "begins",
        "ends", "risks", "items",
    )  # fmt: skip

    def __init__(
        self, *args: Any, places: Sequence[tuple[str, str]], risks: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["place"] = forms.ChoiceField(
            label=said_later(column_of("projects", "place").name), choices=[("", "–"), *places]
        )
        self.fields["funded"] = ChoiceCell(
            column_of("projects", "funded"), widget=forms.RadioSelect
        )
        funded = self.fields["funded"]
        assert isinstance(funded, forms.ChoiceField)  # noqa: S101 - for the type checker
        funded.choices = list(funded.choices)[1:]  # type: ignore[arg-type] # a list of pairs
        if risks:
            self.fields["risks"] = forms.MultipleChoiceField(
                label=later("plan.risks_answered"), required=False, choices=risks,
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip
        else:
            del self.fields["risks"]

    @property
    def told(self) -> dict[str, Any]:
        names = (name for name in self.names if name in self.cleaned_data)
        said = {name: self.cleaned_data[name] for name in names}
        said["funded"] = said.get("funded") == "yes"
        return {name: each for name, each in said.items() if each is not None}


class RowCells(Cells):
    """A row of a list; a blank one is none."""


class Mark(forms.CharField):
    """What a row belongs to; it alone fills no row in."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 - as fields are asked
        return False


class KpiRow(RowCells):
    sheet = "kpis"
    names = ("says", "result", "target", "unit", "direction", "by")
    needed: Mapping[str, bool] = {"unit": True, "direction": True, "by": True}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"] = Mark(required=False, max_length=40)


class GroupRow(RowCells):
    sheet = "groups"
    names = ("who", "people")


class StepRow(RowCells):
    sheet = "steps"
    names = ("says", "due")


class MoneyRow(RowCells):
    """The money of one year; the year stands in its heading."""

    sheet = "budgets"
    names = ("planned", "ordinance")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = Mark(max_length=4)


class MemberRow(RowCells):
    sheet = "members"
    names = ("position", "part")


class RiskRow(RowCells):
    sheet = "risks"
    names = ("key", "work", "event", "level")


class GoalRow(RowCells):
    """A target of the plan, with a figure for each year."""

    sheet = "goals"
    names = ("key", "says", "kind", "unit", "direction", "base_year")

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = list(years)
        for year in self.years:
            self.fields[f"year_{year}"] = cell(
                "targets", "value", required=False, help_text="",
                label=phrase("plan.target_of", year=year),
            )  # fmt: skip

    @property
    def targets(self) -> list[dict[str, Any]]:
        said = self.cleaned_data
        return [
            {"year": year, "value": said[f"year_{year}"]}
            for year in self.years
            if said.get(f"year_{year}") is not None
        ]


class _Rows(forms.BaseFormSet):  # type: ignore[type-arg] # its forms are of one class each
    """Rows of one list: what there is, and empty ones; a tick takes one out."""

    def initial_form_count(self) -> int:
        """A row that was emptied is none any more, so none is taken as it was."""
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = phrase("plan.row_out")

    @property
    def kept(self) -> list[Any]:
        """Filled in rows that were not taken out."""
        return [
            each for each in self.forms if each.cleaned_data and not each.cleaned_data.get("DELETE")
        ]


def rows_of(
    kind: type[RowCells], prefix: str, initial: Sequence[Mapping[str, Any]], data: Any = None,
    *, extra: int = EMPTY_ROWS, **facts: Any,
) -> Any:  # fmt: skip
    """The formset of a list."""
    made: Any = forms.formset_factory(
        kind, formset=_Rows, extra=extra, can_delete=extra > 0, max_num=MOST_ROWS,
        absolute_max=MOST_ROWS, validate_max=True,
    )  # fmt: skip
    shown_first = None if data is not None else initial
    return made(data, prefix=prefix, initial=shown_first, form_kwargs=facts)


class CoverForm(Cells):
    sheet = "cover"
    names = ("title", "head", "first", "years", "criteria")


class NewForm(forms.Form):
    """The beginning of a plan."""

    token = KeyField()

    def __init__(self, *args: Any, frames: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = cell("cover", "title")
        self.fields["frame"] = forms.ChoiceField(label=later("plan.frame"), choices=frames)
        self.fields["first"] = cell("cover", "first")
        self.fields["years"] = cell("cover", "years", help_text=later("plan.years_help"))


class ImportForm(forms.Form):
    """A filled in template, or a plan as JSON."""

    file = forms.FileField(
        label=later("plan.file"), help_text=later("plan.file_help"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )  # fmt: skip


class TextsForm(forms.Form):
    """Texts of the first part."""

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = bridge.plans().shelf.plan_template.words["text"]
        for name in names:
            column = PlanColumn(
                key=name, name=words[name], holds=Holds.LINES,
                note=column_of("projects", "objectives").note,
            )  # fmt: skip
            self.fields[name] = CellField(column)
            self.fields[name].widget.attrs["rows"] = 6


class ReadingForm(Cells):
    """What a KPI was on a day; of complaints also what stands beside them."""

    sheet = "readings"

    def __init__(self, *args: Any, complaints: bool, **kwargs: Any) -> None:
        self.names = ("day", "value", "source", *(("received", "known") if complaints else ()))
        self.needed = {"received": True} if complaints else {}
        super().__init__(*args, **kwargs)


class ActualForm(Cells):
    """What became of a target in a year."""

    sheet = "actuals"
    names = ("value", "source")
    needed: Mapping[str, bool] = {"value": False, "source": False}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("value") is not None and not said.get("source"):
            self.add_error("source", phrase("plan.source_needed"))
        return said


class ReviseForm(forms.Form):
    """Why a plan in force is changed."""

    reason = ReasonField(label=later("plan.why"), max_length=LONGEST_REASON)


class BackForm(forms.Form):
    """Why a draft goes back."""

    reason = ReasonField(label=later("plan.why_back"), max_length=LONGEST_REASON)
