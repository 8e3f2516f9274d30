"""How a year's measures and reports are worded in a spreadsheet; all of it is data of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or_new
from prongsai.core.terms.thai import look_alike
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn(Block):
    """A column of a sheet."""

    key: str = told_by_key("Name of the field it holds.")
    name: Words = told("Its heading.")
    also: tuple[str, ...] = told_or_new(tuple, "Other headings that mean it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Block):
    """A sheet of the book."""

    key: str = told_by_key("Which sheet it is.")
    name: Words = told("Its name.")
    also: tuple[str, ...] = told_or_new(tuple, "Other names that mean it.")
    columns: Mapping[str, SheetColumn] = told("Its columns, in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSheets(Block):
    """The whole book."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    sheets: Mapping[str, Sheet] = told("The sheets: `about`, `measures`, `reports`.")
    about: Mapping[str, Words] = told("What the first sheet says, by field.")
    words: Mapping[str, Mapping[str, Words]] = told("Words of choices by field.")

    def word(self, field: str, key: str) -> str:
        """What a cell says of a choice; the key itself where nobody gave it words."""
        found = self.words[field].get(key)
        return key if found is None else found.th

    def meant(self, field: str, text: str) -> str | None:
        """The choice a cell means, in either language or by its key."""
        said = look_alike(text)
        for key, words in self.words[field].items():
            if said in (look_alike(words.th), look_alike(words.en), look_alike(key)):
                return key
        return None
