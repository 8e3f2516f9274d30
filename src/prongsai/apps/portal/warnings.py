"""What the gate found, as whoever prepares or publishes reads it: by file, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prongsai.apps.look.words import digits, phrase, said_or, sentence, sentences
from prongsai.core.terms.problem import Problem, Severity

_PAGE = "page:"


@dataclass(frozen=True, slots=True)
class Warned:
    """What was found, by what it means for publishing."""

    stops: Sequence[str]
    look: Mapping[str, Sequence[str]]
    """By the name of the file that somebody has to look at."""
    notes: Mapping[str, Sequence[str]]


def warned(problems: Iterable[Problem]) -> Warned:
    stops: list[str] = []
    look: dict[str, list[str]] = {}
    notes: dict[str, list[str]] = {}
    for each in problems:
        if each.severity is Severity.REFUSED:
            stops.append(placed(each))
        else:
            by_file = look if each.severity is Severity.WARNING else notes
            by_file.setdefault(each.place.file, []).append(_within(each, sentence(each)))
    return Warned(stops, look, notes)


def placed(problem: Problem) -> str:
    """With its file, and how to mend it."""
    told = _within(problem, sentences(problem))
    return f"{problem.place.file}: {told}" if problem.place.file else told


def _within(problem: Problem, said: str) -> str:
    """Where it stands in its file, as far as people can find it."""
    place = problem.place
    if place.path.startswith(_PAGE):
        where = phrase("portal.at_page", page=place.path.removeprefix(_PAGE))
    elif place.sheet:
        where = phrase("portal.at_sheet", sheet=place.sheet)
    else:
        where = said_or(f"portal.at_{place.path}", "")
    return digits(f"{where} – {said}" if where else said)
