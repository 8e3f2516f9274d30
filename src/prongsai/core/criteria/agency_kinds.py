"""What kinds of agencies there are: their names, abbreviations and the titles of who heads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key
from prongsai.core.terms.agency_names import NameTable, NameWord
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyKind(Block):
    """A kind of agencies whose names begin with the same word."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("Its name; in Thai what names of its agencies begin with.")
    abbreviation: str = told("Its abbreviation in Thai, with the full stop.")
    head: Words = told("Title of the elected head; in Thai what the place follows at once.")
    clerk: Words = told("Title of the highest official (ปลัด), written the same way.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKind(Block):
    """A kind of places whose names begin with the same word."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("Its name.")
    abbreviation: str = told("Its abbreviation in Thai, with the full stop.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyNames(Block):
    """What names of agencies are made of."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    agencies: Mapping[str, AgencyKind] = told("Kinds of agencies by key.")
    places: Mapping[str, PlaceKind] = told("Kinds of places by key.")

    @property
    def table(self) -> NameTable:
        """What the functions on names need of it."""
        return NameTable(_words(self.agencies), _words(self.places))


def _words(kinds: Mapping[str, AgencyKind] | Mapping[str, PlaceKind]) -> tuple[NameWord, ...]:
    return tuple(NameWord(key, kind.name.th, kind.abbreviation) for key, kind in kinds.items())
