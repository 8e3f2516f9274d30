"""Clocks of reports, worked out from days and states, which stand in the clear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from prongsai.apps.due.sources import Found, columns, rows_of
from prongsai.apps.sealed import boxes, frame
from prongsai.apps.sealed.models import Passed, Record
from prongsai.core.sealed.course import Step
from prongsai.core.sealed.limits import Chosen, Limit, Run, runs, settled
from prongsai.core.sealed.news import Waiting, waiting

Facts = Mapping[str, Any]


@dataclass(slots=True)
class Clear:
    """What is known of a report without a key."""

    steps: list[Step] = field(default_factory=list)
    answers: list[dt.date] = field(default_factory=list)
    last: str = ""
    """Kind of what came last: from outside, or of the office."""

    def runs(self, limits: Sequence[Limit]) -> tuple[Run, ...]:
        return runs(limits, self.steps, self.answers, frame.working_days())

    def answer_by(self, limits: Sequence[Limit]) -> dt.date | None:
        """By when whoever reported it should hear something."""
        mine = [each for each in self.runs(limits) if each.limit.answered and each.is_on]
        return next((each.last.day for each in mine if each.last), None)

    def waiting(self, limits: Sequence[Limit]) -> Waiting | None:
        spoken = self.last in (boxes.WORD, boxes.FILE)
        return waiting(self.steps, self.runs(limits), spoken=spoken)


def limits_of(chosen: Mapping[str, Facts]) -> tuple[Limit, ...]:
    """As an agency has set them; what it set of a clock that is gone says nothing."""
    known = frame.limits()
    return settled(known, {key: Chosen(**each) for key, each in chosen.items() if key in known})


def day_of(said: Any) -> dt.date:
    """Databases hand days out as text inside an object."""
    return dt.date.fromisoformat(said) if isinstance(said, str) else said


def gathered(steps: Iterable[Facts], said: Iterable[Facts]) -> dict[Any, Clear]:
    """Reports by their keys, whatever order the rows come in."""
    found: dict[Any, Clear] = {}
    course = frame.course()
    for row in sorted(steps, key=lambda row: row["number"]):
        step = course.step(row["state"], day_of(row["day"]))
        found.setdefault(row["case_id"], Clear()).steps.append(step)
    for row in sorted(said, key=lambda row: row["number"]):
        report = found.get(row["case_id"])
        if report is not None:
            report.last = row["kind"]
            if row["kind"] == boxes.REPLY:
                report.answers.append(day_of(row["day"]))
    return found


def asked(cases: Q) -> list[QuerySet[Any, Any]]:
    """What stands in the clear of some reports, for one statement."""
    steps = Passed.objects.filter(cases)
    said = Record.objects.filter(cases, kind__in=boxes.SPOKEN)
    return [
        columns("sealed_step", steps, "case_id", "number", "state", "day"),
        columns("sealed_said", said, "case_id", "number", "kind", "day"),
    ]


def told(found: Found) -> dict[UUID, Clear]:
    """The same by the keys of reports."""
    steps, said = ([row.facts for row in found[each]] for each in ("sealed_step", "sealed_said"))
    return {UUID(str(key)): each for key, each in gathered(steps, said).items()}


def of(ids: Iterable[UUID]) -> dict[UUID, Clear]:
    """Of these reports: one statement."""
    return told(rows_of(asked(Q(case__in=list(ids)))))
