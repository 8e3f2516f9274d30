"""CSV: which encoding and delimiter it is in, and its rows.

Thai offices hand over UTF-8 with and without a byte-order mark and Windows-874, with commas,
semicolons or tabs.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from prongsai.core.terms.problem import Place, Problem, Refused

UTF8: Final = "utf-8-sig"
WINDOWS_874: Final = "cp874"
_DELIMITERS = ",;\t"
_CHUNK = 1 << 20
_ARMED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The wide ones are taken for the others where a computer is set to write them."""
_NUMBER = re.compile(r"[+-]?[\d,]*\.?\d*%?", re.ASCII)


def encoding_of(path: Path) -> str:
    """UTF-8 if the whole file is; else Windows-874, which must then give Thai letters."""
    decodes_so_far = True
    with path.open("rb") as file:
        rest = b""
        while chunk := file.read(_CHUNK):
            decodes_so_far, rest = _utf8(rest + chunk)
            if not decodes_so_far:
                break
    if decodes_so_far and not rest:
        return UTF8
    try:
        with path.open(encoding=WINDOWS_874, newline="") as file:
            sample = file.read(_CHUNK)
    except UnicodeDecodeError as error:
        raise Refused([Problem("file-encoding", {}, Place(file=str(path)))]) from error
    if not any("\u0e01" <= letter <= "\u0e5b" for letter in sample):
        raise Refused([Problem("file-encoding", {}, Place(file=str(path)))])
    return WINDOWS_874


def is_plain(path: Path) -> bool:
    """One row per line, nothing quoted, no empty line: what the large engine reads as is."""
    end = b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seam = end + chunk
            if any(mark in seam for mark in (b'"', b"\0", b"\n\n", b"\n\r")):
                return False
            if chunk.count(b"\r") != chunk.count(b"\r\n") + chunk.endswith(b"\r"):
                return False
            end = chunk[-1:]
    return True


def _utf8(data: bytes) -> tuple[bool, bytes]:
    """Whether it decodes but for a letter cut off at the end, which is handed back."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.start >= len(data) - 3 and error.reason == "unexpected end of data"
        return cut_off, data[error.start :]
    return True, b""


class CsvTable:
    """One CSV file: its header, and its rows as text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.encoding = encoding_of(path)
        with path.open(encoding=self.encoding, newline="") as file:
            sample = file.readline()
        self.delimiter = max(_DELIMITERS, key=sample.count)
        header = next(self._lines(), None)
        if header is None or not any(cell.strip() for cell in header):
            raise Refused([Problem("file-empty", {}, Place(file=str(path)))])
        self.headers: list[str] = [cell.strip() for cell in header]
        while self.headers and not self.headers[-1]:
            self.headers.pop()

    def rows(self) -> Iterator[Sequence[str]]:
        """Every row below the header; an empty line is an empty row, so that numbers stay true."""
        lines = self._lines()
        next(lines, None)
        yield from lines

    def _lines(self) -> Iterator[Sequence[str]]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            try:
                yield from reader
            except csv.Error as error:
                place = Place(file=str(self.path), line=reader.line_num)
                facts = {"why": str(error)}
                raise Refused([Problem("file-broken-row", facts, place)]) from error


def as_utf8(path: Path, encoding: str, target: Path) -> None:
    """Copy a file into UTF-8, a piece at a time."""
    with (
        path.open(encoding=encoding, newline="") as source,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        while piece := source.read(_CHUNK):
            copy.write(piece)


def unarmed(cell: object) -> object:
    """Text that no spreadsheet program takes for a formula; numbers and lone dashes as they are."""
    if isinstance(cell, str) and cell[:1] in _ARMED and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV with a byte-order mark, which spreadsheet programs need for Thai."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(UTF8)
