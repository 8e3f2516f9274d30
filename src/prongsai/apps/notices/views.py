"""What one was told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.notices.queries import told
from prongsai.apps.notices.words import copy_text, link, sentence

PAGE = 30


@require_safe
def mine(request: Asked) -> HttpResponse:
    """One's own notices, the newest first, each with a text to copy."""
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() else None
    agencies = {part.agency for part in request.parts}
    found = told(request.user.key, agencies, request.areas, before, PAGE)
    site = request.build_absolute_uri("/")
    rows = [
        {
            "told": each,
            "text": sentence(each.notice),
            "link": link(each.notice, site),
            "copy": copy_text(each.notice, site, each.agency),
        }
        for each in found
    ]
    more = found[-1].notice.pk if len(found) == PAGE else None
    return render(request, "notices/mine.html", {"rows": rows, "more": more})
