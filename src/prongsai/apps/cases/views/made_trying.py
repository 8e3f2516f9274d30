"""A procedure of an agency's own tried out: a story walked, and what others will see."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import made, made_actions, manual, manual_files
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.forms import BringForm
from prongsai.apps.cases.models import OwnProcedure
from prongsai.apps.cases.views.made import to_made, with_made
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import language, phrase, sentences
from prongsai.core.cases.trying import MOST, Tread, Trodden, tried
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused
from prongsai.workshop.procedure_papers import people_of

DAYS = (0, 1, 2, 3, 5, 7, 10, 15, 30, 60)
"""How much later the next step can be."""


def _faultless(request: AskedAbout, row: OwnProcedure) -> Procedure | HttpResponse:
    found, problems = made.looked_over(made.tree_of(row))
    if found is None or problems:
        messages.warning(request, phrase("made.mend_first"))
        return to_made(row)
    return found


@GET_POST
@with_made
def walk(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """A made-up case, step by step; nothing of it is kept but that it came to an end."""
    found = _faultless(request, row)
    if isinstance(found, HttpResponse):
        return found
    told = request.POST if request.method == "POST" else request.GET
    treads = _treads(told)
    way = tried(found, treads, shelf().working_days, request.now)
    if request.method == "POST" and way.is_over:
        try:
            made_actions.mark_tried(row, whole(request.POST.get("seen")), doer_of(request))
        except Refused as refused:
            say_why(request, refused)
        else:
            messages.success(request, phrase("made.was_tried"))
        return to_made(row)
    people = people_of(found, shelf(), language())
    facts = {
        "row": row, "procedure": found, "way": way, "days": DAYS,
        "lines": [_line(each) for each in way.lines],
        "on": [(each.key, said(each.label), ", ".join(dict.fromkeys(map(people, each.everybody))),
                said(found.states[each.to].label) if each.to else "") for each in way.on],
        "treads": [f"{each.move}.{each.after}" for each in treads[: len(way.lines) - 1]],
        "problems": [sentences(each) for each in way.problems], "full": len(treads) >= MOST,
    }  # fmt: skip
    return render(request, "cases/made_try.html", facts)


def _treads(told: QueryDict) -> list[Tread]:
    """Steps made so far, and the one that is chosen now."""
    found: list[Tread] = []
    for each in told.getlist("m")[:MOST]:
        move, _, after = each.partition(".")
        found.append(Tread(move, whole(after, 3)))
    if move := told.get("move", ""):
        found.append(Tread(move, whole(told.get("after"), 3)))
    if told.get("undo"):
        found = found[:-1]
    return found


def _line(each: Trodden) -> dict[str, Any]:
    """A step in words: what was done, where it stands, and until when."""
    procedure = each.folder.procedure
    rounds = each.folder.rounds(each.stands.as_of)
    clocks = [
        (said(procedure.clocks[key].title), run[-1].due.day if run[-1].due else None,
         run[-1].state.value)
        for key, run in rounds.items() if run
    ]  # fmt: skip
    state = procedure.states[each.stands.state]
    return {
        "what": said(each.move.label) if each.move else phrase("case.event_brought"),
        "day": each.day, "state": said(state.label), "public": said(state.public),
        "phase": state.phase.value, "clocks": clocks,
    }  # fmt: skip


@require_safe
@with_made
def look(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """The form, the manual and the flow chart as citizens will see them."""
    found = _faultless(request, row)
    if isinstance(found, HttpResponse):
        return found
    facts = {
        "row": row, "procedure": found, "form": BringForm(procedure=found, auto_id="preview_%s"),
        "manual": manual.of(found), "chart": manual_files.chart(found),
    }  # fmt: skip
    return render(request, "cases/made_look.html", facts)


@require_safe
@with_made
def paper(request: AskedAbout, row: OwnProcedure, form: str) -> HttpResponse:
    """The manual of the draft, to be looked at before it is used."""
    found = _faultless(request, row)
    if isinstance(found, HttpResponse):
        return found
    if form not in manual_files.FORMS:
        raise Http404
    content = manual_files.paper(request.agency, found, None, request.today, form)
    return download(manual_files.name(found, form), content)
