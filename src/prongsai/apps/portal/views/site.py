"""Pages of strangers: no session, no cookie, nothing but what is released."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from prongsai.apps.files.store import path_of
from prongsai.apps.portal import queries
from prongsai.apps.portal.models import Portal
from prongsai.apps.portal.rendering import HTML, Answer, Rendering
from prongsai.core.portal.content import digest
from prongsai.core.portal.site import upwards

_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?", re.IGNORECASE)
_ASIDE = ("application/vnd.", "application/ld+json")
"""What no browser shows by itself is handed out to be saved."""


def rendering_of(portal: Portal) -> Rendering:
    """The site as it is now."""
    return Rendering(portal, queries.site_of(portal), lambda key: queries.content_of(portal, key))


@require_safe
def page(request: HttpRequest, slug: str, path: str = "") -> HttpResponseBase:
    """A page or a file of a site."""
    portal = queries.portal_at(slug)
    if portal is None:
        raise Http404
    rendering = rendering_of(portal)
    answer = rendering.answer(path)
    if answer is None and rendering.answer(f"{path}/") is not None:
        return HttpResponsePermanentRedirect(f"{request.path}/")
    if answer is None:
        response: HttpResponseBase = _missing(portal, path)
    else:
        response = _told(request, answer)
    response.headers["Content-Security-Policy"] = policy(portal.agency.domain)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def policy(domain: str) -> str:
    """No script at all; in a frame only on the agency's own site."""
    framing = "'none'"
    if _DOMAIN.fullmatch(domain):
        framing = f"'self' {domain} *.{domain}"
    return (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {framing}"
    )


def _told(request: HttpRequest, answer: Answer) -> HttpResponseBase:
    tag = f'"{answer.stored or digest(answer.content)}"'
    kept: Any = None if answer.gone else get_conditional_response(request, etag=tag)
    if kept is not None:
        kept.headers["ETag"] = tag
        return kept  # type: ignore[no-any-return] # it says nothing of its kind
    response: HttpResponseBase
    if answer.stored:
        path = path_of(answer.stored)
        if not path.is_file():
            raise FileNotFoundError("a content of the file store is missing")
        response = FileResponse(path.open("rb"), content_type=_lettered(answer.media, path))
    else:
        status = 410 if answer.gone else 200
        response = HttpResponse(answer.content, content_type=_spelled(answer.media), status=status)
    response.headers["ETag"] = tag
    if answer.name:
        aside = answer.media.startswith(_ASIDE)
        named = content_disposition_header(as_attachment=aside, filename=answer.name)
        response.headers["Content-Disposition"] = named or "inline"
    return response


def _lettered(media: str, path: Path) -> str:
    """Texts of officers are UTF-8 or of former days; without a word browsers guess wrong."""
    if not media.startswith("text/"):
        return media
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return f"{media}; charset=windows-874"
    return f"{media}; charset=utf-8"


def _spelled(media: str) -> str:
    """Texts here are UTF-8, and browsers are told so."""
    plain = media.startswith("text/") and "charset" not in media
    return f"{media}; charset=utf-8" if plain else media


def _missing(portal: Portal, path: str) -> HttpResponse:
    """Its links lead up from wherever it stands: the site may have a host of its own."""
    facts = {"agency": portal.agency, "root": upwards(path)}
    text = render_to_string("portal/site/missing.html", facts)
    return HttpResponse(text, content_type=HTML, status=404)
