"""What is due about results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from prongsai.apps.assessments import bridge, pinned, rules
from prongsai.apps.assessments.models import Assessment, Result, UnderRules
from prongsai.apps.assessments.queries import Year, corrections, years_of
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.scoring.score import OVERALL
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.numbers import exact

COORDINATOR = frozenset({Role.COORDINATOR})


def due_of(
    agency: Any, today: dt.date | None = None, years: Sequence[Year] | None = None
) -> list[Due]:
    """Years without a result, results that wait for a role, published totals that differ.

    Of a year with a correction on its way, the correction. Given a day, the fiscal year that
    runs too, where nobody has opened it.
    """
    years = years_of(agency) if years is None else years
    newer = corrections(agency, years)
    found = list(_newer_rules(agency.key, years[0], newer)) if years else []
    if today is not None:
        known = {year.assessment.year for year in years}
        found.extend(_unopened(agency.key, known, today))
    for year in years:
        last = newer.get(year.assessment.year, year.result)
        if last is None:
            found.append(_missing(agency.key, year.assessment))
        else:
            found.extend(_about(agency.key, last))
    return found


def _unopened(agency: str, opened: Collection[int], today: dt.date) -> Iterator[Due]:
    """The year that runs, where there are criteria for it."""
    year = FiscalYear.of(today)
    if year.year in rules.years(rules.SCHEME) and year.year not in opened:
        yield Due(
            what="year_open",
            where=Where("assessments:open", {"agency": agency}),
            whose=COORDINATOR,
            since=year.first,
            facts={"year": str(year.year)},
        )


def _newer_rules(agency: str, year: Year, newer: Mapping[int, Result]) -> Iterator[Due]:
    """Of the last year opened only: what was over long ago calls nobody."""
    row: UnderRules = year.result or year.assessment
    newest = rules.newest(year.assessment.year)
    if newest is None or pinned.pin_of(row).agrees(newest):
        return
    last = newer.get(year.assessment.year)  # perhaps the change is on its way already
    if last is None or not pinned.pin_of(last).agrees(newest):
        where = _where("upgrade", agency, year.assessment)
        facts = {"year": str(year.assessment.year)}
        yield Due(what="rules_changed", where=where, whose=COORDINATOR, facts=facts)


def _missing(agency: str, assessment: Assessment) -> Due:
    """From the day results are out, if the criteria know it; late when the year is over."""
    year = FiscalYear(assessment.year)
    scorer = pinned.known(assessment)
    window = scorer.pack.calendar.get("results") if scorer else None
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
        barred=approval.barred,
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
