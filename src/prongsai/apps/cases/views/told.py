"""What everybody reads of cases: published answers, what became of proposals."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import told
from prongsai.apps.cases.views.follow import handed_out
from prongsai.apps.cases.views.public import shown, stranger, told_of
from prongsai.apps.look.wishes import whole


@require_safe
@stranger
def public(request: Asked, agency: Agency, procedure: str) -> HttpResponseBase:
    """A page of the list, the newest first; or a file that stands on it."""
    found, is_open = told_of(agency, procedure)
    if found.published is None:
        raise Http404
    if key := request.GET.get("file", ""):
        if (kept := told.file(agency, found, key, request.now)) is None:
            raise Http404
        return handed_out(kept)
    category = request.GET.get("category", "")
    wanted = category if category in found.categories else ""
    page = told.page(agency, found, wanted, whole(request.GET.get("after", ""), 18), request.now)
    facts: dict[str, Any] = {"is_open": is_open, "procedure": found, "told": page, "wanted": wanted,
             "categories": told.categories(found)}  # fmt: skip
    return shown(request, agency, "cases/public_told.html", **facts)
