"""Papers on how many reports there were: drafted of totals, frozen as they were that day."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.apps.sealed import frame, queries
from prongsai.apps.sealed.keys import DESK
from prongsai.core.documents.sealed_papers import HALF, YEAR, matter
from prongsai.core.sealed.counting import Count, of_year
from prongsai.core.terms.fiscal_year import FiscalYear

PAPERS = {HALF: "sealed-half-year", YEAR: "sealed-annual"}
"""Kinds of papers by what they tell of."""


def counted(agency: Agency, year: int, today: dt.date) -> tuple[Count, ...]:
    return of_year(queries.all_courses(agency), FiscalYear(year), today)


def of(year: int) -> str:
    """What papers made of a year's counts are found by."""
    return f"sealed:{year}"


@transaction.atomic
def draft(agency: Agency, year: int, kind: str, doer: Doer, key: str) -> Paper:
    """A paper that says the totals as they are now."""
    today = doer.at.date()
    said = matter(agency.name, year, kind, counted(agency, year, today), today)
    paper = draft_given(
        agency, PAPERS[kind], said, doer, subject=frame.subject(kind, year),
        of=of(year), key=key,
    )  # fmt: skip
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="draft", thing=DESK, key=agency.key,
        after={"kind_of_paper": PAPERS[kind]},
    )  # fmt: skip
    return paper
