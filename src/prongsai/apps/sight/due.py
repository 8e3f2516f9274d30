"""Lost points without a measure, as something due: told where the week is, in its one statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import that_count
from prongsai.apps.due.sources import Found, Source, as_row, columns
from prongsai.apps.measures import around
from prongsai.apps.plans import around as plans
from prongsai.apps.sight.gathering import about, plainly, works
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.sight.points import ResultYear
from prongsai.core.sight.sight import Sight
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.numbers import half_up

_RESULT = ("given", "pack", "pack_hash", "assumed", "assumed_hash")
_WHOSE = frozenset({Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR})
_PLACES = 2
_AGO = 1
"""Fiscal years after which a result is history."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Points of the latest result that nothing is done about."""

    year: int
    points: str
    number: int
    """In how many places they were lost."""


def rows(agency: Any) -> list[QuerySet[Any, Any]]:
    """The latest result that counts, and whatever may answer it."""
    results = that_count(agency)
    newest = results.order_by().values("assessment__agency").annotate(last=Max("assessment__year"))
    latest = results.filter(assessment__year__in=newest.values("last"))
    return [
        columns("sight_result", latest, *_RESULT, at="at"),
        *around.asked(agency, newest.values("last")),
        *plans.asked(agency),
    ]


def lacking(found: Found) -> Lacking | None:
    """Of what `rows` found; nothing where there is no result, or nobody has its rules any more."""
    row = next(iter(found["sight_result"]), None)
    if row is None:
        return None
    result = _scored(_Asked(as_row(Result, row)))
    if result is None:
        return None
    held = around.found(found, result.fiscal_year)
    planned = plans.found(found, about(result.fiscal_year))
    sight = Sight(result, works(held, planned, result.pack).answers())
    sums = sight.sums
    shown = half_up(sums.none, _PLACES)
    number = sum(half_up(each.lost, _PLACES) > 0 for each in sight.unanswered) if shown > 0 else 0
    return Lacking(result.fiscal_year, str(shown), number)


class _Asked:
    """A result by all that its scores are made of: it is scored once in each process."""

    def __init__(self, row: Result) -> None:
        self.row = row
        self.made_of = (row.pack, row.pack_hash, row.assumed_hash, repr(row.given))

    def __hash__(self) -> int:
        return hash(self.made_of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.made_of == other.made_of


@lru_cache(maxsize=64)
def _scored(asked: _Asked) -> ResultYear | None:
    return plainly(asked.row)


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    said = lacking(found)
    year = FiscalYear.of(timezone.localtime(now).date()).year
    if said is None or not said.number or said.year < year - _AGO:
        return
    yield Due(
        what="points_unanswered",
        where=Where("sight:year", {"agency": agency.key, "year": said.year}),
        whose=_WHOSE,
        told=_WHOSE,
        facts={"year": str(said.year), "points": said.points, "number": str(said.number)},
    )


def _rows(agency: Any, _: dt.datetime) -> list[QuerySet[Any, Any]]:
    return rows(agency)


SIGHT = Source(_rows, _told)
