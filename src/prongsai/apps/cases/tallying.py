"""Keeping tallies: made at night, of what went by through the day before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.db.models import Min
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import tallies
from prongsai.apps.cases.models import Case, Register, Tally
from prongsai.core.cases.year_figures import end_of, periods_of
from prongsai.core.terms.fiscal_year import FiscalYear, Period
from prongsai.core.terms.words import Words

_SETTLED = dt.timedelta(hours=1)
"""So long after midnight what was entered on a day is surely there."""
_DAY = dt.timedelta(days=1)
_UNNAMED = Words("", "")


def all_of(now: dt.datetime) -> int:
    """Of every agency and procedure that has cases; how many were made."""
    through = timezone.localtime(now - _SETTLED).date() - _DAY
    return sum(of(*each, through) for each in _kinds())


def of(agency: Agency, procedure: str, through: dt.date) -> int:
    """Every month, half and fiscal year through a day, the last ones as far as they went."""
    own = Tally.objects.filter(agency_id=agency.pk, procedure=procedure)
    own.exclude(calendar=tallies.calendar()).delete()
    done = set(own.values_list("first", "last"))
    wanted = {(each.first, each.last): each for each in _periods(agency, procedure, through)}
    made = 0
    for _, year in groupby(wanted.values(), key=lambda each: FiscalYear.of(each.first)):
        new = [each for each in year if (each.first, each.last) not in done]
        made += _made(agency, procedure, new, through) if new else 0
    passed = [each.pk for each in own.defer("rows") if (each.first, each.last) not in wanted]
    own.filter(pk__in=passed).delete()  # of what goes on only the latest day is kept
    return made


def forget(agency_id: int, procedure: str, day: dt.date) -> None:
    """Something is entered on a day taken for over: a clock had run ahead, a sheet comes in."""
    Tally.objects.filter(agency_id=agency_id, procedure=procedure, last__gte=day).delete()


def _kinds() -> list[tuple[Agency, str]]:
    """Whoever has numbered a case has a register of it."""
    rows = Register.objects.select_related("agency").order_by("agency", "procedure")
    found = {(each.agency_id, each.procedure): each.agency for each in rows}
    return [(agency, procedure) for (_, procedure), agency in found.items()]


def _periods(agency: Agency, procedure: str, through: dt.date) -> Iterator[Period]:
    """Years and their months since the first case, each ending on that day at the latest."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure)
    first = rows.aggregate(day=Min("brought"))["day"]
    year = FiscalYear.of(first or through)
    while first and year.first <= through:
        for each in periods_of(year):
            if each.first <= through:
                yield Period(each.first, min(each.last, through), _UNNAMED)
        year = FiscalYear(year.year + 1)


def _made(agency: Agency, procedure: str, periods: Sequence[Period], through: dt.date) -> int:
    found = tallies.counted(agency, [procedure], periods, end_of(through))[procedure]
    for each, known in zip(periods, found, strict=True):
        kinds = known.latest if known.then is None else known.then
        about = {"calendar": tallies.calendar(), "rows": tallies.rows_of(kinds)}
        Tally.objects.update_or_create(
            agency_id=agency.pk, procedure=procedure, first=each.first, last=each.last,
            defaults=about,
        )  # fmt: skip
    return len(periods)
