"""One thing that somebody has to do, wherever in the application it lies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prongsai.core.access.roles import Role
from prongsai.core.terms.words import Language, Words


class State(StrEnum):
    """How a due thing looks to one person on one day."""

    LATE = "late"
    DUE = "due"
    WAITING = "waiting"
    """It is somebody else's turn."""


@dataclass(frozen=True, slots=True)
class Where:
    """The one form it is about: the name of an address and the keys it takes."""

    address: str
    keys: Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What, where, whose turn, since when and until when; a sentence's key and its facts."""

    what: str
    where: Where
    whose: frozenset[Role]
    since: dt.date | None = None
    until: dt.date | None = None
    """The last day on which it is not late yet; none where nothing sets one."""
    barred: frozenset[str] = frozenset()
    """Keys of people who hold such a role and still may not: they took an earlier step."""
    facts: Mapping[str, str | Words] = field(default_factory=dict)
    told: frozenset[Role] = frozenset()
    """Those who hear of it at all; everybody who sees the page where none are named."""

    def said(self, language: Language) -> dict[str, str]:
        """Its facts as one language says them."""
        return {
            name: fact.said(language) if isinstance(fact, Words) else fact
            for name, fact in self.facts.items()
        }

    def is_told(self, roles: Collection[Role]) -> bool:
        """Whether whoever has these roles hears of it."""
        return not self.told or not self.told.isdisjoint(roles)

    def is_mine(self, by: str, roles: Collection[Role]) -> bool:
        """Whether this person can do it."""
        return not self.whose.isdisjoint(roles) and by not in self.barred

    def is_late(self, today: dt.date) -> bool:
        return self.until is not None and today > self.until

    def state(self, by: str, roles: Collection[Role], today: dt.date) -> State:
        if not self.is_mine(by, roles):
            return State.WAITING
        return State.LATE if self.is_late(today) else State.DUE


def in_order(things: Iterable[Due]) -> list[Due]:
    """The nearest deadline first, then what has lain longest; what has neither comes last."""
    return sorted(things, key=lambda due: (due.until or dt.date.max, due.since or dt.date.max))
