"""What is due about people: whatever one person began and a second must confirm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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
from prongsai.apps.look.words import phrase
from prongsai.core.due.due import Due, Where

_NO_NAME = Value("", CharField())


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


def due_of(agency: str, now: dt.datetime) -> list[Due]:
    """Parts and resets of an agency that wait for a second person."""
    return [_due(each) for each in _asked(now, agency=agency)]


def due_anywhere(now: dt.datetime) -> list[Due]:
    """The same of all agencies, for those who stand above them."""
    return [_due(each) for each in _asked(now)]


def due_among(now: dt.datetime, agencies: QuerySet[Any]) -> list[tuple[Due, str]]:
    """The same of these agencies, each with the name of its agency."""
    asked = _asked(now, place=Subquery(agencies.filter(key=OuterRef("agency")).values("name")))
    return [(_due(each), each.place) for each in asked if each.place is not None]


def agency_of(due: Due) -> str:
    """The key of the agency that a due thing of this room is in."""
    return str(due.where.keys["agency"])


def _asked(now: dt.datetime, place: Combinable = _NO_NAME, **where: str) -> Iterable[Asked]:
    """Both kinds in one statement: this stands on everybody's first page."""
    parts = Membership.objects.filter(waiting=True, **where).annotate(
        named=Cast("pk", CharField()), what=F("role"), when=F("given"), place=place
    )
    others = resets.unconfirmed(now).filter(**where).annotate(
        named=F("key"), what=Value("", CharField()), when=F("started"), place=place
    )  # fmt: skip
    people = ("person__key", "person__name")
    rows = parts.values_list(
        "agency", "named", "what", "when", *people, "given_by__key", "given_by__name", "place"
    ).union(
        others.values_list(
            "agency",
            "named",
            "what",
            "when",
            *people,
            "started_by__key",
            "started_by__name",
            "place",
        )
    )
    return [Asked(*row) for row in rows]


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
    said, go = phrase(f"due.{due.what}", **due.facts), phrase(f"due.{due.what}.go")
    return Shown(said, go, reverse(due.where.address, kwargs=dict(due.where.keys)), place)
