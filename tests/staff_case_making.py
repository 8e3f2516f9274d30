"""Cases that people inside bring, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.test import Client

from complaint_making import AT
from file_making import png
from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, own
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.queries import asker_of
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.look.keys import new_key
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel

GIFT: dict[str, Any] = {
    "position": "นักวิชาการ", "giver": "ร้านสมมติ", "item": "กระเช้า", "value": "3500",
    "received_on": "2026-07-20", "occasion": "วันเกิด",
}  # fmt: skip
LOAN: dict[str, Any] = {
    "name": "ผู้ยืม", "item": "เต็นท์", "quantity": "2", "purpose": "ประชุม", "place": "ลานกีฬา",
    "from_day": "2026-08-21", "until": "2026-08-25",
}  # fmt: skip
GRIEVANCE: dict[str, Any] = {
    "name": "ผู้ร้องทุกข์", "matter": "ถ้อยคำลับของเรื่อง", "wanted": "ขอให้ทบทวน",
}  # fmt: skip
CHECK: dict[str, Any] = {
    "work": "ถนนลับ", "bidders": "0105500000001 | บริษัท ก จำกัด | นาย ข",
}  # fmt: skip


def colleague(
    agency: Agency, name: str, *roles: Role, unit: str = "", powers: Iterable[str] = ()
) -> Person:
    """Somebody who works there, in a unit, with powers."""
    found = person(name)
    for role in roles or (Role.STAFF,):
        found.memberships.create(
            agency=agency.key, role=role.value, division=unit, since=dt.date(2020, 1, 1)
        )
    for power in powers:
        found.powers.create(
            agency=agency.key, power=power, since=dt.date(2020, 1, 1), order=f"คำสั่ง {power}"
        )
    if unit:
        agency.divisions.get_or_create(key=unit, defaults={"name": f"กอง {unit}"})
    return found


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def brought(
    agency: Agency, procedure: str, who: Person, values: dict[str, Any], *, category: str = "",
    form: str = "", at: dt.datetime = AT,
) -> Case:  # fmt: skip
    """A case of his own, as his page brings it."""
    desk = Desk.objects.filter(agency=agency, procedure=procedure).first()
    text = bridge.as_followed(desk or Desk(agency=agency, procedure=procedure))
    unit = who.memberships.filter(agency=agency.key).exclude(division="").first()
    asked = Bringing(
        party="staff", channel=Channel.WEB, category=category or next(iter(text.categories)),
        values=values, by=By(who=who.key, unit=unit.division if unit else ""),
        key=form or new_key(),
    )  # fmt: skip
    return actions.bring(agency, text, asked, at).case


def picture() -> Checked:
    return checked("photo.png", png())


def moved(
    case: Case, deed: str, who: Person, given: Given | None = None, files: Sequence[Checked] = ()
) -> Case:
    """As whoever he is on that day."""
    agency = case.agency
    parts = who.memberships.filter(agency=agency.key)
    roles = frozenset(Role(each.role) for each in parts)
    actor = own.as_bringer(asker_of(who.key, agency, roles, AT.date()).actor, case)
    actions.move(case, deed, actor, given or Given(), AT, files)
    case.refresh_from_db()
    return case


def gaps(agency: Agency) -> dict[str, object]:
    """A wish that everybody may have, and a case of a colleague."""
    who = colleague(agency, f"bringer-{agency.key}")
    case = brought(agency, "gift", who, GIFT, form=f"{agency.key}-gift")
    return {"wish": "gift", "own": case.key}
