"""The agencies of an area, as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies import kinds
from prongsai.apps.agencies.asking import AskedAbove
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.agencies.queries import areas_below, in_area
from prongsai.apps.assessments.rules import SCHEME, levels, totals_compare
from prongsai.apps.assessments.yearly import years_with_results
from prongsai.apps.home import areas
from prongsai.apps.home.queries import to_confirm
from prongsai.apps.home.week import Looker, area_tasks
from prongsai.apps.home.wishes import KEPT_BACK, NO_RESULT, SORTS, Choices, Wishes
from prongsai.apps.look.downloads import TABLES, download, table
from prongsai.apps.look.drawing import drawn
from prongsai.apps.look.words import language, phrase
from prongsai.core.access.roles import Role
from prongsai.core.terms.fiscal_year import FiscalYear

PAGE = 50
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at: the wishes, and what there was to choose from."""

    wishes: Wishes
    below: Sequence[Area]
    years: Sequence[int]
    levels: dict[str, str]
    """Names of levels by key, best first."""


def _seen(request: AskedAbove) -> Seen:
    place = request.area
    inside = None if place.kind == kinds.NATION else Agency.objects.filter(in_area(place))
    years, below = years_with_results(inside), areas_below(place)
    choices = Choices(years, [each.key for each in below], kinds.known_kinds())
    year = choices.year(request.GET, FiscalYear.of(request.today).year)
    known = {key: level.name.said(language()) for key, level in levels(SCHEME, year).items()}
    return Seen(choices.read(request.GET, year, known), below, years, known)


@require_safe
def area(request: AskedAbove, area: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """A page of the area's agencies, how they spread over the levels, and the areas below."""
    seen = _seen(request)
    wishes, place = seen.wishes, request.area
    spread = areas.spread(place, wishes, [each.pk for each in seen.below])
    page = areas.page(place, wishes, PAGE)
    looker = Looker(
        request.user.key, frozenset({Role.SUPERVISOR}), request.now, request.build_absolute_uri
    )
    facts = {
        # Who pages on has seen them.
        "tasks": [] if wishes.after else area_tasks(place, looker).mine,
        "wishes": wishes,
        "seen": seen,
        "kinds": [(key, kinds.kind_name(key)) for key in kinds.known_kinds()],
        "sorts": _sorts(),
        "heads": [(column, wishes.sorted_by(column)) for column in SORTS],
        "spread": spread,
        "bars": _bars(seen, spread),
        "nearest": areas.nearest(place, wishes, NEAREST),
        "below": _below(seen, spread),
        "places": drawn("home/_places.html", places=_named(seen.below), chosen=wishes.within),
        "rows": drawn("home/_rows.html", rows=page.rows, levels=seen.levels),
        "next": wishes.but(after=page.more) if page.more else None,
        "things": to_confirm(request, in_area(place)),
        "compares": totals_compare(SCHEME, wishes.year),
    }
    return render(request, "home/area.html", facts)


def _named(places: Iterable[Area]) -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in places]


def _below(seen: Seen, spread: areas.Spread) -> str:
    if not seen.below:
        return ""
    below = [(each.key, each.name, spread.below[each.pk]) for each in seen.below]
    return drawn("home/_below.html", below=below, year=seen.wishes.year)


def _sorts() -> list[tuple[str, str]]:
    listed = ("name", "area", "kind", "-total", "total", "-level", "-change", "change", "short")
    return [(key, phrase(f"area.sort.{key}")) for key in listed]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many agencies reached a level, and how wide that is drawn."""

    name: str
    count: int
    percent: int
    wishes: Wishes


def _bars(seen: Seen, spread: areas.Spread) -> list[Bar]:
    most = max(spread.levels.values(), default=0) or 1
    named = {**seen.levels, NO_RESULT: phrase("result.none")}
    if KEPT_BACK in spread.levels:
        named[KEPT_BACK] = phrase("area.kept")
    for key in spread.levels:
        named.setdefault(key, key)
    counts = [(key, name, spread.levels.get(key, 0)) for key, name in named.items()]
    return [
        Bar(name, count, 100 * count // most, seen.wishes.but(level=key))
        for key, name, count in counts
    ]


@require_safe
def file(request: AskedAbove, area: str, form: str) -> HttpResponse:
    """The whole table with its filters and order, to work on elsewhere."""
    if form not in TABLES:
        raise Http404
    seen = _seen(request)
    rows = areas.every(request.area, seen.wishes)
    head = [phrase(f"area.head.{column}") for column in _HEAD]
    content = table("ITA", [head, *(_cells(row, seen) for row in rows)], form)
    return download(f"agencies-{area}-{seen.wishes.year}.{form}", content)


_HEAD = (
    "code", "name", "area", "kind", "year", "total", "level", "standing", "approval", "change",
    "short", "short_in",
)  # fmt: skip


def _cells(row: areas.Row, seen: Seen) -> list[object]:
    standing = phrase(f"standing.{row.standing}") if row.standing else ""
    approval = phrase(f"approval.{'done' if row.approved else 'waits'}") if row.standing else ""
    texts = [row.code, row.name, row.area, kinds.kind_name(row.kind)]
    level = phrase("area.kept") if row.kept else seen.levels.get(row.level, row.level)
    numbers: list[Any] = [row.change, row.short]
    return [
        *texts, seen.wishes.year, row.total, level, standing, approval,
        *numbers, row.short_in,
    ]  # fmt: skip
