"""What could be published and preparing it, on screens of those who may."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.portal import actions, bridge, queries
from prongsai.apps.portal.bridge import PREPARED, SHOWN
from prongsai.apps.portal.candidates import Candidate, candidate, years
from prongsai.apps.portal.file_gate import draft_faults, outgoing
from prongsai.apps.portal.forms import SettingsForm
from prongsai.apps.portal.looking import Looking, known, unread
from prongsai.apps.portal.models import Portal
from prongsai.apps.portal.rendering import parts
from prongsai.apps.portal.sheet import sheet_of
from prongsai.apps.portal.warnings import placed, warned
from prongsai.core.portal.content import Content
from prongsai.core.portal.difference import difference
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused


def portal_of(request: AskedAbout) -> Portal:
    found = queries.portal_of(request.agency)
    if found is None:
        raise Http404
    return found


@require_safe
def releases(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What could be published, what waits, what is shown, what was taken back."""
    portal = queries.portal_of(request.agency)
    if portal is None:
        return render(request, "portal/releases.html", {"portal": None})
    known = years(request.agency)
    year = _year(request, request.GET, known)
    rows = queries.releases(request.agency)
    facts = {
        "portal": portal, "years": known, "year": year, "sheet": sheet_of(portal, rows, year),
        "stale": queries.to_replace(portal, bridge.site(rows)), "me": request.user.key,
    }  # fmt: skip
    return render(request, "portal/releases.html", facts)


def _year(request: AskedAbout, asked: Mapping[str, str], known: list[int]) -> int:
    """The one asked for; else the one of today, else the latest."""
    wanted = asked.get("year", "")
    order = [wanted, str(FiscalYear.of(request.today).year), *map(str, known)]
    return next((int(each) for each in order if each in map(str, known)), 0)


@GET_POST
def settings(request: AskedAbout, agency: str) -> HttpResponse:
    """How the site is called, and where people ask; saving it for the first time opens it."""
    portal = queries.portal_of(request.agency)
    form = SettingsForm(portal, agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle(request.agency, form.cleaned_data, doer_of(request))
        except Refused as refused:
            add_errors(form, refused, "slug")
        else:
            messages.success(request, phrase("portal.saved"))
            return redirect("portal:releases", agency)
    return render(request, "portal/settings.html", {"portal": portal, "form": form})


@GET_POST
def prepare(request: AskedAbout, agency: str, candidate: str) -> HttpResponse:
    """What would be shown and what of it is new; sent, it is frozen for whoever publishes."""
    portal = portal_of(request)
    found = _candidate(portal, candidate)
    if request.method == "POST":
        try:
            release = actions.prepare(request.agency, found, doer_of(request))
        except Refused as refused:
            for problem in refused.problems:
                messages.error(request, placed(problem))
            return redirect("portal:prepare", agency, candidate)
        messages.success(request, phrase("portal.prepared"))
        return redirect("portal:release", agency, release.key)
    try:
        draft = found.draft()
    except Refused as refused:  # a file that can't be had, or isn't taken any more
        say_why(request, refused)
        return back(agency)
    files = outgoing(draft)
    looks = known(files)
    content = draft.content
    same = queries.same_thing(portal, found.kind.value, found.name, found.year)
    shown, waits = same.get(SHOWN), same.get(PREPARED)
    before = bridge.content_of(shown) if shown else None
    facts = {
        "portal": portal, "candidate": found, "shown": shown,
        "waits": waits if waits and waits.basis == found.basis_hash else None,
        "found": warned(draft_faults(draft, before, looks)),
        "unread": unread(files, looks), "no_data": [placed(each) for each in draft.no_data],
        **compared(content, before),
    }  # fmt: skip
    return render(request, "portal/prepare.html", facts)


def _candidate(portal: Portal, key: str) -> Candidate:
    found = candidate(portal, key)
    if found is None:
        raise Http404
    return found


def compared(content: Content, before: Content | None) -> dict[str, Any]:
    return {
        "content": content, "parts": list(parts(content)), "before": before,
        "difference": difference(content, before),
    }  # fmt: skip


@require_POST
def prepare_all(request: AskedAbout, agency: str) -> HttpResponse:
    """Everything of a year that is new or changed; what is stopped is said, the rest goes on."""
    portal = portal_of(request)
    year = _year(request, request.POST, years(request.agency))
    done = 0
    with Looking() as looking:
        for line in sheet_of(portal, queries.releases(request.agency), year).open:
            try:
                actions.prepare(request.agency, line.candidate, doer_of(request), looking)
                done += 1
            except Refused as refused:
                said = " ".join(placed(problem) for problem in refused.problems)
                messages.error(request, f"{line.candidate.title.th}: {said}")
    if done:
        messages.success(request, phrase("portal.prepared_all", number=done))
    return back(agency, year)


def back(agency: str, year: int | None = None) -> HttpResponse:
    query = {"year": year} if year else None
    return redirect(reverse("portal:releases", args=[agency], query=query))
