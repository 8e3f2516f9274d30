"""Papers of the No Gift Policy: its declaration, and reports on what was received, none too."""

from __future__ import annotations

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases import bridge, figures, reporting
from prongsai.apps.look.words import thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.documents.gift_papers import declaration, matter
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear

TOPIC = "no_gift_policy"
"""Of the checklist: the procedure that names it keeps the register of gifts."""
PAPERS = {"declaration": "gift-declaration", "h1": "gift-half-year", "year": "gift-annual"}
TOPICS = frozenset({TOPIC, "no_gift_report", "gift_receipt_report"})
"""Of items that are proved by one of these papers."""


def procedure_of(agency: Agency) -> Procedure | None:
    """The procedure by which gifts are declared here."""
    known = bridge.known_by(agency).values()
    return next((each for each in known if TOPIC in each.disclosure), None)


def draft(
    agency: Agency, procedure: Procedure, year: int, which: str, doer: Doer, key: str
) -> Paper:
    """A draft among the agency's papers; a report has the figures of today."""
    if which == "declaration":
        given = declaration(procedure, agency.name, year)
    else:
        found = figures.counted(agency, procedure.key, FiscalYear(year), doer.at)
        day, whole = thai_day(doer.at), which == "year"
        given = matter(procedure, found, day, agency=agency.name, whole=whole)
    return draft_given(
        agency, PAPERS[which], given, doer, subject=thai(f"gifts.subject_{which}", year=year),
        of=reporting.of(procedure.key, year, f"gifts-{which}"), key=key,
    )  # fmt: skip
