"""What is due about results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.utils import timezone

from prongsai.apps.assessments import bridge
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.queries import years_of
from prongsai.apps.assessments.rules import SCHEME, years
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.scoring.score import OVERALL
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.numbers import exact

COORDINATOR = frozenset({Role.COORDINATOR})


def due_of(agency: Any, today: dt.date | None = None) -> list[Due]:
    """Years without a result, results that wait for a role, published totals that differ.

    Given a day, the fiscal year that runs too, where nobody has opened it.
    """
    opened = years_of(agency)
    known = {year.assessment.year for year in opened}
    found = [] if today is None else list(_unopened(agency.key, known, today))
    for year in opened:
        if year.result is None:
            found.append(_missing(agency.key, year.assessment))
        else:
            found.extend(_about(agency.key, year.result))
    return found


def _unopened(agency: str, opened: Collection[int], today: dt.date) -> Iterator[Due]:
    """The year that runs, where there are criteria for it."""
    year = FiscalYear.of(today)
    if year.year in years(SCHEME) and year.year not in opened:
        yield Due(
            what="year_open",
            where=Where("assessments:open", {"agency": agency}),
            whose=COORDINATOR,
            since=year.first,
            facts={"year": str(year.year)},
        )


def _missing(agency: str, assessment: Assessment) -> Due:
    """From the day results are out, if the criteria know it; late when the year is over."""
    year = FiscalYear(assessment.year)
    window = bridge.scorer_of(assessment).pack.calendar.get("results")
    since = window.opens if window and not isinstance(window.opens, Unknown) else None
    return Due(
        what="result_enter",
        where=_where("enter", agency, assessment),
        whose=COORDINATOR,
        since=since,
        until=year.last,
        facts={"year": str(assessment.year)},
    )


def _about(agency: str, result: Result) -> Iterator[Due]:
    approval = bridge.approval(result)
    step, assessment = approval.next, result.assessment
    if step is None:
        return
    last = approval.acts[-1].at if approval.acts else result.at
    year = {"year": str(assessment.year)}
    since = timezone.localtime(last).date()
    back = approval.returned
    if differs(result):
        yield Due(
            what="result_check",
            where=_where("enter", agency, assessment),
            whose=COORDINATOR,
            since=timezone.localtime(result.at).date(),
            facts={**year, "published": result.published, "total": result.shown[OVERALL]},
        )
    yield Due(
        what="result_mend" if back else f"result_{step.key}",
        where=_where("enter" if back else "year", agency, assessment),
        whose=frozenset({step.role}),
        since=since,
        barred=frozenset(act.by for act in approval.round),
        facts={**year, "reason": back.reason} if back else year,
    )


def differs(result: Result) -> bool:
    """Whether the total published is another than the one worked out."""
    total: str | None = result.shown.get(OVERALL)
    if not result.published or total is None:
        return False
    return exact(result.published) != exact(total)


def _where(name: str, agency: str, assessment: Assessment) -> Where:
    return Where(f"assessments:{name}", {"agency": agency, "year": assessment.year})
