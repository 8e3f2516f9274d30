"""What was deleted in an agency, and having it back."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.bin.bins import bins
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.words import phrase, said_or
from prongsai.core.access.table import Verdict
from prongsai.core.bin.binned import Binned, in_order
from prongsai.core.terms.problem import Refused


def _seen(request: AskedAbout, found: Iterable[Binned]) -> list[Binned]:
    """What whoever asks could see before it was deleted."""
    return [
        each
        for each in found
        if settings.PERMISSIONS.verdict(each.reader, request.standing, write=False)
        is Verdict.ALLOWED
    ]


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:
    """What, who, when, and until when it can be had back."""
    every = (entry for each in bins().values() for entry in each.entries(agency))
    found = in_order(_seen(request, every))
    people = names(each.by for each in found)
    rows = [
        {
            "binned": each,
            "back": "bin:put_back_upkeep" if each.is_upkeep else "bin:put_back",
            "kind": said_or(f"bin.{each.thing}", each.thing),
            "by": people.get(each.by, ""),
            "last": each.last(settings.BIN_DAYS),
        }
        for each in found
    ]
    return render(request, "bin/list.html", {"rows": rows, "days": settings.BIN_DAYS})


@require_POST
def put_back(request: AskedAbout, agency: str, thing: str, binned: str) -> HttpResponse:
    """What belongs to the agency's work, where it was before."""
    return _put_back(request, agency, (thing, binned), is_upkeep=False)


@require_POST
def put_back_upkeep(request: AskedAbout, agency: str, what: str, removed: str) -> HttpResponse:
    """What its administrator looks after, where it was before."""
    return _put_back(request, agency, (what, removed), is_upkeep=True)


def _put_back(
    request: AskedAbout, agency: str, which: tuple[str, str], *, is_upkeep: bool
) -> HttpResponse:
    thing, key = which
    place = bins().get(thing)
    seen = _seen(request, place.entries(agency) if place else ())
    if place is None or (key, is_upkeep) not in {(each.key, each.is_upkeep) for each in seen}:
        raise Http404
    try:
        place.put_back(agency, key, by=request.user.key, at=request.now)
    except Refused as refused:
        say_why(request, refused)
    else:
        messages.success(request, phrase("bin.is_back"))
    return redirect("bin:list", agency)
