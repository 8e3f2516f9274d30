"""Notices to those in charge: only that there is news, at the same hour of the day after.

A notice written when a report comes would keep the very second in which it came. And who is told
is everybody in charge, as whoever is missing would name the accused.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from prongsai.apps.accounts.queries import keys_holding
from prongsai.apps.agencies.models import Agency
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.apps.sealed import clocks, queries
from prongsai.apps.sealed.models import Asking, Desk
from prongsai.core.access.roles import Role
from prongsai.core.sealed.news import alarms

_DAY = dt.timedelta(days=1)
_CHARGE = (Role.COMPLAINT_OFFICER, Role.CUSTODIAN)


def _news(agency: Agency, event: str) -> News:
    return News(
        event=f"sealed {agency.key} {event}", agency=agency.key, text="notices.sealed",
        address="sealed:list", arguments={"agency": agency.key}, sealed=True,
    )  # fmt: skip


@transaction.atomic
def tell_of_day(agency: Agency, now: dt.datetime) -> int:
    """What came until yesterday, clocks that warn, and charge that was not handed on."""
    today = timezone.localtime(now).date()
    desk = Desk.objects.select_for_update().get(agency=agency)
    until, since = today - _DAY, desk.told_until or today - 2 * _DAY
    if until <= since:
        return 0
    charge = queries.charge_of(agency, today)
    people = [each.key for each in charge.officers if each.able]
    keyed = queries.still_keyed(agency)
    told = 0
    if queries.came(agency, since, until) or _alarmed(charge, since + _DAY, today):
        told += notify(_news(agency, f"day {today}"), people, at=now)
    if queries.waits_for_new_key(charge):
        told += notify(_news(agency, f"hand on {_digest(people)} {_digest(keyed)}"), people, at=now)
    desk.told_until = until
    desk.save(update_fields=["told_until"])
    return told


def _alarmed(charge: queries.Charge, since: dt.date, today: dt.date) -> bool:
    reports = clocks.of(queries.kept(charge.agency)).values()
    return any(alarms(each.runs(charge.limits), since, today) for each in reports)


def _digest(people: Iterable[str]) -> str:
    """The same people are told of once."""
    return hashlib.sha256(" ".join(sorted(people)).encode()).hexdigest()[:16]


def tell_asked(row: Asking, at: dt.datetime) -> None:
    """The custodians, that a name is asked for; the trail keeps that moment too."""
    agency, day = row.case.agency, timezone.localtime(at).date()
    people = keys_holding(agency.key, [Role.CUSTODIAN], day) - {row.by}
    notify(_news(agency, f"asked {row.pk}"), people, at=at)


def tell_answered(row: Asking, at: dt.datetime) -> None:
    notify(_news(row.case.agency, f"answered {row.pk}"), [row.by], at=at)


def tell_of_key(agency: Agency, by: str, what: str, at: dt.datetime) -> None:
    """Everybody in charge, and the internal auditor, of a key that will open what comes.

    Whoever makes somebody an officer can do it quietly; that a key appears is never quiet.
    """
    day = timezone.localtime(at).date()
    event = f"sealed key {agency.key} {by} {what} {at.isoformat()}"
    for roles, address in ((_CHARGE, "sealed:list"), ((Role.INTERNAL_AUDITOR,), "home:trail")):
        news = News(
            event=f"{event} {address}", agency=agency.key, text=f"notice.sealed_{what}",
            address=address, arguments={"agency": agency.key},
        )  # fmt: skip
        notify(news, keys_holding(agency.key, roles, day) - {by}, at=at)
