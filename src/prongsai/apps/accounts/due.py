"""What is due about people: whatever one person began and a second must confirm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from prongsai.apps.accounts import resets
from prongsai.apps.accounts.models import Membership
from prongsai.apps.accounts.vouching import CONFIRMERS
from prongsai.apps.due.sources import Found, Source, columns, rows_of
from prongsai.apps.look.words import language, phrase
from prongsai.core.due.due import Due, Where

_NOWHERE = Value("", CharField())


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that waits for a second person: a part, or a reset where there is no role."""

    agency: str
    key: str
    role: str
    at: dt.datetime | None
    whose: str
    name: str
    by: str | None
    by_name: str | None
    place: str | None
    """The name of its agency, where it is asked for."""


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    return _waiting(now, agency=agency.key)


def _told(_: Any, __: dt.datetime, found: Found) -> Iterator[Due]:
    """Parts and resets of an agency that wait for a second person."""
    return map(_due, _asked(found))


SECOND_PEOPLE = Source(_rows, _told)


def due_anywhere(now: dt.datetime) -> list[Due]:
    """The same of all agencies, for those who stand above them."""
    return [_due(each) for each in _asked(rows_of(_waiting(now)))]


def due_among(now: dt.datetime, agencies: QuerySet[Any]) -> list[tuple[Due, str]]:
    """The same of these agencies, each with the name of its agency."""
    place = Subquery(agencies.filter(key=OuterRef("agency")).values("name"))
    asked = _asked(rows_of(_waiting(now, place)))
    return [(_due(each), each.place) for each in asked if each.place is not None]


def agency_of(due: Due) -> str:
    """The key of the agency that a due thing of this room is in."""
    return str(due.where.keys["agency"])


def _waiting(
    now: dt.datetime, place: Combinable = _NOWHERE, **where: str
) -> list[QuerySet[Any, Any]]:
    people = {"whose": F("person__key"), "name": F("person__name"), "place": place}
    parts = Membership.objects.filter(waiting=True, **where)
    others = resets.unconfirmed(now).filter(**where)
    return [
        columns(
            "part", parts, "agency", "role", at="given", key=Cast("pk", CharField()),
            by=F("given_by__key"), by_name=F("given_by__name"), **people,
        ),
        columns(
            "reset", others, "agency", "key", at="started",
            by=F("started_by__key"), by_name=F("started_by__name"), **people,
        ),
    ]  # fmt: skip


def _asked(found: Found) -> Iterator[Asked]:
    for row in (*found["part"], *found["reset"]):
        yield Asked(at=row.at, **{"role": "", **row.facts})


def _due(asked: Asked) -> Due:
    barred = frozenset(key for key in (asked.whose, asked.by) if key)
    since = timezone.localtime(asked.at).date() if asked.at else None
    if asked.role:
        return Due(
            what="part_confirm",
            where=Where("accounts:part_confirm", {"agency": asked.agency, "part": int(asked.key)}),
            whose=CONFIRMERS, since=since, barred=barred,
            facts={"name": asked.name, "role": phrase(f"role.{asked.role}")},
        )  # fmt: skip
    return Due(
        what="reset_confirm",
        where=Where("accounts:reset_confirm", {"agency": asked.agency, "reset": asked.key}),
        whose=CONFIRMERS, since=since, barred=barred,
        until=timezone.localtime(asked.at + resets.OPEN).date() if asked.at else None,
        facts={"name": asked.name, "by": asked.by_name or ""},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A due thing in words, with its link."""

    said: str
    go: str
    href: str
    place: str
    """The name of its agency, where the page is about several."""


def shown(due: Due, place: str = "") -> Shown:
    said, go = phrase(f"due.{due.what}", **due.said(language())), phrase(f"due.{due.what}.go")
    return Shown(said, go, reverse(due.where.address, kwargs=dict(due.where.keys)), place)
