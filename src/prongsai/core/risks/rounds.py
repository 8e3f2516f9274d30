"""When treatments are followed up, reviewed, and at their end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from prongsai.core.risks.frame import RiskFrame, RiskRound
from prongsai.core.risks.register import Risk
from prongsai.core.terms.fiscal_year import FiscalYear

NEAR = dt.timedelta(days=14)
"""How long before its day a thing is told."""


def last_day(fiscal_year: int, each: RiskRound) -> dt.date:
    """The last day of the months that a round looks back on."""
    return FiscalYear(fiscal_year).months[each.months - 1].last


def rounds_over(
    fiscal_year: int, frame: RiskFrame, chosen: Collection[str], today: dt.date
) -> dict[str, dt.date]:
    """Rounds of the agency that are over, each with its last day."""
    days = {key: last_day(fiscal_year, each) for key, each in frame.rounds.items() if key in chosen}
    return {key: day for key, day in days.items() if day < today}


def review_open(risk: Risk) -> dt.date | None:
    """The day until which a risk is to be looked at again; none where it was, or nobody set one."""
    if risk.review is None or (risk.reviewed is not None and risk.reviewed >= risk.review):
        return None
    return risk.review
