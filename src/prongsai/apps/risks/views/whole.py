"""What is said of a whole year: its scale, components of control, its approval."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST, add_beside, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.risks import queries, yearly
from prongsai.apps.risks.forms_year import ComponentsForm, GeneralForm, OpinionForm, WhyForm
from prongsai.apps.risks.risk_form import thresholds
from prongsai.apps.risks.views.asked import hand_of, held_of
from prongsai.core.terms.problem import Refused


@GET_POST
def general(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Matrix, size, thresholds and rounds: drafts that the agency makes its own."""
    held, (hand, _) = held_of(request, year), hand_of(request)
    form = GeneralForm(held, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            yearly.set_general(held.year, form.said, hand, seen=seen)
        except Refused as refused:
            if any(each.code == "risks-changed-meanwhile" for each in refused.problems):
                form.beside(held_of(request, year))
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("risks:general", agency, year)
    levels = [*held.frame.levels.values()]
    bands = list(zip(levels, [*(each.low - 1 for each in levels[1:]), None], strict=True))
    matrix = held.frame.matrices.get(held.year.matrix)
    facts = {
        "held": held, "form": form, "bands": bands, "matrix": matrix,
        "size": held.frame.sizes.get(held.year.size), "losses": thresholds(held),
        "steps": list(zip(matrix.likelihood, matrix.impact, strict=True)) if matrix else [],
    }  # fmt: skip
    return render(request, "risks/general.html", facts)


@GET_POST
def components(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """The five components of internal control, and what was found of each."""
    held, (hand, _) = held_of(request, year), hand_of(request)
    form = ComponentsForm(held, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            yearly.judge(held.year, form.said, hand, form.seen)
        except Refused as refused:
            form.beside(held_of(request, year))
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("risks:components", agency, year)
    said = held.register.components
    facts = {
        "held": held, "form": form, "judges": hand.judges,
        "said": [(each, said.get(key)) for key, each in held.frame.components.items()],
    }  # fmt: skip
    return render(request, "risks/components.html", facts)


@GET_POST
def opinion(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """What the internal auditor says of it all: typed by nobody else, read by everybody inside."""
    held, (hand, _) = held_of(request, year), hand_of(request)
    now = {"opinion": held.year.opinion, "seen": held.year.opinion_revision}
    form = OpinionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        said, seen = form.cleaned_data["opinion"], form.cleaned_data["seen"] or 0
        try:
            yearly.opine(held.year, said, hand, seen=seen)
        except Refused as refused:
            form.beside(held_of(request, year))
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("risks:opinion", agency, year)
    by = held.year.opinion_by
    facts = {
        "held": held, "form": form, "audits": hand.audits,
        "who": names([by]).get(by, "") if by else "",
        "papers": [each for each in shelf().risk_forms.forms.values() if each.has_opinion],
    }  # fmt: skip
    return render(request, "risks/opinion.html", facts)


@require_safe
def approval(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """What is missing first, then whose turn it is and what was done."""
    held, doer = held_of(request, year), doer_of(request)
    stand = held.approval
    people = names(act.by for act in stand.acts)
    found = held.findings(request.today, queries.links(request.agency, year).known)
    facts = {
        "held": held, "approval": stand, "step": stand.next, "why": WhyForm(),
        "mine": stand.may(doer.key, doer.roles), "back": stand.returned,
        "musts": [each for each in found if each.urgency == "must"],
        "acts": [(act, people.get(act.by, "")) for act in stand.acts],
        "editions": queries.editions(held.year),
    }  # fmt: skip
    return render(request, "risks/approval.html", facts)


@require_POST
def decide(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Pass it on, approve it, or send it back with a reason."""
    held, doer = held_of(request, year), doer_of(request)
    try:
        if "back" in request.POST:
            yearly.give_back(held.year, doer, request.POST.get("reason", ""))
            messages.success(request, phrase("decide.returned"))
        else:
            yearly.take(held.year, doer)
            messages.success(request, phrase("decide.taken"))
    except Refused as refused:
        say_why(request, refused)
    return redirect("risks:approval", agency, year)


@GET_POST
def reopen(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Change an approved plan; it takes both desks once more."""
    held = held_of(request, year)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            yearly.reopen(held.year, doer_of(request), form.cleaned_data["reason"])
            messages.success(request, phrase("risk.reopened"))
        except Refused as refused:
            say_why(request, refused)
        return redirect("risks:approval", agency, year)
    return render(request, "risks/reopen.html", {"held": held, "form": form})


@require_safe
def edition(request: AskedAbout, agency: str, year: int, version: int) -> HttpResponse:
    """A plan as it was approved, word for word."""
    found = queries.edition_of(held_of(request, year).year, version)
    if found is None:
        raise Http404
    name = f"risks-{agency}-{year}-approved-{version}.json"
    return download(name, found.content.encode(), "application/json")
