"""Reminding of reports: one digest a person a day, and more people the later it gets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from prongsai.apps.accounts.queries import keys_holding
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import follow_queries, queries
from prongsai.apps.measures.follow_days import reminded
from prongsai.apps.measures.follow_slots import Crew, Place
from prongsai.apps.measures.models import Measure
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.lateness import WITH_UNIT, Nearness
from prongsai.core.follow_up.seats import REPORTING
from prongsai.core.follow_up.telling import TOLD_FROM, is_told
from prongsai.core.terms.fiscal_year import FiscalYear

_DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class Digest:
    """What one person hears of today."""

    late: set[Place] = field(default_factory=set)
    soon: set[Place] = field(default_factory=set)

    def add(self, place: Place) -> None:
        (self.late if place.nearness is Nearness.LATE else self.soon).add(place)


def remind_all(at: dt.datetime) -> int:
    """In every agency that has measures of this year or the last."""
    year = FiscalYear.of(timezone.localtime(at).date()).year
    rows = Measure.objects.filter(
        year__in=(year - 1, year), status__in=queries.STANDING, removed_at=None
    )
    agencies = {row.agency_id: row.agency for row in rows.select_related("agency").order_by("pk")}
    return sum(remind(agency, at) for agency in agencies.values())


@transaction.atomic
def remind(agency: Agency, at: dt.datetime) -> int:
    """Those of one agency whose day to be told has come since the last time."""
    today = timezone.localtime(at).date()
    rhythm = queries.rhythm_of(agency)
    since = rhythm.reminded or today - _DAY
    if since >= today:
        return 0
    digests = _digests(agency, since, today)
    reminded(agency, today)
    groups: dict[tuple[int, int], list[str]] = {}
    for person, digest in digests.items():
        groups.setdefault((len(digest.late), len(digest.soon)), []).append(person)
    return sum(_tell(agency, counts, people, at) for counts, people in sorted(groups.items()))


def _digests(agency: Agency, since: dt.date, today: dt.date) -> dict[str, Digest]:
    units = queries.units_of(agency)
    crew = follow_queries.crew(agency, units, today)
    office = {
        role: keys_holding(agency.key, [role], today) for role in TOLD_FROM if role not in REPORTING
    }
    year, found = FiscalYear.of(today).year, dict[str, Digest]()
    for each in (year - 1, year):
        for place in follow_queries.owed(agency, each, units, today):
            if place.state is not None and place.state not in WITH_UNIT:
                continue
            for person in _hears(place, crew, office, since, today):
                found.setdefault(person, Digest()).add(place)
    return found


def _hears(
    place: Place, crew: Crew, office: dict[Role, set[str]], since: dt.date, today: dt.date
) -> Iterator[str]:
    """People of the unit by their parts; a head without officers, a coordinator where nobody is."""
    here = crew.of(place.unit)
    for role in TOLD_FROM:
        if not is_told(role, place.due.day, since, today):
            continue
        if role in office:
            yield from office[role]
        elif not here:
            yield from office[Role.COORDINATOR]
        else:
            there = [person for person, roles in here.items() if role in roles]
            yield from there or (here if role is Role.DIVISION_OFFICER else ())


def _tell(agency: Agency, counts: tuple[int, int], people: list[str], at: dt.datetime) -> int:
    late, soon = counts
    key = "notice.follow_up" if late and soon else f"notice.follow_up_{'late' if late else 'soon'}"
    day = timezone.localtime(at).date()
    news = News(
        event=f"follow-up {agency.key} {day}", agency=agency.key, text=key,
        facts={"late": str(late), "soon": str(soon)}, address="measures:board",
        arguments={"agency": agency.key},
    )  # fmt: skip
    return notify(news, people, at=at)
