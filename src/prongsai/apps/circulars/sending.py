"""Sending a circular, acknowledging, withdrawing and reminding: one transaction, one line each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.circulars import bridge, queries
from prongsai.apps.circulars.actions import REMOVAL, drafted, line
from prongsai.apps.circulars.models import OVER, REPLACED, WITHDRAWN, Circular, Reading
from prongsai.apps.circulars.queries import Staff
from prongsai.apps.files.queries import attached
from prongsai.apps.jobs.actions import enqueue
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.circulars.audience import Hand, Part
from prongsai.core.circulars.content import faults, seal
from prongsai.core.circulars.reminding import is_over, reminds
from prongsai.core.terms.problem import Refused, refuse

TELL = "circulars.tell"


@transaction.atomic
def send(row: Circular, hand: Hand, doer: Doer, seen: str = "") -> Circular:
    """Freeze a draft and ask its readers; the version that it corrects asks no more.

    `seen` is the seal of what was on the screen: nobody sends what another changed meanwhile.
    """
    now = REMOVAL.held(row.agency.key, row.key)
    if now.sent_at is not None:
        return now  # the second click of two
    row = drafted(row)
    if seen and seen != sealed(row):
        raise refuse("circular-changed")
    people = _staff(row, doer.at)
    _may_go(row, hand, people, doer)
    row.sent_by, row.sent_at, row.hash = doer.key, doer.at, sealed(row)
    row.save(update_fields=["sent_by", "sent_at", "hash"])
    asked = len(queries.missing(row, people))
    line(row, doer, "send", {"content_hash": row.hash, "asked": asked, "version": row.version})
    if row.replaces is not None:
        _end(REMOVAL.held(row.agency.key, row.replaces.key), REPLACED, people, doer)
    facts = {"circular": row.key}
    enqueue(TELL, facts, at=doer.at, agency=row.agency.key, once=f"circular {row.key}")
    return row


def _may_go(row: Circular, hand: Hand, people: Staff, doer: Doer) -> None:
    if found := list(faults(bridge.content(row), doer.at.date())):
        raise Refused(found)
    audience = bridge.audience(row)
    if not hand.may_send(audience):
        raise refuse("circular-not-yours")
    if not any(audience.asking(parts) for key, parts in people.items() if key != doer.key):
        raise refuse("circular-nobody-there")
    if row.replaces is not None and row.replaces.end:
        raise refuse("circular-closed")


def sealed(row: Circular) -> str:
    """Hash of all that it says."""
    return seal(bridge.content(row, _digest(row)))


def _digest(row: Circular) -> str:
    """Of its file; one that lies in the recycle bin is no part of what is sent."""
    found = attached(row.agency.key, row.file) if row.file else None
    return found.stored.hash if found else ""


def _staff(row: Circular, at: dt.datetime) -> Staff:
    day = timezone.localtime(at).date()
    return queries.staff(row.agency.key, day, bridge.units_of(row.agency))


@transaction.atomic
def acknowledge(row: Circular, parts: Iterable[Part], doer: Doer) -> None:
    """For oneself, in a part that is one's own; once, however often it is pressed."""
    row = REMOVAL.held(row.agency.key, row.key)
    if row.readings.filter(person=doer.key, at__isnull=False).exists():
        return
    if row.sent_at is None or row.end:
        raise refuse("circular-closed")
    part = bridge.audience(row).asking(parts)
    if part is None or doer.key == row.sent_by:
        raise refuse("circular-not-asked")
    Reading.objects.create(
        circular=row, person=doer.key, unit=part.unit, role=part.role.value, at=doer.at
    )
    line(row, doer, "acknowledge", {"version": row.version})


@transaction.atomic
def withdraw(row: Circular, reason: str, hand: Hand, doer: Doer) -> None:
    """It asks no more; it stays, with its list as it is now."""
    row = REMOVAL.held(row.agency.key, row.key)
    if row.end == WITHDRAWN:
        return
    if row.sent_at is None or row.end:
        raise refuse("circular-closed")
    if not hand.may_send(bridge.audience(row)):
        raise refuse("circular-not-yours")
    row.reason = reason
    _end(row, WITHDRAWN, _staff(row, doer.at), doer)


def _end(row: Circular, end: str, people: Staff, doer: Doer) -> None:
    """Whoever had not acknowledged by now is written down, so that the list changes no more."""
    if row.end:
        return
    left = queries.missing(row, people)
    Reading.objects.bulk_create(
        [Reading(circular=row, person=each.key, unit=each.unit, role=each.role) for each in left]
    )
    row.end, row.ended_at = end, doer.at
    row.save(update_fields=["end", "ended_at", "reason"])
    why = {"reason": keep(row.reason)} if row.reason else {}
    line(row, doer, "end", {"circular_end": end, "missing": len(left), **why})


# --- Telling people ------------------------------------------------------------------------------


@transaction.atomic
def tell(key: str, at: dt.datetime) -> int:
    """Those who are asked, of a circular that was just sent; what it is about stays out."""
    row = queries.open_anywhere().filter(key=key).first()
    if row is None:
        return 0
    news = News(
        event=f"circular {row.key} sent", agency=row.agency.key, text="notice.circular",
        address="circulars:circular", arguments={"agency": row.agency.key, "circular": row.key},
    )  # fmt: skip
    return notify(news, [each.key for each in queries.missing(row, _staff(row, at))], at=at)


@transaction.atomic
def remind(rows: Sequence[Circular], at: dt.datetime) -> int:
    """Those of one agency who miss any of these open circulars: one notice a day for each."""
    today = timezone.localtime(at).date()
    people = _staff(rows[0], at)
    missing: Counter[str] = Counter()
    for row in rows:
        if is_over(_sent_on(row), row.until, today):
            _end(REMOVAL.held(row.agency.key, row.key), OVER, people, Doer("", (), at))
        elif reminds(_sent_on(row), row.until, row.reminded, today):
            missing.update(each.key for each in queries.missing(row, people))
            Circular.objects.filter(pk=row.pk).update(reminded=today)
    return sum(
        _remind(rows[0].agency.key, number, [k for k, n in missing.items() if n == number], at)
        for number in sorted(set(missing.values()))
    )


def _sent_on(row: Circular) -> dt.date:
    assert row.sent_at is not None  # noqa: S101 - for the type checker
    return timezone.localtime(row.sent_at).date()


def _remind(agency: str, number: int, people: Sequence[str], at: dt.datetime) -> int:
    day = timezone.localtime(at).date()
    news = News(
        event=f"circulars {agency} {day}", agency=agency, text="notice.circulars",
        facts={"number": str(number)}, address="circulars:list", arguments={"agency": agency},
    )  # fmt: skip
    return notify(news, people, at=at)
