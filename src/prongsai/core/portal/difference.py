"""What would change on the public page: line by line, long stretches of the same left out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.portal.content import Content, lines

MOST = 200
"""Changed lines that are shown; how many more there are is said."""


class Sign(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A line that comes or goes."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Changed lines, and how many more there are."""

    changes: tuple[Change, ...]
    more: int = 0


def difference(now: Content, before: Content | None) -> Difference:
    """What would change; everything is new where nothing is shown."""
    found = list(_changes(list(lines(before)) if before else [], list(lines(now))))
    return Difference(tuple(found[:MOST]), max(0, len(found) - MOST))


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    matched = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, start, end, begin, stop in matched.get_opcodes():
        if tag != "equal":
            yield from (Change(Sign.GONE, line) for line in old[start:end])
            yield from (Change(Sign.NEW, line) for line in new[begin:stop])
