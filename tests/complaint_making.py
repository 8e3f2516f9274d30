"""Complaints of an agency, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases import actions, bridge, desks, lending, ways_in
from prongsai.apps.cases.actions import Receipt
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.ways_in import Letter, Opened
from prongsai.apps.look.keys import new_key
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.moving import Bringing
from prongsai.core.cases.things import Thing
from prongsai.core.procedures.kinds import Channel

AT = dt.datetime(2026, 8, 3, 9, tzinfo=dt.UTC)
DOER = Doer("desk", (Role.COMPLAINT_OFFICER,), AT)
PROCEDURE = "general-complaint"
QUEUE, PUBLISHED = "queue-ticket", "question"
SORTER = Actor(who="sorter", roles=frozenset({Role.COMPLAINT_OFFICER.value}))
WORKER = Actor(
    who="worker", roles=frozenset({Role.DIVISION_OFFICER.value}), units=frozenset({"works"}),
    unit="works",
)  # fmt: skip
CHOICES = {"sort": {"length": 2, "days": "working"}}


def opened(agency: Agency, **said: Any) -> Desk:
    """The procedure as the agency offers it to everybody."""
    agency.divisions.get_or_create(key="works", defaults={"name": "กองช่าง"})
    return desks.offer(agency, PROCEDURE, {"open": True, "choices": CHOICES, **said}, DOER)


def brought(
    agency: Agency, *, at: dt.datetime = AT, form: str = "", anonymous: bool = False,
    category: str = "infrastructure", channel: Channel = Channel.WEB,
    day: dt.date | None = None, **values: Any,
) -> Receipt:  # fmt: skip
    who = {} if anonymous else {"name": "ผู้ร้อง สมมติ", "phone": "0812345678"}
    asked = Bringing(
        party="citizen", channel=channel, category=category, anonymous=anonymous,
        values={"matter": "ไฟทางดับ", **who, **values}, key=form or new_key(), day=day,
    )  # fmt: skip
    desk = Desk.objects.get(agency=agency, procedure=PROCEDURE)
    return actions.bring(agency, bridge.as_followed(desk), asked, at)


def given(case: Case, at: dt.datetime = AT, unit: str = "works") -> Case:
    """To a unit, by whoever sorts."""
    actions.move(case, "take_in", SORTER, Given(unit=unit), at)
    case.refresh_from_db()
    return case


def solved(case: Case, at: dt.datetime = AT) -> Case:
    values = {"result": "เปลี่ยนหลอดไฟแล้ว", "cause": "means"}
    actions.move(case, "solve", WORKER, Given(values=values), at)
    case.refresh_from_db()
    return case


def gaps(agency: Agency) -> dict[str, object]:
    """A complaint that waits to be sorted, as addresses name it; a waiting line, a public list."""
    opened(agency)
    for procedure in (QUEUE, PUBLISHED):
        desks.offer(agency, procedure, {"open": True}, DOER)
    case = brought(agency, form=f"{agency.key}-complaint").case
    return {"office": agency.key, "procedure": PROCEDURE, "case": case.key, "deed": "take_in",
            "term": "contact", **_around(agency, case), "asset": _thing(agency)}  # fmt: skip


def _thing(agency: Agency) -> str:
    return lending.enlist(agency, Thing(code="1", name="เต็นท์"), DOER).key


def _around(agency: Agency, case: Case) -> dict[str, object]:
    found = Opened(day=AT.date(), place="หน้าสำนักงาน", first="one", second="two", found=0)
    letter = Letter(came=True, agency="ศูนย์ดำรงธรรม", letter="1/2569", day=AT.date())
    box = ways_in.open_box(agency, found, DOER, f"{agency.key}-box")
    return {"box": box.key, "referral": ways_in.refer(case, letter, "desk", AT, None).key}
