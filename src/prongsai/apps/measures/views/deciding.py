"""Putting measures in force, closing, dropping, deleting them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import add_beside, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import actions, queries
from prongsai.apps.measures.forms import NoteForm
from prongsai.apps.measures.views.asked import hand, measure_of, told_why
from prongsai.apps.measures.views.listing import page, year_asked
from prongsai.core.measures.measure import Turn
from prongsai.core.terms.problem import Refused, refuse

TURNS = {
    "force": Turn.PUT_IN_FORCE, "close": Turn.CLOSED, "drop": Turn.DROPPED, "resume": Turn.RESUMED,
}  # fmt: skip


@require_POST
@told_why
def move(request: AskedAbout, agency: str, measure: str) -> HttpResponse:
    """What is to become of it; a reason that was typed stays where it is refused."""
    row, turn = measure_of(request, measure), TURNS.get(request.POST.get("turn", ""))
    if turn is None:
        raise refuse("measure-not-so", measure=row.title)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page(request, row, note_form=form)
    try:
        actions.move(row, turn, doer_of(request), form.cleaned_data["note"])
    except Refused as refused:
        if all(each.place.column != "note" for each in refused.problems):
            raise
        add_beside(form, refused)
        return page(request, row, note_form=form)
    messages.success(request, phrase(f"measure.was {turn.value}"))
    return redirect("measures:measure", agency, measure)


@require_POST
def force_all(request: AskedAbout, agency: str) -> HttpResponse:
    """Every draft of the year; one that lacks something stays, and says what."""
    year = year_asked(request)
    done = 0
    for row in queries.drafts_of(request.agency, year):
        try:
            actions.move(row, Turn.PUT_IN_FORCE, doer_of(request))
            done += 1
        except Refused as refused:
            say_why(request, refused)
    if done:
        messages.success(request, phrase("measure.forced", number=done))
    return redirect(reverse("measures:list", args=[agency], query={"year": year}))


@require_POST
@told_why
def remove(request: AskedAbout, agency: str, measure: str) -> HttpResponse:
    """A draft, into the recycle bin."""
    row = measure_of(request, measure)
    actions.remove(row, hand(request, queries.units_of(request.agency)), doer_of(request))
    messages.success(request, phrase("measure.removed"))
    return redirect(reverse("measures:list", args=[agency], query={"year": row.year}))
