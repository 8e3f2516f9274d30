"""The form of one line of the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from prongsai.apps.dissemination import bridge, topics
from prongsai.apps.dissemination.actions import Given
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import AddressField, DayField, KeyField, LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import digits, language, later

FIELDS = ("subject", "channel", "place", "first", "last", "address")


def channels() -> list[tuple[str, str]]:
    return [(key, each.name.said(language())) for key, each in bridge.frame().channels.items()]


def asked_in(year: int, kept: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Items of a year by the topics they are about, and what a line has kept of other years."""
    here = topics.of_year(year)
    gone = topics.named(set(kept) - here.keys(), year)
    return [(each.topic, title_of(each)) for each in (*here.values(), *gone)]


def title_of(asked: topics.Asked) -> str:
    return digits(f"{asked.code} {asked.name.said(language())}".strip())


class PostingForm(forms.Form):
    """What was made known, where and when, and what shows it."""

    subject = LineField(
        label=later("posting.subject"), help_text=later("posting.subject_help"), max_length=300
    )
    about = forms.MultipleChoiceField(
        label=later("posting.about"), help_text=later("posting.about_help"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    channel = forms.ChoiceField(label=later("posting.channel"))
    place = LineField(
        label=later("posting.place"), help_text=later("posting.place_help"), required=False,
        max_length=200,
    )  # fmt: skip
    first = DayField(label=later("posting.first"))
    last = DayField(
        label=later("posting.last"), help_text=later("posting.last_help"), required=False
    )
    address = AddressField(
        label=later("posting.address"), help_text=later("posting.address_help"), required=False,
        max_length=2000, widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip
    file = CheckedFile(
        label=later("posting.file"), help_text=later("posting.file_help"), required=False
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["about"]
        assert isinstance(about, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        about.template_name = "dissemination/about.html"  # type: ignore[attr-defined] # not in stubs
        about.choices = asked_in(year, self.initial.get("about", ()))
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        known = channels()
        gone = self.initial.get("channel", "")
        if gone and gone not in dict(known):
            known.append((gone, gone))  # the pack no longer names it, the line still does
        field.choices = [("", later("posting.choose")), *known]

    @property
    def given(self) -> Given:
        """The line as it was typed."""
        said = {name: self.cleaned_data[name] for name in FIELDS}
        about, file = tuple(self.cleaned_data["about"]), self.cleaned_data.get("file")
        return Given(**said, about=about, file=file if isinstance(file, Checked) else None)


class NewForm(PostingForm):
    """Another line."""

    token = KeyField()


class ChangeForm(Watched, PostingForm):
    """The same over a line that somebody else may be changing."""


def initial(row: Posting) -> dict[str, Any]:
    """What the log says of a line, as its form shows it; its picture is watched, too."""
    said = {name: getattr(row, name) for name in (*FIELDS, "file")}
    return {**said, "about": row.topics.split()}
