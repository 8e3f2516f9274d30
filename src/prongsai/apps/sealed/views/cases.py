"""The list of reports, and one report, for those who can open them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import names as names_of
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import language, phrase
from prongsai.apps.sealed import actions, forms, opening, queries
from prongsai.apps.sealed.frame import outside
from prongsai.apps.sealed.keys import Unlocked
from prongsai.apps.sealed.opening import Opened
from prongsai.apps.sealed.views.asked import doer_of, holding, opened, unlocked
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused


@require_safe
def all_of(request: AskedAbout, agency: str) -> HttpResponse:
    """With the key the reports it opens; without it where to unlock it."""
    charge = queries.charge_of(request.agency, request.today)
    mine = unlocked(request)
    officer = Role.COMPLAINT_OFFICER in request.standing.roles
    facts: dict[str, Any] = {
        "charge": charge, "unlocked": mine, "form": forms.Passphrase(), "officer": officer,
        "custodian": Role.CUSTODIAN in request.standing.roles,
        "holder": mine.holder if mine else queries.holder_of(request.agency, request.user.key),
        "address": request.build_absolute_uri(f"/report/{agency}/"),
    }  # fmt: skip
    if mine and officer:
        found = queries.lines(charge, request.user.key, mine.pair)
        facts["lines"], facts["to_hand_on"] = found
    return render(request, "sealed/list.html", facts)


@require_safe
@holding
def case(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """Everything of it; that it was opened is written down."""
    found = opened(request, mine, brought)
    actions.look(found.case, doer_of(request))
    return page_of(request, found)


def page_of(request: AskedAbout, found: Opened, **more: Any) -> HttpResponse:
    """A report, with whatever form was sent and lacks something."""
    named, about = bodies(), found.about
    concerned = bool(about.units or about.people)
    charge = queries.charge_of(request.agency, request.today) if concerned else None
    limits = queries.limits_of(getattr(found.case.agency, "sealed_desk", None))
    people = names_of(
        {str(each.said.get("by", "")) for each in found.log} | {a.by for a in found.askings}
    )  # fmt: skip
    facts = {
        "opened": found, "people": people, "once": new_key(),
        "once_reply": new_key(),
        "bodies": dict(named), "reply": forms.Word(auto_id="reply_%s"),
        "note": forms.Word(auto_id="note_%s"), "why": forms.Why(auto_id="why_%s"),
        "move": forms.MoveForm(found.moves, named, initial={"seen": len(found.steps)}),
        "about_units": [charge.units.get(each, each) for each in about.units] if charge else [],
        "about_people": [charge.titles.get(each, "") for each in about.people] if charge else [],
        "taken": forms.Receipt(named, auto_id="taken_%s"), "hold": forms.Why(auto_id="hold_%s"),
        "clocks": [(each, each.is_late(request.today)) for each in found.runs(limits)],
        **more,
    }  # fmt: skip
    return render(request, "sealed/case.html", facts)


def bodies() -> list[tuple[str, str]]:
    """Those outside by their keys."""
    return [(key, each.name.said(language())) for key, each in outside().bodies.items()]


@require_safe
@holding
def file(request: AskedAbout, mine: Unlocked, brought: UUID, file: str) -> HttpResponse:
    """A file, out of its box into the answer: it is written nowhere."""
    found = queries.case_of(request.agency, brought, request.user.key, mine.pair)
    read = opening.file_in(*found, file) if found else None
    if found is None or read is None:
        raise Http404
    actions.take_file(found[0], doer_of(request))
    name, media, content = read
    return download(name, content, media)


@require_POST
@sensitive_post_parameters()
@holding
def say(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """An answer, or a note."""
    found, private = opened(request, mine, brought), "note" in request.POST
    name = "note" if private else "reply"
    form = forms.Word(request.POST, auto_id=f"{name}_%s")
    if form.is_valid():
        facts = form.cleaned_data
        try:
            actions.say(found.case, facts["text"], facts["once"], doer_of(request), private=private)
            messages.success(request, phrase("sealed.noted" if private else "sealed.replied"))
            return _to(request, brought)
        except Refused as refused:
            add_errors(form, refused, "text")
    return page_of(request, found, **{name: form})


@require_POST
@sensitive_post_parameters()
@holding
def move(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """To its next state."""
    found = opened(request, mine, brought)
    form = forms.MoveForm(found.moves, bodies(), request.POST)
    if form.is_valid():
        try:
            actions.move(found, form.move, form.cleaned_data["seen"], doer_of(request))
            messages.success(request, phrase("sealed.moved"))
            return _to(request, brought)
        except Refused as refused:
            for problem in refused.problems:
                name = problem.place.path
                add_errors(form, Refused([problem]), name if name in form.fields else None)
    return page_of(request, found, move=form)


@GET_POST
@holding
def leave_out(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """Somebody found on reading; who leaves himself out sees it no more."""
    found = opened(request, mine, brought)
    charge = queries.charge_of(request.agency, request.today)
    form = forms.LeaveOut(charge, found.about, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "sealed/leave_out.html", {"opened": found, "form": form})
    facts = form.cleaned_data
    actions.leave_out(found, charge, facts["units"], facts["people"], doer_of(request))
    messages.success(request, phrase("sealed.left_out"))
    still = queries.case_of(request.agency, brought, request.user.key, mine.pair)
    return _to(request, brought) if still else redirect("sealed:list", request.agency.key)


@require_POST
@sensitive_post_parameters()
@holding
def ask_name(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """A custodian is asked who brought it."""
    found = opened(request, mine, brought)
    form = forms.Why(request.POST, auto_id="why_%s")
    if not form.is_valid():
        return page_of(request, found, why=form)
    actions.ask_name(found, form.cleaned_data["reason"], doer_of(request))
    messages.success(request, phrase("sealed.asked"))
    return _to(request, brought)


def _to(request: AskedAbout, brought: UUID) -> HttpResponse:
    return redirect("sealed:case", request.agency.key, brought)
