"""Kept counts held against the logs they were made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import tallies
from prongsai.apps.cases.models import Tally
from prongsai.core.terms.fiscal_year import Period
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class Held:
    """How many periods were looked at, and those whose counts are not those of the logs."""

    periods: int
    differing: tuple[Tally, ...]


def differing(agency: Agency, now: dt.datetime) -> Held:
    """Everything kept of an agency, counted anew from the logs alone."""
    rows = Tally.objects.filter(
        agency=agency, rows__isnull=False, calendar=tallies.calendar()
    ).order_by("procedure", "first", "last")
    found, wrong = list(rows), list[Tally]()
    for procedure in {each.procedure for each in found}:
        own = [each for each in found if each.procedure == procedure]
        periods = [Period(each.first, each.last, Words("", "")) for each in own]
        told = tallies.recounted(agency, procedure, periods, now)
        wrong += [row for row, kinds in zip(own, told, strict=True)
                  if tallies.kinds_of(row) != kinds]  # fmt: skip
    return Held(len(found), tuple(wrong))
