"""A year's checklist: its items together, their approval, and their submission."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import RESULT_STEPS, Approval
from prongsai.core.disclosure.entries import Entry, Obstacle, State
from prongsai.core.terms.problem import refuse

CHECKLIST_STEPS = RESULT_STEPS
"""The coordinator prepares, the chief administrator passes, the executive approves the whole."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Items in the order of the national form, and how far their approval has come."""

    entries: tuple[Entry, ...]
    approval: Approval = field(default_factory=lambda: Approval(CHECKLIST_STEPS))

    @property
    def stops(self) -> tuple[Obstacle, ...]:
        """Everything that keeps it from being passed on, item by item."""
        return tuple(each for entry in self.entries for each in entry.stops)

    @property
    def counts(self) -> Mapping[State, int]:
        """How many items are in each state; every state is named."""
        states = [entry.state for entry in self.entries]
        return {state: states.count(state) for state in State}

    @property
    def done(self) -> int:
        """Items on which nothing is left to do before they are submitted."""
        return sum(entry.state not in (State.NOT_STARTED, State.IN_WORK) for entry in self.entries)

    @property
    def is_submitted(self) -> bool:
        return bool(self.entries) and not any(entry.state.is_open for entry in self.entries)

    @property
    def is_open(self) -> bool:
        """Whether its items may be changed: nobody has passed on what they say now."""
        return not self.approval.round and not self.is_submitted

    def taken(
        self, by: str, roles: Collection[Role], at: dt.datetime, *, acting: bool = False
    ) -> Checklist:
        """The next desk takes its step; nothing incomplete leaves the first."""
        if not self.approval.round and (stops := self.stops):
            items = {each.code for each in stops}
            raise refuse("checklist-not-whole", number=str(len(items)))
        return replace(self, approval=self.approval.take(by, roles, at, acting=acting))

    def given_back(
        self,
        by: str,
        roles: Collection[Role],
        at: dt.datetime,
        reason: str,
        *,
        acting: bool = False,
    ) -> Checklist:
        return replace(self, approval=self.approval.give_back(by, roles, at, reason, acting=acting))

    def submitted(self) -> Checklist:
        """All of it has been typed into the national form."""
        if not self.approval.is_complete:
            raise refuse("checklist-not-approved")
        if self.is_submitted:
            raise refuse("checklist-submitted")
        return replace(self, entries=tuple(entry.submitted() for entry in self.entries))

    def reopened(self, by: str, at: dt.datetime, reason: str) -> Checklist:
        """What was approved or submitted is to be changed; what an assessor judged is not."""
        if self.is_submitted and any(each.state is not State.SUBMITTED for each in self.entries):
            raise refuse("checklist-judged")
        approval = self.approval.begun_again(by, at, reason)
        if not self.is_submitted:
            return replace(self, approval=approval)
        entries = tuple(entry.taken_back() for entry in self.entries)
        return Checklist(entries, approval)

    def appealable(self) -> tuple[Entry, ...]:
        """What was failed."""
        return tuple(entry for entry in self.entries if entry.state is State.FAILED)
