"""What is due about cases: those nobody has yet, those of a unit or an officer, late ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prongsai.apps.accounts.queries import at_work
from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import Hold
from prongsai.apps.cases.queries import OVERALL, is_late
from prongsai.apps.due.sources import Found, Row, Source, columns
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import IN_UNITS
from prongsai.core.due.due import Due, Where
from prongsai.core.procedures.kinds import Phase

_FIRST = frozenset({Role.COMPLAINT_OFFICER})
_ABOVE = frozenset({Role.CHIEF_ADMINISTRATOR})
_REVIEWED = dt.timedelta(days=14)
"""So long before its day a hold is to be looked at again."""
FEW = 4
"""So many stand one by one among what is due."""
_SAYS = ("key", "number", "year", "due", "unit", "handler", "late")


def _open(agency: Any) -> QuerySet[Case]:
    """Those that wait for the office."""
    return Case.objects.filter(agency_id=agency.pk, phase=Phase.OPEN.value)


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    late = is_late(timezone.localtime(now).date())
    rows = _open(agency).filter(Q(unit="", handler="") | late)
    soon = timezone.localtime(now).date() + _REVIEWED
    held = Hold.objects.filter(case__agency_id=agency.pk, ended=None, until__lte=soon)
    holds = columns(
        "case_hold", held, "until", key=F("case__key"), number=F("case__number"),
        year=F("case__year"), at="since",
    )  # fmt: skip
    return [columns("case_open", rows, *_SAYS, at="entered"), holds]


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    today = timezone.localtime(now).date()
    rows = found["case_open"]
    new = [row for row in rows if not row.facts["unit"] and not row.facts["handler"]]
    late = [row for row in rows if row.facts["late"] or _is_past(row, today)]
    yield from _few(agency.key, new, "case_new", _FIRST, OVERALL)
    yield from _few(agency.key, late, "case_late", _ABOVE, OVERALL)
    for row in found["case_hold"]:
        yield _hold(agency.key, row)


def _hold(agency: str, row: Row) -> Due:
    """A hold goes on until somebody looks at it again."""
    facts = {"number": f"{row.facts['number']}/{row.facts['year']}"}
    where = Where("cases:hold", {"agency": agency, "case": row.facts["key"]})
    return Due(what="case_hold", where=where, whose=_FIRST | _ABOVE, told=frozenset(), facts=facts,
               since=None, until=_day(row.facts["until"]))  # fmt: skip


def _is_past(row: Row, today: dt.date) -> bool:
    until = _day(row.facts["due"])
    return until is not None and until < today


CASES = Source(_rows, _told)
"""Cases that wait to be given to somebody, and late ones, which the chief administrator sees."""


def of_units(person: str) -> Source:
    """Open cases of one person and of the units that he works for."""
    return Source(partial(_own_rows, person), _own_told)


def _own_rows(person: str, agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    parts = at_work(agency.key, timezone.localtime(now).date()).filter(person__key=person)
    own = parts.filter(role__in=list(IN_UNITS))
    below = divisions_of(agency).filter(parent__key__in=own.values("division"))
    mine = Q(handler=person) | Q(
        Q(unit__in=own.values("division")) | Q(unit__in=below.values("key")), handler="",
    )  # fmt: skip
    return [columns("case_own", _open(agency).filter(mine).exclude(unit="", handler=""), *_SAYS,
                    at="entered")]  # fmt: skip


def _own_told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    yield from _few(agency.key, found["case_own"], "case", frozenset(Role), frozenset())


def _few(
    agency: str, rows: Sequence[Row], what: str, whose: frozenset[Role], told: frozenset[Role]
) -> Iterator[Due]:
    """Each by itself while they are few; of many how many there are, and where."""
    if len(rows) <= FEW:
        for row in rows:
            facts = {"number": f"{row.facts['number']}/{row.facts['year']}"}
            where = Where("cases:case", {"agency": agency, "case": row.facts["key"]})
            yield _due([row], what, where, whose, told, facts)
    else:
        where = Where("cases:list", {"agency": agency})
        yield _due(rows, f"{what}_many", where, whose, told, {"number": str(len(rows))})


def _due(
    rows: Sequence[Row], what: str, where: Where, whose: frozenset[Role],
    told: frozenset[Role], facts: Mapping[str, str],
) -> Due:  # fmt: skip
    days = [day for row in rows if (day := _day(row.facts["due"]))]
    since = [timezone.localtime(row.at).date() for row in rows if row.at]
    return Due(
        what=what, where=where, whose=whose, told=told, facts=facts,
        since=min(since, default=None), until=min(days, default=None),
    )  # fmt: skip


def _day(said: Any) -> dt.date | None:
    """Databases hand days out as text inside an object."""
    return dt.date.fromisoformat(said) if isinstance(said, str) else said
