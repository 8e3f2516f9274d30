"""What is looked for in a packed spreadsheet before its reader makes room for all its cells."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.parsers import expat

from prongsai.core.terms.problem import Place, Problem, Refused

_CHUNK = 1 << 18
_DIGITS = "0123456789"
_LONGEST = 10
"""Digits of a row number; no sheet has so many rows."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a spreadsheet may reach, and whether cells may hold errors."""

    cells: int = 20_000_000
    bytes: int = 1_000_000_000
    errors: bool = False


FOR_COUNTING = Limits()
SMALL = Limits(cells=3_000_000, bytes=300_000_000)
"""Of a table that is read whole while somebody waits: some 150 MB at most."""


def look_over(source: Path | IO[bytes], limits: Limits = FOR_COUNTING) -> None:
    """Refuses error cells, cells so far out that a table of them would fill the memory, and bombs.

    Every part is read as what it might be: which of them is a sheet, only the reader decides.
    """
    if not zipfile.is_zipfile(source):
        return
    look = _Look(limits, Place(file=str(source) if isinstance(source, Path) else ""))
    try:
        with zipfile.ZipFile(source) as book:
            for name in book.namelist():
                with book.open(name) as part:
                    look.over(part)
    except (
        zipfile.BadZipFile, OSError, zlib.error, lzma.LZMAError, EOFError, ValueError,
        OverflowError, RuntimeError,
    ):  # fmt: skip
        # Broken, encrypted or compressed in a way nobody unpacks: the reader of sheets will say so.
        return


class _Look:
    """Counts how much all parts come to."""

    def __init__(self, limits: Limits, place: Place) -> None:
        self.limits, self.place, self.left = limits, place, limits.bytes

    def over(self, part: IO[bytes]) -> None:
        """Reads a part to its end."""
        chunk = part.read(_CHUNK)
        marked = chunk.lstrip()[:1] in {b"<", b"\xef", b"\xfe", b"\xff"}
        sheet = _Sheet(self.limits, self.place) if marked else None
        while chunk:
            self.left -= len(chunk)
            if self.left < 0:
                facts = {"most": f"{self.limits.bytes:,}"}
                raise Refused([Problem("sheet-unpacks-large", facts, self.place)])
            if sheet is not None:
                sheet.feed(chunk)
            chunk = part.read(_CHUNK)


class _Sheet:
    """How far the cells of a sheet reach, counted as its reader counts them."""

    def __init__(self, limits: Limits, place: Place) -> None:
        self.limits, self.place = limits, place
        self.row = self.column = self.rows = self.columns = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EntityDeclHandler = self._entity

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk)
        except (expat.ExpatError, LookupError, ValueError) as error:  # or letters nobody knows
            raise Refused([Problem("file-unreadable", {"why": str(error)}, self.place)]) from error
        if self.rows * self.columns > self.limits.cells:
            facts = {"rows": str(self.rows), "columns": str(self.columns)}
            raise Refused([Problem("sheet-too-large", facts, self.place)])

    def _entity(self, *_: object) -> None:
        """No office program writes entities of its own; they serve to swell."""
        raise Refused([Problem("file-unreadable", {"why": "<!ENTITY>"}, self.place)])

    def _start(self, tag: str, more: dict[str, str]) -> None:
        if tag == "c" or tag.endswith(":c"):
            self._cell(more)
        elif tag == "row" or tag.endswith(":row"):
            number = more.get("r", "")
            self.row = int(number[:_LONGEST]) if number.isdecimal() else self.row + 1
            self.column = 0

    def _cell(self, more: dict[str, str]) -> None:
        address = more.get("r", "")
        letters = address.rstrip(_DIGITS)
        if letters:
            self.column = _column(letters)
            self.row = int(address[len(letters) :][:_LONGEST] or self.row)
        else:
            self.column += 1
        self.columns, self.rows = max(self.columns, self.column), max(self.rows, self.row)
        if more.get("t") == "e" and not self.limits.errors:
            cell = address or f"{self.row}:{self.column}"
            raise Refused([Problem("sheet-error-cell", {"cell": cell}, self.place)])


@lru_cache(maxsize=1000)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
