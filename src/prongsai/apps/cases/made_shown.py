"""A procedure of an agency's own as pages show it: where its faults lie, how versions differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.look.words import digits, language, phrase, said_or, sentences
from prongsai.core.procedures.differences import Difference, called, differences
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Problem

PARTS: Mapping[str, str] = {
    "title": "about", "about": "about", "kind": "about", "parties": "about", "channels": "about",
    "manual": "about", "fields": "fields", "categories": "subjects", "clocks": "times",
    "terms": "times", "states": "steps", "moves": "steps", "stories": "steps",
}  # fmt: skip
"""The page on which a part of the file is changed."""
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and the page on which it is mended."""

    where: str
    said: str
    page: str


def faults(draft: Any, problems: Iterable[Problem]) -> list[Fault]:
    """In words, with what the place is called."""
    return [_fault(draft, each) for each in problems]


def _fault(draft: Any, problem: Problem) -> Fault:
    path = tuple(filter(None, (problem.place.path or "").split("/")))
    return Fault(place(draft, path), sentences(problem), page_of(path))


def page_of(path: Sequence[str]) -> str:
    if tuple(path[:2]) == ("manual", "papers"):
        return "papers"
    if tuple(path[:2]) == ("manual", "steps"):
        return "steps"
    if tuple(path[:2]) == ("manual", "fee"):
        return "times"
    return PARTS.get(path[0], "") if path else ""


def place(draft: Any, path: Sequence[str]) -> str:
    """A place of the file as people call it."""
    if not path:
        return ""
    part = said_or(f"made.part_{path[0]}", path[0])
    if path[0] == "manual" and len(path) > 1:
        part = said_or(f"made.manual_{path[1]}", part)
    names = [each[language()] for each in called(draft, tuple(path)) if _has_words(each)]
    last = said_or(f"made.of_{path[-1]}", "") if len(path) > 1 else ""
    return " › ".join(dict.fromkeys(filter(None, (part, *names, last))))


def _has_words(value: Any) -> bool:
    return isinstance(value, Mapping) and "th" in value and "en" in value


@dataclass(frozen=True, slots=True)
class Change:
    """One place of two versions."""

    where: str
    before: str
    after: str


def changes(one: Procedure, other: Procedure) -> list[Change]:
    """How two versions differ, place by place."""
    trees = plain(one), plain(other)
    return [_change(each, *trees) for each in differences(one, other)]


def _change(each: Difference, one: Any, other: Any) -> Change:
    tree = one if each.after is None else other
    path = each.path[:-1] if each.path[-1] == "*" else each.path
    where = place(tree, path)
    if each.path[-1] == "*":
        where = f"{where} › {phrase('made.of_order')}"
    if path[-1] in ("th", "en") and len(path) > 1:
        where = place(tree, path[:-1])
    return Change(where, value(each.before), value(each.after))


def value(said: Any) -> str:
    """A value of the file in words."""
    if said is None:
        return "–"
    if isinstance(said, bool):
        return phrase("form.yes" if said else "form.no")
    if _has_words(said):
        return digits(str(said[language()]))
    if isinstance(said, Mapping):
        named = next(
            (said[each] for each in ("label", "title", "name") if _has_words(said.get(each))), None
        )
        return value(named) if named is not None else ", ".join(map(value, said.values()))
    if isinstance(said, list):
        return ", ".join(map(value, said)) or "–"
    text = said_or(f"made.value_{said}", str(said))
    return digits(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
