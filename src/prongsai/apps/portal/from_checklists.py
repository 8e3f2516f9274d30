"""Disclosure items as what could be published: evidence, never the note to the assessor."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from prongsai.adapters.office_properties import without_makers
from prongsai.apps.disclosure import queries
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import by_keys
from prongsai.apps.files.store import path_of
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.tables import grid_of, with_data
from prongsai.core.disclosure.entries import State
from prongsai.core.portal.content import Block, Content, File, For, Grid, Kind, Link, Made
from prongsai.core.terms.problem import Problem, Refused
from prongsai.core.terms.words import Words

READY = frozenset({State.READY, State.SUBMITTED, State.ACCEPTED, State.FAILED})
"""States from which on an item has something to show."""


@dataclass(frozen=True, slots=True)
class Found:
    """An item that has something to show."""

    agency: Any
    code: str
    year: int
    topic: str
    title: Words
    evidence: tuple[Any, ...]
    files: Mapping[str, Attached]

    @property
    def basis(self) -> str:
        pieces = [(each.title, each.address, *self._hashes(each)) for each in self.evidence]
        return repr((self.title.th, pieces))

    def _hashes(self, piece: Any) -> Iterator[str]:
        for key in (piece.file, piece.twin):
            found = self.files.get(key)
            yield f"{found.name} {found.stored.hash}" if found else ""

    def draft(self) -> Draft:
        """What it says, with its tables as data for machines."""
        blocks: list[Block] = []
        attached: list[Checked] = []
        made: list[Made] = []
        grids: list[Grid] = []
        no_data: list[Problem] = []
        for piece in self.evidence:
            copies = {key: _copied(self.files[key]) for key in _keys(piece) if key in self.files}
            blocks.extend(_said(piece, copies))
            attached += copies.values()
            try:
                table = grid_of(self._readable(piece), Words(piece.title, piece.title))
            except Refused as refused:
                no_data += refused.problems
            else:
                grids += [table] if table else []
        for number, grid in enumerate(grids, start=1):
            shown, texts, book = with_data(grid, f"{self.code.lower()}-{self.year}", number)
            blocks += shown
            made += texts
            attached.append(book)
        whole = self._whole(tuple(blocks), tuple(made))
        return Draft(whole, tuple(attached), tuple(no_data))

    def _whole(self, blocks: tuple[Block, ...], made: tuple[Made, ...]) -> Content:
        return Content(
            agency=self.agency.key, agency_name=self.agency.name, kind=Kind.ITEM,
            name=self.code.lower(), year=self.year, topic=self.topic, title=self.title,
            blocks=blocks, made=made,
        )  # fmt: skip

    def _readable(self, piece: Any) -> Attached | None:
        return self.files.get(piece.twin) or self.files.get(piece.file)


def _keys(piece: Any) -> tuple[str, str]:
    """The one for machines before the one for reading: what both hold is told of the first."""
    return piece.twin, piece.file


def _said(piece: Any, copies: Mapping[str, Checked]) -> Iterator[Block]:
    if piece.address:
        yield Link(piece.title, piece.address)
    for key, use in ((piece.file, For.READING), (piece.twin, For.TWIN)):
        if found := copies.get(key):
            size = len(found.content)
            yield File(piece.title, found.name, found.digest, found.kind.media, size, use)


def _copied(file: Attached) -> Checked:
    """As it goes out: without the names of those who wrote and saved it."""
    kept = checked(file.name, path_of(file.stored.hash).read_bytes())
    return dataclasses.replace(kept, content=without_makers(kept.content, kept.kind))


def items(agency: Any, year: int) -> Iterator[Found]:
    """Items of a year that are ready and have evidence, in the order of the national form."""
    checklist = queries.checklist_of(agency, year)
    if checklist is None:
        return
    rows = [row for row in queries.items_of(checklist) if State(row.state) in READY]
    evidence = queries.evidence_of(rows)
    keys = [key for each in evidence.values() for one in each for key in (one.file, one.twin)]
    asked, files = queries.asked_of(checklist), by_keys(agency.key, keys)
    found = partial(Found, agency)
    for row in rows:
        if pieces := evidence[row.pk]:
            item = asked.get(row.code)
            title = Words(row.title, item.short.en if item else "")
            topic = item.topic if item else ""
            yield found(row.code, year, topic, title, tuple(pieces), files)
