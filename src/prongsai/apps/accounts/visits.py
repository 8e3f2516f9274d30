"""Who is signed in where: begun at sign-in, ended by hand, by a new password or by idleness."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth import login, logout
from django.contrib.sessions.models import Session
from django.db import transaction

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.devices import browser_of, device_of
from prongsai.apps.accounts.models import Person, Visit
from prongsai.apps.audit.actions import record

IDLE = dt.timedelta(hours=12)
STEP = dt.timedelta(minutes=5)
"""How finely it is known when somebody was last seen; finer would write at every request."""
_SEEN = "seen"


def begin(request: Asked, person: Person) -> None:
    """Sign in: the session gets a new key, so that one planted before is worth nothing."""
    login(request, person)
    _note(request, person)


def _note(request: Asked, person: Person) -> None:
    Visit.objects.filter(person=person, seen__lt=request.now - IDLE).delete()
    agent = request.headers.get("User-Agent", "")
    facts = {
        "person": person, "device": device_of(agent), "browser": browser_of(agent),
        "began": request.now, "seen": request.now,
    }  # fmt: skip
    Visit.objects.bulk_create(
        [Visit(session=request.session.session_key or "", **facts)], ignore_conflicts=True
    )
    request.session[_SEEN] = request.now.isoformat()


def keep(request: Asked) -> None:
    """Before every answer to somebody signed in: out after too long, else seen."""
    text = request.session.get(_SEEN)
    if text is None:
        _note(request, request.user)
        return
    idle = request.now - dt.datetime.fromisoformat(text)
    if idle > IDLE:
        leave(request)
    elif abs(idle) > STEP:
        Visit.objects.filter(session=request.session.session_key).update(seen=request.now)
        request.session[_SEEN] = request.now.isoformat()


def leave(request: Asked) -> None:
    """Sign out here."""
    Visit.objects.filter(session=request.session.session_key).delete()
    logout(request)


def renewed(request: Asked, before: str | None) -> None:
    """The session has another key than before."""
    Visit.objects.filter(session=before).update(session=request.session.session_key)


def of(person: Person, now: dt.datetime) -> list[Visit]:
    """Where somebody is signed in, the last seen first."""
    return list(Visit.objects.filter(person=person, seen__gte=now - IDLE).order_by("-seen", "-pk"))


@transaction.atomic
def end(person: Person, session: str, *, by: str, at: dt.datetime) -> bool:
    """End one of a person's own sessions; false if there is none of that key."""
    found = Visit.objects.filter(person=person, session=session)
    if not found.delete()[0]:
        return False
    Session.objects.filter(session_key=session).delete()
    record(agency="", by=by, at=at, verb="end session", thing="accounts.person", key=person.key)
    return True


@transaction.atomic
def end_all(person: Person, but: str | None = None) -> int:
    """End every session of a person, or all but one."""
    found = Visit.objects.filter(person=person).exclude(session=but or "")
    keys = list(found.values_list("session", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    found.delete()
    return len(keys)
