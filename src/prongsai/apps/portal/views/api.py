"""Answers to programs: JSON, the same for everybody, with an `ETag`."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from prongsai.apps.portal import api, queries
from prongsai.apps.portal.views.site import rendering_of
from prongsai.core.portal.content import digest
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.voice import Voice

JSON = "application/json"


@require_safe
def answer(request: HttpRequest, slug: str, below: str = "") -> HttpResponse:
    """What is published there, or in words why not."""
    portal = queries.portal_at(slug)
    if portal is None:
        raise Http404
    try:
        said = api.said(rendering_of(portal), below, request.GET.dict())
    except Refused as refused:
        return _sent(_problem(refused.problems[0]), 400)
    if said is None:
        return _sent(_problem(Problem("api-nothing")), 404)
    return _told(request, said)


def _told(request: HttpRequest, said: api.Said) -> HttpResponse:
    response = _sent(said, 200)
    response.headers["ETag"] = f'"{digest(response.content)}"'
    kept: Any = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return kept  # type: ignore[no-any-return] # it says nothing of its kind


def _sent(said: api.Said, status: int) -> HttpResponse:
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    response = HttpResponse(text.encode(), content_type=JSON, status=status)
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"  # nothing here depends on who asks
    return response


def _problem(problem: Problem) -> api.Said:
    """What is wrong and how to mend it, in both languages."""
    texts = {
        language: f"{Voice(language).sentence(problem)} {Voice(language).mend(problem)}".strip()
        for language in ("th", "en")
    }
    return {"code": problem.code, "message": texts}
