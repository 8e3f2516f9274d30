"""A clock of a procedure: what starts and stops it, how long it is and which days it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import DayKind, LengthUnit
from prongsai.core.shapes.fields import UNKNOWN, Unknown, told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words

SHORTEST_MONTH = 28
"""So many days are never more than a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Block):
    """A state in which a clock stands still."""

    state: str = told_by_key("Key of the state.")
    most: int | Unknown | None = told_or(
        None,
        "Most days it stands still in one round, days off too, all stays together; no limit if "
        "none. `unknown` where no source says, which the office sets; no limit until it has.",
    )
    why: Words | None = told_or(None, "Why it does.")

    @property
    def cap(self) -> int | None:
        """The limit, where there is one."""
        return self.most if isinstance(self.most, int) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Block):
    """Who hears of it when a clock has run out."""

    after: int = told("Days after the last day; 1 is the first day late.")
    to: str = told("Key of the role that is told.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Block):
    """A time limit. What has run out stays run out, whatever happens after."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What has to be done in time.")
    starts: tuple[str, ...] = told("Keys of moves that start it; `brought` is the bringing.")
    stops: tuple[str, ...] = told(
        "Keys of moves that stop it; of one that counts from a day told, also what started it."
    )
    only: tuple[str, ...] = told_or_new(tuple, "Keys of categories it is for; all if none.")
    length: int | Unknown | None = told_or(
        None,
        "How long; `unknown` where the law's number is not known, which the office sets. One that "
        "is `unsettled` is followed until the office sets another number of days.",
    )
    unit: LengthUnit = told_or(LengthUnit.DAYS, "Whether the length is told in days or months.")
    days: DayKind = told_or(DayKind.CALENDAR, "Which days are counted.")
    counts_first: bool = told_or(False, "Whether the day on which it starts is the first day.")
    rolls: bool = told_or(False, "Whether a last day that is no working day moves to the next.")
    unsettled: tuple[str, ...] = told_or_new(
        tuple, "Fields of this clock that the sources leave open, so that each office chooses."
    )
    counts_from: str = told_or(
        "", "Key of a field of type day from which it counts; else the day of the move."
    )
    until: str = told_or("", "Key of a field of type day that is the last day; then no length.")
    again: bool = told_or(False, "Whether it starts anew when it had stopped before.")
    pauses: Mapping[str, Pause] = told_or_new(dict, "States in which it stands still.")
    warns: tuple[int, ...] = told_or_new(tuple, "Days before the last day on which it warns.")
    escalates: tuple[Escalation, ...] = told_or_new(tuple, "Who hears when it has run out.")
    public: bool = told_or(True, "Whether the citizen sees the last day.")

    @property
    def is_unknown(self) -> bool:
        """Whether no office has set what nobody knows: it runs, and has no last day."""
        return self.length is UNKNOWN

    @property
    def is_proposed(self) -> bool:
        """Whether its length is followed only until the office decides another."""
        return isinstance(self.length, int) and "length" in self.unsettled

    @property
    def comes_again(self) -> frozenset[str]:
        """Moves that end a round and begin the next, such as a monthly report."""
        return frozenset(self.starts) & frozenset(self.stops) if self.again else frozenset()

    @property
    def longest(self) -> int | None:
        """The most days an office may set; none where it is free to choose."""
        if not isinstance(self.length, int) or self.is_proposed:
            return None
        return self.length if self.unit is LengthUnit.DAYS else self.length * SHORTEST_MONTH
