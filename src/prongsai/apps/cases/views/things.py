"""The list of things that can be lent: seen, typed, brought in as a table, taken out."""

from __future__ import annotations

import dataclasses

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import lending
from prongsai.apps.cases.models_things import Thing
from prongsai.apps.cases.thing_forms import ThingForm
from prongsai.apps.look.downloads import download, table
from prongsai.apps.look.form_pages import GET_POST, add_beside, add_errors
from prongsai.apps.look.pasting import TableForm, wrong
from prongsai.apps.look.words import phrase
from prongsai.core.cases.thing_sheet import Column, read_things
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words
from prongsai.workshop.sheets import carried
from prongsai.workshop.voice import screens

HEADS = ("code", "name", "kind", "kept_at", "condition", "quantity", "state")


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """All of it; of what is away until when, and not who has it."""
    facts = {"things": [(each, _until(each)) for each in lending.things_of(request.agency)],
             "today": request.today}  # fmt: skip
    return render(request, "cases/things.html", facts)


def _until(row: Thing) -> list[dict[str, object]]:
    uses = sorted(row.uses.all(), key=lambda each: each.since)
    return [{"use": each, "number": each.quantity} for each in uses]


@GET_POST
def thing(request: AskedAbout, agency: str, asset: str = "") -> HttpResponse:
    """One of them, typed or changed; whoever comes second is told."""
    known = lending.thing_of(request.agency, asset) if asset else None
    if asset and known is None:
        raise Http404
    begun = dataclasses.asdict(lending.value(known)) if known else {"quantity": 1}
    form = ThingForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            lending.enlist(request.agency, form.said, doer_of(request), known)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("cases:things", agency)
    return render(request, "cases/thing.html", {"form": form, "thing": known})


def _words(key: str) -> Words:
    """Of a sheet, which people of either language fill in."""
    said = screens()[f"thing.{key}"]
    return Words(said["th"], said["en"])


def _columns() -> dict[str, Column]:
    return {key: Column(key, _words(key)) for key in HEADS}


@require_safe
def file(request: AskedAbout, agency: str) -> HttpResponse:
    """The list as a sheet that can be brought in again; without a thing it is the template."""
    heads = [each.name.th for each in _columns().values()]
    off, used = _words("is_struck_off").th, _words("in_use").th
    rows = [
        [each.code, each.name, each.kind, each.kept_at, each.condition, each.quantity,
         off if each.struck_off else used]
        for each in lending.things_of(request.agency)
    ]  # fmt: skip
    return download(f"things-{agency}.xlsx", table("1", [heads, *rows], "xlsx"))


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """A sheet looked over whole; nothing is kept before it was shown as it was read."""
    form = TableForm(request.POST or None, request.FILES or None)
    facts: dict[str, object] = {"form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/things_import.html", facts)
    try:
        rows = form.rows
    except Refused as refused:
        add_errors(form, refused)
        return render(request, "cases/things_import.html", facts)
    found = read_things(rows, _columns(), _words("is_struck_off"))
    if request.POST.get("do") == "enter" and not found.problems:
        number = lending.take_in(request.agency, found.things, doer_of(request))
        messages.success(request, phrase("thing.taken_in", number=number))
        return redirect("cases:things", agency)
    known = {each.code for each in lending.things_of(request.agency)}
    facts |= {"lines": [(each, each.code in known) for each in found.things],
              "carried": carried(rows), **wrong(found.problems)}  # fmt: skip
    return render(request, "cases/things_look.html", facts)
