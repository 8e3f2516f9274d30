"""Handing out files."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.files.queries import attached
from prongsai.apps.files.store import path_of
from prongsai.core.access.table import Verdict


@require_safe
def download(request: AskedAbout, agency: str, key: str) -> FileResponse:
    """A file to save, for those who may read the thing it belongs to."""
    found = attached(agency, key)
    if found is None:
        raise Http404
    address = settings.FILE_READERS.get(found.thing, "")
    if settings.PERMISSIONS.verdict(address, request.standing, write=False) is not Verdict.ALLOWED:
        raise Http404
    asked = settings.FILE_OWNERS.get(found.thing)
    roles = request.standing.roles
    if asked and not import_string(asked)(
        agency, found.owner, request.user.key, roles, request.today
    ):
        raise Http404
    path = path_of(found.stored.hash)
    if not path.is_file():
        raise FileNotFoundError("a content of the file store is missing")
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.media,
        headers={
            "X-Content-Type-Options": "nosniff",
            # Should a browser open it after all, nothing in it runs.
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
