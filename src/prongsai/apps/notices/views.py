"""What one was told."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.wishes import LONGEST, whole
from prongsai.apps.look.words import phrase
from prongsai.apps.notices import actions
from prongsai.apps.notices.forms import HowTold
from prongsai.apps.notices.queries import reader_of, told
from prongsai.apps.notices.words import copy_text, link, sentence

PAGE = 30


@GET_POST
def mine(request: Asked) -> HttpResponse:
    """One's own notices, the newest first, each with a text to copy; and how one is told."""
    reader = reader_of(request.user.key)
    form = HowTold(request.POST or None, initial={"email": reader.email})
    if request.method == "POST":
        wanted = "email" in request.POST
        actions.choose_email(request.user.key, wanted=wanted, at=request.now)
        messages.success(request, phrase("form.saved"))
        return redirect("notices:mine")
    text = request.GET.get("before", "")
    before = whole(text, LONGEST) or None
    agencies = {part.agency for part in request.parts}
    found = told(request.user.key, agencies, request.areas, before, PAGE)
    site = request.build_absolute_uri("/")
    rows = [
        {
            "told": each,
            "new": each.notice.pk > reader.seen,
            "text": sentence(each.notice),
            "link": link(each.notice, site),
            "copy": copy_text(each.notice, site, each.agency),
        }
        for each in found
    ]
    if rows and rows[0]["new"]:
        actions.have_seen(request.user.key, found[0].notice.pk)
    more = found[-1].notice.pk if len(found) == PAGE else None
    facts = {
        "rows": rows,
        "more": more,
        "days": settings.NOTICE_DAYS,
        "form": form if settings.CHANNELS else None,
    }
    return render(request, "notices/mine.html", facts)
