"""Reports on a period: what they are made of, what they come to, and the paper drafted of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.measures import bridge, follow_queries, queries
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.follow_slots import reckoning
from prongsai.apps.measures.models import MeasureYear
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.measure_papers import HALF, QUARTERS, YEAR
from prongsai.core.follow_up.lateness import is_handed_in
from prongsai.core.follow_up.slots import Slot
from prongsai.core.follow_up.summary import Summary, summary
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.measure import Measure
from prongsai.core.shapes.write import plain
from prongsai.workshop.measure_files import MeasureFile
from prongsai.workshop.measures import PERIOD_SHAPES, paper

PERIODS = (*QUARTERS, HALF, YEAR)
"""Periods that the office reports on as a whole, in the order they are offered."""
FORMS = ("pdf", "docx", "xlsx", "html")
_SHAPES = {period: shape for shape, period in PERIOD_SHAPES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A year as a report tells it: measures that stand, and what was handed in on them."""

    row: MeasureYear
    file: YearFile
    slots: Sequence[Slot]
    keys: dict[str, str]
    """Keys of rows by the codes of measures."""
    units: dict[tuple[str, str], str]
    """Ids of units by measure and printed name."""

    def summary(self, period: str) -> Summary:
        return summary(self.file, self.slots, period)

    @property
    def measures(self) -> Sequence[Measure]:
        return list(self.file.measures.values())


def matter_of(agency: Agency, year: int, units: Units) -> Matter:
    """Four statements; what still lies with a unit is nobody else's to read in a report."""
    row = queries.year_or_planned(agency, year)
    rows, reports = follow_queries.standing(agency, year), queries.reports_of_year(agency, year)
    standing = {each.pk for each in rows}
    whole = bridge.year_file(
        row, rows, (each for each in reports if each.measure_id in standing), units, agency.name
    )
    slots = reckoning(queries.rhythm_of(agency), year).slots(whole)
    file = replace(whole, reports=tuple(each for each in whole.reports if is_handed_in(each)))
    ids = {(each.code, name): key for each in rows for key, name in bridge.slot_units(each, units)}
    keys = {each.code: each.key for each in rows}
    return Matter(row=row, file=file, slots=slots, keys=keys, units=ids)


def document(matter: Matter, period: str, day: dt.date) -> Document:
    """The report as it would be drafted now."""
    found = MeasureFile(matter.file, queries.pack_of(matter.row), ())
    return paper(found, rules.shelf(), _SHAPES[period], "th", Numerals.THAI, day)


def written(matter: Matter, period: str, day: dt.date, form: str) -> bytes:
    return renderers().render(document(matter, period, day), form)


def kind_of(period: str) -> str:
    return "measures-annual" if period == YEAR else "measures-progress"


def made_of(year: int, period: str) -> str:
    """What papers of this report are made of."""
    return f"measures:{year}:{period}"


def draft(agency: Agency, matter: Matter, period: str, doer: Doer, key: str) -> Paper:
    """A draft of the report, with the year as it is now frozen in it."""
    given: dict[str, Any] = {"file": plain(matter.file), "period": period}
    subject = " ".join(
        rules.shelf().script("measures", "th").say(each, year=matter.row.year)
        for each in ("progress_title" if period in QUARTERS else "report_title", f"report_{period}")
    )
    return draft_given(
        agency, kind_of(period), given, doer, subject=subject, key=key,
        of=made_of(matter.row.year, period),
    )  # fmt: skip
