"""Papers on how many reports there were: drafted of totals, frozen as they were that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.apps.sealed import frame, queries
from prongsai.apps.sealed.keys import DESK
from prongsai.apps.sealed.models import Desk
from prongsai.core.documents.sealed_papers import HALF, YEAR, matter
from prongsai.core.sealed.counting import Count, Measure, of_year
from prongsai.core.sealed.limits import Limit
from prongsai.core.terms.fiscal_year import FiscalYear

PAPERS = {HALF: "sealed-half-year", YEAR: "sealed-annual"}
"""Kinds of papers by what they tell of."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of a year, and the clock by which something was in time, as it is set today."""

    counts: tuple[Count, ...]
    clock: Limit

    @property
    def year(self) -> Count:
        return self.counts[-1]


def counted(agency: Agency, year: int, today: dt.date) -> Counted:
    """Two statements."""
    desk = Desk.objects.filter(agency=agency).first()
    (clock,) = (each for each in queries.limits_of(desk) if each.key == frame.course().counted)
    measure = Measure(clock, frame.working_days())
    return Counted(of_year(queries.passages(agency), measure, FiscalYear(year), today), clock)


def of(year: int) -> str:
    """What papers made of a year's counts are found by."""
    return f"sealed:{year}"


@transaction.atomic
def draft(agency: Agency, year: int, kind: str, doer: Doer, key: str) -> Paper:
    """A paper that says the totals as they are now."""
    today = doer.at.date()
    found = counted(agency, year, today)
    said = matter(agency.name, year, kind, found.counts, today, found.clock)
    paper = draft_given(
        agency, PAPERS[kind], said, doer, subject=frame.subject(kind, year),
        of=of(year), key=key,
    )  # fmt: skip
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="draft", thing=DESK, key=agency.key,
        after={"kind_of_paper": PAPERS[kind]},
    )  # fmt: skip
    return paper
