"""For an officer who answers a request about one's own data: find it, look at it, hand it over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.cases import gathering
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.gathering_forms import ProofForm
from prongsai.apps.cases.views.asked import Looked, to_case, with_case
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import language, phrase
from prongsai.core.terms.words import Language


def may_gather(found: Looked) -> bool:
    """A request about one's own data that is being worked on, by who works on it."""
    checked = found.now.values.get(found.folder.procedure.own_data)
    return bool(checked) and found.works and not found.row.closed


@GET_POST
@sensitive_post_parameters()
@with_case
def gather(request: AskedAbout, found: Looked) -> HttpResponse:
    """What is typed stands in the form alone: no address, no trail and no row keeps it."""
    if not may_gather(found):
        messages.warning(request, phrase("gather.not_yet"))
        return to_case(found)
    form = ProofForm(request.POST if request.method == "POST" else None)
    facts = {"case": found.row, "form": form, "asked": request.method == "POST"}
    if request.method == "POST" and form.is_valid():
        gathered = gathering.gather(
            request.agency, found.who, form.shown_codes, form.proved, request.now
        )
        packs = "package" in request.POST
        gathering.note(found.row, gathered, found.who.actor.who, request.now,
                       "package" if packs else "gather")  # fmt: skip
        if packs:
            spoken: Language = "en" if language() == "en" else "th"
            content = gathering.packed(found.row, gathered, request.today, spoken)
            return download("own-data.zip", content, "application/zip")
        facts["found"] = [(each, said(each.folder.procedure.title), showing.state(each.row))
                          for each in gathered]  # fmt: skip
    return render(request, "cases/gather.html", facts)
