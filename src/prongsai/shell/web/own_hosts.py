"""Public sites under a host of their own: nothing else answers there, no sign-in and no cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from prongsai.shell.web.strangers import PUBLIC


class OwnHosts:
    """Leads every address of such a host into its site, before anything else reads it."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host, _ = split_domain_port(request.get_host())
        if slug := settings.SITES.get(host):
            request.path_info = f"{PUBLIC}{slug}{request.path_info}"
        return self.respond(request)
