"""What is due about cases: those nobody has yet, those of a unit or an officer, late ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Concat
from django.utils import timezone

from prongsai.apps.accounts.holding import held_by, held_powers
from prongsai.apps.accounts.powers import otherwise
from prongsai.apps.accounts.queries import at_work, ever_held
from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.cases.bridge import known, offered
from prongsai.apps.cases.case_indexes import plainly
from prongsai.apps.cases.columns import far_ahead
from prongsai.apps.cases.models import Case, OwnProcedure
from prongsai.apps.cases.models_around import Hold
from prongsai.apps.cases.queries import OPEN, OVERALL, is_late
from prongsai.apps.due.sources import Found, Row, Source, columns
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import IN_UNITS
from prongsai.core.cases.readers import ONE, PARTY
from prongsai.core.due.due import Due, Where
from prongsai.core.procedures.drafting import OWN
from prongsai.core.procedures.kinds import POWER, Phase
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Words

_ABOVE = frozenset({Role.CHIEF_ADMINISTRATOR})
_HOLDING = frozenset({Role.COMPLAINT_OFFICER, Role.CHIEF_ADMINISTRATOR})
_REVIEWED = dt.timedelta(days=14)
"""So long before its day a hold is to be looked at again."""
FEW = 4
"""So many stand one by one among what is due."""
_SAYS = (
    "key", "procedure", "number", "year", "due", "unit", "handler", "late", "bringer", "turn",
    "secret",
)  # fmt: skip
_GIVEN = ("unit", "handler", "bringer")
"""What leaves nothing to be given to anybody: a unit, an officer, or a colleague's own case."""


def _open(agency: Any) -> QuerySet[Case]:
    """Those that wait for the office, but for cases whose readers are named."""
    return Case.objects.filter(agency_id=agency.pk, phase=Phase.OPEN.value, secret=False)


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    late = is_late(timezone.localtime(now).date())
    rows = _open(agency).filter(Q(unit="", handler="", bringer="") | late)
    soon = timezone.localtime(now).date() + _REVIEWED
    held = Hold.objects.filter(plainly("case__agency_id", agency.pk), ended=None, until__lte=soon)
    held = held.filter(case__secret=False)
    holds = columns(
        "case_hold", held, "until", key=F("case__key"), number=F("case__number"),
        year=F("case__year"), procedure=F("case__procedure"), secret=F("case__secret"),
        title=_own_title("case__"), at="since",
    )  # fmt: skip
    return [_heads("case_open", rows), holds]


def _heads(kind: str, rows: QuerySet[Case]) -> QuerySet[Any, Any]:
    return columns(kind, rows, *_SAYS, at="entered", title=_own_title())


def _own_title(head: str = "") -> Subquery:
    """What a procedure is called that the agency made itself: its file is not at hand."""
    own = OwnProcedure.objects.filter(
        agency=OuterRef(f"{head}agency"), key=OuterRef(f"{head}procedure")
    )
    return Subquery(own.values("title")[:1])


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    """A waiting line has a screen of its own, and is nobody's task ticket by ticket."""
    today = timezone.localtime(now).date()
    kinds = known()
    found_rows = [row for row in found["case_open"] if _is_task(kinds, row.facts["procedure"])]
    new = [row for row in found_rows if not any(row.facts[each] for each in _GIVEN)]
    late = [row for row in found_rows if row.facts["late"] or _is_past(row, today)]
    for first, rows in _by_first(new).items():
        yield from _few(agency.key, rows, "case_new", frozenset({first}), OVERALL)
    yield from _few(agency.key, late, "case_late", _ABOVE, OVERALL)
    for row in found["case_hold"]:
        yield _hold(agency.key, row)


def _hold(agency: str, row: Row) -> Due:
    """A hold goes on until somebody looks at it again."""
    facts = _which(row)
    where = Where("cases:hold", {"agency": agency, "case": row.facts["key"]})
    return Due(what="case_hold", where=where, whose=_HOLDING, told=frozenset(), facts=facts,
               since=None, until=_day(row.facts["until"]))  # fmt: skip


def _which(row: Row) -> dict[str, str | Words]:
    """The number in its register and, as each procedure has a register, which one that is.

    Where readers are named it is not: a screen that others look at tells then what it is about.
    """
    found: dict[str, str | Words] = {"number": f"{row.facts['number']}/{row.facts['year']}"}
    title = None if row.facts["secret"] else _title(row)
    return {**found, "of": Words(f" ({title.th})", f" ({title.en})") if title else ""}


def _title(row: Row) -> Words | None:
    """What its procedure is called; nothing of one that went out of the packs."""
    own, title = known().get(row.facts["procedure"]), row.facts["title"]
    if own is not None:
        return own.title
    return Words(title, title) if title else None


def _is_task(kinds: Mapping[str, Procedure], procedure: str) -> bool:
    """What an agency made itself has no waiting line."""
    own = kinds.get(procedure)
    return not own.waits if own is not None else procedure.startswith(OWN)


def _by_first(rows: Sequence[Row]) -> Mapping[Role, list[Row]]:
    """New ones by the role that looks at them first."""
    known, found = offered(), dict[Role, list[Row]]()
    for row in rows:
        own = known.get(row.facts["procedure"])
        first = _role_of(own.routing.first if own else "") or _whose_turn(row.facts["turn"])
        found.setdefault(first, []).append(row)
    return found


def _role_of(first: str) -> Role | None:
    """Of what goes to whoever holds a power, the role that has it where nobody does."""
    role = otherwise().get(first.removeprefix(POWER), first)
    return Role(role) if role in {each.value for each in Role} else None


_FIRST = (
    Role.COMPLAINT_OFFICER, Role.DIVISION_OFFICER, Role.DIVISION_HEAD, Role.COORDINATOR,
)  # fmt: skip


def _whose_turn(turn: str) -> Role:
    """Of a procedure that the agency made itself, whose file is not at hand."""
    return next((each for each in _FIRST if f" {each.value} " in turn), Role.COORDINATOR)


def _is_past(row: Row, today: dt.date) -> bool:
    until = _day(row.facts["due"])
    return until is not None and until < today


CASES = Source(_rows, _told)
"""Cases that wait to be given to somebody, and late ones, which the chief administrator sees."""


def of_units(person: str) -> Source:
    """Open cases of one person, of the units that he works for, and those that wait for him."""
    return Source(partial(_own_rows, person), partial(_own_told, person))


def _own_rows(person: str, agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    today = timezone.localtime(now).date()
    parts = at_work(agency.key, today).filter(person__key=person)
    own = parts.filter(role__in=list(IN_UNITS))
    below = divisions_of(agency).filter(parent__key__in=own.values("division"))
    units = Q(unit__in=own.values("division")) | Q(unit__in=below.values("key"))
    given = Q(phase=Phase.OPEN.value) & (Q(handler=person) | (units & Q(handler="")))
    given &= ~Q(unit="", handler="")
    near = ~far_ahead(today)
    rights = rights_of(person, agency.key, today)
    rows = Case.objects.filter(agency_id=agency.pk, phase__in=OPEN)
    rows = rows.filter(given | (near & (Q(bringer=person, turn__contains=PARTY) | rights)))
    rows = rows.filter(Q(bringer=person, turn__contains=PARTY) | ~left_out(person, agency.key))
    return [_heads("case_own", rows)]


def rights_of(person: str, agency: str, day: dt.date) -> Q:
    """Rows whose turn is that of somebody by his powers, by himself, or, of what colleagues
    brought, by his parts: what strangers bring is told by unit and officer.
    """
    parts, powers = held_by(person, agency, day)
    return (
        Q(turn__contains=f" {ONE}{person} ")
        | (~Q(bringer="") & _named(parts, "turn", Value(" "), F("role")))
        | _named(powers, "turn", Value(f" {POWER}"), F("power"))
        | _instead(parts, agency, day)
    )


def _instead(parts: QuerySet[Any], agency: str, day: dt.date) -> Q:
    """Rows that wait for the holder of a power which nobody holds that day, but a role of his."""
    found = Q(pk__in=[])
    for power, role in otherwise().items():
        nobody = ~Exists(held_powers(agency, day).filter(power=power))
        found |= (
            Q(turn__contains=f" {POWER}{power} ") & Q(Exists(parts.filter(role=role))) & Q(nobody)
        )
    return found


def left_out(person: str, agency: str) -> Q:
    """Rows that somebody, or a unit of his, is left out of."""
    parts = ever_held(person, agency).exclude(division="")
    return Q(barred__contains=f" {person} ") | _named(parts, "barred", Value(" "), F("division"))


def _named(rows: QuerySet[Any], column: str, *begins: Any) -> Q:
    """Rows of cases whose column holds, between blanks, what one of other rows says."""
    said = rows.annotate(
        held=ExpressionWrapper(OuterRef(column), TextField()), said=Concat(*begins, Value(" "))
    )
    return Q(Exists(said.filter(held__contains=F("said"))))


def _own_told(person: str, agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    rows = found["case_own"]
    if len(rows) > FEW:
        where = Where("cases:mine", {"agency": agency.key})
        number = {"number": str(len(rows))}
        yield _due(rows, "case_many", where, frozenset(Role), frozenset(), number)
        return
    for row in rows:
        own = row.facts["bringer"] == person and PARTY in row.facts["turn"]
        gaps = {"agency": agency.key, "own" if own else "case": row.facts["key"]}
        where = Where("cases:own" if own else "cases:case", gaps)
        what = "case_mine" if own else "case"
        yield _due([row], what, where, frozenset(Role), frozenset(), _which(row))


def _few(
    agency: str, rows: Sequence[Row], what: str, whose: frozenset[Role], told: frozenset[Role]
) -> Iterator[Due]:
    """Each by itself while they are few; of many how many there are, and where."""
    if len(rows) <= FEW:
        for row in rows:
            where = Where("cases:case", {"agency": agency, "case": row.facts["key"]})
            yield _due([row], what, where, whose, told, _which(row))
    else:
        where = Where("cases:list", {"agency": agency})
        yield _due(rows, f"{what}_many", where, whose, told, {"number": str(len(rows))})


def _due(
    rows: Sequence[Row], what: str, where: Where, whose: frozenset[Role],
    told: frozenset[Role], facts: Mapping[str, str | Words],
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
