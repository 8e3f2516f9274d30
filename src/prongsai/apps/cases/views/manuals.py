"""The manual as a file, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import manual_files
from prongsai.apps.cases.views.public import desk_of, stranger
from prongsai.apps.look.downloads import download


@require_safe
@stranger
def paper(request: Asked, agency: Agency, procedure: str, form: str) -> HttpResponse:
    """As it is today; the page says the same."""
    desk, found = desk_of(agency, procedure)
    if form not in manual_files.FORMS:
        raise Http404
    content = manual_files.paper(agency, found, desk, request.today, form)
    return download(manual_files.name(found, form), content)
