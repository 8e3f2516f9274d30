"""Pages and style packed for the way: an office that starts the program has no proxy to do it."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
"""Kinds worth packing; papers, sheets and pictures are packed inside already."""


class Packed(GZipMiddleware):
    """Django's packing, whose random filling keeps secrets of a page from showing in its length."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
