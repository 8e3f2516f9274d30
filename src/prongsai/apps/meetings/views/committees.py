"""The list of committees, one of them, its form, its order, its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase, sentence
from prongsai.apps.meetings import actions, bridge, drawing, queries
from prongsai.apps.meetings.forms import (
    ChangeCommittee,
    CommitteeForm,
    DissolveForm,
    NewCommittee,
    of_committee,
)
from prongsai.apps.meetings.views.asked import committee_of
from prongsai.core.meetings.committee import WORKING, findings
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused


@require_safe
def all_of(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Meetings to come, then committees with order, term and how often they met."""
    year = whole(request.GET.get("year", "")) or None
    facts = {
        "year": year, "years": queries.years(request.agency),
        "lines": queries.listed(request.agency, request.today, year),
        "to_come": queries.to_come(request.agency, request.today),
        "open": queries.open_counts(request.agency, request.today),
        "kinds": bridge.frame().kinds,
    }  # fmt: skip
    return render(request, "meetings/list.html", facts)


@require_safe
def committee(request: AskedAbout, agency: str, committee: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Members, duties, order and term; its meetings and what is still open of them."""
    row = committee_of(request, committee)
    frame, value = bridge.frame(), bridge.committee(row)
    state = queries.stage(row, request.today)
    facts = {
        "committee": row, "state": state, "works": state in WORKING,
        "members": [
            (each.position, frame.parts.get(each.part)) for each in value.members
        ],
        "kind": frame.kinds.get(row.kind), "quorum": frame.quorum(row.quorum),
        "order": queries.orders_of(request.agency, [row]).get(row.key),
        "warnings": [sentence(each) for each in findings(value, frame)],
        "meetings": queries.meetings(row), "decisions": queries.open_of(row), "token": new_key(),
        "successor": row.replaced_by.filter(removed_at=None).first(),
    }  # fmt: skip
    return render(request, "meetings/committee.html", facts)


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """Another committee, for this fiscal year to begin with."""
    year = FiscalYear.of(request.today)
    initial = {"token": new_key(), "year": year.year, "last": year.last}
    form = NewCommittee(
        request.POST or None, agency=request.agency, year=year.year, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        said, token = form.cleaned_data, form.cleaned_data["token"]
        try:
            made = actions.add(
                request.agency, form.said, doer_of(request), order=said["order"], key=token
            )
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("committee.added"))
            return redirect("meetings:committee", agency, made.key)
    return _form(request, form)


def _form(request: AskedAbout, form: CommitteeForm, row: object = None) -> HttpResponse:
    return render(request, "meetings/committee_form.html", {"form": form, "committee": row})


@GET_POST
def edit(request: AskedAbout, agency: str, committee: str) -> HttpResponse:
    """What is known of it; two who change it at once are told."""
    row = committee_of(request, committee)
    form = ChangeCommittee(
        request.POST or None, agency=request.agency, year=FiscalYear.of(request.today).year,
        initial=of_committee(row),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(row, form.said, doer_of(request), order=form.cleaned_data["order"])
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("meetings:committee", agency, committee)
    return _form(request, form, row)


@require_POST
def order(request: AskedAbout, agency: str, committee: str) -> HttpResponse:
    """The draft of the order that appoints it, in the register of papers."""
    row = committee_of(request, committee)
    try:
        made = drawing.draft_order(row, doer_of(request), key_sent(request.POST))
    except Refused as refused:
        say_why(request, refused)
        return redirect("meetings:committee", agency, committee)
    messages.success(request, phrase("committee.order_drafted"))
    return redirect("papers:paper", agency, made.key)


@require_POST
def copy(request: AskedAbout, agency: str, committee: str) -> HttpResponse:
    """On to the form of the same committee a year later."""
    row = committee_of(request, committee)
    made = actions.copy(row, doer_of(request), key_sent(request.POST))
    messages.success(request, phrase("committee.copied"))
    return redirect("meetings:edit", agency, made.key)


@GET_POST
def dissolve(request: AskedAbout, agency: str, committee: str) -> HttpResponse:
    """It serves through that day; another may take its place."""
    row = committee_of(request, committee)
    others = list(queries.committees_of(request.agency).exclude(pk=row.pk).order_by("-year"))
    initial = {"last": row.dissolved or request.today, "why": row.why}
    form = DissolveForm(request.POST or None, others=others, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        successor = next((each for each in others if each.key == said["successor"]), None)
        try:
            actions.dissolve(row, said["last"], said["why"], doer_of(request), successor)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("committee.was_dissolved"))
            return redirect("meetings:committee", agency, committee)
    return render(request, "meetings/dissolve.html", {"form": form, "committee": row})


@require_POST
def remove(request: AskedAbout, agency: str, committee: str) -> HttpResponse:
    """Into the recycle bin, where it never met."""
    row = committee_of(request, committee)
    try:
        actions.remove(row, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect("meetings:committee", agency, committee)
    messages.success(request, phrase("committee.removed"))
    return redirect("meetings:list", agency)
