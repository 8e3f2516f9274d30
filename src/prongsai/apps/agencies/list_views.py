"""Uploading a list of agencies, looking at what it would do, bringing it in."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.comparing import differences, read_draft
from prongsai.apps.agencies.forms import NewList
from prongsai.apps.agencies.importing import Plan, bring_in, keep_draft, plan_of
from prongsai.apps.agencies.kinds import COUNTRY
from prongsai.apps.agencies.listing import HEADERS, Listing, read_listing
from prongsai.apps.agencies.models import Agency, ListDraft
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.terms.problem import Problem, Refused

SHOWN = 200
"""Problems or agencies on one page: more nobody reads before mending the first."""
_DONE = "list done"


@GET_POST
def upload(request: Asked) -> HttpResponse:
    """Take a file and read it; what cannot be read at all is said beside the field."""
    form = NewList(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            read_listing(file.name, content)
        except Refused as refused:
            add_errors(form, refused, "file")
        else:
            kept = keep_draft(file.name, content, by=request.user.key, at=request.now)
            return redirect("agencies:list_draft", kept.key)
    facts = {"form": form, "done": _brought_in(request)}
    return render(request, "agencies/list.html", facts)


def _brought_in(request: Asked) -> list[tuple[Agency, bool]]:
    """What came in last in this session, and whether it is new."""
    kept: dict[str, bool] = request.session.get(_DONE, {})
    rows = Agency.objects.filter(key__in=kept).select_related("area__parent")
    return [(row, kept[row.key]) for row in rows.order_by("order", "key")]


@GET_POST
def draft(request: Asked, draft: uuid.UUID) -> HttpResponse:
    """What the list would do, and every problem by row and column; then do it."""
    kept = ListDraft.objects.filter(key=draft, by=request.user.key).first()
    if kept is None:
        messages.warning(request, phrase("list.gone"))
        return redirect("agencies:list")
    if request.method == "POST":
        return _bring_in(request, kept)
    listing = read_draft(kept)
    plan, most = plan_of(listing), listing.rows * len(HEADERS) if "all" in request.GET else SHOWN
    facts = {
        "draft": kept,
        "listing": listing,
        "plan": plan,
        "changes": differences(plan.changed[:most]),
        "more_changes": max(0, len(plan.changed) - most),
        "problems": [_told(problem) for problem in listing.problems[:most]],
        "more": max(0, len(listing.problems) - most),
        "faulty": _faulty(listing),
    }
    return render(request, "agencies/list_draft.html", facts)


def _told(problem: Problem) -> tuple[int | None, str, str]:
    return problem.place.row, problem.place.column, sentences(problem)


def _faulty(listing: Listing) -> int:
    return len({problem.place.row for problem in listing.problems})


def _bring_in(request: Asked, kept: ListDraft) -> HttpResponse:
    try:
        done = bring_in(
            kept,
            only_clean="only_clean" in request.POST,
            nation=COUNTRY,
            by=request.user.key,
            at=request.now,
        )
    except Refused as refused:
        say_why(request, refused)
        return redirect("agencies:list_draft", kept.key)
    request.session[_DONE] = _keys(done)
    counts = {"new": len(done.new), "changed": len(done.changed), "same": done.same}
    messages.success(request, phrase("list.done", **counts))
    return redirect("agencies:list")


def _keys(done: Plan) -> dict[str, bool]:
    """What came in, as far as one page shows it; True for what is new."""
    new = dict.fromkeys((listed.key for listed in done.new[:SHOWN]), True)
    changed = dict.fromkeys((agency.key for agency, _ in done.changed[:SHOWN]), False)
    return dict([*new.items(), *changed.items()][:SHOWN])
