"""A problem, warning or note: a stable code, the facts that raised it and the place it was found.

The sentences live in a catalogue in two languages (`packs/messages/problems`); the core only
says what is the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stops."""

    REFUSED = "refused"
    """Something given was not used."""
    WARNING = "warning"
    """Everything was used, but somebody should look."""
    NOTE = "note"
    """Worth knowing when reading the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: a file, and within it a line of text or a row and column of a table."""

    file: str = ""
    line: int | None = None
    sheet: str = ""
    row: int | None = None
    column: str = ""
    path: str = ""

    def __bool__(self) -> bool:
        return self != NOWHERE


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the user, by code; never raised, always returned or collected."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    place: Place = NOWHERE
    severity: Severity = Severity.REFUSED
    count: int = 1


class Refused(Exception):
    """The work cannot go on; carries every problem found, so that all are mended in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))


class Misused(Refused):
    """Asked for in a way that cannot be done, whatever the data."""


def refuse(code: str, place: Place = NOWHERE, **facts: str) -> Refused:
    """Build the exception for a single problem."""
    return Refused([Problem(code, facts, place)])
