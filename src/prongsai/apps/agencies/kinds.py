"""Kinds of agencies and of areas, and what they are called."""

from __future__ import annotations

from functools import cache

from prongsai.apps.look.words import language
from prongsai.core.criteria.agency_kinds import AgencyNames
from prongsai.core.terms.agency_names import NameTable
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

NATION, PROVINCE, DISTRICT = "nation", "province", "district"
COUNTRY = "ประเทศไทย"
"""What the nation is called where none is there yet, in whatever language somebody works."""


@cache
def known() -> AgencyNames:
    """The pack of names, read once in each process."""
    return Shelf(Library()).agency_names


@cache
def name_table() -> NameTable:
    return known().table


def known_kinds() -> tuple[str, ...]:
    """Kinds of agencies, in the order of the pack."""
    return tuple(known().agencies)


def kind_name(key: str) -> str:
    """What a kind is called; a key that the pack lacks stands for itself."""
    found = known().agencies.get(key)
    return found.name.said(language()) if found else key


def kind_short(key: str) -> str:
    """The same for a narrow column: in Thai its abbreviation."""
    found = known().agencies.get(key)
    return found.abbreviation if found and language() == "th" else kind_name(key)
