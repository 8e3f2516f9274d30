"""Letters that no keyboard makes and no database keeps are refused before any view."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from prongsai.shell.web.failures import bad_request

_NEVER = re.compile("[\x00\ud800-\udfff]")
"""NUL, and halves of a letter: a browser sends neither."""


class Letters:
    """Stands before the gate: a request with such a letter is not looked at any further."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, facts: Mapping[str, Any]
    ) -> HttpResponse | None:
        told = (*map(str, facts.values()), *_texts(request.GET), *_texts(request.POST))
        return bad_request(request) if any(map(_NEVER.search, told)) else None


def _texts(sent: QueryDict) -> Iterator[str]:
    for name, values in sent.lists():
        yield name
        yield from map(str, values)
