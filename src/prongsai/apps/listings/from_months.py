"""What came in and what became of it, month by month, as the page of figures of a procedure says.

Totals of months are always told; nothing is split by subject here, so nothing has to be hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import figures
from prongsai.apps.look.words import phrase
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.year_figures import YearFigures
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear

_DAY, _INSTANT = dt.timedelta(days=1), dt.timedelta(microseconds=1)


def found(
    agency: Agency, year: int, day: dt.date, topic: str
) -> tuple[list[Mapping[str, str]], tuple[str, ...]]:
    """Of each procedure that names the topic, taken in now or stopped, until the end of a day.

    Each ending of its file stands by its key beside the figures, for tables that have such a
    column.
    """
    end = dt.datetime.combine(day + _DAY, dt.time(), THAI_TIME) - _INSTANT
    counted = figures.of_topic(agency, topic, FiscalYear(year), end)
    lines = [line for procedure, own in counted for line in _lines(procedure, own)]
    return lines, (phrase("listing.fill_months"),) if lines else ()


def _lines(procedure: Procedure, own: YearFigures) -> Iterator[Mapping[str, str]]:
    for each in own.months:
        now = each.counts
        if now is None:
            continue
        ended = {key: now.outcomes.get(key, 0) for key in procedure.outcomes}
        numbers = {
            "received": now.received, "settled": now.finished, "pending": now.pending,
            "in_time": now.in_time, "late": now.late, **ended,
        }  # fmt: skip
        yield {
            "matter": procedure.title.th, "month": each.period.label.th,
            **{key: str(number) for key, number in numbers.items()},
        }  # fmt: skip
