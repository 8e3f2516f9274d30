"""What other parts of the program know of a KPI: offered beside the form, never entered unasked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.words import thai
from prongsai.apps.plans.queries import Opened
from prongsai.apps.spending.queries import errors_by_year
from prongsai.core.plans.plan import Kpi, Project
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

    @property
    def initial(self) -> dict[str, Any]:
        """As the form of a reading begins with it."""
        return {"day": self.day, "value": f"{self.value.normalize():f}", "source": self.source}


def offered(
    agency: Agency, found: Opened, part: tuple[Project, Kpi], today: dt.date
) -> list[Offered]:
    """From samples of disbursements, of the plan's year that is now; one statement at most."""
    project, kpi = part
    if not is_counted(project, kpi):
        return []
    year = found.year_now(today)
    known = errors_by_year(agency, (year - 1, year))
    now, before = known.get(year, Errors()), known.get(year - 1, Errors())
    day = max(found.plan.starts, min(today, FiscalYear(year).last))
    source = thai(
        "plan.from_samples", year=year, looked_at=now.looked_at, found=now.found, mended=now.mended
    )
    return [Offered(each.name, each.value, year, day, source) for each in offers(kpi, now, before)]
