"""What was made known: one line for each subject and channel, and how they are counted.

Plans promise a number of channels for a subject, so channels are counted once each, however often
something was shown there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.thai import tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One subject made known in one channel."""

    subject: str
    channel: str
    first: dt.date
    last: dt.date | None = None
    """Until when it was to be seen, where that is over."""
    proven: bool = False
    """Whether a link or a picture shows that it was."""

    @property
    def year(self) -> int:
        """The fiscal year it counts in: that of its first day."""
        return FiscalYear.of(self.first).year


def faults(posting: Posting, today: dt.date) -> Iterator[Problem]:
    """What can't be; each problem names its field."""
    if posting.first > today:
        yield _at("posting-ahead", "first")
    if posting.last is not None and posting.last < posting.first:
        yield _at("posting-ends-before", "last")


def _at(code: str, field: str) -> Problem:
    return Problem(code, {}, Place(column=field), Severity.REFUSED)


@dataclass(frozen=True, slots=True)
class Count:
    """Lines of one channel, and how many of them have a proof."""

    lines: int = 0
    proven: int = 0


def by_channel(postings: Iterable[Posting], channels: Iterable[str]) -> dict[str, Count]:
    """Every channel, also those in which nothing was shown."""
    counts = dict.fromkeys(channels, Count())
    for each in postings:
        count = counts.get(each.channel, Count())
        counts[each.channel] = Count(count.lines + 1, count.proven + each.proven)
    return counts


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject and where it was shown."""

    name: str
    channels: tuple[str, ...]
    """Each once, in the order of the pack."""
    lines: int
    proven: int
    first: dt.date


def subjects(postings: Iterable[Posting], channels: Iterable[str]) -> list[Subject]:
    """Subjects of the same name together, the latest begun first."""
    groups: dict[str, list[Posting]] = {}
    for each in postings:
        groups.setdefault(tidy(each.subject).casefold(), []).append(each)
    order = list(channels)
    found = [_subject(each, order) for each in groups.values()]
    return sorted(found, key=lambda each: each.first, reverse=True)


def _subject(group: Sequence[Posting], order: Sequence[str]) -> Subject:
    used = {each.channel for each in group}
    named = [key for key in order if key in used]
    return Subject(
        group[0].subject,
        (*named, *sorted(used.difference(named))),
        len(group),
        sum(each.proven for each in group),
        min(each.first for each in group),
    )
