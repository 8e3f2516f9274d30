"""Making a paper and writing what it says."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase
from prongsai.apps.papers import actions, bridge, queries
from prongsai.apps.papers.forms import Draft, initial
from prongsai.apps.papers.kinds import BY_HAND, GIVEN, KINDS, OF_RESULT
from prongsai.apps.papers.views.asked import paper_of
from prongsai.core.terms.problem import Refused, refuse


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """What can be made: of the result of a year, or from nothing."""
    results = results_of(request.agency)
    years = [each.assessment.year for each in results]
    wished = whole(request.POST.get("year") or request.GET.get("year"))
    year = wished if wished in years else next(iter(years), None)
    if request.method == "POST":
        try:
            place = "edit" if request.POST.get("kind") in BY_HAND else "paper"
            return redirect(f"papers:{place}", agency, _begun(request, wished))
        except Refused as refused:
            say_why(request, refused)
            return redirect("papers:new", agency)
    made = queries.made_of(request.agency, year) if year else ()
    latest = {each.kind: each for each in reversed(made)}
    facts = {
        "years": years, "year": year,
        "result": next((each for each in results if each.assessment.year == year), None),
        "of_result": [(kind, latest.get(kind), new_key()) for kind in OF_RESULT],
        "by_hand": [(kind, new_key()) for kind in BY_HAND],
    }  # fmt: skip
    return render(request, "papers/new.html", facts)


def _begun(request: AskedAbout, year: int) -> str:
    """Key of the paper that was begun."""
    kind, token = request.POST.get("kind", ""), _token(request)
    doer = doer_of(request)
    if kind in BY_HAND:
        return actions.draft_by_hand(request.agency, kind, doer, token).key
    if kind in GIVEN:
        raise refuse("paper-given-elsewhere")
    if kind not in KINDS:
        raise refuse("paper-result-gone")
    return actions.draft_of_result(request.agency, kind, year, doer, token).key


def _token(request: AskedAbout) -> str:
    """The key that the form brought along, so that sending it twice makes one paper."""
    return key_sent(request.POST)


@GET_POST
def edit(request: AskedAbout, agency: str, paper: str) -> HttpResponse:
    """What a draft says; the second of two people is shown what the first changed."""
    found = paper_of(request, paper)
    if not bridge.is_open(found):
        say_why(request, refuse("paper-not-a-draft"))
        return redirect("papers:paper", agency, paper)
    sent = request.POST if request.method == "POST" or request.POST else None
    form = Draft(found.kind, sent, initial=initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            actions.change(found, form.said, doer_of(request), seen=seen)
        except Refused as refused:
            add_errors(form, refused)
            form.beside(paper_of(request, paper))
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("papers:paper", agency, paper)
    return render(request, "papers/edit.html", {"paper": found, "form": form})


@require_POST
def anew(request: AskedAbout, agency: str, paper: str) -> HttpResponse:
    """The same paper made of the result as it is now; what an app gave, that app gives anew."""
    found = paper_of(request, paper)
    try:
        if found.of_year is None:
            raise refuse("paper-given-elsewhere" if found.of else "paper-result-gone")
        made = actions.draft_of_result(
            request.agency, found.kind, found.of_year, doer_of(request), _token(request), found
        )
    except Refused as refused:
        say_why(request, refused)
        return redirect("papers:paper", agency, paper)
    messages.success(request, phrase("paper.made_anew_done"))
    return redirect("papers:paper", agency, made.key)
