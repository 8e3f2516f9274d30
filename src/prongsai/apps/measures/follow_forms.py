"""The forms of a report, of the days an office keeps, and of a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import AddressField, DayField, LineField, ReasonField
from prongsai.apps.look.watched import SEEN, show_theirs
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import digits, later, phrase, sentences
from prongsai.apps.measures.figures import DECIMAL, NumberField
from prongsai.apps.measures.follow_actions import NewProof, Written
from prongsai.apps.measures.follow_slots import Place
from prongsai.apps.measures.follow_words import choices, shown
from prongsai.apps.measures.models import Report
from prongsai.core.approval.approval import LONGEST_REASON
from prongsai.core.follow_up.report import LONGEST_TEXT, MOST_PERCENT, Progress, Reason
from prongsai.core.follow_up.report import Report as Said
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.thai import arabic_digits, tidy

PROOFS = ("1", "2", "3")
"""Pieces of evidence that one form takes; the next ones fit when it is saved."""
_PERCENT = re.compile(r"\d{1,3}", re.ASCII)


class _Amount(forms.CharField):
    """Baht, with commas and satang or without."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs=DECIMAL), **options)

    def prepare_value(self, value: Any) -> Any:
        return money_in_table(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        amount = read_money(text)
        if amount is None:
            raise forms.ValidationError(phrase("slot.money_unreadable", text=text))
        return amount


class _Percent(forms.CharField):
    """A whole number of hundredths; `%` behind it is passed over."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={**DECIMAL, "inputmode": "numeric", "maxlength": "6"})
        super().__init__(required=False, widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        text = arabic_digits(tidy(str(super().to_python(value)))).removesuffix("%").strip()
        if not text:
            return 0
        if not _PERCENT.fullmatch(text) or int(text) > MOST_PERCENT:
            raise forms.ValidationError(phrase("slot.percent_unreadable", text=text))
        return int(text)


def _text(name: str, rows: int = 3, **options: Any) -> ReasonField:
    return ReasonField(
        label=later(f"slot.{name}"), required=False, max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}), **options,
    )  # fmt: skip


class ReportForm(forms.Form):
    """What a unit tells of a measure for one period."""

    progress = forms.ChoiceField(label=later("slot.progress"), widget=forms.RadioSelect)
    percent = _Percent(label=later("slot.percent"), help_text=later("slot.percent_help"))
    reason = forms.ChoiceField(
        label=later("slot.reason"), help_text=later("slot.reason_help"), required=False
    )
    reason_said = _text("reason_said", 2)
    done = _text("done", 5, help_text=later("slot.done_help"))
    began = DayField(label=later("slot.began"), required=False)
    ended = DayField(label=later("slot.ended"), required=False)
    spent = _Amount(label=later("slot.spent"), help_text=later("slot.spent_help"))
    result = NumberField(label=later("slot.result"), help_text=later("slot.result_help"))
    obstacles = _text("obstacles")
    recommendation = _text("recommendation")

    def __init__(
        self, *args: Any, report: Report | None, success: str = "", **kwargs: Any
    ) -> None:  # fmt: skip
        self.report = report
        super().__init__(*args, **{"initial": initial(report), **kwargs})
        if success:
            self.fields["result"].help_text = success
        for name, first in (("progress", []), ("reason", [("", "–")])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = [*first, *choices(name)]
        kept = report.proofs if report else []
        if kept:
            self.fields["drop"] = forms.MultipleChoiceField(
                label=phrase("slot.drop"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(str(at), digits(each["title"])) for at, each in enumerate(kept)],
            )  # fmt: skip
        for number in PROOFS:
            self._proof(number)
        revision = report.revision if report else 0
        self.fields[SEEN] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=str(revision)
        )

    def _proof(self, number: str) -> None:
        said = {"number": digits(number)}
        self.fields[f"title_{number}"] = LineField(
            label=phrase("slot.proof_title", **said), required=False, max_length=300
        )
        self.fields[f"address_{number}"] = AddressField(
            label=phrase("slot.proof_address", **said), required=False, max_length=2000,
            widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        )  # fmt: skip
        self.fields[f"file_{number}"] = CheckedFile(
            label=phrase("slot.proof_file", **said), required=False
        )

    @property
    def content(self) -> list[Any]:
        """The fields of the text itself."""
        return [self[name] for name in initial(None)]

    @property
    def proofs(self) -> list[tuple[bool, list[Any]]]:
        """Fields of each piece of evidence, and whether it shows from the start."""
        parts = ("title", "address", "file")
        groups = [[self[f"{part}_{number}"] for part in parts] for number in PROOFS]
        return [(at == 0 or _is_used(each), each) for at, each in enumerate(groups)]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for number in PROOFS:
            shows = said.get(f"address_{number}") or said.get(f"file_{number}")
            wrong = {f"address_{number}", f"file_{number}"} & self.errors.keys()
            if said.get(f"title_{number}") and not shows and not wrong:
                self.add_error(f"address_{number}", phrase("slot.proof_bare"))
        return said

    @property
    def seen(self) -> int:
        text = self.data.get(SEEN, "")
        return whole(text)

    @property
    def written(self) -> Written:
        said = self.cleaned_data
        plain = {
            name: said[name]
            for name in ("percent", "reason_said", "done", "began", "ended", "spent", "result",
                         "obstacles", "recommendation")
        }  # fmt: skip
        reason = Reason(said["reason"]) if said["reason"] else None
        content = Said(
            measure="", unit="", period="", progress=Progress(said["progress"]), reason=reason,
            **plain,
        )  # fmt: skip
        drop = [int(at) for at in said.get("drop", ())]
        return Written(said=content, add=list(_added(said)), drop=drop)

    def say_all(self, refused: Refused) -> None:
        """Each problem beside its field, those of evidence beside the first piece."""
        for problem in refused.problems:
            name = {"proofs": "title_1"}.get(problem.place.path, problem.place.path)
            self.add_error(name if name in self.fields else None, sentences(problem))

    def show_other(self, row: Report | None) -> None:
        """What somebody else saved meanwhile, beside what was typed."""
        now = initial(row)
        mine = {name: self.data.get(name, "") for name in now}
        theirs = {name: _as_text(name, each) for name, each in now.items()}
        differs = {
            name: said for name, said in theirs.items()
            if tidy(mine[name]) != tidy(str(self[name].field.prepare_value(now[name]) or ""))
            and not (name in ("progress", "reason") and mine[name] == now[name])
        }  # fmt: skip
        show_theirs(self, row.revision if row else 0, differs)


def _is_used(fields: Sequence[Any]) -> bool:
    return any(field.errors or field.data for field in fields)


def _added(said: Mapping[str, Any]) -> Iterator[NewProof]:
    """Pieces that show something; one without a title is called by its file or its address."""
    for number in PROOFS:
        address, file = said.get(f"address_{number}", ""), said.get(f"file_{number}")
        if address or file:
            title = said.get(f"title_{number}") or (file.name if file else address)
            yield NewProof(title[:300].replace("|", "/"), address, file)


def initial(row: Report | None) -> dict[str, Any]:
    """What a report says, as its form shows it."""
    if row is None:
        row = Report()
    return {
        "progress": row.progress, "percent": str(row.percent) if row.percent else "",
        "reason": row.reason, "reason_said": row.reason_said, "done": row.done,
        "began": row.began, "ended": row.ended, "spent": row.spent, "result": row.result,
        "obstacles": row.obstacles, "recommendation": row.recommendation,
    }  # fmt: skip


def _as_text(name: str, value: Any) -> str:
    if name in ("progress", "reason"):
        return shown(name, value) if value else ""
    if isinstance(value, Decimal):
        return money_in_table(value)
    return str(DayField().prepare_value(value) or "") if value else ""


class WhyForm(forms.Form):
    """Why a report goes back."""

    reason = ReasonField(
        label=later("slot.why"), help_text=later("slot.why_help"), max_length=LONGEST_REASON
    )


def place_said(place: Place) -> str:
    """A slot in words, for titles and links."""
    return f"{place.name} · {shown('period', place.period.key)}"
