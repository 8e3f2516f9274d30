"""How cases counted in periods: from kept counts where there are, else from the logs.

A tally says how a period through some day counted as it was known when that day ended; nothing
entered later changes that. What the period counts as now is the tally, less what those cases
counted then to which something happened since, and with what they count now. Where the period is
over, these are cases that came in it and were entered after it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge
from prongsai.apps.cases.models import Case, Event, Tally
from prongsai.apps.cases.texts import texts_of
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.statistics import Counted, counted_over, stays_late
from prongsai.core.cases.year_figures import (
    Filed,
    Known,
    YearFigures,
    end_of,
    figures_by,
    periods_of,
)
from prongsai.core.procedures.kinds import Phase
from prongsai.core.terms.fiscal_year import FiscalYear, Period
from prongsai.core.terms.words import Words

Kinds = Counter[Counted]
Heads = QuerySet[Case, tuple[int, str]]
AT_ONCE = 2000
_UNNAMED = Words("", "")
_OPEN = (Phase.OPEN.value, Phase.WAITING.value)


def years_of(
    agency: Agency, procedures: Collection[str], year: FiscalYear, now: dt.datetime
) -> dict[str, YearFigures]:
    """What everybody who tells of a year tells, of each of some procedures."""
    (found,) = over_years(agency, procedures, (year,), now)
    return found


def over_years(
    agency: Agency, procedures: Collection[str], years: Sequence[FiscalYear], now: dt.datetime
) -> list[dict[str, YearFigures]]:
    """The same of several years, asked for all at once: statements do not grow with them."""
    today = timezone.localtime(now).date()
    begun = [[each for each in periods_of(year) if each.first <= today] for year in years]
    found = counted(agency, procedures, [each for some in begun for each in some], now)
    told = list[dict[str, YearFigures]]()
    first = 0
    for year, periods in zip(years, begun, strict=True):
        own = slice(first, first := first + len(periods))
        told.append({
            key: figures_by(year, dict(zip(periods, known[own], strict=True)))
            for key, known in found.items()
        })  # fmt: skip
    return told


def counted(
    agency: Agency, procedures: Collection[str], periods: Sequence[Period], now: dt.datetime
) -> dict[str, list[Known]]:
    """Cases of procedures in each period, as they are known now and were when it ended."""
    today = timezone.localtime(now).date()
    known = kept(agency, procedures, periods, today)
    counts = {key: _Counting(periods, now, known[key]) for key in procedures}
    lacking = {key: each for key, each in counts.items() if each.missing}
    begun = {key: each for key, each in counts.items() if each.tallies}
    heads = list[Heads]()
    if lacking:
        missing = [periods[place] for each in lacking.values() for place in each.missing]
        heads.append(_all(agency, lacking, missing))
    if begun:
        heads += _touched(agency, begun, today)
    if heads:  # at once: what is asked of one for the other counts nothing, or the same again
        first, *others = heads
        for filed in _logs(first.union(*others) if others else first):
            counts[filed[0].key].count(filed)
    return {key: each.known(today) for key, each in counts.items()}


class _Counting:
    """Counts that begin with what is kept, by the place of each period."""

    def __init__(
        self, periods: Sequence[Period], now: dt.datetime, tallies: Mapping[int, Tally]
    ) -> None:
        self.periods, self.now, self.tallies = periods, now, tallies
        self.missing = [place for place in range(len(periods)) if place not in tallies]
        self.found = [self._begun(place) for place in range(len(periods))]
        self.ended = [Kinds(each) for each in self.found]
        self.days = bridge.working_days()

    def _begun(self, place: int) -> Kinds:
        return kinds_of(self.tallies[place]) if place in self.tallies else Kinds()

    def count(self, filed: Filed) -> None:
        if self.missing:
            self.add(filed, self.missing)
        if self.tallies:
            self.count_anew(filed)

    def add(self, filed: Filed, places: Sequence[int]) -> None:
        own = [self.periods[place] for place in places]
        told = counted_over(*filed, own, self.now, self.days)
        for place, period, each in zip(places, own, told, strict=True):
            self._change(place, each, filed[1][0].entered <= period.last, 1)

    def count_anew(self, filed: Filed) -> None:
        """In what is kept, where it may count otherwise by now: something was entered since, or the
        period went on and it was not late yet; a breach stays.
        """
        last, anew = filed[1][-1].entered, list[int]()
        for day, places in self._open_to(filed).items():
            if last <= day and stays_late(*filed, day, self.days):
                continue
            periods = [replace(self.periods[place], last=day) for place in places]
            told = counted_over(*filed, periods, end_of(day), self.days)
            for place, each in zip(places, told, strict=True):
                self._change(place, each, True, -1)
            anew += places
        if anew:
            self.add(filed, anew)

    def _open_to(self, filed: Filed) -> Mapping[dt.date, list[int]]:
        """By the day through which they are kept, periods whose counts a case may have changed."""
        came, last = filed[1][0].done, filed[1][-1].entered
        found = defaultdict[dt.date, list[int]](list)
        for place, tally in self.tallies.items():
            until = self.periods[place].last
            if came <= until and (last > tally.last or until > tally.last):
                found[tally.last].append(place)
        return found

    def known(self, today: dt.date) -> list[Known]:
        return [
            Known(+self.found[place], +self.ended[place] if each.last < today else None)
            for place, each in enumerate(self.periods)
        ]

    @property
    def behind(self) -> list[dt.date]:
        """Days through which periods are kept that went on since."""
        until = timezone.localtime(self.now).date()
        return [each.last for place, each in self.tallies.items()
                if each.last < min(self.periods[place].last, until)]  # fmt: skip

    def _change(self, place: int, each: Counted | None, then: bool, number: int) -> None:
        if each is not None:
            self.found[place][each] += number
            self.ended[place][each] += number * then


def recounted(
    agency: Agency, procedure: str, spans: Sequence[tuple[dt.date, dt.date]]
) -> list[Kinds]:
    """From the logs alone, as was known at the end of each."""
    periods = [Period(first, last, _UNNAMED) for first, last in spans]
    found, days = [Kinds() for _ in periods], bridge.working_days()
    for filed in _logs(_all(agency, [procedure], periods)):
        for kinds, period in zip(found, periods, strict=True):
            (each,) = counted_over(*filed, [period], end_of(period.last), days)
            if each is not None:
                kinds[each] += 1
    return found


def kept(
    agency: Agency, procedures: Collection[str], periods: Sequence[Period], today: dt.date
) -> dict[str, dict[int, Tally]]:
    """By the place of a period, what is kept of it through the latest day: one statement."""
    rows = Tally.objects.filter(
        agency_id=agency.pk, procedure__in=list(procedures), last__lt=today, calendar=calendar(),
        first__in={each.first for each in periods},
    ).order_by("last")  # fmt: skip
    found: dict[str, dict[int, Tally]] = {key: {} for key in procedures}
    for row in rows:
        for place, each in enumerate(periods):
            if row.first == each.first and row.last <= each.last:
                found[row.procedure][place] = row
    return found


def calendar() -> str:
    """Which holidays are counted by."""
    return _digest(bridge.working_days())


@lru_cache(maxsize=8)
def _digest(days: WorkingDays) -> str:
    said = f"{days.known_until} {sorted(days.holidays)}"
    return hashlib.sha256(said.encode()).hexdigest()


def kinds_of(row: Tally) -> Kinds:
    return Counter({Counted(**dict(zip(_NAMES, said, strict=True))): number
                    for *said, number in row.rows})  # fmt: skip


def rows_of(kinds: Mapping[Counted, int]) -> list[list[Any]]:
    return [[*astuple(each), number] for each, number in kinds.items()]


_NAMES = tuple(Counted.__dataclass_fields__)


# --- From the logs -------------------------------------------------------------------------------


def _all(agency: Agency, procedures: Iterable[str], periods: Sequence[Period]) -> Heads:
    """What came by the end of these periods, and was not over before them."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure__in=list(procedures))
    rows = rows.filter(brought__lte=max(each.last for each in periods))
    return _heads(rows.exclude(closed__lt=min(each.first for each in periods)))


def _touched(agency: Agency, counts: Mapping[str, _Counting], today: dt.date) -> Iterator[Heads]:
    """Cases that may count otherwise than is kept: entered late, changed since, run out since."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure__in=list(counts))
    own = [each.periods[place] for each in counts.values() for place in each.tallies]
    late = rows.filter(behind=True, brought__lte=max(each.last for each in own))
    yield _heads(late.exclude(closed__lt=min(each.first for each in own)))
    since = [day for each in counts.values() for day in each.behind]
    if since:
        yield _heads(rows.filter(changed__gt=end_of(min(since))))
        yield from _running(agency, counts, today)


def _running(agency: Agency, procedures: Iterable[str], today: dt.date) -> Iterator[Heads]:
    """Open ones on whose clocks a day may tell. They are few among the cases of a procedure, so the
    database is kept from looking for that first.
    """
    rows = Case.objects.annotate(of=Coalesce("procedure", Value("")))
    rows = rows.filter(agency_id=agency.pk, of__in=list(procedures), phase__in=_OPEN)
    yield _heads(rows.filter(sorts__lt=today))
    yield _heads(rows.filter(paused=True))


def _heads(rows: QuerySet[Case]) -> Heads:
    return rows.order_by().values_list("pk", "version")


def _logs(heads: Heads) -> Iterator[Filed]:
    """Some at a time, without what is kept apart: no count needs it."""
    found = heads.iterator(chunk_size=AT_ONCE)
    while some := tuple(islice(found, AT_ONCE)):
        yield from _read(some)


def _read(heads: Sequence[tuple[int, str]]) -> Iterator[Filed]:
    lines: dict[int, list[Event]] = {pk: [] for pk, _ in heads}
    for event in Event.objects.filter(case__in=list(lines)).order_by("case", "number"):
        lines[event.case_id].append(event)
    texts = texts_of(version for _, version in heads)
    for pk, version in heads:
        procedure = texts[version]
        yield procedure, bridge.log_of(procedure, lines[pk], ())
