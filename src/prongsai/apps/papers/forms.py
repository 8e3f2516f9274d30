"""Forms about papers, their registers, and the letterhead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from prongsai.adapters.docx_writing.template_checking import refused
from prongsai.adapters.docx_writing.template_trial import tried
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import DayField, KeyField, LineField, ModelForm, ReasonField
from prongsai.apps.look.watched import show_theirs
from prongsai.apps.look.words import later, phrase, sentences
from prongsai.apps.papers.kinds import KINDS, REGISTERS, asked
from prongsai.apps.papers.models import Letterhead, Paper
from prongsai.core.approval.approval import LONGEST_REASON
from prongsai.core.files.kinds import Kind as FileKind
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.numbers import typed
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.thai import arabic_digits

LISTED = ("references", "enclosures", "copies", "body")
"""Fields of several lines, each a text of its own."""
LAST = 999_999
SOON, LATELY = dt.timedelta(days=31), dt.timedelta(days=366)
"""How far ahead a paper is dated, and how far back one that is drafted here."""
"""As the pages make them; a word such as `new` would take the address of another page."""
PICTURES = (FileKind.PNG, FileKind.JPEG)
SCANS = (FileKind.PDF, *PICTURES)
LARGEST_EMBLEM = 500 * 1024
"""Bytes: it stands in every paper that is printed."""


def _text(name: str, rows: int = 0, most: int = 300, **options: Any) -> forms.CharField:
    if name in ("references", "enclosures", "copies", "body", "subject", "to"):
        options["help_text"] = later(f"paper.help_{name}")
    facts = {"label": later(f"paper.{name}"), "max_length": most, **options}
    if not rows:
        return LineField(**facts)
    return ReasonField(widget=forms.Textarea(attrs={"rows": rows}), **facts)


FIELDS: Mapping[str, Callable[[], forms.Field]] = {
    "subject": lambda: _text("subject"),
    "to": lambda: _text("to"),
    "references": lambda: _text("references", 2, 2000, required=False),
    "enclosures": lambda: _text("enclosures", 2, 2000, required=False),
    "body": lambda: _text("body", 12, 20000),
    "signer": lambda: _text("signer", most=120, required=False),
    "position": lambda: _text("position", most=200),
    "unit": lambda: _text("unit", most=120, required=False),
    "copies": lambda: _text("copies", 2, 2000, required=False),
    "dated": lambda: DayField(
        label=later("paper.dated_wish"), help_text=later("paper.help_dated_wish"), required=False
    ),
}


class Draft(forms.Form):
    """What a paper of one kind says, in the order of its form."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked(kind)
        for name in self.asked:
            self.fields[name] = FIELDS[name]()
        for name in KINDS[kind].typed:
            self.fields[name].required = False

    @property
    def said(self) -> dict[str, Any]:
        """As it is stored: lines apart, days as text."""
        return {name: self._stored(name) for name in self.asked}

    def _stored(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if name in LISTED:
            return [line for each in value.splitlines() if (line := each.strip())]
        return value.isoformat() if name == "dated" and value else value or ""

    def beside(self, paper: Paper) -> None:
        """Show what somebody saved meanwhile beside what was typed; the next save knows of it."""
        theirs = initial(paper)
        other = [name for name in self.asked if self.said[name] != paper.fields.get(name, "")]
        show_theirs(self, paper.revision, {name: theirs.get(name) for name in other})


def initial(paper: Paper) -> dict[str, Any]:
    """What a draft says, as its form shows it."""
    lines = {name: "\n".join(paper.fields.get(name, ())) for name in LISTED}
    return {**paper.fields, **lines, "dated": wished_day(paper), "seen": paper.revision}


def wished_day(paper: Paper) -> dt.date | None:
    """The day that a draft asks for."""
    said = paper.fields.get("dated", "")
    return dt.date.fromisoformat(said) if said else None


class NumberField(forms.Field):
    """A running number in either kind of numerals."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "size": "8", "maxlength": "12"}
    )

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        number = typed(arabic_digits(text))
        if number is None or number.denominator != 1 or not 0 < number <= LAST:
            raise forms.ValidationError(phrase("register.not_a_number", text=text))
        return int(number)


def _near(day: dt.date, today: dt.date, *, since: dt.date = dt.date.min) -> dt.date:
    """A day that may be meant; a slip in its year would open another register."""
    if not since <= day <= today + SOON:
        raise forms.ValidationError(phrase("paper.day_far", day=day.year + BUDDHIST))
    return day


class Numbering(forms.Form):
    """Date and number of a paper that was approved."""

    def __init__(self, today: dt.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dated(self) -> dt.date:
        since = self.today - LATELY
        return _near(self.cleaned_data["dated"], self.today, since=since)

    dated = DayField(label=later("paper.dated"), error_messages={"required": later("paper.no_day")})
    count = NumberField(
        label=later("register.wished"), help_text=later("register.wished_help"), required=False
    )


def only(*kinds: FileKind) -> forms.FileInput:
    """A place for a file of these kinds; for pictures a phone offers its camera."""
    return forms.FileInput(
        attrs={"accept": ",".join(each for kind in kinds for each in kind.endings)}
    )


class Scan(forms.Form):
    """The signed paper, scanned or photographed."""

    file = CheckedFile(
        label=later("paper.scan"), help_text=later("paper.help_scan"), widget=only(*SCANS)
    )

    def clean_file(self) -> Checked:
        file: Checked = self.cleaned_data["file"]
        if file.kind not in SCANS:
            problem = Problem("paper-scan-kind", {"kind": file.kind.endings[0].lstrip(".")})
            raise forms.ValidationError(sentences(problem))
        return file


class Why(forms.Form):
    """Why something goes back or is changed once more."""

    reason = ReasonField(label=later("decide.reason"), max_length=LONGEST_REASON)


class Withdrawal(forms.Form):
    """Why a paper is taken out of use, and which one takes its place."""

    reason = ReasonField(
        label=later("paper.why_withdrawn"), max_length=LONGEST_REASON, required=False
    )
    by = forms.ChoiceField(label=later("paper.replaced_by"), required=False)

    def __init__(self, others: list[Paper], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(each.key, f"{each.number} {each.title}".strip()) for each in others]
        by: Any = self.fields["by"]
        by.choices = [("", phrase("paper.replaced_by_none")), *named]

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("reason", "").strip() and not self.cleaned_data.get("by"):
            self.add_error("reason", sentences(Problem("paper-reason-missing")))
        return self.cleaned_data


class Elsewhere(forms.Form):
    """A paper that was made elsewhere, for the register."""

    register = forms.ChoiceField(
        label=later("register.register"),
        choices=[(each, later(f"register.name_{each}")) for each in REGISTERS],
    )
    subject = _text("subject")
    dated = DayField(label=later("paper.dated"), error_messages={"required": later("paper.no_day")})
    count = NumberField(
        label=later("register.wished"), help_text=later("register.wished_help"), required=False
    )
    position = _text("position", most=200)
    file = CheckedFile(
        label=later("paper.scan"),
        help_text=later("paper.help_scan"),
        required=False,
        widget=only(*SCANS),
    )
    token = KeyField()

    def __init__(self, today: dt.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dated(self) -> dt.date:
        return _near(self.cleaned_data["dated"], self.today)

    def clean_file(self) -> Checked | None:
        file: Checked | None = self.cleaned_data.get("file")
        return Scan.clean_file(self) if file else None  # type: ignore[arg-type] # the same field


class TakeOver(forms.Form):
    """The last number that the office's own book stands at."""

    last = NumberField(
        label=later("register.last_number"), help_text=later("register.last_number_help")
    )


class OfLetterhead(ModelForm[Letterhead]):
    """What papers say of the agency."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    class Meta:
        model = Letterhead
        fields = (
            "address", "unit", "telephone", "letter_code", "executive", "executive_office", "chief",
            "chief_office",
        )  # fmt: skip
        labels = {each: later(f"letterhead.{each}") for each in fields}
        help_texts = {
            each: later(f"letterhead.help_{each}")
            for each in ("address", "letter_code", "executive_office", "chief_office")
        }
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}


class EmblemFile(forms.Form):
    """The emblem that papers bear, as a picture."""

    file = CheckedFile(
        label=later("letterhead.emblem"), help_text=later("letterhead.help_emblem"),
        widget=only(*PICTURES),
    )  # fmt: skip

    def clean_file(self) -> Checked:
        file: Checked = self.cleaned_data["file"]
        if file.kind not in PICTURES or len(file.content) > LARGEST_EMBLEM:
            raise forms.ValidationError(sentences(Problem("paper-emblem-unusable")))
        return file


class Template(forms.Form):
    """An office's own Word paper."""

    file = CheckedFile(
        label=later("letterhead.template"),
        help_text=later("letterhead.help_template"),
        widget=only(FileKind.DOCX),
    )

    def clean_file(self) -> Checked:
        file: Checked = self.cleaned_data["file"]
        problems = tried(file.content)
        if refused(problems):
            raise forms.ValidationError([sentences(each) for each in problems])
        return file
