"""Cases as somebody writes them down beside the program, and counts on his fingers.

Nothing of the engine is used: a diary of days and words, a list of days off read from the shipped
table line by line, and days walked one by one. What has to be so stands in docs/cases.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import prongsai

Day = dt.date
ONE = dt.timedelta(days=1)
_TABLE = Path(prongsai.__file__).parent / "packs" / "holidays" / "thailand.yaml"


def days_off(table: Path = _TABLE) -> frozenset[Day]:
    """Holidays of the shipped table: each line that begins with a day."""
    found = re.findall(r'^  "(\d{4}-\d\d-\d\d)":', table.read_text("utf-8"), re.MULTILINE)
    return frozenset(map(Day.fromisoformat, found))


@dataclass(frozen=True)
class Line:
    """What was done: the day it was written down, the day it was really done."""

    entered: Day
    done: Day
    deed: str
    unit: str = ""
    category: str = ""
    cause: str = ""


@dataclass
class Diary:
    """A case; the first line says that it was brought."""

    channel: str
    lines: list[Line] = field(default_factory=list)

    @property
    def came(self) -> Day:
        return self.lines[0].done

    def by(self, day: Day) -> list[Line]:
        """What had happened by the end of a day; what was entered later had come all the same."""
        return [self.lines[0], *(each for each in self.lines[1:] if each.entered <= day)]


@dataclass(frozen=True)
class Rules:
    """What a text says of states and of the clock that counts, said once more by hand."""

    leads: Mapping[str, str]
    """Where a deed leads; nowhere if it is not named."""
    closed: Collection[str]
    starts: Collection[str]
    stops: Collection[str]
    length: int | None = 15
    off: Collection[Day] = frozenset()
    working: bool = False
    rolls: bool = False
    counts_first: bool = False
    again: bool = False
    waits: str = ""
    """State in which the clock stands still."""
    most: int | None = None
    """Days it stands still at most."""


# --- Where a case stands -------------------------------------------------------------------------


def places(rules: Rules, lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """States in the order passed, each with the line that led there."""
    found = [("", lines[0])]
    for line in lines[1:]:
        to = rules.leads.get(line.deed, "")
        if to and to != found[-1][0]:
            found.append((to, line))
    return found


def is_closed(rules: Rules, lines: Sequence[Line]) -> bool:
    return places(rules, lines)[-1][0] in rules.closed


def shut(rules: Rules, lines: Sequence[Line]) -> list[tuple[Line, Line | None]]:
    """Lines that closed it, each with the one that opened it again."""
    passed = [(state in rules.closed, line) for state, line in places(rules, lines)]
    turns = [(now, line) for (then, _), (now, line) in pairwise([(False, lines[0]), *passed])
             if now != then]  # fmt: skip
    ends = [line for closes, line in turns if closes]
    opened: list[Line | None] = [line for closes, line in turns if not closes]
    return list(zip(ends, [*opened, None][: len(ends)], strict=True))


# --- Its time ------------------------------------------------------------------------------------


def is_late(rules: Rules, lines: Sequence[Line], today: Day) -> bool | None:
    """Whether the clock ever ran out by the end of a day; None where nobody can say."""
    runs = ends(rules, lines, today)
    return any(until > last for last, until in runs) if runs else None


def ends(rules: Rules, lines: Sequence[Line], today: Day) -> list[tuple[Day, Day]]:
    """Of each run of the clock its last day in time, and the day it was stopped or goes on to."""
    if rules.length is None:
        return []
    found = []
    for start, stop in _runs(rules, lines):
        until = today if stop is None else lines[stop].entered
        still = _still(rules, lines, start, stop, until)
        found.append((last_day(rules, lines[start].done, still), until))
    return found


def _runs(rules: Rules, lines: Sequence[Line]) -> Iterable[tuple[int, int | None]]:
    """Places of the lines from which and to which it ran."""
    over = {id(closed) for closed, _ in shut(rules, lines)}
    since: int | None = None
    ran = False
    for place, line in enumerate(lines):
        if since is not None and (line.deed in rules.stops or id(line) in over):
            yield since, place
            since, ran = None, True
        if since is None and line.deed in rules.starts and (rules.again or not ran):
            since = place
    if since is not None:
        yield since, None


def last_day(rules: Rules, began: Day, still: Collection[Day] = frozenset()) -> Day:
    """Counted on one's fingers: the last day in time."""
    assert rules.length is not None
    counted, day = 0, began - ONE

    def counts() -> bool:
        first = day > began or (rules.counts_first and day == began)
        return first and day not in still and not (rules.working and is_off(rules, day))

    while counted < rules.length:
        day += ONE
        counted += counts()
    day = max(day, began)
    ends_open = rules.rolls or rules.working
    while (ends_open and is_off(rules, day)) or day + ONE in still:
        day += ONE
    return day


def is_off(rules: Rules, day: Day) -> bool:
    return f"{day:%a}" in ("Sat", "Sun") or day in rules.off


def _still(
    rules: Rules, lines: Sequence[Line], start: int, stop: int | None, until: Day
) -> set[Day]:
    """Days after it began to wait, to the day the answer came; never more than the cap."""
    found = set[Day]()
    passed = [*places(rules, lines), ("", None)]
    for (state, came), (_, left) in pairwise(passed):
        if state != rules.waits or not state or came is None:
            continue
        before = left is not None and lines.index(left) <= start
        after = stop is not None and lines.index(came) >= stop
        day = came.entered + ONE
        end = until if left is None else min(left.done, until)
        while not before and not after and day <= end:
            if day >= lines[start].done and (rules.most is None or len(found) < rules.most):
                found.add(day)
            day += ONE
    return found


# --- What a period counts ------------------------------------------------------------------------


class Kind(NamedTuple):
    """One case as it stood at the end of a period."""

    category: str
    channel: str
    unit: str
    over: bool
    received: bool
    reopened: bool
    finished: bool
    late: bool | None
    took: int
    cause: str


def kind(rules: Rules, diary: Diary, first: Day, last: Day) -> Kind | None:
    """How it counts in a period; None if not at all."""
    before = diary.by(first - ONE)
    then = diary.by(last)
    came = first <= diary.came <= last
    over = diary.came < first and not is_closed(rules, before)
    again = [opened for _, opened in shut(rules, then) if opened and opened.entered >= first]
    reopened = diary.came < first and not over and bool(again)
    if not (came or over or reopened):
        return None
    done = is_closed(rules, then)
    took = (shut(rules, then)[-1][0].entered - diary.came).days if done else 0
    said = {
        name: next((value for line in reversed(then) if (value := getattr(line, name))), "")
        for name in ("category", "unit", "cause")
    }
    return Kind(
        said["category"], diary.channel, said["unit"], over, came, reopened, done,
        is_late(rules, then, last), took, said["cause"],
    )  # fmt: skip


def kinds(
    rules: Rules, diaries: Iterable[Diary], first: Day, last: Day, now: Day | None = None
) -> list[Kind]:
    """All that count in a period by what was entered by the end of a day."""
    end = min(last, now or last)
    known = [
        Diary(each.channel, [line for line in each.lines if now is None or line.entered <= now])
        for each in diaries
        if now is None or each.lines[0].entered <= now
    ]
    found = (kind(rules, each, first, end) for each in known)
    return [each for each in found if each is not None]


Told = dict[str, int | Fraction | None]
FIGURES = (
    "over", "received", "reopened", "finished", "pending", "in_time", "late", "unmeasured",
    "pending_late", "median_days",
)  # fmt: skip


def summed(found: Sequence[Kind]) -> Told:
    """Added up."""
    done = [each for each in found if each.finished]
    return {
        "over": len([each for each in found if each.over]),
        "received": len([each for each in found if each.received]),
        "reopened": len([each for each in found if each.reopened]),
        "finished": len(done),
        "pending": len(found) - len(done),
        "in_time": len([each for each in done if each.late is False]),
        "late": len([each for each in done if each.late]),
        "unmeasured": len([each for each in done if each.late is None]),
        "pending_late": len([each for each in found if not each.finished and each.late]),
        "median_days": middle([each.took for each in done]),
    }


def middle(days: Sequence[int]) -> Fraction | None:
    """The one in the middle, or half way between two."""
    own = sorted(days)
    while len(own) > 2:
        own = own[1:-1]
    return Fraction(sum(own), len(own)) if own else None


def by(found: Iterable[Kind], what: Callable[[Kind], str]) -> dict[str, Told]:
    """Added up by a part."""
    own = list(found)
    return {part: summed([each for each in own if what(each) == part])
            for part in sorted({what(each) for each in own})}  # fmt: skip


Cell = tuple[str, str, str]


def cells(found: Sequence[Kind]) -> dict[Cell, Told]:
    """By category, channel and unit at once."""

    def cell(each: Kind) -> Cell:
        return each.category, each.channel, each.unit

    return {key: summed([each for each in found if cell(each) == key])
            for key in sorted({cell(each) for each in found})}  # fmt: skip


def causes(found: Iterable[Kind]) -> Counter[str]:
    return Counter(each.cause for each in found if each.finished and each.cause)
