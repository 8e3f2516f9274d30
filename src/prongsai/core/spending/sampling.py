"""A second person looks at some entries of a month, drawn so that nobody can choose them.

The draw is seeded by what the month says, so anybody can draw the same again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from prongsai.core.spending.months import month_hash
from prongsai.core.spending.year import Entry

USUAL_SIZE = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """Entries to be looked at, and the month as it was when they were drawn."""

    hash: str
    keys: tuple[str, ...]

    def is_of(self, entries: Iterable[Entry]) -> bool:
        """Whether the month still says what it said, whatever was corrected since."""
        return month_hash(_first(entries)) == self.hash


def draw(entries: Collection[Entry], size: int) -> Sample:
    """So many entries of a month, or all where there are fewer; corrections are none of them."""
    firsts = _first(entries)
    seed = month_hash(firsts)
    order = sorted((_lot(seed, each.key), each.key) for each in firsts)
    return Sample(seed, tuple(key for _, key in order[:size]))


def _first(entries: Iterable[Entry]) -> list[Entry]:
    """What mends a sample would draw another one if it counted."""
    return [each for each in entries if not each.corrects]


def _lot(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody found an entry to be."""

    entry: str
    right: bool
    by: str
    what: str = ""


def may_judge(entry: Entry, person: str) -> bool:
    """Nobody looks over what he entered himself."""
    return entry.by != person


@dataclass(frozen=True, slots=True)
class Errors:
    """What samples brought to light."""

    looked_at: int = 0
    found: int = 0
    mended: int = 0

    def __add__(self, other: Errors) -> Errors:
        return Errors(
            self.looked_at + other.looked_at, self.found + other.found, self.mended + other.mended
        )


def errors(verdicts: Sequence[Verdict], entries: Iterable[Entry]) -> Errors:
    """How many entries were looked at, were wrong, and were mended by an entry that names them."""
    corrected = {each.corrects for each in entries if each.corrects}
    wrong = [each.entry for each in verdicts if not each.right]
    return Errors(len(verdicts), len(wrong), sum(each in corrected for each in wrong))
