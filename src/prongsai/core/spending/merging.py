"""What a file would do to a year that is there: nothing that was entered is lost or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from prongsai.core.spending.checking import faults
from prongsai.core.spending.year import Change, Entry, Line, Progress, SpendingYear
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Merged:
    """The year with all that a file adds and changes, and what is wrong with that."""

    year: SpendingYear
    added: tuple[Line, ...]
    changed: tuple[tuple[Line, Line], ...]
    """As it was, and as it would be."""
    changes: tuple[Change, ...]
    entries: tuple[Entry, ...]
    progress: tuple[Progress, ...]
    """What is said of a line and quarter for the first time, or otherwise."""
    problems: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.changes or self.entries or self.progress)


def merged(now: SpendingYear, told: SpendingYear, closed: Collection[Month]) -> Merged:
    """Lines and progress are replaced by key; changes and entries are only ever added."""
    known = {each.key: each for each in now.lines}
    added = tuple(each for each in told.lines if each.key not in known)
    changed = tuple(
        (known[each.key], each)
        for each in told.lines
        if each.key in known and known[each.key] != each
    )
    after = {before.key: line for before, line in changed}
    changes = tuple(_more(now.changes, told.changes))
    entries = tuple(_new_entries(now, told))
    said = {(each.line, each.quarter): each for each in now.progress}
    progress = tuple(each for each in told.progress if said.get((each.line, each.quarter)) != each)
    touched = {(each.line, each.quarter) for each in progress}
    kept = tuple(each for key, each in said.items() if key not in touched)
    whole = replace(
        now,
        lines=(*(after.get(each.key, each) for each in now.lines), *added),
        changes=(*now.changes, *changes),
        entries=(*now.entries, *entries),
        progress=(*kept, *progress),
    )
    wrong = (*_wrong_entries(now, told, closed, entries), *faults(told), *faults(whole))
    return Merged(whole, added, changed, changes, entries, progress, _once(wrong))


def _more(now: Collection[Change], told: Collection[Change]) -> Iterator[Change]:
    """Changes that are not there yet; the same twice is two."""
    left = Counter(now)
    for each in told:
        if left[each]:
            left[each] -= 1
        else:
            yield each


def _new_entries(now: SpendingYear, told: SpendingYear) -> Iterator[Entry]:
    """Entries that are not there yet, by key, or where it has none by all they say."""
    known = {each.key for each in now.entries}
    named = {each.key for each in told.entries}
    left = Counter(_content(each) for each in now.entries if each.key not in named)
    for each in told.entries:
        if each.key in known:
            continue
        if left[_content(each)]:
            left[_content(each)] -= 1
        else:
            yield each


def _content(entry: Entry) -> tuple[object, ...]:
    return entry.line, entry.month, entry.amount, entry.says, entry.corrects


def _wrong_entries(
    now: SpendingYear, told: SpendingYear, closed: Collection[Month], new: Collection[Entry]
) -> Iterator[Problem]:
    """What was entered stays as it is; a closed month takes nothing."""
    known = {each.key: each for each in now.entries}
    fresh = {each.key for each in new}
    for place, each in enumerate(told.entries):
        old = known.get(each.key)
        if old is not None and _content(old) != _content(each):
            at = Place(path=f"entries/{place}/key")
            yield Problem("spending-entries-stay", {"key": each.key[:40]}, at)
        if each.key in fresh and each.month in closed:
            yield Problem("spending-month-closed", {}, Place(path=f"entries/{place}/month"))


def _once(problems: Collection[Problem]) -> tuple[Problem, ...]:
    """What is wrong with the file is wrong with the whole, and told at its place in the file."""
    found: list[Problem] = []
    codes: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    for each in problems:
        mark = each.code, tuple(each.facts.items())
        whole = each.place.path.startswith("lines") and mark in codes
        if each not in found and not whole:
            found.append(each)
        codes.add(mark)
    return tuple(found)
