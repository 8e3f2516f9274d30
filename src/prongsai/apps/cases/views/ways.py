"""Opened boxes, letters of other agencies, and telling whoever brought a case."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import around, bridge, queries, telling_outside, ways_in
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models_around import Referral
from prongsai.apps.cases.own import colleagues
from prongsai.apps.cases.views.asked import Looked, not_yours, to_case, with_case
from prongsai.apps.cases.ways_forms import BoxForm, ReferralForm
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.problem import Refused

# --- Boxes ---------------------------------------------------------------------------------------


@require_safe
def boxes(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every opening, those that found nothing too."""
    return render(request, "cases/boxes.html", {"openings": around.openings_of(request.agency)})


@GET_POST
def open_box(request: AskedAbout, agency: str) -> HttpResponse:
    """The record is written by one; the two who opened it are named in it."""
    people = colleagues(request.agency.key, request.today)
    form = BoxForm(request.POST or None, people=people, initial={"day": request.today})
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"] or form.initial["token"]
        try:
            row = ways_in.open_box(request.agency, form.said, doer_of(request), token)
        except Refused as refused:
            add_beside(form, refused)
        else:
            return redirect("cases:box", agency, row.key)
    return render(request, "cases/box_new.html", {"form": form})


@require_safe
def box(request: AskedAbout, agency: str, box: str) -> HttpResponse:  # noqa: ARG001 - as above
    """The record to print and sign, and what of it is entered already."""
    row = around.opening_of(request.agency, box)
    if row is None:
        raise Http404
    known, desks = bridge.offered_by(request.agency), queries.desks_of(request.agency)
    takes = [(key, said(each.title)) for key, each in known.items()
             if key in desks and Channel.BOX in each.channels]  # fmt: skip
    people = names([row.first, row.second])
    facts = {
        "box": row, "first": people.get(row.first, "–"), "second": people.get(row.second, "–"),
        "cases": [each.case for each in row.sheets.all()], "takes": takes,
        "left": row.found - row.beside - len(row.sheets.all()),
    }  # fmt: skip
    return render(request, "cases/box.html", facts)


# --- Referrals -----------------------------------------------------------------------------------


@GET_POST
@with_case
def referral(request: AskedAbout, found: Looked, referral: str = "") -> HttpResponse:
    """A letter of another agency, or ours to it; their receipt may be written in later."""
    if not found.works:
        return not_yours(request, found)
    known = around.referral_of(found.row, referral) if referral else None
    if referral and known is None:
        raise Http404
    came = known.came if known else "came" in request.GET
    form = ReferralForm(request.POST or None, initial=_initial(request, found, known, came=came))
    if request.method == "POST" and form.is_valid():
        by = found.who.actor.who
        ways_in.refer(found.row, form.said(came=came), by, request.now, known)
        messages.success(request, phrase("form.saved"))
        return to_case(found)
    return render(request, "cases/referral.html", {"case": found.row, "form": form, "came": came})


def _initial(
    request: AskedAbout, found: Looked, known: Referral | None, *, came: bool
) -> dict[str, object]:
    names_ = ("agency", "letter", "day", "receipt", "receipt_day")
    if known:
        return {name: getattr(known, name) for name in names_}
    other = "" if came else str(found.now.values.get("sent_to", ""))
    return {"agency": other, "day": found.row.brought if came else request.today}


# --- Telling whoever brought it ------------------------------------------------------------------


@require_POST
@with_case
def tell(request: AskedAbout, found: Looked) -> HttpResponse:
    """That there is news; by the way that the officer chose, once for each event."""
    if not found.works:
        return not_yours(request, found)
    channel = request.POST.get("channel", "")
    try:
        told = telling_outside.tell(found.row, found.who.actor, channel, request.now)
    except Refused as refused:
        say_why(request, refused)
    else:
        said_ = "telling.noted" if told.is_new else "telling.already"
        messages.success(request, phrase(said_))
    return to_case(found)


@require_safe
@with_case
def tellings(request: AskedAbout, found: Looked) -> HttpResponse:
    """Each event with whom it was told, how, and what became of that; no address, no text."""
    whats = {each.number: showing.what(found.folder.procedure, each) for each in found.folder.log}
    lines = [(each, whats.get(each.event, "")) for each in around.tellings_of(found.row)]
    return render(request, "cases/tellings.html", {"case": found.row, "tellings": lines})
