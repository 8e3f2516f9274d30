"""Cells of a sheet: how a field is written into one, and read back from what people type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from prongsai.core.follow_up.sheet_words import MeasureSheets
from prongsai.core.follow_up.year_file import MARK
from prongsai.core.sheets.cells import SHOWN, day_of
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.thai import look_alike, tidy, tidy_lines

Plain = Any
_NUMBERED = re.compile(r"^(?:\(?\d+[.)]|-) *")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_UNSAID = ("-", "–")


class Holds(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    CODES = "codes"
    """Codes in a row, parted by commas."""
    NAMED = "named"
    """Keys by their names, one on a line."""
    STEPS = "steps"
    """Numbered lines."""
    PARTS = "parts"
    """Lines whose parts stand between marks."""
    LINES = "lines"
    CHOICE = "choice"
    TRUTH = "truth"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one field stands in its cell."""

    holds: Holds
    choice: str = ""
    """Which words a choice has."""
    parts: tuple[str, ...] = ()
    """Fields of what stands on a line."""
    single: bool = False
    """Whether there is one line at most, and the field is what stands on it."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Writes and reads cells by the words of a pack and the names of indicators."""

    sheets: MeasureSheets
    names: Mapping[str, str]
    """Thai names of indicators by key."""

    def written(self, kind: Kind, value: Plain) -> str | int | Decimal:
        """The cell for a plain value."""
        return self._writers[kind.holds](kind, value)

    def offered(self, kind: Kind) -> tuple[str, ...]:
        """The words of a choice."""
        choice = "truth" if kind.holds is Holds.TRUTH else kind.choice
        return tuple(words.th for words in self.sheets.words.get(choice, {}).values())

    def read(self, kind: Kind, text: str) -> Plain | Problem:
        """The plain value in a cell; None where it holds nothing, a problem where it is unfit."""
        text = tidy_lines(text)
        if not text or (text in _UNSAID and kind.holds is not Holds.TEXT):
            return None
        return self._readers[kind.holds](kind, text)

    @property
    def _writers(self) -> Mapping[Holds, Callable[[Kind, Plain], str | int | Decimal]]:
        return {
            Holds.TEXT: lambda _, value: value,
            Holds.CODES: lambda _, value: ", ".join(value),
            Holds.NAMED: lambda _, value: "\n".join(self.names.get(key, key) for key in value),
            Holds.STEPS: lambda _, value: "\n".join(
                f"{n}. {each}" for n, each in enumerate(value, 1)
            ),
            Holds.LINES: lambda _, value: "\n".join(value),
            Holds.PARTS: self._parts_written,
            Holds.CHOICE: lambda kind, value: self.sheets.word(kind.choice, value),
            Holds.TRUTH: lambda _, value: self.sheets.word("truth", "holds" if value else "lacks"),
            Holds.DAY: lambda _, value: _day_written(value),
            Holds.NUMBER: lambda _, value: value,
        }

    @property
    def _readers(self) -> Mapping[Holds, Callable[[Kind, str], Plain | Problem]]:
        return {
            Holds.TEXT: lambda _, text: text,
            Holds.CODES: lambda _, text: [
                each for each in re.split(r"[,;\s]+", tidy(text)) if each
            ],
            Holds.NAMED: self._named,
            Holds.STEPS: lambda _, text: [_NUMBERED.sub("", line) for line in _lines(text)],
            Holds.LINES: lambda _, text: list(_lines(text)),
            Holds.PARTS: self._parts_read,
            Holds.CHOICE: self._chosen,
            Holds.TRUTH: self._truth,
            Holds.DAY: lambda _, text: _day(text),
            Holds.NUMBER: lambda _, text: _number(text),
        }

    def _parts_written(self, kind: Kind, value: Plain) -> str:
        lines = [value] if kind.single else value
        return "\n".join(self._line(kind, each) for each in lines)

    def _line(self, kind: Kind, value: Mapping[str, Plain]) -> str:
        said = [self._part(name, value.get(name, "")) for name in kind.parts]
        while not said[-1]:
            said.pop()
        return f" {MARK} ".join(said)

    def _part(self, name: str, value: Plain) -> str:
        return self.sheets.word("turn", value) if name == "turn" else str(value)

    def _parts_read(self, kind: Kind, text: str) -> Plain | Problem:
        found = []
        for line in _lines(text):
            said = [each.strip() for each in line.split(MARK)]
            if len(said) > len(kind.parts):
                return Problem("measures-file-line", {"text": line[:SHOWN], "mark": MARK})
            pairs = zip(kind.parts, said, strict=False)
            found.append({name: self._meant(name, each) for name, each in pairs if each})
        return found[0] if kind.single else found

    def _meant(self, name: str, text: str) -> Plain:
        if name == "turn":
            return self.sheets.meant("turn", text) or text
        return int(text) if name in _YEARS and text.isdecimal() else text

    def _named(self, kind: Kind, text: str) -> Plain:
        del kind
        keys = {look_alike(name): key for key, name in self.names.items()}
        return [keys.get(look_alike(line), line) for line in _lines(text)]

    def _chosen(self, kind: Kind, text: str) -> Plain | Problem:
        found = self.sheets.meant(kind.choice, text)
        if found is None:
            known = ", ".join(words.th for words in self.sheets.words[kind.choice].values())
            return Problem("measures-file-choice", {"text": text[:SHOWN], "known": known})
        return found

    def _truth(self, kind: Kind, text: str) -> Plain | Problem:
        del kind
        found = self._chosen(Kind(Holds.CHOICE, "truth"), text)
        return found if isinstance(found, Problem) else found == "holds"


_YEARS = ("fiscal_year", "since")


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if said := line.strip():
            yield said


def _day_written(value: str) -> str:
    day = day_of(value)
    return value if day is None else shown_date(day)


def _day(text: str) -> str | Problem:
    day = day_of(text)
    return day.isoformat() if day else Problem("measures-file-day", {"text": text[:SHOWN]})


def _number(text: str) -> int | Decimal | Problem:
    """A number with commas or a unit behind it; whole ones stay whole."""
    said = tidy(text).replace(",", "").removesuffix("%").removesuffix("บาท").strip()
    if not _NUMBER.fullmatch(said):
        return Problem("measures-file-number", {"text": text[:SHOWN]})
    return Decimal(said) if "." in said else int(said)
