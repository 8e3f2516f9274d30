"""The form of what no source tells: a value, who decided it, and where that is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.cases.fields import said
from prongsai.apps.cases.made_forms import LINE, again
from prongsai.apps.cases.manual import length_said
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.deciding import Decided, Holds, Unsettled, unsettled
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.words import Words

_PARTS = ("value", "by", "where")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on the page that the office has to settle."""

    title: str
    note: str
    state: str
    """Decided, chosen without saying by whom, proposed by the program, or unknown."""
    fields: list[BoundField]


class _Decide(forms.Form):
    def __init__(
        self, *args: Any, procedure: Procedure, choices: Mapping[str, Any],
        decided: Mapping[str, Any], **kwargs: Any,
    ) -> None:  # fmt: skip
        self.open = unsettled(procedure)
        self.procedure, self.choices, self.decided = procedure, choices, decided
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)
        for number, each in enumerate(self.open):
            for name, field in self._fields(each):
                self.fields[f"{name}_{number}"] = field

    @staticmethod
    def _fields(each: Unsettled) -> Iterator[tuple[str, forms.Field]]:
        label = phrase(f"decide.{each.holds.value}")
        if each.holds is Holds.FEE:
            yield "value", LineField(label=label, max_length=LINE, required=False)
        elif each.holds is Holds.CAP:
            yield "value", _number(label=label, help_text=_cap_help(each))
        else:
            help_text = "" if each.proposed is None else _length_help(each)
            yield "value", _number(label=label, min_value=0, help_text=help_text)
        yield "by", LineField(label=phrase("decide.by"), help_text=phrase("decide.by_help"),
                              max_length=LINE, required=False)  # fmt: skip
        yield "where", LineField(label=phrase("decide.where"), max_length=LINE, required=False,
                                 help_text=phrase("decide.where_help"))  # fmt: skip

    def _initial(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number, each in enumerate(self.open):
            kept = self.decided.get(each.path, {})
            value = kept.get("value", self._chosen(each))
            found[f"value_{number}"] = value["th"] if isinstance(value, dict) else value
            found[f"by_{number}"] = kept.get("by", "")
            found[f"where_{number}"] = kept.get("where", "")
        return found

    def _chosen(self, each: Unsettled) -> int | None:
        """Days that were set before it was asked who decided them."""
        if each.holds is not Holds.DAYS:
            return None
        length: int | None = self.choices.get(each.path.split("/")[1], {}).get("length")
        return length

    def _state(self, each: Unsettled) -> str:
        if each.path in self.decided:
            return "decided"
        if self._chosen(each) is not None:
            return "chosen"
        return "unknown" if each.proposed is None else "proposed"

    @property
    def rows(self) -> list[Row]:
        """What the page shows, in the order of the file."""
        return [
            Row(
                _title(each),
                said(each.evidence.note) or phrase("decide.no_source"),
                self._state(each),
                [self[f"{name}_{number}"] for name in _PARTS],
            )
            for number, each in enumerate(self.open)
        ]


def _title(each: Unsettled) -> str:
    """What it is of; of a cap also where the clock stands still."""
    if each.title is None:
        return phrase("manual.fee")
    if each.part is None:
        return said(each.title)
    return phrase("decide.cap_of", clock=said(each.title), state=said(each.part))


def _number(**facts: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(required=False, widget=widget, **facts)


def _cap_help(each: Unsettled) -> str:
    if each.proposed is None:
        return phrase("decide.cap_none")
    return phrase("decide.cap_proposed", number=each.proposed)


def _length_help(each: Unsettled) -> str:
    return phrase("decide.length_proposed", length=length_said(each.proposed or 0, each.unit))


class DecideForm(Watched, _Decide):
    """Two who change it at once are told."""

    @property
    def decisions(self) -> dict[str, Decided]:
        """What is decided, by its place in the file; blank stays unknown, and days that were set
        before it was asked who decided stay as they were while nobody says it.
        """
        found: dict[str, Decided] = {}
        for number, each in enumerate(self.open):
            value, by, where = self._typed(number)
            if value in (None, "", self._stands(each)) and not by and not where:
                continue
            if each.holds is Holds.FEE:
                before = self.decided.get(each.path, {}).get("value")
                value = Words(**(again(value, before) or {"th": "", "en": ""}))
            found[each.path] = Decided(value, by, where)
        return found

    def _typed(self, number: int) -> tuple[Any, str, str]:
        value, by, where = (self.cleaned_data[f"{name}_{number}"] for name in _PARTS)
        return value, by, where

    def _stands(self, each: Unsettled) -> int | None:
        """Days that were set and never decided."""
        return None if each.path in self.decided else self._chosen(each)

    @property
    def kept(self) -> dict[str, Any]:
        """The same as it is stored."""
        return {
            path: {
                "value": {"th": each.value.th, "en": each.value.en}
                if isinstance(each.value, Words) else each.value,
                "by": each.by, "where": each.where,
            }
            for path, each in self.decisions.items()
        }  # fmt: skip

    @property
    def choices_left(self) -> dict[str, Any]:
        """Other choices of clocks; lengths that are decided or were taken out are none any more."""
        mine = {
            each.path.split("/")[1]
            for number, each in enumerate(self.open)
            if each.holds is Holds.DAYS and self._typed(number) != (self._stands(each), "", "")
        }
        left = {
            key: {name: value for name, value in own.items() if name != "length" or key not in mine}
            for key, own in self.choices.items()
        }
        return {key: own for key, own in left.items() if own}

    def field_at(self, problem: Problem) -> str | None:
        """The field that a fault is about."""
        paths = [each.path for each in self.open]
        path = problem.place.path or ""
        if path not in paths:
            return None
        name = "by" if problem.code == "procedure-decided-by-whom" else "value"
        return f"{name}_{paths.index(path)}"
