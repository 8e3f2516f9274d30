"""Says problems and phrases in the language chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.shapes.tree import plain_of
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.words import Language, Words

MESSAGES = Path(__file__).parent.parent / "packs" / "messages"
_PARTS = sorted(f"problems/{path.stem}" for path in (MESSAGES / "problems").glob("*.yaml"))
_COLOURS = {Severity.REFUSED: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


@cache
def catalogue(name: str) -> Mapping[str, Any]:
    """A file of messages as plain data."""
    found: Mapping[str, Any] = plain_of(read_yaml(MESSAGES / f"{name}.yaml"))
    return found


@cache
def problems() -> Mapping[str, Any]:
    """Every problem by its code: one file for each part of the program."""
    return {code: said for part in _PARTS for code, said in catalogue(part).items()}


@cache
def words_of(code: str) -> Mapping[str, Any]:
    """What is said of one problem; only the file that holds it is read, which start-up feels."""
    return catalogue(next(part for part in _PARTS if f"\n{code}:" in _text_of(part)))[code]  # type: ignore[no-any-return]


@cache
def _text_of(part: str) -> str:
    return (MESSAGES / f"{part}.yaml").read_text(encoding="utf-8")


@cache
def screens() -> Mapping[str, Mapping[str, str]]:
    """What screens say, by key: one file for each app."""
    names = sorted(f"screens/{path.stem}" for path in (MESSAGES / "screens").glob("*.yaml"))
    return {key: said for name in names for key, said in catalogue(name).items()}


def both(key: str, **facts: str) -> Words:
    """A phrase in both languages, for a value that is said later."""
    said: Mapping[str, str] = catalogue("phrases")[key]
    return Words(said["th"].format(**facts), said["en"].format(**facts))


class Voice:
    """Speaks one language to one reader."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self.language: Language = language
        self.stream = stream or sys.stderr

    def phrase(self, key: str, **facts: str) -> str:
        """A phrase of the interface with its gaps filled."""
        said: str = catalogue("phrases")[key][self.language]
        return said.format(**facts)

    def sentence(self, problem: Problem) -> str:
        """What is the case, in one sentence."""
        said: str = words_of(problem.code)[self.language]
        return said.format_map({**self._facts(problem), "count": str(problem.count)})

    def mend(self, problem: Problem) -> str:
        """What to do about it; empty where nothing needs doing."""
        mends: Mapping[str, str] = words_of(problem.code).get("mend", {})
        return mends.get(self.language, "").format_map(self._facts(problem))

    def _facts(self, problem: Problem) -> Mapping[str, str]:
        """The facts of a problem, kinds of values said in the reader's language."""
        kinds = catalogue("kinds")[self.language]
        return {name: kinds.get(fact, fact) for name, fact in problem.facts.items()}

    def full(self, problem: Problem) -> str:
        """Code, place, sentence and mend."""
        where = self.place(problem.place)
        head = f"[{problem.code}] " + (f"{where}: " if where else "") + self.sentence(problem)
        mend = self.mend(problem)
        return f"{head}\n    {self.phrase('mend')}: {mend}" if mend else head

    def place(self, place: Place) -> str:
        """File, sheet, line or row and column, as far as known."""
        parts = [place.file]
        if place.sheet:
            parts.append(self.phrase("in_sheet", sheet=place.sheet))
        if place.line is not None:
            parts.append(self.phrase("in_line", line=str(place.line)))
        if place.row is not None:
            parts.append(self.phrase("in_row", row=str(place.row)))
        if place.column:
            parts.append(self.phrase("in_column", column=place.column))
        if place.path:
            parts.append(f"({place.path})")
        return " ".join(part for part in parts if part)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print problems, in colour only where somebody watches."""
        for problem in problems:
            self.line(self.full(problem), _COLOURS[problem.severity])

    def line(self, text: str, colour: str = "") -> None:
        if colour and self.stream.isatty():
            text = f"\x1b[{colour}m{text}\x1b[0m"
        self.stream.write(text + "\n")
