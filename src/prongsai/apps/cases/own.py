"""What somebody who works there may bring for himself, what he brought, and what waits for him."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from prongsai.apps.accounts.queries import staff
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, queries, there
from prongsai.apps.cases.columns import far_ahead, is_far_ahead
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.queries import OPEN, Asker, as_of
from prongsai.core.cases.caller import Actor, brings
from prongsai.core.cases.readers import PARTY
from prongsai.core.procedures.kinds import FieldType, Phase
from prongsai.core.procedures.procedure import Procedure

PAGE = 50


@dataclass(frozen=True, slots=True)
class Mine:
    """The cases on somebody's own page."""

    asked: Sequence[Case]
    """His own that wait for him."""
    open: Sequence[Case]
    """His own that wait for others."""
    closed: Sequence[Case]
    working: Sequence[Case]
    """Of others, which wait for him."""


def offered(agency: Agency, actor: Actor) -> list[Procedure]:
    """What he may bring, shipped or the office's own, as it follows it: two statements."""
    desks, known = queries.desks_of(agency), there.of_staff(agency)
    rows = (desks.get(key, Desk(agency=agency, procedure=key)) for key in known)
    found = [bridge.as_followed(each, known) for each in rows if each.staff]
    return [each for each in found if _may_bring(each, actor)]


def _may_bring(procedure: Procedure, actor: Actor) -> bool:
    party = bridge.staff_party(procedure)
    return party is not None and brings(party, actor)


def mine(agency: Agency, who: Asker, today: dt.date) -> Mine:
    """Three statements."""
    rows = Case.objects.filter(agency_id=agency.pk)
    own = list(as_of(rows.filter(bringer=who.actor.who), today).order_by("-pk")[:PAGE])
    closed = [each for each in own if each.phase == Phase.CLOSED]
    going = [each for each in own if each.phase != Phase.CLOSED]
    return Mine(
        asked=[each for each in going if _asks(each, today)],
        open=[each for each in going if not _asks(each, today)],
        closed=closed,
        working=waiting(agency, who, today),
    )


def _asks(row: Case, today: dt.date) -> bool:
    return PARTY in row.turn and not is_far_ahead(row, today)


def waiting(agency: Agency, who: Asker, today: dt.date) -> Sequence[Case]:
    """What waits for him, the nearest last day first; of what waits for a day far ahead nothing."""
    rows = Case.objects.filter(who.his_turn(agency), agency_id=agency.pk)
    rows = rows.filter(~far_ahead(today), phase__in=OPEN)
    rows = rows.exclude(procedure__in=bridge.queues())  # they have a screen of their own
    return list(as_of(rows, today).order_by("sorts", "pk")[:PAGE])


def case_of(agency: Agency, key: str, who: str) -> Case | None:
    """A case that he brought."""
    rows = Case.objects.select_related("agency").filter(agency_id=agency.pk, bringer=who)
    return rows.filter(key=key).first()


def as_bringer(actor: Actor, row: Case) -> Actor:
    """Whoever brought a case is a party in it; anybody else is not."""
    own = row.bringer != "" and row.bringer == actor.who
    return replace(actor, party=row.party) if own else actor


def colleagues(agency: str, today: dt.date) -> dict[str, str]:
    """Who works there today, by key, with the position."""
    found = staff(agency, today)
    return {each.person.key: _called(each.person) for each in found if each.parts}


def _called(person: Any) -> str:
    return f"{person.name} · {person.position}" if person.position else str(person.name)


def initial(procedure: Procedure, person: Any, unit: str) -> Mapping[str, str]:
    """What his account says already; he may change it."""
    place = " ".join(filter(None, (person.position, unit)))
    known = {"name": person.name, "position": place, "address": unit}
    found = {key: said for key, said in known.items() if said and key in procedure.fields}
    mails = [each.key for each in procedure.asked if each.type is FieldType.EMAIL]
    return {**found, **dict.fromkeys(mails, person.email)}
