"""Somebody who works there: what he may ask for or declare, his own cases, what waits for him."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.cases import bridge, lending, manual, privacy, queries, registers, there
from prongsai.apps.cases import own as owning
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.fields import Lists, said
from prongsai.apps.cases.forms import OwnForm, named_units
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.views.asked import lists, who_asks
from prongsai.apps.cases.views.follow import Deeds, file_of, forms_of, handed_out
from prongsai.apps.cases.views.public import brought
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.words import phrase
from prongsai.core.cases.clocks import ClockState
from prongsai.core.cases.log import By
from prongsai.core.cases.numbers import number_year
from prongsai.core.cases.readers import PARTY
from prongsai.core.cases.register import Summed
from prongsai.core.procedures.kinds import Channel, FieldType, Kind, Secrecy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused

_KINDS = (Kind.REQUEST, Kind.DECLARATION, Kind.INTERNAL)
"""In this order what can be brought is shown; all others come after."""


@require_safe
def mine(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """His own page."""
    who, _ = who_asks(request)
    found = owning.mine(request.agency, who, request.today)
    facts = {
        "kinds": _by_kind(owning.offered(request.agency, who.actor)),
        "asked": _lines(found.asked), "open": _lines(found.open), "closed": _lines(found.closed),
        "working": _lines(found.working, inside=True), "lists": lists(request),
    }  # fmt: skip
    return render(request, "cases/mine.html", facts)


def _by_kind(found: Iterable[Procedure]) -> list[tuple[str, list[Procedure]]]:
    kinds = [*_KINDS, *(each for each in Kind if each not in _KINDS)]
    rows = [(each.value, [one for one in found if one.kind is each]) for each in kinds]
    return [each for each in rows if each[1]]


def _lines(rows: Iterable[Case], *, inside: bool = False) -> list[dict[str, Any]]:
    """Cases with their titles and where they stand, as whoever looks may read that."""
    found = []
    for row in rows:
        text = bridge.text_of(row.version)
        state = text.states[row.state]
        found.append({
            "row": row, "title": said(text.title), "category": showing.category(row),
            "state": said(state.label if inside else state.public),
        })  # fmt: skip
    return found


@GET_POST
@sensitive_post_parameters()
def bring(request: AskedAbout, agency: str, wish: str) -> HttpResponse:
    """The form made of the file; no code is needed, his account leads him back to it."""
    who, units = who_asks(request)
    offered = owning.offered(request.agency, who.actor)
    found = next((each for each in offered if each.key == wish), None)
    if found is None:
        if wish not in there.of_staff(request.agency):
            raise Http404
        messages.warning(request, phrase("own.not_yours"))
        return redirect("cases:mine", agency)
    people = _people(request, found)
    form = OwnForm(
        request.POST or None, request.FILES or None, procedure=found,
        lists=Lists(people, named_units(units), lending.offered(request.agency, found)),
        initial=owning.initial(found, request.user, units.name(who.actor.unit)),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        by = By(who=who.actor.who, unit=who.actor.unit)
        try:
            receipt = brought(request.agency, found, form, Channel.WEB, by, request.now)
        except Refused as refused:
            add_beside(form, refused)
        else:
            number = receipt.case.register_number
            messages.success(request, phrase("own.brought", number=number))
            return redirect("cases:own", agency, receipt.case.key)
    facts = {"form": form, "procedure": found, "manual": manual.of(found),
             "secret": found.secrecy is not Secrecy.OPEN,
             "notice": privacy.notice_of(request.agency, found),
             "shares": _shares(request, found, units)}  # fmt: skip
    return render(request, "cases/ask.html", facts)


def _shares(
    request: AskedAbout, procedure: Procedure, units: Units
) -> list[tuple[int, Sequence[Summed]]]:
    """This year and the one before, as far as there is anything to tell."""
    if not procedure.register.shares:
        return []
    this = number_year(procedure, request.today)
    return [
        (year, registers.sums(request.agency, procedure, year, request.now, units))
        for year in (this, this - 1)
    ]


def _people(request: AskedAbout, procedure: Procedure) -> dict[str, str]:
    """Colleagues, where the form asks for any."""
    asks = any(each.type is FieldType.PEOPLE for each in procedure.fields.values())
    return owning.colleagues(request.agency.key, request.today) if asks else {}


def gone(request: AskedAbout, agency: str, key: str) -> HttpResponse:
    """Others' cases are not here, whether there are any or not."""
    if not queries.is_there(request.agency, key):
        raise Http404
    messages.warning(request, phrase("case.not_here"))
    return redirect("cases:mine", agency)


@GET_POST
@sensitive_post_parameters()
def case(request: AskedAbout, agency: str, own: str) -> HttpResponse:
    """Where it stands, what is asked of him, and what he can do as whoever brought it."""
    row = _own(request, own)
    return gone(request, agency, own) if row is None else _page(request, row)


def _own(request: AskedAbout, key: str) -> Case | None:
    return owning.case_of(request.agency, key, request.user.key)


def _page(request: AskedAbout, row: Case) -> HttpResponse:
    who, _ = who_asks(request)
    folder = bridge.folder_of(row)
    people = _people(request, folder.procedure)
    deeds = Deeds(request, row, folder, owning.as_bringer(who.actor, row), people)
    deeds.act()
    if deeds.done:
        messages.success(request, phrase("public.done"))
        return redirect("cases:own", row.agency.key, row.key)
    now = folder.standing(folder.moment(request.now))
    dials = showing.dials(folder, request.now, public=True)
    seen = showing.Seen(people=showing.everybody(folder))
    facts = {
        "case": row, "procedure": folder.procedure, "now": now,
        "state": said(folder.procedure.states[now.state].public),
        "category": showing.category(row), "outcome": showing.outcome(row), "dials": dials,
        "refused": deeds.refused, "asked": PARTY in row.turn or now.asked,
        "late": any(each.round.state is ClockState.LATE for each in dials),
        "lines": showing.timeline(folder, showing.files_of(row, folder), seen),
        "works": queries.case_of(request.agency, row.key, who) is not None,
        "sent": deeds.sent, **forms_of(deeds, folder, now),
    }  # fmt: skip
    return render(request, "cases/own.html", facts)


@require_safe
def file(request: AskedAbout, agency: str, own: str, key: str) -> HttpResponseBase:
    """A file among what he is shown of his case."""
    row = _own(request, own)
    if row is None:
        return gone(request, agency, own)
    found = file_of(row, key)
    if found is None:
        messages.warning(request, phrase("case.not_here"))
        return redirect("cases:own", agency, own)
    return handed_out(found)
