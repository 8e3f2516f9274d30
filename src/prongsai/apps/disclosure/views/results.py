"""The assessor's results, entered or from a file, and the appeal against them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.disclosure import bridge, judging, queries, results_file
from prongsai.apps.disclosure import letter as letters
from prongsai.apps.disclosure.forms import Appeal, Results, ResultsFile
from prongsai.apps.disclosure.models import Checklist, Submission, new_key
from prongsai.apps.disclosure.views.asked import checklist_of, item_of, told
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.words import phrase
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import may_read
from prongsai.core.disclosure.entries import State
from prongsai.core.disclosure.freezing import read
from prongsai.core.terms.problem import Refused
from prongsai.workshop.uploads import MOST_BYTES, Upload


@GET_POST
@told
def results(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Result and comment of every item, by hand."""
    found = checklist_of(request, year)
    if not found.submitted:
        return _not_yet(request, found)
    form = Results(queries.items_of(found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            judging.judge(found, form.said, doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("disclosure:checklist", agency, year)
    facts = {"checklist": found, "form": form}
    return render(request, "disclosure/results.html", facts)


def _not_yet(request: AskedAbout, found: Checklist) -> HttpResponse:
    messages.error(request, phrase("results.not_yet"))
    return redirect("disclosure:checklist", request.agency.key, found.year)


@GET_POST
@told
def from_file(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Choose a table; see what it says; store it. Nothing is stored while a row is wrong."""
    found = checklist_of(request, year)
    if not found.submitted:
        return _not_yet(request, found)
    whose = [agency, str(year), request.user.key]
    facts: dict[str, object] = {"checklist": found, "form": ResultsFile()}
    try:
        if "token" in request.POST:
            said = results_file.confirmed(request.POST["token"], whose)
            judging.judge(found, said, doer_of(request))
            messages.success(request, phrase("results.stored", number=len(said)))
            return redirect("disclosure:checklist", agency, year)
        if request.method == "POST":
            facts |= _read(request, found, whose)
    except Refused as refused:
        facts["problems"] = refused.problems
    return render(request, "disclosure/results_file.html", facts)


def _read(request: AskedAbout, found: Checklist, whose: list[str]) -> dict[str, object]:
    form = ResultsFile(request.POST, request.FILES)
    if not form.is_valid():
        return {"form": form}
    file = form.cleaned_data["file"]
    items = {item.code: item for item in queries.items_of(found)}
    upload = Upload(file.name or "", file.read(MOST_BYTES + 1))
    said = results_file.read_file(upload, items)
    rows = [(items[code], judging.judgement_of(items[code]), each) for code, each in said.items()]
    return {"rows": rows, "token": results_file.carried(said, whose), "form": form}


# --- The appeal ----------------------------------------------------------------------------------


@require_safe
@told
def appeal(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Failed items with what was said and what was submitted, the window, and the letter."""
    found = checklist_of(request, year)
    items = [item for item in queries.items_of(found) if item.state == State.FAILED]
    submission = next(iter(queries.submissions(found)), None)
    window = bridge.appeal_window(found, bridge.pack_of(found))
    frozen = _frozen(submission)
    facts = {
        "checklist": found, "submission": submission, "window": window,
        "rows": [(item, frozen.get(item.code, {}).get("evidence", ())) for item in items],
        "phase": window.phase(request.today), "left": window.left(request.today),
        "letter": _readable(request, found), "token": new_key(),
        "written": sum(bool(item.appeal) for item in items),
    }  # fmt: skip
    return render(request, "disclosure/appeal.html", facts)


def _readable(request: AskedAbout, found: Checklist) -> Paper | None:
    """The letter, for those who read papers before they are signed."""
    paper, doer = letters.letter_of(found), doer_of(request)
    return paper if paper is not None and may_read(paper, doer.key, doer.roles) else None


def _frozen(submission: Submission | None) -> Mapping[str, Any]:
    """What was submitted, by item."""
    said = read(submission.content.encode()) if submission else {"items": ()}
    return {each["code"]: each for each in said["items"]}


@GET_POST
@told
def reason(request: AskedAbout, agency: str, year: int, item: str) -> HttpResponse:
    """Why the agency disagrees with one result."""
    row = item_of(request, year, item)
    form = Appeal(request.POST or None, initial={"reason": row.appeal})
    if request.method == "POST" and form.is_valid():
        try:
            judging.appeal(row, doer_of(request), form.cleaned_data["reason"])
            messages.success(request, phrase("form.saved"))
            return redirect("disclosure:appeal", agency, year)
        except Refused as refused:  # what was typed stays on the page
            say_why(request, refused)
    frozen = _frozen(next(iter(queries.submissions(row.checklist)), None))
    pieces = frozen.get(row.code, {}).get("evidence", ())
    facts = {"checklist": row.checklist, "item": row, "form": form, "pieces": pieces}
    return render(request, "disclosure/reason.html", facts)


@require_POST
@told
def letter(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Draft the letter; it then takes the way of every paper."""
    found = checklist_of(request, year)
    submission = next(iter(queries.submissions(found)), None)
    if submission is None:
        raise Http404
    token = key_sent(request.POST)
    try:
        paper = letters.write(found, queries.items_of(found), submission, doer_of(request), token)
    except Refused as refused:
        say_why(request, refused)
        return redirect("disclosure:appeal", agency, year)
    messages.success(request, phrase("appeal.drafted"))
    return redirect("papers:paper", agency, paper.key)
