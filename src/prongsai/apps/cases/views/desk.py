"""Entering what came by counter, telephone or letter; how an agency offers a procedure."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import around, bridge, desks, lending, privacy, queries, ways_in
from prongsai.apps.cases.desk_forms import NAMES, DeskForm, initial
from prongsai.apps.cases.fields import Lists
from prongsai.apps.cases.firsts import first_of
from prongsai.apps.cases.forms import EnterForm, named_units
from prongsai.apps.cases.own import colleagues
from prongsai.apps.cases.views.asked import text_of, who_asks
from prongsai.apps.cases.views.public import brought, picture, slip
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.words import phrase
from prongsai.core.cases.log import By
from prongsai.core.procedures.deciding import unsettled
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.problem import Refused

LONGEST_KEY = 40


@GET_POST
def enter(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The form of strangers, with how and when it came; the answer is the same slip."""
    desk = queries.desks_of(request.agency).get(text_of(request.agency, procedure).key)
    if desk is None:
        raise Http404
    found, (who, units) = bridge.as_followed(desk), who_asks(request)
    opening = around.opening_of(request.agency, request.GET.get("box", "")[:LONGEST_KEY])
    begun = {"channel": Channel.BOX.value, "day": opening.day} if opening else {}
    form = EnterForm(
        request.POST or None, request.FILES or None, procedure=found, initial=begun,
        lists=Lists(colleagues(request.agency.key, request.today), named_units(units),
                    lending.offered(request.agency, found)),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        actor = who.actor
        role = next(iter(sorted(actor.roles)), "")
        first = found.routing.first
        by = By(who=actor.who, unit=actor.unit, role=first if first in actor.roles else role)
        channel = Channel(form.cleaned_data["channel"])
        try:
            receipt = brought(request.agency, found, form, channel, by, request.now)
        except Refused as refused:
            add_beside(form, refused)
        else:
            if opening and channel is Channel.BOX:
                ways_in.put_with(opening, receipt.case)
            return slip(request, request.agency, found, receipt, inside=True)
    facts = {"form": form, "procedure": found, "opening": opening,
             "notice": privacy.notice_of(request.agency, found)}  # fmt: skip
    return render(request, "cases/enter.html", facts)


@GET_POST
def settings(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """Whether strangers may bring it here, and where else it is taken in."""
    found = text_of(request.agency, procedure)
    row = queries.desks_of(request.agency).get(procedure)
    said = {name: getattr(row, name) for name in NAMES} if row else {"staff": True}
    said.update(initial(row.choices if row else {}, found, row.fees if row else {}))
    form = DeskForm(
        request.POST or None, procedure=found, kept=row.choices if row else None, initial=said
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        desks.offer(request.agency, procedure, form.said, doer_of(request))
        messages.success(request, phrase("form.saved"))
        return redirect("cases:settings", agency, procedure)
    decided = row.decided if row else {}
    still = [each for each in unsettled(found) if each.path not in decided]
    facts = {
        "form": form, "procedure": found, "desk": row, "decided": len(decided),
        "unknown": [each for each in still if each.proposed is None],
        "proposed": [each for each in still if each.proposed is not None],
        **_poster(request, procedure), "first": first_of(request.agency, found, request.today),
    }  # fmt: skip
    return render(request, "cases/settings.html", facts)


def _poster(request: AskedAbout, procedure: str) -> dict[str, object]:
    """Where the form is, and the code that leads to it."""
    path = reverse("cases:bring", args=[request.agency.key, procedure])
    address = request.build_absolute_uri(path)
    return {"address": address, "picture": picture(f"{address}?by=qr")}


@require_safe
def poster(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """A sheet for the wall: what can be brought, and the code that leads to its form."""
    found = text_of(request.agency, procedure)
    row = queries.desks_of(request.agency).get(procedure)
    if row is None or not row.open:
        raise Http404
    facts = {"procedure": found, "desk": row, **_poster(request, procedure)}
    return render(request, "cases/poster.html", facts)
