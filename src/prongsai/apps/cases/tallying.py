"""Keeping tallies: made at night of periods that are over, taken away by what changes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import tallies
from prongsai.apps.cases.models import Case, Register, Tally
from prongsai.core.terms.fiscal_year import FiscalYear, Period
from prongsai.core.terms.words import Words

_SETTLED = dt.timedelta(hours=1)
"""So long after midnight what was entered on a day is surely there."""
_DAY = dt.timedelta(days=1)
_UNNAMED = Words("", "")


def all_of(now: dt.datetime) -> int:
    """Of every agency and procedure that has cases; how many were made."""
    through = timezone.localtime(now - _SETTLED).date() - _DAY
    return sum(of(*each, through, now) for each in _kinds())


def of(agency: Agency, procedure: str, through: dt.date, now: dt.datetime) -> int:
    """Every month and fiscal year through a day, the last ones as far as they went."""
    own = Tally.objects.filter(agency_id=agency.pk, procedure=procedure)
    own.exclude(calendar=tallies.calendar()).delete()
    done = {(each.first, each.last) for each in own.filter(rows__isnull=False).defer("rows")}
    wanted = list(_periods(agency, procedure, through))
    made = 0
    for _, year in groupby(wanted, key=lambda each: FiscalYear.of(each.first)):
        new = [each for each in year if (each.first, each.last) not in done]
        made += _made(agency, procedure, new, now) if new else 0
    kept = {(each.first, each.last) for each in wanted}
    passed = [each.pk for each in own.defer("rows") if (each.first, each.last) not in kept]
    own.filter(pk__in=passed).delete()  # of what goes on only the latest day is kept
    return made


def forget(agency_id: int, procedure: str, day: dt.date) -> None:
    """What is entered now about a day that is over changes what was counted through it."""
    Tally.objects.filter(agency_id=agency_id, procedure=procedure, last__gte=day).delete()


def _kinds() -> Iterator[tuple[Agency, str]]:
    agencies = {each.pk: each for each in Agency.objects.filter(cases__isnull=False).distinct()}
    for pk, procedure in Register.objects.values_list("agency", "procedure").distinct():
        if pk in agencies:
            yield agencies[pk], procedure


def _periods(agency: Agency, procedure: str, through: dt.date) -> Iterator[Period]:
    """Years and their months since the first case, each ending on that day at the latest."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure)
    first = rows.aggregate(day=Min("brought"))["day"]
    year = FiscalYear.of(first or through)
    while first and year.first <= through:
        for each in (Period(year.first, year.last, _UNNAMED), *year.months):
            if each.first <= through:
                yield Period(each.first, min(each.last, through), _UNNAMED)
        year = FiscalYear(year.year + 1)


def _made(agency: Agency, procedure: str, periods: Sequence[Period], now: dt.datetime) -> int:
    """Places first, then the counts: a case that comes late meanwhile takes the place away."""
    keys = _places(agency, procedure, periods)
    found = tallies.counted(agency, procedure, periods, now)
    return sum(
        Tally.objects.filter(pk=key).update(rows=tallies.rows_of(kinds))
        for key, kinds in zip(keys, found, strict=True)
    )


@transaction.atomic
def _places(agency: Agency, procedure: str, periods: Sequence[Period]) -> list[int]:
    """With the registers held: whoever brings a case now is done before, or sees these places."""
    list(Register.objects.select_for_update().filter(agency_id=agency.pk, procedure=procedure))
    about = {"calendar": tallies.calendar(), "rows": None}
    return [
        Tally.objects.update_or_create(
            agency_id=agency.pk, procedure=procedure, first=each.first, last=each.last,
            defaults=about,
        )[0].pk
        for each in periods
    ]  # fmt: skip
