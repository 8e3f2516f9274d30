"""What is due about risks: of the whole agency for its coordinator, of units for their people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.utils import timezone

from prongsai.apps.accounts.queries import at_work
from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.due.sources import Found, Source, as_row, columns
from prongsai.apps.risks import bridge, queries
from prongsai.apps.risks.models import RiskYear
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.risks.rounds import NEAR, rounds_over
from prongsai.core.risks.writers import OF_UNITS
from prongsai.core.terms.fiscal_year import FiscalYear

_SAYS = ("year", "approved", "acts", "rounds")
_DONE = "done"
_SINCE = ("risk_rounds", "risk_carried")
"""Kinds of things that wait since a day; all others have a last day."""
Mine = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class _Year:
    """Rows of one year, by kind and code."""

    row: RiskYear
    rows: Mapping[tuple[str, str], Mapping[str, Any]]

    def of(self, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Those that show: what hangs on a removed row does not."""
        for (own, code), each in self.rows.items():
            if own == kind and (kind != "treatment" or ("risk", each["risk"]) in self.rows):
                yield code, each

    @property
    def reported(self) -> dict[str, dict[str, str]]:
        """By treatment, the rounds told and how far it had got."""
        found: dict[str, dict[str, str]] = {}
        for code, each in self.of("follow_up"):
            treatment, _, key = code.rpartition(" ")
            found.setdefault(treatment, {})[key] = each["state"]
        return found


def _years(now: dt.datetime) -> tuple[int, int]:
    this = FiscalYear.of(now.date()).year
    return this - 1, this


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    rows = queries.rows_of_years(agency, _years(now))
    named = ("kind", "code", "division", "until", "carried", "year__year")
    return [
        columns("risk_year", queries.years_in(agency, _years(now)), *_SAYS, at="begun_at"),
        columns(
            "risk_row",
            rows,
            *named,
            state=KT("content__state"),
            risk=KT("content__risk"),
            begins=KT("content__begins"),
        ),
    ]


def _found(found: Found) -> list[_Year]:
    """Years as they stand, the latest last."""
    rows = [each.facts for each in found["risk_row"]]
    years = sorted(
        (as_row(RiskYear, each, at="begun_at") for each in found["risk_year"]), key=lambda y: y.year
    )
    return [
        _Year(year, {
            (each["kind"], each["code"]): each for each in rows if each["year__year"] == year.year
        })
        for year in years
    ]  # fmt: skip


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    years = _found(found)
    for year in years:
        yield from _approval(agency.key, year.row)
    whose = frozenset({Role.COORDINATOR})
    yield from _digest(agency.key, years, now.date(), whose, lambda _: True)


def _approval(agency: str, year: RiskYear) -> Iterator[Due]:
    stand = bridge.approval(year)
    if not stand.round or stand.is_complete or stand.next is None:
        return
    yield Due(
        what="risk_approve",
        where=Where("risks:approval", {"agency": agency, "year": year.year}),
        whose=frozenset({stand.next.role}),
        barred=stand.barred,
        since=timezone.localtime(stand.acts[-1].at).date(),
        facts={"year": str(year.year)},
    )


RISKS = Source(_rows, _told)


def of_units(person: str) -> Source:
    """The same of the units that one person heads or serves in."""
    return Source(partial(_rows_of_units, person), _told_units)


def _rows_of_units(person: str, agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    day = timezone.localtime(now).date()
    parts = at_work(agency.key, day).filter(person__key=person, role__in=OF_UNITS)
    below = divisions_of(agency)
    return [
        *_rows(agency, now),
        columns("risk_part", parts, "division"),
        columns("risk_unit", below.filter(parent__isnull=False), "key", "parent__key"),
    ]


def _told_units(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    own = {each.facts["division"] for each in found["risk_part"]} - {""}
    own |= {each.facts["key"] for each in found["risk_unit"] if each.facts["parent__key"] in own}
    if own:
        whose = frozenset(OF_UNITS)
        mine = partial(_is_of, own)
        yield from _digest(agency.key, _found(found), now.date(), whose, mine)


def _is_of(own: set[str], row: Mapping[str, Any]) -> bool:
    return row["division"] in own


def _digest(
    agency: str, years: list[_Year], today: dt.date, whose: frozenset[Role], mine: Mine
) -> Iterator[Due]:
    """A line for each kind of thing, not one for each thing."""
    for year in years:
        over = rounds_over(year.row.year, shelf().risks, year.row.rounds, today)
        done = year.reported
        days = {
            "risk_rounds": list(_rounds(year, over, done, mine)),
            "risk_treatments": list(_ends(year, today, done, mine)),
            "risk_reviews": list(_reviews(year, today, mine)) if year is years[-1] else [],
            "risk_carried": list(_carried(year, mine)) if year is years[-1] else [],
        }
        for what, found in days.items():
            if found:
                yield Due(
                    what=what,
                    where=Where("risks:register", {"agency": agency, "year": year.row.year}),
                    whose=whose,
                    told=whose,
                    until=None if what in _SINCE else min(found),
                    since=min(found) if what in _SINCE else None,
                    facts={"count": str(len(found)), "year": str(year.row.year)},
                )


def _rounds(
    year: _Year, over: Mapping[str, dt.date], done: Mapping[str, Mapping[str, str]], mine: Mine
) -> Iterator[dt.date]:
    """Treatments without a word on the last round that is over."""
    if not over:
        return
    last, day = [*over.items()][-1]
    for code, each in year.of("treatment"):
        said = done.get(code, {})
        begun = not each["begins"] or dt.date.fromisoformat(each["begins"]) <= day
        if mine(each) and begun and last not in said and _DONE not in said.values():
            yield day


def _ends(
    year: _Year, today: dt.date, done: Mapping[str, Mapping[str, str]], mine: Mine
) -> Iterator[dt.date]:
    """Treatments whose last day is near or past, and that are not done."""
    for code, each in year.of("treatment"):
        until = dt.date.fromisoformat(each["until"]) if each["until"] else None
        near = until is not None and until <= today + NEAR and mine(each)
        if near and until and _DONE not in done.get(code, {}).values():
            yield until


def _reviews(year: _Year, today: dt.date, mine: Mine) -> Iterator[dt.date]:
    for _, each in year.of("risk"):
        until = dt.date.fromisoformat(each["until"]) if each["until"] else None
        if until and until <= today + NEAR and mine(each):
            yield until


def _carried(year: _Year, mine: Mine) -> Iterator[dt.date]:
    """Risks as the year before left them, since the year was begun."""
    begun = timezone.localtime(year.row.begun_at).date()
    yield from (begun for _, each in year.of("risk") if each["carried"] and mine(each))
