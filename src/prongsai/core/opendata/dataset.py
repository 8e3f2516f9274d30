"""A published table with all that a stranger needs to use it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.core.privacy.release import Cell, Held, Holds, Release
from prongsai.core.terms.words import Words

NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its key is its heading in machine-readable forms: Latin letters, no spaces."""

    key: str
    name: Words
    holds: Holds
    note: Words = NO_WORDS
    """What else one must know to read it: its unit, its source, what a blank means."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    about_people: bool = False

    @property
    def release(self) -> Release:
        """The same, as the gate of disclosure control sees it."""
        held = [Held(each.key, each.holds) for each in self.columns]
        return Release(held, self.rows, self.about_people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the national catalogue asks of a dataset; words from its own lists."""

    data_type: str
    title: Words
    notes: Words
    tags: Sequence[Words]
    owner: str
    maintainer: str
    """A unit, never a person."""
    maintainer_email: str
    """A mailbox of the unit."""
    objective: Sequence[str]
    frequency_unit: str
    frequency_interval: int | None = None
    geo_coverage: str = ""
    source: str = ""
    formats: Sequence[str] = ()
    category: str = ""
    license: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One form in which a dataset can be taken."""

    address: str
    format: str
    """As the catalogue names it."""
    media_type: str
    size: int
    sha256: str
    note: str = ""
    """What sets it apart from another one of the same format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A published table, what it is, and where it can be taken."""

    key: str
    address: str
    """Of the page about it."""
    metadata: Metadata
    issued: dt.datetime
    modified: dt.datetime
    provenance: Words
    """How it came about: which register, which rules, which version of the program."""
    files: Sequence[File] = field(default_factory=tuple)


def dictionary(table: Table) -> list[list[str]]:
    """The data dictionary as rows: key, both names, what it holds, what to know."""
    head = ["column", "name_th", "name_en", "holds", "note_th", "note_en"]
    return [head, *(_described(each) for each in table.columns)]


def _described(column: Column) -> list[str]:
    name, note = column.name, column.note
    return [column.key, name.th, name.en, column.holds.value, note.th, note.en]
