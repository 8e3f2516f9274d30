"""The first pages: where to go, this week, the trail, the agencies of an area."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.home import queries
from prongsai.apps.home.week import Looker, next_level_of, tasks

PAGE = 50
RECENT = 5


@require_safe
def home(request: Asked) -> HttpResponse:
    """Straight to the one place a person has; a choice where there are several."""
    places = queries.places(request.parts)
    areas = queries.areas_named(request.areas)
    if len(places) == 1 and not areas:
        return redirect(places[0].address, places[0].key)
    if len(areas) == 1 and not places:
        return redirect("home:area", areas[0].key)
    return render(request, "home/home.html", {"places": places, "areas": areas})


@require_safe
def week(request: AskedAbout, agency: str) -> HttpResponse:
    """Where an agency stands, what is due, from whom one waits, and what changed."""
    results = results_of(request.agency)
    latest = next((each for each in results if each.hundredths is not None), None)
    looker = Looker(
        request.user.key, request.standing.roles, request.today, request.build_absolute_uri
    )
    found = tasks(request.agency, looker)
    facts = {
        "latest": latest,
        "approved": next((each for each in results if each.approved), None),
        "above": next_level_of(latest) if latest else None,
        "next": next(iter(found.mine), None),
        "mine": found.mine[1:],
        "others": found.others,
        "lines": queries.recent_lines(agency, RECENT),
    }
    return render(request, "home/week.html", facts)


@require_safe
def trail(request: AskedAbout, agency: str) -> HttpResponse:
    """The audit trail of an agency, the newest first."""
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() else None
    found = queries.lines(agency, before, PAGE)
    more = found[-1].entry.number if len(found) == PAGE else None
    return render(request, "home/trail.html", {"lines": found, "more": more})
