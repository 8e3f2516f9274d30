"""One approval, whatever is approved: steps in order, each taken by somebody who may.

Nobody takes two steps of the same round: what one person wrote, another passes and a third
approves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.thai import tidy

LONGEST_REASON = 1000
"""Letters: it stands on the page of the thing from then on."""


class Outcome(StrEnum):
    """What was done at a step."""

    TAKEN = "taken"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Step:
    """One desk on the way."""

    key: str
    role: Role


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did at one step."""

    step: str
    outcome: Outcome
    by: str
    """Stable key of the person."""
    at: dt.datetime
    acting: bool = False
    """Whether for somebody who was away."""
    reason: str = ""


RESULT_STEPS = (
    Step("prepare", Role.COORDINATOR),
    Step("pass", Role.CHIEF_ADMINISTRATOR),
    Step("approve", Role.EXECUTIVE),
)
"""A result is prepared, passed by the chief administrator and approved by the executive."""

PAPER_STEPS = RESULT_STEPS
"""A paper takes the same way before it has its number and is printed for signature."""

RISK_STEPS = (Step("prepare", Role.COORDINATOR), Step("approve", Role.CHIEF_ADMINISTRATOR))
"""A year's register of risks is prepared, and approved by the chief administrator."""


@dataclass(frozen=True, slots=True)
class Approval:
    """How far a thing has come; every step gives a new value and forgets nothing."""

    steps: tuple[Step, ...]
    acts: tuple[Act, ...] = ()
    authors: frozenset[str] = frozenset()
    """Stable keys of all who wrote it; none where nobody in particular did."""

    @property
    def round(self) -> tuple[Act, ...]:
        """What was done since it last went back."""
        returns = [n for n, act in enumerate(self.acts) if act.outcome is Outcome.RETURNED]
        return self.acts[returns[-1] + 1 :] if returns else self.acts

    @property
    def next(self) -> Step | None:
        """The desk it lies on; none when all is done."""
        done = len(self.round)
        return self.steps[done] if done < len(self.steps) else None

    @property
    def is_complete(self) -> bool:
        return self.next is None

    @property
    def returned(self) -> Act | None:
        """The return that is still unanswered: it lies on the first desk again, with a reason."""
        last = self.acts[-1] if self.acts else None
        return last if last and last.outcome is Outcome.RETURNED else None

    @property
    def barred(self) -> frozenset[str]:
        """Who may not take the next step, whatever roles they hold.

        Preparing it is for whoever wrote it; what follows is not.
        """
        took_part = {act.by for act in self.round}
        return frozenset(took_part | self.authors if took_part else took_part)

    def may(self, by: str, roles: Collection[Role]) -> bool:
        """Whether this person may take the next step."""
        step = self.next
        return step is not None and step.role in roles and by not in self.barred

    def take(
        self, by: str, roles: Collection[Role], at: dt.datetime, *, acting: bool = False
    ) -> Approval:
        """Pass it on to the next desk, or finish it."""
        step = self._step(roles)
        if by in self.barred:
            raise refuse("approval-same-person", step=step.key)
        return self._with(Act(step.key, Outcome.TAKEN, by, at, acting))

    def give_back(
        self,
        by: str,
        roles: Collection[Role],
        at: dt.datetime,
        reason: str,
        *,
        acting: bool = False,
    ) -> Approval:
        """Send it back to the first desk, saying why."""
        step = self._step(roles)
        if not self.round:
            raise refuse("approval-nothing-to-return")
        return self._with(Act(step.key, Outcome.RETURNED, by, at, acting, _why(reason)))

    def begun_again(self, by: str, at: dt.datetime, reason: str) -> Approval:
        """What was approved is to be changed: all steps are taken once more."""
        if not self.is_complete:
            raise refuse("approval-not-complete")
        return self._with(Act(self.steps[-1].key, Outcome.RETURNED, by, at, reason=_why(reason)))

    def taken_back(self, by: str, at: dt.datetime, reason: str) -> Approval:
        """Whoever works on it wants it back, whichever desk it lies on."""
        if not self.round:
            raise refuse("approval-nothing-to-return")
        step = self.round[-1].step
        return self._with(Act(step, Outcome.RETURNED, by, at, reason=_why(reason)))

    def _step(self, roles: Collection[Role]) -> Step:
        step = self.next
        if step is None:
            raise refuse("approval-complete")
        if step.role not in roles:
            raise refuse("approval-not-yours", role=f"role-{step.role}")
        return step

    def _with(self, act: Act) -> Approval:
        if act.at.tzinfo is None:
            raise ValueError(act.at)
        return replace(self, acts=(*self.acts, act))


def _why(reason: str) -> str:
    """A reason that somebody can read, and that leaves room for the rest of the page."""
    if not tidy(reason):
        raise refuse("approval-reason-missing")
    if len(reason.strip()) > LONGEST_REASON:
        raise refuse("approval-reason-long", most=str(LONGEST_REASON))
    return reason.strip()
