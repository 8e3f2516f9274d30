"""Which period of a plan a report is asked for, and what its pages say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from prongsai.apps.look.wishes import YEAR, whole
from prongsai.apps.look.words import digits, language
from prongsai.apps.plans.queries import Opened
from prongsai.core.follow_up.periods import ReportPeriod, every_period
from prongsai.core.terms.fiscal_year import FiscalYear


def period_asked(
    found: Opened, said: Mapping[str, str], today: dt.date, keys: Sequence[str]
) -> tuple[int, ReportPeriod]:
    """Year and period; of this year and the last of these where none of them was asked for."""
    year = whole(said.get("year", ""), YEAR)
    year = year if year in found.plan.covers else found.year_now(today)
    key = said.get("period", "")
    return year, every_period(FiscalYear(year))[key if key in keys else keys[-1]]


def facts_of(
    found: Opened, asked: tuple[int, ReportPeriod], today: dt.date, keys: Sequence[str]
) -> dict[str, Any]:
    """The edition with its years, the periods to choose from, and the one that is shown."""
    year, period = asked
    known = every_period(FiscalYear(year))
    return {
        "edition": found.row, "plan": found.plan, "years": found.plan.covers, "year": year,
        "periods": [(key, digits(known[key].period.label.said(language()))) for key in keys],
        "period": period.key, "last": period.period.last, "early": period.period.last >= today,
    }  # fmt: skip
