"""The report on a half-year or a year of cases, as a paper whose figures stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases import figures
from prongsai.apps.look.words import thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.documents.case_report import matter
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear

PERIODS = ("year", "h1")
PAPERS = {"year": "cases-annual", "h1": "cases-half-year"}
TEXTS = ("said_causes", "prevention")


def of(procedure: str, year: int, period: str = "") -> str:
    """What papers made of a year are found by."""
    return ":".join(filter(None, ("cases", procedure, str(year), period)))


def said(
    agency: Agency, procedure: Procedure, year: int, period: str, now: dt.datetime,
    words: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """What it says of the year as it is known now."""
    found = figures.counted(agency, procedure.key, FiscalYear(year), now)
    return matter(
        procedure, found, thai_day(now), agency=agency.name, whole=period == "year",
        said_causes=words.get("said_causes", ""), prevention=words.get("prevention", ""),
    )  # fmt: skip


def draft(
    agency: Agency, procedure: Procedure, year: int, period: str, words: Mapping[str, str],
    doer: Doer, key: str,
) -> Paper:  # fmt: skip
    """A draft among the agency's papers, with the figures of today."""
    given = said(agency, procedure, year, period, doer.at, words)
    subject = thai(f"figures.subject_{period}", procedure=procedure.title.th, year=year)
    return draft_given(
        agency, PAPERS[period], given, doer, subject=subject,
        of=of(procedure.key, year, period), key=key,
    )  # fmt: skip
