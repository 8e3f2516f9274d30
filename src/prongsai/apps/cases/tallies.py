"""How cases counted in periods: from kept counts where there are, else from the logs.

A tally says what the logs say of a period through a day that is over. Nothing entered later changes
that, but for a case that came before it was entered; such a one takes away the tallies it changes
(`tallying.forget`). A period that goes on is its tally through some day, less what the cases that
something happened to since counted then, and with what they count now.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge
from prongsai.apps.cases.models import Case, Event, Tally
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.log import Log
from prongsai.core.cases.statistics import Counted, counted_over
from prongsai.core.procedures.kinds import Phase
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import Period

Kinds = Counter[Counted]
Heads = QuerySet[Case, tuple[int, str]]
AT_ONCE = 2000
_DAY = dt.timedelta(days=1)
_OPEN = (Phase.OPEN.value, Phase.WAITING.value)


def counted(
    agency: Agency, procedure: str, periods: Sequence[Period], now: dt.datetime
) -> list[Kinds]:
    """Cases of a procedure in each period, as they are known now."""
    today = timezone.localtime(now).date()
    known = kept(agency, procedure, periods, today)
    found = [Kinds() for _ in periods]
    unknown = [place for place in _begun(periods, today) if place not in known]
    _add_all(agency, procedure, found, unknown, periods, now)
    for place, each in known.items():
        found[place].update(kinds_of(each))
    behind = {place: each for place, each in known.items()
              if each.last < min(periods[place].last, today)}  # fmt: skip
    if behind:
        rows = _touched(agency, procedure, min(each.last for each in behind.values()), today)
        logs = list(_logs(rows))
        then = {place: replace(periods[place], last=each.last) for place, each in behind.items()}
        _add(found, list(behind), logs, periods, now)
        _add(found, list(behind), logs, then, now, sign=-1)
    return [+each for each in found]


def recounted(
    agency: Agency, procedure: str, periods: Sequence[Period], now: dt.datetime
) -> list[Kinds]:
    """The same from the logs alone."""
    found, today = [Kinds() for _ in periods], timezone.localtime(now).date()
    _add_all(agency, procedure, found, _begun(periods, today), periods, now)
    return found


def _begun(periods: Sequence[Period], today: dt.date) -> list[int]:
    """Places of those that are not yet to come."""
    return [place for place, each in enumerate(periods) if each.first <= today]


def kept(
    agency: Agency, procedure: str, periods: Sequence[Period], today: dt.date
) -> dict[int, Tally]:
    """By the place of a period, what is kept of it through the latest day: one statement."""
    rows = Tally.objects.filter(
        agency_id=agency.pk, procedure=procedure, last__lt=today, rows__isnull=False,
        calendar=calendar(), first__in={each.first for each in periods},
    ).order_by("last")  # fmt: skip
    begun: dict[dt.date, list[Tally]] = {}
    for row in rows:
        begun.setdefault(row.first, []).append(row)
    found = {}
    for place, each in enumerate(periods):
        own = [row for row in begun.get(each.first, ()) if row.last <= each.last]
        if own:
            found[place] = own[-1]
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


def _add_all(
    agency: Agency, procedure: str, found: Sequence[Kinds], places: Sequence[int],
    periods: Sequence[Period], now: dt.datetime,
) -> None:  # fmt: skip
    if places:
        heads = _all(agency, procedure, [periods[place] for place in places])
        _add(found, places, _logs(heads), periods, now)


def _add(
    found: Sequence[Kinds], places: Sequence[int], logs: Iterable[tuple[Procedure, Log]],
    periods: Sequence[Period] | Mapping[int, Period], now: dt.datetime, sign: int = 1,
) -> None:  # fmt: skip
    days, own = bridge.working_days(), [periods[place] for place in places]
    for procedure, log in logs:
        for place, each in zip(places, counted_over(procedure, log, own, now, days), strict=True):
            if each is not None:
                found[place][each] += sign


def _all(agency: Agency, procedure: str, periods: Sequence[Period]) -> Heads:
    """What came by the end of these periods, and was not over before them."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure)
    rows = rows.filter(brought__lte=max(each.last for each in periods))
    return _heads(rows.exclude(closed__lt=min(each.first for each in periods)))


def _touched(agency: Agency, procedure: str, since: dt.date, today: dt.date) -> Heads:
    """Cases that may count otherwise than on that day: something happened, or time went by."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure)
    midnight = timezone.make_aware(dt.datetime.combine(since + _DAY, dt.time()))
    runs_out = Q(phase__in=_OPEN) & (Q(paused=True) | Q(due__lt=today))
    happened, ran = _heads(rows.filter(changed__gte=midnight)), _heads(rows.filter(runs_out))
    return happened.union(ran)


def _heads(rows: QuerySet[Case]) -> Heads:
    return rows.order_by().values_list("pk", "version")


def _logs(heads: Heads) -> Iterator[tuple[Procedure, Log]]:
    """Some at a time, without what is kept apart: no count needs it."""
    found = heads.iterator(chunk_size=AT_ONCE)
    while some := tuple(islice(found, AT_ONCE)):
        yield from _read(some)


def _read(heads: Sequence[tuple[int, str]]) -> Iterator[tuple[Procedure, Log]]:
    lines: dict[int, list[Event]] = {pk: [] for pk, _ in heads}
    for event in Event.objects.filter(case__in=list(lines)).order_by("case", "number"):
        lines[event.case_id].append(event)
    for pk, version in heads:
        yield bridge.text_of(version), bridge.log_of(lines[pk], ())
