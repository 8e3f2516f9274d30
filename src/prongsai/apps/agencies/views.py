"""What is known of an agency, and its divisions."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from prongsai.apps.agencies import actions
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.forms import About, OfDivision
from prongsai.apps.agencies.kinds import COUNTRY, kind_name
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.agencies.queries import branches
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.access.table import Verdict
from prongsai.core.terms.problem import Refused


@GET_POST
def agency(request: AskedAbout, agency: str) -> HttpResponse:
    """Name, class, place and divisions; its administrator may change what is his to change."""
    stored = request.agency
    form = About(stored, request.POST or None, may_move=request.standing.installation)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_agency(
                stored, form.facts, by=request.user.key, at=request.now, place=form.place,
                aliases=form.cleaned_data["aliases"], country=COUNTRY,
            )  # fmt: skip
        except Refused as refused:
            add_errors(form, refused, "agency_code")
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("agencies:agency", agency)
    facts_shown = {
        "stored": stored,
        "kind": kind_name(stored.kind),
        "aliases": stored.aliases.order_by("name").values_list("name", flat=True),
        "form": form if _may_write(request) else None,
        "moves": request.standing.installation,
        "divisions": [each for each in _tree(stored) if not each[0].closed],
    }
    return render(request, "agencies/agency.html", facts_shown)


def _may_write(request: AskedAbout) -> bool:
    """As the table says, of the address that is asked for."""
    address = request.resolver_match.view_name if request.resolver_match else ""
    verdict = settings.PERMISSIONS.verdict(address, request.standing, write=True)
    return verdict is Verdict.ALLOWED


def _tree(agency: Agency) -> list[tuple[Division, list[Division]]]:
    """Divisions, each with its sub-units."""
    rows = branches(agency)
    return [
        (row, [each for each in rows if each.parent_id == row.pk])
        for row in rows
        if row.parent_id is None
    ]


def _possible_parents(agency: Agency, but: str = "") -> list[Division]:
    """Divisions that a unit can belong to: two tiers are all an office has."""
    rows = branches(agency)
    return [each for each in rows if not each.parent_id and not each.closed and each.key != but]


@GET_POST
def divisions(request: AskedAbout, agency: str) -> HttpResponse:
    """All divisions and sub-units, and a form for one more."""
    form = OfDivision(_possible_parents(request.agency), request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = form.cleaned_data
        by, at = request.user.key, request.now
        try:
            actions.add_division(request.agency, facts["name"], facts["parent"], by=by, at=at)
        except Refused as refused:
            add_errors(form, refused, "name")
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("agencies:divisions", agency)
    facts = {"form": form, "divisions": _tree(request.agency)}
    return render(request, "agencies/divisions.html", facts)


@GET_POST
def division(request: AskedAbout, agency: str, division: str) -> HttpResponse:
    """Rename a division, move it under another, or dissolve it."""
    stored = get_object_or_404(Division, agency=request.agency, key=division)
    name = stored.name  # a form that is wrong leaves what was typed on the row
    parents = _possible_parents(request.agency, division)
    if "remove" in request.POST:
        return _remove(request, stored)
    form = OfDivision(
        [] if stored.units.exists() else parents, request.POST or None, instance=stored
    )
    if request.method == "POST" and form.is_valid():
        by, at = request.user.key, request.now
        try:
            actions.change_division(stored, form.cleaned_data, by=by, at=at)
        except Refused as refused:
            add_errors(form, refused, "name")
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("agencies:divisions", agency)
    return render(request, "agencies/division.html", {"form": form, "name": name})


def _remove(request: AskedAbout, stored: Division) -> HttpResponse:
    """Into the recycle bin, or why it can't go there."""
    agency = request.agency.key
    try:
        actions.remove_division(stored, by=request.user.key, at=request.now)
    except Refused as refused:
        say_why(request, refused)
        return redirect("agencies:division", agency, stored.key)
    messages.success(request, phrase("division.removed"))
    return redirect("agencies:divisions", agency)
