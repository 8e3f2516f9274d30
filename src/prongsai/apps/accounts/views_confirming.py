"""The second person looks at a part that somebody gave, and agrees or declines."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.accounts import confirming, queries, vouching
from prongsai.apps.accounts.asking import AskedIn
from prongsai.apps.accounts.models import Membership
from prongsai.apps.accounts.views_people import divisions_of
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


@GET_POST
def part_confirm(request: AskedIn, agency: str, part: int) -> HttpResponse:
    """What is asked, by whom; and the answer to it."""
    row = next((each for each in queries.waiting_parts(agency) if each.pk == part), None)
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            messages.success(request, _answer(request, row))
        except Refused as refused:
            say_why(request, refused)
        return redirect("home:home")
    facts = {
        "part": row,
        "divisions": divisions_of(request),
        "counts": not row.given_by
        or vouching.counting([request.user], row.given_by, agency, request.now),
        "could": row.given_by
        and vouching.who_could(row.person, row.given_by, agency, request.above, request.now),
        "mine": request.user.pk in (row.given_by_id, row.person_id),
        "receives": request.user.pk == row.person_id,
    }
    return render(request, "accounts/part_confirm.html", facts)


def _answer(request: AskedIn, row: Membership) -> str:
    if "decline" in request.POST:
        confirming.decline(row, request.user, at=request.now)
        return phrase("confirm.declined", name=row.person.name)
    confirming.confirm(row, request.user, at=request.now)
    return phrase("confirm.confirmed", name=row.person.name)
