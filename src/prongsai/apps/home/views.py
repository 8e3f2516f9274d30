"""The first pages: where to go, this week, the trail, the agencies of an area."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.queries import years_of
from prongsai.apps.audit.queries import Sieve, kinds_of_things
from prongsai.apps.audit.queries import doers as audit_doers
from prongsai.apps.home import queries
from prongsai.apps.home import trail as trails
from prongsai.apps.home.week import Looker, next_level_of, tasks, upkeep_tasks
from prongsai.apps.look.downloads import download, table
from prongsai.apps.look.words import said_or

PAGE = 50
RECENT = 5
_DIGITS = 16
_LONGEST_KEY = 120
"""More than any chain is long."""


@require_safe
def home(request: Asked) -> HttpResponse:
    """Straight to the one place a person has; a choice where there are several."""
    places = queries.places(request.parts)
    areas = queries.areas_named(request.areas)
    if request.standing.installation and not places and not areas:
        return redirect("home:central")
    if len(places) == 1 and not areas and not request.standing.installation:
        return redirect(places[0].first_page, places[0].key)
    if len(areas) == 1 and not places and not request.standing.installation:
        return redirect("home:area", areas[0].key)
    facts = {"places": places, "areas": areas, "things": queries.to_confirm(request)}
    return render(request, "home/home.html", facts)


@require_safe
def week(request: AskedAbout, agency: str) -> HttpResponse:
    """Where an agency stands, what is due, from whom one waits, and what changed."""
    years = years_of(request.agency)
    results = [each.result for each in years if each.result is not None]
    latest = next((each for each in results if each.hundredths is not None), None)
    found = tasks(request.agency, _looker(request), years)
    facts = {
        "latest": latest,
        "approved": next((each for each in results if each.approved), None),
        "above": next_level_of(latest) if latest else None,
        "next": next(iter(found.mine), None),
        "mine": found.mine[1:],
        "others": found.others,
        "lines": trails.recent_lines(agency, RECENT),
    }
    return render(request, "home/week.html", facts)


def _looker(request: AskedAbout) -> Looker:
    absolute = request.build_absolute_uri
    return Looker(request.user.key, request.standing.roles, request.now, absolute)


@require_safe
def upkeep(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What the agency's administrator has to do next."""
    found = upkeep_tasks(request.agency, _looker(request))
    facts = {"next": next(iter(found.mine), None), "mine": found.mine[1:], "others": found.others}
    return render(request, "home/upkeep.html", facts)


@require_safe
def trail(request: AskedAbout, agency: str) -> HttpResponse:
    """The audit trail of an agency, the newest first, as far as the filters let it through."""
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else None
    things, doers = kinds_of_things(agency), audit_doers(agency)
    sieve = _sieve(request, things, doers)
    roles = request.standing.roles
    lines, more = trails.page(trails.Asked(agency, sieve, before, PAGE, roles))
    facts = {
        "lines": lines,
        "more": more,
        "sieve": sieve,
        "query": trails.query_of(sieve),
        "things": [(key, said_or(f"thing.{key}", key)) for key in things],
        "people": trails.people_of(doers),
    }
    return render(request, "home/trail.html", facts)


@require_safe
def trail_file(request: AskedAbout, agency: str) -> HttpResponse:
    """The same lines in one file, with their seals."""
    sieve = _sieve(request, kinds_of_things(agency), audit_doers(agency))
    content = table("", list(trails.rows(agency, sieve)), "csv")
    return download(f"trail-{agency}.csv", content)


def _sieve(request: AskedAbout, things: Collection[str], doers: Collection[str]) -> Sieve:
    thing, by = request.GET.get("thing", ""), request.GET.get("by", "")
    key = request.GET.get("key", "").replace("\0", "")[:_LONGEST_KEY]
    return Sieve(thing if thing in things else "", by if by in doers else "", key)
