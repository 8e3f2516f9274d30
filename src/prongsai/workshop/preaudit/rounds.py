"""What a run writes down as it goes: in a book on disk, or in memory for one round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from prongsai.core.preaudit.streak import Seen, Streak, streak_of
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.visit import Visit

Findings = tuple[Finding, ...]


class Rounds(Protocol):
    """What was seen, this round and before."""

    @property
    def asked(self) -> frozenset[str]:
        """Addresses that this round has asked already."""
        ...

    def put(self, visit: Visit, verdict: Verdict, content: Mapping[str, Findings]) -> None:
        """One visit, and what its content showed for each row that wanted it."""
        ...

    def visit(self, address: str) -> Visit | None:
        """What this round saw there."""
        ...

    def before(self, address: str) -> Visit | None:
        """What the last round before this saw there."""
        ...

    def content(self, key: str, *, unchanged: bool) -> Findings:
        """What the content showed for a row; of the round in which it last changed."""
        ...

    def streak(self, address: str) -> Streak:
        """The history of an address, this round included."""
        ...

    def finish(self, now: dt.datetime) -> None:
        """Everything of this round was asked."""
        ...


@dataclass(slots=True)
class OneRound:
    """A round for whoever keeps the history elsewhere and brings along what was seen before."""

    visits_before: Mapping[str, Visit] = field(default_factory=dict)
    content_before: Mapping[str, Findings] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    contents: dict[str, Findings] = field(default_factory=dict)

    @property
    def asked(self) -> frozenset[str]:
        return frozenset(self.visits)

    def put(self, visit: Visit, verdict: Verdict, content: Mapping[str, Findings]) -> None:
        self.visits[visit.asked] = visit
        self.verdicts[visit.asked] = verdict
        self.contents.update(content)

    def visit(self, address: str) -> Visit | None:
        return self.visits.get(address)

    def before(self, address: str) -> Visit | None:
        return self.visits_before.get(address)

    def content(self, key: str, *, unchanged: bool) -> Findings:
        found = self.contents.get(key)
        if found is None and unchanged:
            return self.content_before.get(key, ())
        return found or ()

    def streak(self, address: str) -> Streak:
        """Of this round alone."""
        visit = self.visits.get(address)
        return streak_of([Seen(visit.at, self.verdicts[address])] if visit else ())

    def finish(self, now: dt.datetime) -> None:
        """Whoever began it reads what it holds."""
