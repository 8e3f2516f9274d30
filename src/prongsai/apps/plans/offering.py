"""What other parts of the program know of a KPI: offered beside the form, never entered unasked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import figures
from prongsai.apps.look.words import language, phrase, thai
from prongsai.apps.plans.queries import Opened
from prongsai.apps.spending.queries import errors_by_year
from prongsai.core.cases import kpis
from prongsai.core.cases.year_figures import YearFigures
from prongsai.core.plans.plan import By, Kpi, Project
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.spending.kpis import is_counted, offers
from prongsai.core.spending.sampling import Errors
from prongsai.core.terms.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure with the year and day it is true for, and where it comes from."""

    name: str
    value: Decimal
    year: int
    day: dt.date
    source: str
    label: str
    received: int | None = None
    """Of complaints: how many were received, which stands beside every figure of them."""
    cases: bool = False
    """Whether cases were counted for it."""

    @property
    def initial(self) -> dict[str, Any]:
        """As the form of a reading begins with it."""
        said = {"day": self.day, "value": f"{self.value.normalize():f}", "source": self.source}
        return said if self.received is None else {**said, "received": self.received}


def offered(
    agency: Agency, found: Opened, part: tuple[Project, Kpi], now: dt.datetime, today: dt.date
) -> list[Offered]:
    """Of the plan's year that is now: what samples of disbursements say, and counts of cases."""
    project, kpi = part
    year = found.year_now(today)
    day = max(found.plan.starts, min(today, FiscalYear(year).last))
    if is_counted(project, kpi):
        return _of_samples(agency, kpi, year, day)
    if kpis.is_counted(kpi):
        return _of_cases(agency, kpi, year, day, now)
    return []


def _of_samples(agency: Agency, kpi: Kpi, year: int, day: dt.date) -> list[Offered]:
    """One statement."""
    known = errors_by_year(agency, (year - 1, year))
    now, before = known.get(year, Errors()), known.get(year - 1, Errors())
    source = thai(
        "plan.from_samples", year=year, looked_at=now.looked_at, found=now.found, mended=now.mended
    )
    return [
        Offered(each.name, each.value, year, day, source, phrase(f"plan.offer_{each.name}"))
        for each in offers(kpi, now, before)
    ]


def _of_cases(agency: Agency, kpi: Kpi, year: int, day: dt.date, now: dt.datetime) -> list[Offered]:
    """From every procedure that is counted for KPIs; a few statements for all of them."""
    counted = figures.for_kpis(agency)
    years = (FiscalYear(year), FiscalYear(year - 1))
    this, last = figures.counted_years(agency, [own.key for own in counted], years, now)
    return [
        each
        for own in counted
        if not (this[own.key].total.is_none and last[own.key].total.is_none)
        for each in _of_procedure(kpi, own, (this[own.key], last[own.key]), year, day)
    ]


def _of_procedure(
    kpi: Kpi, own: Procedure, found: tuple[YearFigures, YearFigures], year: int, day: dt.date
) -> list[Offered]:
    this, last = found
    return [
        Offered(
            f"{own.key}-{each.key}", each.value, year, day, _source(own, this, each.category),
            phrase(f"plan.offer_case_{each.name}", what=_what(own, each.category)),
            each.received if kpi.by is By.COMPLAINTS else None, cases=True,
        )
        for each in kpis.offers(kpi, own, this, last)
    ]  # fmt: skip


def _what(own: Procedure, category: str) -> str:
    named = own.categories[category].name if category else own.title
    return named.said(language())


def _source(own: Procedure, found: YearFigures, category: str) -> str:
    what = own.categories[category].name.th if category else own.title.th
    return thai(
        "plan.from_cases", register=own.register.title.th, year=found.year.year, what=what,
        received=found.total.received, finished=found.total.finished, in_time=found.total.in_time,
    )  # fmt: skip
