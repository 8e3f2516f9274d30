"""Results for tests of the web application, entered and passed on as people do it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.scoring.given import Given

AT = dt.datetime(2026, 8, 10, 10, tzinfo=dt.UTC)
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


def opened(agency: Agency, year: int) -> Assessment:
    return actions.open_year(agency, year, by="", at=AT)


def entered(
    agency: Agency, year: int, score: str, *, steps: int = 0, published: str = ""
) -> Result:
    """Every indicator with the same score; the first desks have taken their steps."""
    assessment = opened(agency, year)
    known = {key: Fraction(score) for key in scorer_of(assessment).pack.indicators}
    doers = [Doer(f"{agency.key}-{role}", (role,), AT) for role in DESKS]
    result = actions.enter(
        assessment,
        Given(known=known),
        doers[0],
        standing=Standing.PROVISIONAL if steps < len(DESKS) else Standing.OFFICIAL,
        source=Source.HAND,
        published=published,
    )
    for doer in doers[:steps]:
        result = actions.take(result, doer)
    return result
