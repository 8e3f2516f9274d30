"""Finding requests, and where and for whom one may ask."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from prongsai.apps.accounts.queries import peopled
from prongsai.apps.agencies.finding import plain
from prongsai.apps.agencies.kinds import DISTRICT, NATION, PROVINCE
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.agencies.queries import inside, keys_upwards
from prongsai.apps.joining.models import Application, Door, State
from prongsai.core.terms.receipt_code import bare_code

MOST = 10
"""Agencies found at once: more words are better than longer lists."""


def digest(code: str) -> str:
    """What is kept of a receipt's code."""
    return hashlib.sha256(bare_code(code).encode()).hexdigest()


def open_areas() -> list[str]:
    """Keys of the areas whose door is open."""
    return list(Door.objects.order_by("id").values_list("area__key", flat=True))


def door_of(area: Area) -> Door | None:
    return Door.objects.filter(area=area).first()


def open_above(area: Area) -> Area | None:
    """The larger area around this one whose door is open, if any is."""
    above = [key for key in keys_upwards(area) if key != area.key]
    return Area.objects.filter(door__isnull=False, key__in=above).first()


def anything() -> bool:
    """Whether a receipt can be of any use."""
    return Door.objects.exists() or Application.objects.exists()


def below(keys: Sequence[str], path: str = "") -> Q:
    """Areas among these or anywhere inside them; `path` leads to the area."""
    return (
        Q(**{f"{path}key__in": keys})
        | Q(**{f"{path}parent__key__in": keys})
        | Q(**{f"{path}parent__parent__key__in": keys})
    )


Places = Sequence[tuple[str, Sequence[tuple[str, str]]]]


def places(whole: str) -> Places:
    """Districts of the open areas by province, to choose from; `whole` says the province itself."""
    rows = Area.objects.filter(below(open_areas())).exclude(kind=NATION).select_related("parent")
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for row in rows.order_by("parent__order", "order", "key"):
        province = row if row.kind == PROVINCE or row.parent is None else row.parent
        found.setdefault(province.key, (province.name, []))
        listed = found[province.key][1]
        if row.kind == DISTRICT:
            listed.append((row.key, row.name))
        else:
            listed.insert(0, (row.key, whole))
    return sorted(found.values())


def place(key: str) -> Area | None:
    """An area that somebody may ask from."""
    rows = Area.objects.filter(below(open_areas()), key=key).exclude(kind=NATION)
    return rows.select_related("parent").first()


@dataclass(frozen=True, slots=True)
class Found:
    """An agency of the list, and whether somebody works there with this installation already."""

    agency: Agency
    is_here: bool


def agencies_found(text: str, today: dt.date) -> list[Found]:
    """Agencies of the open areas by some words of their names."""
    rows = Agency.objects.filter(inside(open_areas())).select_related("area__parent")
    for word in text.split()[:6]:
        rows = rows.filter(sought__contains=plain(word))
    listed = list(rows.order_by("order", "key")[: MOST + 1])
    here = set(peopled(today, [each.key for each in listed]))
    return [Found(each, each.key in here) for each in listed]


def askable(key: str, today: dt.date) -> Agency | None:
    """An agency of the list that nobody works in yet."""
    rows = Agency.objects.filter(inside(open_areas()), key=key).select_related("area__parent")
    found = rows.first()
    return None if found is None or peopled(today, [key]) else found


def namesake(name: str, area: Area) -> Agency | None:
    """The agency of that name in the same province."""
    province = area if area.kind == PROVINCE or area.parent is None else area.parent
    rows = Agency.objects.filter(inside([province.key]), sought__contains=plain(name))
    return next((each for each in rows if plain(name) in each.sought.split("\n")), None)


def with_code(code: str) -> Agency | None:
    return Agency.objects.filter(key=code.lower()).first()


def of_receipt(code: str) -> Application | None:
    rows = Application.objects.filter(code=digest(code))
    return rows.select_related("agency", "area").first()


def _inside(area: Area) -> QuerySet[Application]:
    rows = Application.objects.filter(below([area.key], "area__"))
    return rows.select_related("area__parent", "agency")


def waiting(area: Area) -> list[Application]:
    """What is to be decided in an area, the oldest first."""
    return list(_inside(area).filter(state=State.WAITING.value).order_by("at", "id"))


def decided(area: Area) -> list[Application]:
    """What was decided lately."""
    rows = _inside(area).exclude(state=State.WAITING.value)
    return list(rows.order_by("-decided_at", "-id")[:50])


def application(area: Area, key: str) -> Application | None:
    return _inside(area).filter(key=key).first()


def rivals(found: Application) -> int:
    """How many other requests wait for what looks like the same agency."""
    same = Q(name=found.name, area=found.area)
    if found.agency_id:
        same |= Q(agency_id=found.agency_id)
    rows = Application.objects.filter(same, state=State.WAITING.value)
    return rows.exclude(pk=found.pk).count()
