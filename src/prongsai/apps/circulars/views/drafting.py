"""Preparing a circular, sending it, deleting a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.circulars import actions, sending
from prongsai.apps.circulars.forms import ChangeForm, NewForm, initial
from prongsai.apps.circulars.views.asked import handled, told_why, who_asks
from prongsai.apps.files.queries import by_keys
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """Another one, as a draft; who reaches one unit only begins with it."""
    who, units = who_asks(request)
    only = list(who.hand.writes) if not who.hand.whole and len(who.hand.writes) == 1 else []
    form = NewForm(
        request.POST or None, request.FILES or None, agency=request.agency, hand=who.hand,
        units=units, initial={"token": new_key(), "units": only},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            token = form.cleaned_data["token"]
            made = actions.add(request.agency, form.given, who.hand, doer_of(request), token)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("circular.drafted"))
            return redirect("circulars:circular", agency, made.key)
    facts = {"form": form, "stuck": not who.hand.whole and not who.hand.writes}
    return render(request, "circulars/new.html", facts)


@GET_POST
@told_why
def edit(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """A draft; what was sent can only be corrected by a new version."""
    who, units = who_asks(request)
    row = handled(request, circular, who)
    if row.sent_at is not None:
        return redirect("circulars:circular", agency, circular)
    form = ChangeForm(
        request.POST or None, request.FILES or None, agency=request.agency, hand=who.hand,
        units=units, initial=initial(row),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(row, form.given, who.hand, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("circulars:circular", agency, circular)
    facts = {"form": form, "circular": row, "file": by_keys(agency, [row.file]).get(row.file)}
    return render(request, "circulars/edit.html", facts)


@require_POST
@told_why
def send(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """It is frozen, and its readers are told."""
    who, _ = who_asks(request)
    row = handled(request, circular, who)
    sending.send(row, who.hand, doer_of(request), request.POST.get("seen", ""))
    messages.success(request, phrase("circular.was_sent"))
    return redirect("circulars:circular", agency, circular)


@require_POST
@told_why
def remove(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """A draft, into the recycle bin."""
    who, _ = who_asks(request)
    row = handled(request, circular, who)
    actions.remove(row, doer_of(request))
    messages.success(request, phrase("circular.removed"))
    return redirect("circulars:list", agency)
