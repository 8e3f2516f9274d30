"""One chain of lines per agency; altering, removing or reordering any of them breaks it.

Whoever holds the whole database can write a whole new chain. What shows that is a head kept
elsewhere: the number and seal of the last line of a day, exported off the machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from prongsai.core.terms.problem import Place, Problem, Severity

BEGINNING = "0" * 64
"""What the first line of a chain follows."""

AT_ONCE = dt.timedelta(minutes=5)
"""Lines of the same moment may be written in another order, and clocks are put right."""

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Who did what to which thing, when, and what changed."""

    agency: str
    """Key of the agency; empty for the installation's own chain."""
    number: int
    at: str
    """Moment with its offset, as ISO 8601 writes it."""
    by: str
    """Key of the person; empty where the program itself acted."""
    verb: str
    thing: str
    key: str
    before: Facts
    after: Facts


_NAMES = tuple(each.name for each in fields(Line))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A line with its seal."""

    line: Line
    seal: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a chain at some moment, as it is exported."""

    agency: str
    number: int
    seal: str


def seal(line: Line, previous: str) -> str:
    """The seal of a line, given that of the line before it."""
    # Not `asdict`: it copies every fact, which is most of the time that many lines take.
    facts = {name: getattr(line, name) for name in _NAMES}
    said = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{said}".encode()).hexdigest()


def faults(agency: str, chain: Iterable[Sealed], heads: Iterable[Head] = ()) -> Iterator[Problem]:
    """Every place where a chain is not what was written, and every exported head it lacks."""
    kept: dict[int, set[str]] = {}
    for head in heads:
        kept.setdefault(head.number, set()).add(head.seal)
    previous, last = BEGINNING, 0
    for sealed in chain:
        line = sealed.line
        at = Place(path=f"{agency or '–'}/{line.number}")
        if line.number != last + 1:
            facts = {"agency": agency, "after": str(last), "found": str(line.number)}
            yield Problem("audit-gap", facts, at)
        if sealed.seal != seal(line, previous):
            yield Problem("audit-altered", {"agency": agency, "number": str(line.number)}, at)
        if kept.pop(line.number, set()) - {sealed.seal}:
            yield Problem("audit-rewritten", {"agency": agency, "number": str(line.number)}, at)
        previous, last = sealed.seal, line.number
    for number in sorted(kept):
        facts = {"agency": agency, "number": str(number), "last": str(last)}
        yield Problem("audit-cut", facts, Place(path=f"{agency or '–'}/{number}"))


def backwards(agency: str, chain: Iterable[Line]) -> Iterator[Problem]:
    """Lines that tell an earlier time than one before them: no proof of altering, worth a look."""
    latest, found = "", []
    for line in chain:
        if latest and _moment(line.at) + AT_ONCE < _moment(latest):
            found.append(line.number)
        latest = max(latest, line.at, key=_moment) if latest else line.at
    if found:
        facts = {"agency": agency, "number": str(found[0]), "lines": str(len(found))}
        at = Place(path=f"{agency or '–'}/{found[0]}")
        yield Problem("audit-backwards", facts, at, Severity.WARNING)


def _moment(at: str) -> dt.datetime:
    return dt.datetime.fromisoformat(at)
