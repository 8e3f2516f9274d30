"""Decisions: all of them, one, given and changed; done or dropped."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.files.queries import attached_to
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase
from prongsai.apps.meetings import bridge, deciding, queries
from prongsai.apps.meetings.meeting_forms import (
    ChangeDecision,
    DecisionForm,
    EndForm,
    NewDecision,
    of_decision,
)
from prongsai.apps.meetings.models import Decision, Meeting
from prongsai.apps.meetings.views.asked import decision_of, meeting_of, who_asks
from prongsai.core.meetings.decisions import State
from prongsai.core.terms.problem import Refused, refuse


@require_safe
def all_of(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Those that are still open first; done and dropped ones for whoever asks for them."""
    who, units = who_asks(request)
    stage = request.GET.get("stage", State.OPEN)
    rows = Paginator(queries.asked_for(request.agency, stage), queries.PAGE)
    page = rows.get_page(request.GET.get("page"))
    facts = {
        "stage": stage, "stages": list(State), "page": page,
        "lines": [(each, bridge.whose(each, units), who.is_his(each)) for each in page],
    }  # fmt: skip
    return render(request, "meetings/decisions.html", facts)


@GET_POST
def new(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """Another decision of a meeting, under one of its items."""
    row = meeting_of(request, meeting)
    _, units = who_asks(request)
    initial = {"token": new_key(), "item": request.GET.get("item", "")}
    form = NewDecision(request.POST or None, row=row, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            deciding.give(row, said["item"], form.said, doer_of(request), said["token"])
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("decision.given"))
            return redirect("meetings:meeting", agency, meeting)
    return _form(request, form, row)


def _form(
    request: AskedAbout, form: DecisionForm, row: Meeting, decision: Decision | None = None
) -> HttpResponse:
    facts = {"form": form, "meeting": row, "decision": decision}
    return render(request, "meetings/decision_form.html", facts)


@GET_POST
def edit(request: AskedAbout, agency: str, decision: str) -> HttpResponse:
    """While it is open."""
    row = decision_of(request, decision)
    _, units = who_asks(request)
    form = ChangeDecision(
        request.POST or None, row=row.meeting, units=units, initial=of_decision(row)
    )
    if request.method == "POST" and form.is_valid():
        try:
            deciding.change(row, form.cleaned_data["item"], form.said, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("meetings:decision", agency, decision)
    return _form(request, form, row.meeting, row)


@GET_POST
def decision(request: AskedAbout, agency: str, decision: str) -> HttpResponse:
    """What is to be done; below it, for whoever it is given to, that it is done."""
    row = decision_of(request, decision)
    who, units = who_asks(request)
    form = EndForm(
        request.POST or None, request.FILES or None, drops=who.minds,
        initial={"state": State.DONE.value},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if not who.may_end(row):
                raise refuse("decision-not-yours")
            deciding.end(row, State(said["state"]), said["note"], doer_of(request), said["file"])
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("decision.ended"))
            return redirect("meetings:decision", agency, decision)
    facts = {
        "decision": row, "whose": bridge.whose(row, units), "form": form, "minds": who.minds,
        "may_end": who.may_end(row), "answers": row.answers.split(),
        "late": bridge.decision(row).is_late(request.today),
        "title": row.meeting.items[row.item - 1]["title"],
        "files": attached_to(agency, deciding.DECISION, row.key),
    }  # fmt: skip
    return render(request, "meetings/decision.html", facts)


@require_POST
def reopen(request: AskedAbout, agency: str, decision: str) -> HttpResponse:
    """It is to be done after all."""
    row = decision_of(request, decision)
    try:
        deciding.reopen(row, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
    else:
        messages.success(request, phrase("decision.reopened"))
    return redirect("meetings:decision", agency, decision)
