"""Queue tickets: the screen of a counter, and the one that hangs in the waiting room."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, queries, queue
from prongsai.apps.cases.views.asked import text_of, who_asks
from prongsai.apps.cases.views.public import desk_of, shown, stranger
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import whole
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Problem, Refused

LONGEST = 20
EVERY = 10
"""Seconds after which the screen of the waiting room asks anew; by a header, without a script."""
CALLED = 6


def _queue_of(request: AskedAbout, procedure: str) -> Procedure:
    found = text_of(request.agency, procedure)
    if not found.waits:
        raise Http404
    return found


@require_safe
def counter(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Who waits, who is at this counter; one tap calls, serves, ends."""
    found, (who, _) = _queue_of(request, procedure), who_asks(request)
    place = request.GET.get("counter", "").strip()[:LONGEST]
    line = queue.line(request.agency, found, request.now, who.actor if place else None)
    facts = {
        "procedure": found, "counter": place, "line": line, "token": new_key(),
        "calls": queue.calling(found),
        "here": [each for each in line.called if each.counter == place],
        "elsewhere": [each for each in line.called if each.counter != place],
        "open": procedure in {each.procedure for each, _ in queries.open_desks(request.agency)},
    }  # fmt: skip
    return render(request, "cases/queue.html", facts)


@require_POST
def do(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """What one tap did; of two who call the same ticket the second is told."""
    found, (who, _) = _queue_of(request, procedure), who_asks(request)
    place = request.POST.get("counter", "").strip()[:LONGEST]
    row = queries.case_of(request.agency, request.POST.get("case", ""), who)
    deed = found.moves.get(request.POST.get("deed", ""))
    try:
        if row is None or deed is None or not queue.is_tap(found, deed):
            raise Refused([Problem("case-moved-meanwhile")])  # noqa: TRY301 - said as any other
        key = queue.counter_field(found)
        given = Given(
            values={key: place} if key in deed.fields and place else {},
            key=request.POST.get("token", "")[:64], seen=whole(request.POST.get("seen", ""), 9),
        )  # fmt: skip
        actions.move(row, deed.key, who.actor, given, request.now)
    except Refused as refused:
        say_why(request, refused)
    there = reverse("cases:queue", args=[agency, procedure])
    return redirect(f"{there}?{urlencode({'counter': place})}")


@require_safe
@stranger
def board(request: Asked, agency: Agency, procedure: str) -> HttpResponse:
    """Who is called to which counter, and how many wait; names nobody."""
    _, found = desk_of(agency, procedure)
    if not found.waits:
        raise Http404
    line = queue.line(agency, found, request.now)
    answer = shown(
        request, agency, "cases/public_board.html", procedure=found, called=line.called[:CALLED],
        waiting=line.by_category(), next=line.waiting[:CALLED],
    )  # fmt: skip
    answer["Refresh"] = str(EVERY)
    return answer
