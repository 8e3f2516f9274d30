"""The board of what units owe, and when an office wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import language, phrase
from prongsai.apps.measures import follow_board, follow_queries, queries
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.follow_board import NO_INDICATOR, SHOWN, WAYS, Wish
from prongsai.apps.measures.follow_slots import Place
from prongsai.apps.measures.follow_words import shown
from prongsai.core.follow_up.lateness import Nearness
from prongsai.core.follow_up.seats import REPORTING
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused


@require_safe
def board(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What is late, soon due, handed in and accepted; who serves in a unit begins with his own."""
    year, units = year_in(request.GET, request.today), queries.units_of(request.agency)
    wish = Wish.of(request.GET, year)
    own = own_units(request, units)
    if own and "way" not in request.GET:
        wish = replace(wish, unit=own[0])
    found = follow_queries.owed(request.agency, year, units, request.today)
    among = [each for each in found if replace(wish, mark="").takes(each)]
    listed = follow_board.in_order(each for each in among if wish.takes(each))
    last = wish.after + SHOWN
    names, order = _names(request, wish, units, found)
    facts = {
        "year": year, "years": _years(request), "wish": wish, "ways": _ways(wish), "own": own,
        "totals": follow_board.totals(among, wish), "found": found,
        "groups": follow_board.groups(among, wish, names, order), "heads": list(Nearness),
        "rows": listed[wish.after : last], "count": len(listed),
        "narrowed": _narrowed(wish, names, units),
        "more": wish.link(after=last) if last < len(listed) else "",
        "first": wish.link(), "unsure": _unsure(found),
    }  # fmt: skip
    return render(request, "measures/follow_board.html", facts)


@require_safe
def board_of(
    request: AskedAbout,
    agency: str,
    year: int,
    unit: str,
    mark: str,
) -> HttpResponse:
    """The board narrowed to what somebody was told of: an address without a question."""
    if year not in queries.years_with(request.agency):
        raise Http404
    wish = Wish.of({"mark": mark}, year)
    wish = replace(wish, unit="" if unit == "all" else unit)
    return redirect(reverse("measures:board", args=[agency]) + wish.link())


def own_units(request: AskedAbout, units: Units) -> list[str]:
    """Divisions in which whoever asks officiates or heads."""
    parts = [each for each in request.parts if each.agency == request.agency.key]
    held = {each.division for each in parts if each.role in REPORTING and each.division}
    return [row.key for row in units.rows if row.key in held]


def _years(request: AskedAbout) -> list[int]:
    now = FiscalYear.of(request.today).year
    return sorted({now, *queries.years_with(request.agency)}, reverse=True)


def _ways(wish: Wish) -> list[tuple[str, str, bool]]:
    return [(phrase(f"board.by_{each}"), wish.link(way=each), each == wish.way) for each in WAYS]


def _names(
    request: AskedAbout, wish: Wish, units: Units, found: Sequence[Place]
) -> tuple[dict[str, str], list[str]]:
    """What each group is called, in the order they are listed."""
    if wish.way == "unit":
        names = {place.unit: place.name for place in found}
        order = [row.key for row in units.rows if row.key in names]
        return names, order
    if wish.way == "date":
        last = {place.period.key: place.period.period.last for place in found}
        order = sorted(last, key=lambda key: last[key])
        return {key: shown("period", key) for key in order}, order
    known = _indicators(request, wish.year)
    return {**known, NO_INDICATOR: phrase("board.no_indicator")}, list(known)


def _indicators(request: AskedAbout, year: int) -> dict[str, str]:
    """Names of the indicators of the year's rules; none where nobody has these any more."""
    try:
        pack = queries.pack_of(queries.year_or_planned(request.agency, year))
    except Refused:
        return {}
    return {key: each.name.said(language()) for key, each in pack.indicators.items()}


def _narrowed(wish: Wish, names: dict[str, str], units: Units) -> list[tuple[str, str]]:
    """What the list is narrowed to, each with the link that takes it off."""
    said: list[tuple[str, str]] = []
    if wish.unit:
        row = next((each for each in units.rows if each.key == wish.unit), None)
        name = row.full_name if row else names.get(wish.unit, wish.unit)
        said.append((name, wish.link(unit="")))
    if wish.indicator:
        said.append((names.get(wish.indicator, wish.indicator), wish.link(indicator="")))
    if wish.period:
        said.append((shown("period", wish.period), wish.link(period="")))
    if wish.mark:
        said.append((follow_board.said_of(wish.mark), wish.link(mark="")))
    return said


def _unsure(found: Sequence[Place]) -> Any:
    """The first last day that the table of holidays does not reach."""
    return next((each.due.day for each in found if not each.due.sure), None)
