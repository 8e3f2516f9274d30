"""The addresses of many agencies as a supervisor sees them: red and green, by district and item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, QuerySet, When

from prongsai.apps.agencies.queries import agencies_in, areas_below
from prongsai.apps.disclosure.models import Check, Checklist, Item
from prongsai.core.preaudit.verdict import Verdict, worst

PAGE = 40
"""Agencies on one page."""
_COUNTS = Case(When(ruled="", then=F("verdict")), default=F("ruled"))
"""The verdict that counts: what somebody says against the machine's comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """An agency with the worst verdict of each item; nothing where no address was looked at."""

    agency: Any
    cells: Sequence[tuple[str, str]]
    """Code and word, in the order of the columns; no word where the agency lacks the item."""
    begun: bool
    counts: Mapping[str, int]
    """Addresses by verdict."""


@dataclass(frozen=True, slots=True)
class Below:
    """An area right inside, with its addresses by verdict."""

    area: Any
    agencies: int
    """Of which any address is broken."""
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an area's agencies, by district."""

    codes: Sequence[str]
    districts: Sequence[tuple[Any, Sequence[Row], Sequence[Row]]]
    """Each with the agencies that have begun this year's checklist, and those that have not."""
    more: bool


def page_of(area: Any, year: int, number: int) -> Page:
    """Agencies of an area from the given page on, in four statements."""
    first = (number - 1) * PAGE
    agencies = list(agencies_in(area).select_related("area")[first : first + PAGE + 1])
    shown = agencies[:PAGE]
    items = _items(shown, year)
    codes = _codes(items)
    checks: dict[int, dict[str, list[Verdict]]] = {}
    rows = _known(year).filter(evidence__item__checklist__agency__in=shown)
    told = rows.values_list(
        "evidence__item__checklist__agency", "evidence__item__code", "word"
    )  # fmt: skip
    for agency, code, word in told:
        checks.setdefault(agency, {}).setdefault(code, []).append(Verdict(word))
    made = [_row(each, codes, items.get(each.pk, {}), checks.get(each.pk, {})) for each in shown]
    return Page(codes, _by_district(made), len(agencies) > PAGE)


def _known(year: int) -> QuerySet[Any]:
    """What is known of addresses as they are now."""
    rows: QuerySet[Any] = Check.objects.filter(
        evidence__item__checklist__year=year, evidence__removed_at=None
    )
    known = rows.exclude(verdict="").filter(address=F("evidence__address"))
    found: QuerySet[Any] = known.annotate(word=_COUNTS)
    return found


def _items(agencies: Sequence[Any], year: int) -> dict[int, dict[str, int]]:
    """Codes of each agency's items with their place."""
    found: dict[int, dict[str, int]] = {}
    rows = Item.objects.filter(checklist__year=year, checklist__agency__in=agencies)
    for agency, code, place in rows.values_list("checklist__agency", "code", "place"):
        found.setdefault(agency, {})[code] = place
    return found


def _codes(items: Mapping[int, Mapping[str, int]]) -> list[str]:
    places: dict[str, int] = {}
    for found in items.values():
        for code, place in found.items():
            places[code] = min(place, places.get(code, place))
    return sorted(places, key=lambda code: (places[code], code))


def _row(
    agency: Any,
    codes: Sequence[str],
    items: Mapping[str, int],
    checks: Mapping[str, Sequence[Verdict]],
) -> Row:
    cells = [(code, _word(code, items, checks)) for code in codes]
    counts = Counter(each.value for found in checks.values() for each in found)
    return Row(agency, cells, bool(items), counts)


def _word(code: str, items: Mapping[str, int], checks: Mapping[str, Sequence[Verdict]]) -> str:
    if code in checks:
        return worst(checks[code]).value
    return "none" if code in items else ""


def _by_district(rows: Iterable[Row]) -> list[tuple[Any, list[Row], list[Row]]]:
    found: dict[int, tuple[Any, list[Row], list[Row]]] = {}
    for row in rows:
        _, begun, idle = found.setdefault(row.agency.area_id, (row.agency.area, [], []))
        (begun if row.begun else idle).append(row)
    return list(found.values())


def below(area: Any, year: int) -> list[Below]:
    """The areas right inside, where there are any, in four statements."""
    inside = areas_below(area)
    if not inside:
        return []
    place = "evidence__item__checklist__agency__area"
    rows = _known(year).filter(evidence__item__checklist__agency__in=agencies_in(area))
    told = rows.values_list(place, f"{place}__parent", f"{place}__parent__parent", "word")
    counts: dict[int, Counter[str]] = {each.pk: Counter() for each in inside}
    for *above, word, number in told.annotate(number=Count("pk")).order_by():
        for key in counts.keys() & set(above):
            counts[key][word] += number
    broken: Counter[int] = Counter()
    hurt = rows.filter(word=Verdict.BROKEN).values_list(
        "evidence__item__checklist__agency", place, f"{place}__parent", f"{place}__parent__parent"
    )
    for _, *above in hurt.distinct().order_by():
        broken.update(counts.keys() & set(above))
    return [Below(each, broken[each.pk], counts[each.pk]) for each in inside]


def years_of(area: Any) -> list[int]:
    """Years of which any agency of an area has a checklist, the latest first."""
    rows = Checklist.objects.filter(agency__in=agencies_in(area)).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())
