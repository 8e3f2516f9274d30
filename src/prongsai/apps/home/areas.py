"""The agencies of an area: a page of them, how their levels spread, who is near the next one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from prongsai.apps.agencies.kinds import DISTRICT
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.agencies.queries import in_area, inside
from prongsai.apps.assessments.yearly import rank, with_change, with_year
from prongsai.apps.home.wishes import KEPT_BACK, NO_RESULT, Wishes

_FARTHEST = 1_000_000_000
"""Beyond every number in a column: what has none comes last either way."""
COLUMNS = (
    "key", "code", "name", "area__name", "kind", "total", "level", "passed", "approved", "short",
    "short_in", "change", "standing", "kept",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One agency in the table."""

    key: str
    code: str
    name: str
    area: str
    kind: str
    total: Decimal | None
    level: str
    passed: bool | None
    approved: bool | None
    short: Decimal | None
    """The largest gap to the next level."""
    short_in: str
    change: Decimal | None
    standing: str
    """Whether the score was announced or is still provisional."""
    kept: bool
    """Whether its figures would tell of few people, so that they stay inside."""

    @property
    def rises(self) -> bool:
        return self.change is not None and self.change > 0


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the key after which the next page begins."""

    rows: list[Row]
    more: str


def _wanted(area: Area, wishes: Wishes, columns: Collection[str] = ()) -> QuerySet[Any]:
    """Agencies of the area with their year, as far as the filters let them through."""
    chosen = inside([wishes.within]) if wishes.within else in_area(area)
    agencies: QuerySet[Any] = Agency.objects.filter(chosen)
    if wishes.kind:
        agencies = agencies.filter(kind=wishes.kind)
    return with_year(agencies, wishes.year, columns)


def _levelled(agencies: QuerySet[Any], wishes: Wishes) -> QuerySet[Any]:
    if not wishes.level:
        return agencies
    if wishes.level == NO_RESULT:
        return agencies.filter(Q(kept=None) | Q(kept=False), total=None)
    asked: Mapping[str, Any] = {"level": wishes.level}
    return agencies.filter(**({"kept": True} if wishes.level == KEPT_BACK else asked))


def _sorted(area: Area, wishes: Wishes) -> QuerySet[Any]:
    by: Mapping[str, Any] = {
        "name": F("order"),
        "area": F("area__order"),
        "kind": F("kind"),
        "total": _or_last(F("total"), falls=wishes.falls),
        "level": _or_last(rank(wishes.year), falls=wishes.falls),
        "change": _or_last(F("change"), falls=wishes.falls),
        "short": _or_last(F("short"), falls=wishes.falls),
    }
    found = with_change(_levelled(_wanted(area, wishes), wishes), wishes.year)
    ordered: QuerySet[Any] = found.annotate(by=by[wishes.column]).order_by(
        "-by" if wishes.falls else "by", "key"
    )
    return ordered


def _or_last(value: Any, *, falls: bool) -> Any:
    last = Value(-_FARTHEST if falls else _FARTHEST)
    return Coalesce(value, last, output_field=BigIntegerField())


def page(area: Area, wishes: Wishes, size: int) -> Page:
    """The rows after the last agency of the page before; all from the start if it is gone."""
    agencies = _sorted(area, wishes)
    if wishes.after:
        last = agencies.filter(key=wishes.after).values_list("by", flat=True).first()
        if last is not None:
            beyond = Q(by__lt=last) if wishes.falls else Q(by__gt=last)
            agencies = agencies.filter(beyond | Q(by=last, key__gt=wishes.after))
    found = [_row(values) for values in agencies.values_list(*COLUMNS)[: size + 1]]
    return Page(found[:size], found[size - 1].key if len(found) > size else "")


def every(area: Area, wishes: Wishes) -> Iterator[Row]:
    """Every row of the table, a bite at a time."""
    return map(_row, _sorted(area, wishes).values_list(*COLUMNS).iterator(2000))


@dataclass(frozen=True, slots=True)
class Near:
    """An agency that lacks little to its next level, and in what."""

    key: str
    name: str
    total: Decimal | None
    short: Decimal | None
    short_in: str


def nearest(area: Area, wishes: Wishes, size: int) -> list[Near]:
    """Those with the smallest gap to their next level."""
    columns = ("total", "level", "short", "short_in", "kept")
    near = _levelled(_wanted(area, wishes, columns), wishes).filter(short__gt=0)
    rows = near.order_by("short", "key").values_list("key", "name", "total", "short", "short_in")
    return [
        Near(key, name, _points(total), _points(short), short_in or "")
        for key, name, total, short, short_in in rows[:size]
    ]


def _row(values: Sequence[Any]) -> Row:
    (
        key, code, name, area, kind, total, level, passed, approved, short, short_in, moved,
        standing, kept,
    ) = values  # fmt: skip
    return Row(
        key, code, name, area, kind, _points(total), level or "", passed,
        approved=approved, short=_points(short), short_in=short_in or "",
        change=_points(moved), standing=standing or "", kept=bool(kept),
    )  # fmt: skip


def _points(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths).scaleb(-2)


@dataclass(slots=True)
class Group:
    """How many agencies, how many of them have a result, and what their totals add up to."""

    agencies: int = 0
    scored: int = 0
    hundredths: int = 0

    def add(self, agencies: int, scored: int, hundredths: int | None) -> None:
        self.agencies += agencies
        self.scored += scored
        self.hundredths += hundredths or 0

    @property
    def mean(self) -> Decimal | None:
        """The mean of totals, rounded half up to two decimals."""
        if not self.scored:
            return None
        return Decimal((2 * self.hundredths + self.scored) // (2 * self.scored)).scaleb(-2)


@dataclass(frozen=True, slots=True)
class Spread:
    """An area as a whole, by level and by the areas right inside it."""

    whole: Group
    levels: dict[str, int]
    """Agencies per level; `NO_RESULT` have none, those of `KEPT_BACK` are not told."""
    below: dict[int, Group]


def spread(area: Area, wishes: Wishes, below: Collection[int]) -> Spread:
    """Counted by the database in one statement, whatever the filter by level."""
    upwards = Case(When(area__kind=DISTRICT, then=F("area__parent_id")), default=F("area_id"))
    child = F("area_id") if area.kind == "province" else upwards
    counted = (
        _wanted(area, wishes, ("total", "level", "kept"))
        .annotate(child=child)
        .values_list("child", "level", "kept")
        .annotate(agencies=Count("pk"), scored=Count("total"), hundredths=Sum("total"))
        .order_by()
    )
    found = Spread(Group(), {}, {key: Group() for key in below})
    for place, level, kept, *numbers in counted:
        agencies, scored, _ = numbers
        found.whole.add(*numbers)
        found.below.get(place, Group()).add(*numbers)
        bucket = level if scored else KEPT_BACK if kept else NO_RESULT
        if bucket:
            found.levels[bucket] = found.levels.get(bucket, 0) + agencies
    return found
