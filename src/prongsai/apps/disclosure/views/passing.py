"""Passing the whole on, typing it into the national form, and what was submitted."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.disclosure import actions, packing, queries, submitting
from prongsai.apps.disclosure.forms import Why
from prongsai.apps.disclosure.models import Submission
from prongsai.apps.disclosure.sheet import sheet_of
from prongsai.apps.disclosure.views.asked import checklist_of, item_of, told, worker_of
from prongsai.apps.files.queries import attached_to
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.disclosure.freezing import digest, read
from prongsai.core.terms.problem import Refused


@require_safe
@told
def approval(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """What is missing first, then whose turn it is and what was done."""
    found = checklist_of(request, year)
    sheet = sheet_of(found, worker_of(request), request.today)
    stand, doer = sheet.whole.approval, doer_of(request)
    people = names(act.by for act in stand.acts)
    facts = {
        "checklist": found, "sheet": sheet, "approval": stand, "step": stand.next,
        "mine": stand.may(doer.key, doer.roles), "why": Why(), "back": stand.returned,
        "acts": [(act, people.get(act.by, "")) for act in stand.acts],
        "submissions": queries.submissions(found),
    }  # fmt: skip
    return render(request, "disclosure/approval.html", facts)


@require_POST
@told
def decide(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Pass it on, or send it back with a reason."""
    found, doer = checklist_of(request, year), doer_of(request)
    try:
        if "back" in request.POST:
            actions.give_back(found, doer, request.POST.get("reason", ""))
            messages.success(request, phrase("decide.returned"))
        else:
            actions.take(found, doer)
            messages.success(request, phrase("decide.taken"))
    except Refused as refused:
        say_why(request, refused)
    return redirect("disclosure:approval", agency, year)


@GET_POST
@told
def reopen(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Change what was approved or submitted; it takes all desks once more."""
    found = checklist_of(request, year)
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            submitting.reopen(found, doer_of(request), form.cleaned_data["reason"])
            messages.success(request, phrase("checklist.reopened"))
        except Refused as refused:
            say_why(request, refused)
        return redirect("disclosure:approval", agency, year)
    return render(request, "disclosure/reopen.html", {"checklist": found, "form": form})


@require_safe
@told
def copy_sheet(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Items in the order of the national form, each to be copied and ticked off."""
    found = checklist_of(request, year)
    sheet = sheet_of(found, worker_of(request), request.today)
    facts = {"checklist": found, "sheet": sheet, "done": found.submitted}
    return render(request, "disclosure/copy_sheet.html", facts)


@require_POST
@told
def copied(request: AskedAbout, agency: str, year: int, item: str) -> HttpResponse:
    """Typed into the national form, or to be typed again."""
    row = item_of(request, year, item)
    try:
        submitting.copied(row, doer_of(request), done="again" not in request.POST)
    except Refused as refused:
        say_why(request, refused)
    return redirect(reverse("disclosure:copy_sheet", args=[agency, year], fragment=row.code))


@require_POST
@told
def submit(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """All of it stands in the national form: freeze it."""
    try:
        made = submitting.submit(checklist_of(request, year), doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect("disclosure:copy_sheet", agency, year)
    messages.success(request, phrase("submission.done"))
    return redirect("disclosure:submission", agency, year, made.version)


def _submission(request: AskedAbout, year: int, version: int) -> Submission:
    found = queries.submission_of(checklist_of(request, year), version)
    if found is None:
        raise Http404
    return found


@require_safe
def submission(request: AskedAbout, agency: str, year: int, version: int) -> HttpResponse:  # noqa: ARG001
    """What was submitted, with date and hash, and whether the text still agrees with it."""
    checklist = checklist_of(request, year)
    found = _submission(request, year, version)
    content = found.content.encode()
    said = read(content)
    owner = submitting.owner_of(checklist, version)
    facts = {
        "checklist": checklist, "submission": found, "said": said, "items": said["items"],
        "whole": digest(content) == found.sha256,
        "files": attached_to(owner.agency, owner.thing, owner.key),
        "others": [each for each in queries.submissions(checklist) if each.version != version],
    }  # fmt: skip
    return render(request, "disclosure/submission.html", facts)


@require_safe
def submission_file(
    request: AskedAbout,
    agency: str,  # noqa: ARG001 - the gate found it
    year: int,
    version: int,
) -> FileResponse:
    """The copy: the machine-readable text, its hash, a table for people, and the files."""
    checklist, found = checklist_of(request, year), _submission(request, year, version)
    owner = submitting.owner_of(checklist, version)
    files = attached_to(owner.agency, owner.thing, owner.key)
    name = f"oit-{owner.agency}-{year}-{version}.zip"
    return FileResponse(
        packing.packed(found, files), as_attachment=True, filename=name,
        content_type="application/zip",
    )  # fmt: skip
