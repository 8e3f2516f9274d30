"""The way of a report: unit, division head, coordinator, chief administrator; then locked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import Approval, Step
from prongsai.core.follow_up.report import Report, ReportState, submit_problems
from prongsai.core.terms.problem import Refused, refuse

STEPS = (
    Step("submit", Role.DIVISION_OFFICER),
    Step("head", Role.DIVISION_HEAD),
    Step("accept", Role.COORDINATOR),
    Step("note", Role.CHIEF_ADMINISTRATOR),
)
_STATES = (
    ReportState.DRAFT, ReportState.SUBMITTED, ReportState.PASSED, ReportState.ACCEPTED,
    ReportState.NOTED,
)  # fmt: skip

BEGINNING = Approval(STEPS)
"""Of a report that nobody has handed in yet."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A report with how far it has come."""

    report: Report
    approval: Approval = BEGINNING

    @property
    def state(self) -> ReportState:
        if self.approval.returned is not None:
            return ReportState.RETURNED
        return _STATES[len(self.approval.round)]

    @property
    def is_locked(self) -> bool:
        """Whether it has been noted: nobody changes it any more."""
        return self.approval.is_complete

    @property
    def is_open(self) -> bool:
        """Whether its unit may write in it."""
        return self.state in (ReportState.DRAFT, ReportState.RETURNED)

    def change(self, report: Report) -> Filed:
        """Other content, as long as it lies with its unit."""
        if self.is_locked:
            raise refuse("follow-up-locked")
        if not self.is_open:
            raise refuse("follow-up-under-way")
        if report.slot != self.report.slot:
            raise ValueError(report.slot)
        return self._told(Filed(report, self.approval))

    def take(
        self, by: str, roles: Collection[Role], at: dt.datetime, *, acting: bool = False
    ) -> Filed:
        """On to the next desk; what is handed in must say what was done."""
        if self.is_open and (problems := list(submit_problems(self.report))):
            raise Refused(problems)
        return self._told(Filed(self.report, self.approval.take(by, roles, at, acting=acting)))

    def give_back(
        self,
        by: str,
        roles: Collection[Role],
        at: dt.datetime,
        reason: str,
        *,
        acting: bool = False,
    ) -> Filed:
        """Back to its unit, saying why."""
        approval = self.approval.give_back(by, roles, at, reason, acting=acting)
        return self._told(Filed(self.report, approval))

    def taken_back(self, by: str, at: dt.datetime, reason: str) -> Filed:
        """Its unit wants it back, as long as it is not locked."""
        if self.is_locked:
            raise refuse("follow-up-locked")
        return self._told(Filed(self.report, self.approval.taken_back(by, at, reason)))

    def _told(self, later: Filed) -> Filed:
        """The report itself says its state, so that a file of reports tells it too."""
        act = later.approval.returned
        why = "" if act is None else act.reason
        return replace(later, report=replace(later.report, state=later.state, returned=why))
