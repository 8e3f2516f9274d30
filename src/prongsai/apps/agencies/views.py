"""What is known of an agency, and its divisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.apps.agencies import actions
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.forms import About, OfDivision
from prongsai.apps.agencies.kinds import kind_name
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.access.roles import Role
from prongsai.core.terms.order import dictionary_key
from prongsai.core.terms.problem import Refused

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def agency(request: AskedAbout, agency: str) -> HttpResponse:
    """Name, class, place and divisions; its administrator may change what is his to change."""
    stored = Agency.objects.select_related("area", "area__parent").get(key=agency)
    aliases = list(stored.aliases.order_by("name").values_list("name", flat=True))
    initial = {"aliases": "\n".join(aliases)}
    form = About(request.POST or None, instance=stored, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        others = facts.pop("aliases")
        actions.change_agency(stored, facts, by=request.user.key, at=request.now, aliases=others)
        messages.success(request, phrase("form.saved"))
        return redirect("agencies:agency", agency)
    facts_shown = {
        "stored": stored,
        "kind": kind_name(stored.kind),
        "aliases": aliases,
        "form": form if Role.SYSTEM_ADMINISTRATOR in request.standing.roles else None,
        "divisions": stored.divisions.filter(closed=False).order_by("name"),
    }
    return render(request, "agencies/agency.html", facts_shown)


def _possible_parents(agency: Agency, but: str = "") -> QuerySet[Division]:
    """Divisions that a unit can belong to: two tiers are all an office has."""
    return agency.divisions.filter(parent=None, closed=False).exclude(key=but).order_by("name")


@GET_POST
def divisions(request: AskedAbout, agency: str) -> HttpResponse:
    """All divisions and sub-units, and a form for one more."""
    form = OfDivision(_possible_parents(request.agency), request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = form.cleaned_data
        actions.add_division(
            request.agency, facts["name"], facts["parent"], by=request.user.key, at=request.now
        )
        messages.success(request, phrase("form.saved"))
        return redirect("agencies:divisions", agency)
    rows = sorted(request.agency.divisions.all(), key=lambda row: dictionary_key(row.name))
    units = [(row, [each for each in rows if each.parent_id == row.pk]) for row in rows]
    tops = [(row, below) for row, below in units if row.parent_id is None]
    return render(request, "agencies/divisions.html", {"form": form, "divisions": tops})


@GET_POST
def division(request: AskedAbout, agency: str, division: str) -> HttpResponse:
    """Rename a division, move it under another, or dissolve it."""
    stored = get_object_or_404(Division, agency=request.agency, key=division)
    parents = _possible_parents(request.agency, division)
    if stored.units.exists():
        parents = parents.none()
    if "remove" in request.POST:
        return _remove(request, stored)
    form = OfDivision(parents, request.POST or None, instance=stored)
    if request.method == "POST" and form.is_valid():
        actions.change_division(stored, form.cleaned_data, by=request.user.key, at=request.now)
        messages.success(request, phrase("form.saved"))
        return redirect("agencies:divisions", agency)
    name = Division.objects.values_list("name", flat=True).get(pk=stored.pk)
    return render(request, "agencies/division.html", {"form": form, "name": name})


def _remove(request: AskedAbout, stored: Division) -> HttpResponse:
    """Into the recycle bin, or why it can't go there."""
    agency = request.agency.key
    try:
        actions.remove_division(stored, by=request.user.key, at=request.now)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, sentences(problem))
        return redirect("agencies:division", agency, stored.key)
    messages.success(request, phrase("division.removed"))
    return redirect("agencies:divisions", agency)
