"""Drafting a measure and changing one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import actions, bridge, queries, reading
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.forms import ChangeForm, NewForm, initial
from prongsai.apps.measures.reading import Answering
from prongsai.apps.measures.views.asked import hand, measure_of, told_why
from prongsai.apps.measures.views.listing import year_asked
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Cycle
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.terms.problem import Refused


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """Another one, as a draft; it may begin from a suggestion or from a lost point."""
    year = year_asked(request)
    found, units = reading.answering(request.agency, year), queries.units_of(request.agency)
    who, pack = hand(request, units), queries.pack_of(found.year)
    before = _begun(request, found, units, who)
    form = NewForm(
        request.POST or None, pack=pack, units=units, hand=who,
        initial={**initial(before, units, pack), "token": new_key()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            said, token = form.value(before), form.cleaned_data["token"]
            made = actions.add(found.year, said, who, doer_of(request), token)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("measure.drafted"))
            return redirect("measures:measure", agency, made.key)
    facts = {
        "form": form, "year": year, "of": request.GET.get("of", ""), "stuck": who.is_empty,
        "suggested": before.suggested,
    }  # fmt: skip
    return render(request, "measures/new.html", facts)


def _begun(request: AskedAbout, found: Answering, units: Units, who: Hand) -> Value:
    """What the form begins with: a suggestion, else a lost point, else nothing."""
    wanted = request.POST.get("of", request.GET.get("of", ""))
    said = next(
        (reading.draft_of(each, found, request.today)
         for each in found.suggested(request.GET.get("part", ""))
         if each.measure.key == wanted),
        None,
    )  # fmt: skip
    if said is None:
        part = found.part(wanted)
        items = (wanted,) if part and reading.is_item(part) else ()
        whole = (wanted,) if part and not items else ()
        said = Value(key="", title="", items=items, indicators=whole, cycle=Cycle.QUARTERLY)
        said = reading.known_in(said, queries.pack_of(found.year))
    said = actions.fitted(said, units)
    if not who.whole:  # heads draft for their own unit
        own = [unit for key in sorted(who.units) if (unit := units.unit(key))]
        said = replace(said, everyone=False, units=tuple(own[:1]), joint=False)
    return said


@GET_POST
@told_why
def edit(request: AskedAbout, agency: str, measure: str) -> HttpResponse:
    """Another wording, other units; what happened to it stays in its history."""
    row = measure_of(request, measure)
    units = queries.units_of(request.agency)
    who, year = hand(request, units), queries.year_or_planned(request.agency, row.year)
    before: Any = bridge.value(row)
    form = ChangeForm(
        request.POST or None, pack=queries.pack_of(year), units=units, hand=who, kept=row.units,
        initial=initial(before, units, queries.pack_of(year)),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(row, form.value(before), who, doer_of(request), seen=row.revision)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("measures:measure", agency, measure)
    if not who.whole and row.status != "draft":
        raise Http404
    return render(request, "measures/edit.html", {"form": form, "measure": row})
