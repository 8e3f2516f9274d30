"""Files that would go out, looked through whole: every sheet and line, not only what is shown."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from prongsai.adapters.csv_files import CsvTable
from prongsai.adapters.xlsx_reading.every_sheet import sheets_of
from prongsai.apps.files.checking import Checked
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.looking import Looks
from prongsai.core.files.kinds import Kind
from prongsai.core.portal.content import Content, File, For
from prongsai.core.portal.headings import headed
from prongsai.core.portal.risk import faults, own_faults, table_faults
from prongsai.core.preaudit.charset import decoded
from prongsai.core.terms.problem import Place, Problem, Refused

_SHEETS = (Kind.XLSX, Kind.ODS)


def draft_faults(draft: Draft, before: Content | None, looks: Looks) -> tuple[Problem, ...]:
    """What keeps it inside, what must be looked at, what to know; by how they are meant.

    What the page and its file share is said once. Files for machines are made of the page's own
    tables and hold nothing else.
    """
    found = list(faults(draft.content, before))
    told = {(each.code, each.place.column) for each in found}
    for each in _files(outgoing(draft), looks):
        key = (each.code, each.place.column or each.place.file)
        if key not in told:
            told.add(key)
            found.append(each)
    return tuple(found)


def outgoing(draft: Draft) -> list[Checked]:
    """Its files as somebody attached them, each content once."""
    made = {each.sha256 for each in draft.content.of(File) if each.use is For.DATA}
    found = {each.digest: each for each in draft.files if each.digest not in made}
    return list(found.values())


def _files(files: Iterable[Checked], looks: Looks) -> Iterator[Problem]:
    for file in files:
        try:
            yield from _file(file)
            yield from (_at(each, file.name) for each in looks.get(file.digest, ()))
        except Refused as refused:  # what can't be looked through doesn't go out
            yield from (_at(each, file.name) for each in refused.problems)


def _file(file: Checked) -> Iterator[Problem]:
    if file.kind in _SHEETS:
        for name, rows in sheets_of(file.content):
            yield from (_at(each, file.name, name) for each in _table(file.name, rows))
    elif file.kind is Kind.CSV:
        try:
            rows = _csv(file.content)
        except Refused:  # no table to any program, but letters all the same
            yield from _text(file)
        else:
            yield from (_at(each, file.name) for each in _table(file.name, rows))
    elif file.kind is Kind.TXT:
        yield from _text(file)


def _table(name: str, rows: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """By its columns, where it has a heading; what stands above that may name offices."""
    kept = [list(row) for row in rows if any(row)]
    found = headed(kept)
    if found is not None:
        above = kept[: len(kept) - len(found[1]) - 1]
        yield from table_faults(name, [cell for row in above for cell in row], *found)


def _csv(content: bytes) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(content)
        table = CsvTable(path)
        return [table.headers, *map(list, table.rows())]


def _text(file: Checked) -> Iterator[Problem]:
    lines = decoded(file.content)[0].splitlines()
    yield from (_at(each, file.name) for each in own_faults(file.name, lines))


def _at(problem: Problem, file: str, sheet: str = "") -> Problem:
    return dataclasses.replace(
        problem, place=dataclasses.replace(problem.place or Place(), file=file, sheet=sheet)
    )
