"""Services, questions and tickets of an agency, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases import actions, bridge, desks
from prongsai.apps.cases.actions import Receipt
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.look.keys import new_key
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel

AT = dt.datetime(2026, 8, 3, 9, tzinfo=dt.UTC)
WORKER = Actor(
    who="worker", roles=frozenset({Role.DIVISION_OFFICER.value}), units=frozenset({"works"}),
    unit="works",
)  # fmt: skip
HEAD = Actor(who="head", roles=frozenset({Role.DIVISION_HEAD.value}), units=frozenset({"works"}))
CHIEF = Actor(
    who="chief", roles=frozenset({Role.CHIEF_ADMINISTRATOR.value}),
    powers={"publish_information": "1/2569", "disclose_official_information": "1/2569"},
)  # fmt: skip
FIRST = Actor(who="first", roles=frozenset({Role.COORDINATOR.value}))
BIN: dict[str, Any] = {"name": "ผู้ยื่น สมมติ", "address": "1 หมู่ 1", "where": "หน้าบ้าน"}


def opened(agency: Agency, procedure: str, **said: Any) -> Desk:
    agency.divisions.get_or_create(key="works", defaults={"name": "กองช่าง"})
    doer = Doer("desk", (Role.COMPLAINT_OFFICER,), AT)
    return desks.offer(agency, procedure, {"open": True, **said}, doer)


def brought(
    agency: Agency, procedure: str, category: str, *, at: dt.datetime = AT, by: By | None = None,
    anonymous: bool = False, **values: Any,
) -> Receipt:  # fmt: skip
    desk = Desk.objects.get(agency=agency, procedure=procedure)
    form = Bringing(
        party="citizen", channel=Channel.COUNTER if by else Channel.WEB, category=category,
        values=values, anonymous=anonymous, by=by or By(), key=new_key(),
    )  # fmt: skip
    return actions.bring(agency, bridge.as_followed(desk), form, at)


def moved(case: Case, deed: str, actor: Actor, at: dt.datetime = AT, **said: Any) -> Case:
    given = Given(
        values=said.pop("values", {}), reason=said.pop("reason", ""), unit=said.pop("unit", ""),
        person=said.pop("person", ""),
    )  # fmt: skip
    actions.move(case, deed, actor, given, at, said.pop("files", ()))
    case.refresh_from_db()
    return case
