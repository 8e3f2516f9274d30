"""Kept counts held against the logs they were made of."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import tallies
from prongsai.apps.cases.models import Tally


@dataclass(frozen=True, slots=True)
class Held:
    """How many periods were looked at, and those whose counts are not those of the logs."""

    periods: int
    differing: tuple[Tally, ...]


def differing(agency: Agency) -> Held:
    """Everything kept of an agency, counted anew from the logs alone."""
    rows = Tally.objects.filter(agency=agency, calendar=tallies.calendar())
    found, wrong = list(rows.order_by("procedure", "first", "last")), list[Tally]()
    for procedure in {each.procedure for each in found}:
        own = [each for each in found if each.procedure == procedure]
        told = tallies.recounted(agency, procedure, [(each.first, each.last) for each in own])
        wrong += [row for row, kinds in zip(own, told, strict=True)
                  if tallies.kinds_of(row) != kinds]  # fmt: skip
    return Held(len(found), tuple(wrong))
