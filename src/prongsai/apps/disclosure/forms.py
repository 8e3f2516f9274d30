"""Forms about checklists, their items and evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from prongsai.apps.disclosure.actions import WINDOWS, Owed
from prongsai.apps.disclosure.sheet import Line
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import AddressField, DayField, LineField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.core.criteria.items import Scale
from prongsai.core.disclosure.entries import Shown, State
from prongsai.core.disclosure.judging import LONGEST_COMMENT, Judgement
from prongsai.core.preaudit.addresses import address_of
from prongsai.core.shapes.fields import Unknown

LONGEST_NOTE, LONGEST_ADDRESS = 4000, 2000
ACCEPTED, FAILED = State.ACCEPTED.value, State.FAILED.value


class Made(forms.Form):
    """A form whose fields are made of what it is about."""

    def __init__(self, *given: Any, fields: Mapping[str, forms.Field], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields |= fields


class ItemForm(Watched, Made):
    """What was found about each element, the note, the self-score."""

    def __init__(self, line: Line, scale: Scale | None, data: Any = None) -> None:
        self.line = line
        super().__init__(data, fields=_fields(line, scale), initial=_initial(line))

    @property
    def facts(self) -> dict[str, Any]:
        """As it is stored; elements that the rules no longer name keep what was said of them."""
        said = self.cleaned_data
        shown = {part.key: said[f"part_{part.key}"] or Shown.OPEN.value for part in self.line.parts}
        kept = {key: value for key, value in shown.items() if value != Shown.OPEN}
        return {
            "shown": kept, "note": said["note"], "points": said["points"],
            "points_reason": said["points_reason"] if said["points"] else "",
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("points") and not said.get("points_reason"):
            self.add_error("points_reason", phrase("item.points_reason_missing"))
        return said

    @property
    def parts(self) -> list[Any]:
        return [self[f"part_{part.key}"] for part in self.line.parts]

    @property
    def others(self) -> list[Any]:
        return [self[name] for name in ("note", "points", "points_reason")]


def _fields(line: Line, scale: Scale | None) -> dict[str, forms.Field]:
    choices = [(each.value, later(f"element.{each}")) for each in Shown]
    parts = {
        f"part_{part.key}": forms.ChoiceField(
            label=digits(part.name.said(language())), required=False, choices=choices,
            widget=forms.RadioSelect,
        )
        for part in line.parts
    }  # fmt: skip
    return {
        **parts,
        "note": ReasonField(
            label=later("item.note"), help_text=later("item.note_help"), required=False,
            max_length=LONGEST_NOTE,
        ),
        "points": forms.ChoiceField(
            label=later("item.points"), required=False, choices=points_of(scale)
        ),
        "points_reason": ReasonField(
            label=later("item.points_reason"), required=False, max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }  # fmt: skip


def _initial(line: Line) -> dict[str, Any]:
    row = line.row
    parts = {f"part_{part.key}": part.shown.value for part in line.parts}
    return {
        **parts, "note": row.note, "points": row.points, "points_reason": row.points_reason
    }  # fmt: skip


def points_of(scale: Scale | None) -> list[tuple[str, Any]]:
    """What an item can be given, in the words of its scale."""
    none = ("", later("item.points_none"))
    if scale is None:
        return [none]
    labels: Sequence[str] = () if isinstance(scale.labels, Unknown) else scale.labels
    told = [
        (str(each), labels[at] if at < len(labels) else str(each))
        for at, each in enumerate(scale.points)
    ]
    return [none, *reversed(told)]


class ProofField(AddressField):
    """An address of a web page; of a damaged one the mended one is offered."""

    def refused(self, text: str) -> str:
        better = address_of(text).mended
        return (
            phrase("evidence.address_damaged", mended=better) if better else super().refused(text)
        )


class EvidenceForm(Watched, forms.Form):
    """A title, and an address or a file; beside a scan the same as a table or text."""

    title = LineField(
        label=later("evidence.title"), help_text=later("evidence.title_help"), max_length=300
    )
    address = ProofField(
        label=later("evidence.address"), help_text=later("evidence.address_help"),
        required=False, max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip
    file = CheckedFile(label=later("evidence.file"), required=False)
    twin = CheckedFile(
        label=later("evidence.twin"), help_text=later("evidence.twin_help"), required=False
    )

    def __init__(self, *args: Any, has_file: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_file = has_file

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        file: Checked | None = said.get("file")
        wrong = {"address", "file"} & set(self.errors)
        if not wrong and not said.get("address") and not file and not self.has_file:
            self.add_error("address", phrase("evidence.nothing"))
        if said.get("twin") and not file and not self.has_file:
            self.add_error("twin", phrase("evidence.twin_alone"))
        return said


class Why(forms.Form):
    """A reason."""

    reason = ReasonField(label=later("decide.reason"), max_length=1000)


class Assigning(Watched, Made):
    """Who owes each item, and until when where it differs from the rest."""

    def __init__(
        self, lines: Iterable[Line], divisions: Sequence[Any], people: Sequence[tuple[str, str]],
        data: Any = None,
    ) -> None:  # fmt: skip
        self.lines = list(lines)
        fields: dict[str, forms.Field] = {}
        for line in self.lines:
            fields |= _owing(line, divisions, people)
        initial = {
            f"{line.code}_{name}": getattr(line.row, name)
            for line in self.lines
            for name in ("division", "person", "due")
        }
        super().__init__(data, fields=fields, initial=initial)

    @property
    def rows(self) -> list[tuple[Line, list[Any]]]:
        names = ("division", "person", "due")
        return [(line, [self[f"{line.code}_{name}"] for name in names]) for line in self.lines]

    @property
    def owed(self) -> dict[str, Owed]:
        said = self.cleaned_data
        return {
            line.code: Owed(
                said[f"{line.code}_division"], said[f"{line.code}_person"],
                said[f"{line.code}_due"],
            )
            for line in self.lines
        }  # fmt: skip


def _owing(
    line: Line, divisions: Sequence[Any], people: Sequence[tuple[str, str]]
) -> dict[str, forms.Field]:
    """Three fields of one item; what is stored stays on offer, though it is offered no more."""
    open_ones = [(each.key, each.name) for each in divisions if not each.closed]
    offered = {key for key, _ in open_ones}
    if line.row.division and line.row.division not in offered:
        open_ones.append((line.row.division, line.division or line.row.division))
    persons = list(people)
    if line.row.person and line.row.person not in dict(persons):
        persons.append((line.row.person, line.person or "–"))
    nobody = ("", "–")
    return {
        f"{line.code}_division": forms.ChoiceField(
            label=later("item.division"), required=False, choices=[nobody, *open_ones]
        ),
        f"{line.code}_person": forms.ChoiceField(
            label=later("item.person"), required=False, choices=[nobody, *persons]
        ),
        f"{line.code}_due": DayField(label=later("item.due"), required=False, help_text=""),
    }


class Windows(Watched, forms.Form):
    """First and last day of submission and appeal."""

    opens = DayField(label=later("window.opens"), required=False)
    closes = DayField(label=later("window.closes"), required=False)
    appeal_opens = DayField(label=later("window.appeal_opens"), required=False)
    appeal_closes = DayField(label=later("window.appeal_closes"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for first, last in (WINDOWS[:2], WINDOWS[2:]):
            opens, closes = said.get(first), said.get(last)
            if isinstance(opens, dt.date) and isinstance(closes, dt.date) and closes < opens:
                self.add_error(last, phrase("window.turned"))
        return said


class Results(Watched, Made):
    """The assessor's result and comment of each item."""

    def __init__(self, items: Iterable[Any], data: Any = None) -> None:
        self.items = list(items)
        fields: dict[str, forms.Field] = {}
        initial: dict[str, Any] = {}
        for item in self.items:
            fields |= _result(item)
            judged = item.state if item.state in (ACCEPTED, FAILED) else ""
            initial |= {f"{item.code}_result": judged, f"{item.code}_comment": item.comment}
        super().__init__(data, fields=fields, initial=initial)

    @property
    def rows(self) -> list[tuple[Any, list[Any]]]:
        names = ("result", "comment")
        return [(item, [self[f"{item.code}_{name}"] for name in names]) for item in self.items]

    @property
    def said(self) -> dict[str, Judgement | None]:
        return {item.code: self._judgement(item.code) for item in self.items}

    def _judgement(self, code: str) -> Judgement | None:
        result = self.cleaned_data[f"{code}_result"]
        comment = self.cleaned_data[f"{code}_comment"]
        return Judgement(result == ACCEPTED, comment) if result else None


def _result(item: Any) -> dict[str, forms.Field]:
    choices = [("", "–"), *((each, later(f"state.{each}")) for each in (ACCEPTED, FAILED))]
    return {
        f"{item.code}_result": forms.ChoiceField(
            label=later("results.result"), required=False, choices=choices
        ),
        f"{item.code}_comment": ReasonField(
            label=later("item.comment"), required=False, max_length=LONGEST_COMMENT,
            widget=forms.Textarea(attrs={"rows": 1}),
        ),
    }  # fmt: skip


class ResultsFile(forms.Form):
    """A table of results."""

    file = forms.FileField(label=later("results.file"), help_text=later("results.file_help"))


class Appeal(Watched, forms.Form):
    """Why the agency disagrees."""

    reason = ReasonField(
        label=later("appeal.reason"), help_text=later("appeal.reason_help"), required=False,
        max_length=LONGEST_NOTE,
    )  # fmt: skip
