"""Results read back: what `score --format json` writes, and score bundles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from prongsai.core.answers.ticks import Cell
from prongsai.core.scoring.bundle import Bundle
from prongsai.core.scoring.bundle_file import bundle_from
from prongsai.core.terms.numbers import exact
from prongsai.core.terms.problem import Place, refuse

_WHO = ("agency", "agency_code", "province", "division", "fiscal_year", "overall")
_PREFIXES = {"instruments": "", "indicators": "", "sub_indicators": "sub_", "items": "item_"}


class JsonResults:
    """One row per agency, headed like the flat forms; exact values where the file holds them."""

    def __init__(self, path: Path) -> None:
        self.place = Place(file=str(path))
        self.bundle: Bundle | None = None
        try:
            self._rows = list(self._read(path))
        except RecursionError as error:  # in reading, or where what was read is said as text
            raise refuse("file-too-deep", self.place) from error
        self.headers = list(dict.fromkeys(header for row in self._rows for header in row))

    def _read(self, path: Path) -> Iterator[dict[str, Cell]]:
        try:
            records = json.loads(path.read_bytes(), parse_float=str, parse_int=str)
        except ValueError as error:
            raise refuse("file-unreadable", self.place, why=str(error)) from error
        if isinstance(records, dict) and "bundle" in records:
            self.bundle = bundle_from(records, self.place)
            records = [records]
        if not isinstance(records, list) or not all(map(_is_result, records)):
            raise refuse("json-not-results", self.place)
        for record in records:
            yield dict(_cells(record))

    def rows(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows:
            yield [row.get(header) for header in self.headers]


def _is_result(record: object) -> bool:
    """An object that names its agency and holds scores where the program puts them."""
    if not isinstance(record, dict) or "agency" not in record:
        return False
    if any(isinstance(record.get(header), list | dict) for header in _WHO):
        return False
    parts = [record.get(part, {}) for part in (*_PREFIXES, "exact")]
    return all(isinstance(part, dict) for part in parts)


def _cells(record: Mapping[str, Any]) -> Iterator[tuple[str, Cell]]:
    exactly = record.get("exact", {})
    for header in _WHO:
        if header in record:
            yield header, _score(record[header], exactly.get(header))
    for part, prefix in _PREFIXES.items():
        for key, held in record.get(part, {}).items():
            if isinstance(held, dict):
                yield prefix + key, _score(held.get("score"), held.get("exact"))
            else:
                yield prefix + key, _score(held, exactly.get(key))


def _score(printed: object, exactly: object) -> Cell:
    """The exact value where it is given; else the text as written, to be judged like any cell."""
    found = exact(exactly) if isinstance(exactly, str) else None
    if found is not None:
        return found
    return None if printed is None else str(printed)
