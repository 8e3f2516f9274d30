"""Short lists of a procedure that an office writes: its subjects, the documents wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.cases.made_fields import free
from prongsai.apps.cases.made_forms import LINE, again, shown, words
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.drafting import Text

BLANKS = 3
"""Rows to be filled in below those that there are."""


class _Rows(forms.Form):
    """A short list: each row its name and what belongs to it; a row without a name goes."""

    path = ""
    stem = ""
    columns: tuple[tuple[str, str], ...] = ()
    """Names of words besides the name, and their labels."""

    def __init__(self, *args: Any, draft: Text, **kwargs: Any) -> None:
        at: Any = draft
        for step in self.path.split("/"):
            at = at.get(step, {})
        self.before: Mapping[str, Text] = at
        self.keys = [*self.before, *("" for _ in range(BLANKS))]
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)
        for number in range(len(self.keys)):
            for name, field in self.row_fields():
                self.fields[f"{name}_{number}"] = field

    def row_fields(self) -> Iterator[tuple[str, forms.Field]]:
        yield "name", LineField(label=phrase("made.row_name"), max_length=LINE, required=False)
        yield (
            "name_en",
            LineField(label=phrase("made.row_name_en"), max_length=LINE, required=False),
        )
        for name, label in self.columns:
            yield name, LineField(label=phrase(label), max_length=LINE, required=False)

    def _initial(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number, key in enumerate(self.keys):
            row: dict[str, Any] = {}
            entry = self.before.get(key, {})
            shown(row, "name", entry.get("name"))
            row |= {name: entry[name]["th"] if name in entry else "" for name, _ in self.columns}
            row |= self.more(entry)
            found |= {f"{name}_{number}": said for name, said in row.items()}
        return found

    def more(self, entry: Text) -> dict[str, Any]:
        """What else the form shows of a row."""
        del entry
        return {}

    @property
    def rows(self) -> list[list[BoundField]]:
        """Fields by row, as the page shows them."""
        return [[self[f"{name}_{number}"] for name, _ in self.row_fields()]
                for number in range(len(self.keys))]  # fmt: skip

    @property
    def entries(self) -> list[tuple[str, Text]]:
        """What stands in the list now, by key."""
        found: list[tuple[str, Text]] = []
        for number, key in enumerate(self.keys):
            row = {name: self.cleaned_data[f"{name}_{number}"] for name, _ in self.row_fields()}
            if row["name"]:
                taken = {*self.before, *(each for each, _ in found)}
                found.append((key or free(self.stem, taken), self.entry(row, key)))
        return found

    def entry(self, row: Mapping[str, Any], key: str) -> Text:
        """A row as the file says it."""
        before = self.before.get(key, {})
        told = {name: again(row[name], before.get(name)) for name, _ in self.columns}
        return {"name": words(row, "name"), **told, **_renamed(row, before)}


def _renamed(row: Mapping[str, Any], before: Text) -> Text:
    """Of a row that is something else now: neither its English name nor what sources said of it.

    English that was typed with the new name stays; that of the old name would tell other people of
    another document.
    """
    if not before or before["name"]["th"] == row["name"]:
        return {}
    gone: Text = {"evidence": None, "evidence_of": None}
    if row["name_en"] == before["name"]["en"]:
        gone["name"] = {"th": row["name"], "en": row["name"]}
    return gone


class _Subjects(_Rows):
    """What a case can be about, and which unit usually sees to it."""

    path, stem = "categories", "k"
    columns = (("unit", "made.row_unit"),)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(found.get(f"name_{number}") for number in range(len(self.keys))):
            self.add_error(None, phrase("made.no_subject"))
        return found


class _Papers(_Rows):
    """Documents wanted."""

    path, stem = "manual/papers", "p"
    columns = (("only", "made.row_only"),)

    def row_fields(self) -> Iterator[tuple[str, forms.Field]]:
        yield from super().row_fields()
        yield "copies", forms.IntegerField(
            label=phrase("made.row_copies"), min_value=1, max_value=20, required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip

    def more(self, entry: Text) -> dict[str, Any]:
        return {"copies": entry.get("copies", 1 if entry else None)}

    def entry(self, row: Mapping[str, Any], key: str) -> Text:
        copies = row["copies"]
        return {**super().entry(row, key), "copies": copies if copies and copies > 1 else None}


class SubjectsForm(Watched, _Subjects):
    """Two who change them at once are told."""


class PapersForm(Watched, _Papers):
    """Two who change them at once are told."""
