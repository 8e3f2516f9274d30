"""Opening the door, asking, deciding, taking over, forgetting."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from prongsai.apps.accounts import actions as people
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.offices import give_role
from prongsai.apps.accounts.passwords import first_password
from prongsai.apps.accounts.queries import peopled
from prongsai.apps.agencies.actions import add_agency
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.audit.actions import erase_of, keep, record
from prongsai.apps.joining.models import Application, Door, State
from prongsai.apps.joining.queries import digest
from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.core.access.roles import Role
from prongsai.core.notices.occasions import Occasion
from prongsai.core.terms.problem import Refused, refuse
from prongsai.core.terms.receipt_code import receipt_code

MOST_WAITING = 500
"""Requests that wait at one time: more than come by themselves."""
MOST_OF_AREA = 100
"""Of one district or province, so that a flood there closes the door nowhere else."""
MOST_OF_PLACE = 5
"""From one place: an office asks once, and whoever helps his neighbours for a few."""
UNDECIDED = dt.timedelta(days=90)
"""After that nobody will decide any more."""
THING = "joining.application"


@transaction.atomic
def set_door(area: Area, *, is_open: bool, by: str, at: dt.datetime) -> None:
    """Whether agencies of an area may ask."""
    before = Door.objects.filter(area=area).exists()
    if before == is_open:
        return
    if is_open:
        Door.objects.get_or_create(area=area, defaults={"by": by, "at": at})
    else:
        Door.objects.filter(area=area).delete()
    verb = "open" if is_open else "close"
    record(agency="", by=by, at=at, verb=verb, thing="joining.door", key=area.key)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the asker keeps: the number to speak of it, the code to see what became of it."""

    application: Application
    code: str


def ask(facts: Mapping[str, Any], form: str, *, at: dt.datetime, address: str = "") -> Receipt:
    """A request; the same form sent again gives the same receipt and changes nothing."""
    code = receipt_code(hmac.digest(settings.SECRET_KEY.encode(), form.encode(), "sha256"))
    sent = hashlib.sha256(form.encode()).hexdigest()
    try:
        return Receipt(_ask({**facts, "place": _place(address)}, sent, code, at), code)
    except IntegrityError:  # the other one of the two was quicker
        return Receipt(Application.objects.get(sent=sent), code)


def _place(address: str) -> str:
    """Where a request came from, kept as a digest that only this installation can make."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"joining {address}".encode(), "sha256").hexdigest() if address else ""


def _room(facts: Mapping[str, Any]) -> bool:
    """Whether one more request may wait."""
    waiting = Application.objects.filter(state=State.WAITING.value)
    place = facts["place"]
    return (
        waiting.count() < MOST_WAITING
        and waiting.filter(area=facts["area"]).count() < MOST_OF_AREA
        and not (place and waiting.filter(place=place).count() >= MOST_OF_PLACE)
    )


@transaction.atomic
def _ask(facts: Mapping[str, Any], sent: str, code: str, at: dt.datetime) -> Application:
    known = Application.objects.filter(sent=sent).first()
    if known is not None:
        return known
    if not _room(facts):
        raise refuse("joining-full")
    found = Application.objects.create(sent=sent, code=digest(code), at=at, **facts)
    _line("ask", found, "", at, after={"name": found.name, "area": found.area.key})
    # Nothing a stranger typed goes into a mail; nor do many requests make many mails.
    day = timezone.localtime(at).date().isoformat()
    news = News(
        event=f"joining {found.area.key} {day}", agency="", text="notice.joining",
        address="joining:requests", arguments={"area": found.area.key},
    )  # fmt: skip
    announce(Occasion.JOINING, news, at=at, area=found.area.key)
    return found


@transaction.atomic
def approve(application: Application, *, by: str, at: dt.datetime) -> Application:
    """The agency is there, with an account that nobody has a password of yet."""
    found = _waiting(application)
    agency = found.agency or _agency(found, by, at)
    if peopled(at.date(), [agency.key]):
        raise refuse("joining-peopled", agency=agency.name)
    person = _administrator(found, agency, by, at)
    found.agency, found.state = agency, State.APPROVED.value
    found.person, found.username = person.key, person.username
    _decided(found, by, at)
    _line("approve", found, by, at, agency=agency.key, after={"name": agency.name})
    return found


def _agency(found: Application, by: str, at: dt.datetime) -> Agency:
    key = found.agency_code.lower() or f"j{found.pk}"
    taken = Q(key=key) | Q(code__iexact=found.agency_code) if found.agency_code else Q(key=key)
    if Agency.objects.filter(taken).exists():
        raise _taken(found, key)
    more: dict[str, Any] = {"code": found.agency_code, "size": found.size}
    try:
        with transaction.atomic():
            return add_agency(key, found.name, found.kind, found.area, by=by, at=at, **more)
    except IntegrityError as error:  # given to another in this moment
        raise _taken(found, key) from error


def _taken(found: Application, key: str) -> Refused:
    return refuse("joining-code-taken", known=found.agency_code or key)


def _administrator(found: Application, agency: Agency, by: str, at: dt.datetime) -> Person:
    """Nobody has its password: whoever holds the receipt chooses one."""
    begins = f"admin-{agency.key}"
    taken = set(
        Person.objects.filter(username__startswith=begins).values_list("username", flat=True)
    )
    names = (begins, *(f"{begins}-{number}" for number in range(2, len(taken) + 3)))
    person = people.add_person(
        username=next(name for name in names if name not in taken), name=found.who,
        position=found.position, password=first_password(), by=by, at=at, agency=agency.key,
    )  # fmt: skip
    give_role(person, agency.key, Role.SYSTEM_ADMINISTRATOR, at.date(), by=by, at=at)
    return person


@transaction.atomic
def refuse_application(
    application: Application, reason: str, *, by: str, at: dt.datetime
) -> Application:
    """No, and why; whoever holds the receipt reads it."""
    found = _waiting(application)
    found.state, found.reason = State.REFUSED.value, reason
    _decided(found, by, at)
    _line("refuse", found, by, at, after={"name": found.name, "reason": keep(reason)})
    return found


def refuse_several(
    applications: Iterable[Application], reason: str, *, by: str, at: dt.datetime
) -> int:
    """The same for each of these that still waits; how many that were."""
    done = 0
    for each in applications:
        with suppress(Refused):
            refuse_application(each, reason, by=by, at=at)
            done += 1
    return done


def _waiting(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("agency", "area")
    found = rows.filter(pk=application.pk).first()
    if found is None or found.state != State.WAITING:
        raise refuse("joining-decided")
    return found


def _decided(found: Application, by: str, at: dt.datetime) -> None:
    found.decided_by, found.decided_at = by, at
    found.save()


@transaction.atomic
def take_over(application: Application, password: str, *, at: dt.datetime) -> Application:
    """Whoever holds the receipt chooses the password of the account; once."""
    found = Application.objects.select_for_update().filter(pk=application.pk).first()
    if found is None or found.state != State.APPROVED:
        raise refuse("joining-taken")
    person = Person.objects.select_for_update().get(key=found.person)
    if not person.must_change_password:
        raise refuse("joining-taken")
    people.set_password(person, password, by=person.key, at=at)
    found.state = State.TAKEN.value
    found.save(update_fields=["state"])
    return found


def forget(now: dt.datetime) -> int:
    """Requests decided long ago, and those nobody has decided; how many that were."""
    decided = Q(decided_at__lt=now - dt.timedelta(days=settings.JOINING_DAYS))
    rows = Application.objects.filter(decided | Q(decided_at=None, at__lt=now - UNDECIDED))
    return sum(_forget(each, now) for each in rows)


@transaction.atomic
def _forget(application: Application, at: dt.datetime) -> bool:
    found = Application.objects.select_for_update().filter(pk=application.pk).first()
    if found is None:
        return False
    _line("forget", found, "", at)
    erase_of("", THING, found.key, at)
    found.delete()
    return True


def _line(
    verb: str, found: Application, by: str, at: dt.datetime, *, agency: str = "", **facts: Any
) -> None:
    record(agency=agency, by=by, at=at, verb=verb, thing=THING, key=found.key, **facts)
