"""Stands before every view: works out how a person stands to the object, and asks the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.queries import anybody, standing_of
from prongsai.apps.agencies.queries import area, keys_upwards, seat
from prongsai.core.access.roles import Standing
from prongsai.core.access.table import Verdict
from prongsai.shell.web.typed import ask_who

READING = {"GET", "HEAD", "OPTIONS"}
MUST_FIRST = {"accounts:password", "accounts:sign_out", "look:taste"}
"""What a person with a first password may reach before choosing one of his own."""
BEFORE_ANYBODY = {
    "health", "look:taste", "look:display", "look:help", "look:help_print",
    "start:code", "start:step", "start:finish",
}  # fmt: skip
"""What there is before anybody has an account; all else leads to the first start."""


class Gate:
    """Nothing passes that the permission table does not list."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: Asked, _view: object, _args: object, facts: Mapping[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        address = match.view_name if match else ""
        request.standing = _standing(request, facts)
        write = request.method not in READING
        if request.standing.first and address not in BEFORE_ANYBODY:
            return redirect("start:code")
        verdict = settings.PERMISSIONS.verdict(address, request.standing, write=write)
        if verdict is Verdict.SIGN_IN:
            return ask_who(request, readable=bool(settings.PERMISSIONS.entries[address].read))
        if verdict is Verdict.NOT_FOUND or _nowhere(request, facts):
            # Nor does the page that says so tell whose address it would have been.
            request.agency = request.area = None  # type: ignore[attr-defined]
            raise Http404
        if _must_choose_password(request) and address not in MUST_FIRST:
            return redirect_to_login(request.get_full_path(), settings.FIRST_PASSWORD_URL)
        return None


def _standing(request: Asked, facts: Mapping[str, Any]) -> Standing:
    """What one is to the agency or area that the address names, on this day."""
    request.agency = request.area = None  # type: ignore[attr-defined]
    request.above = ()  # type: ignore[attr-defined]
    person = _signed_in(request)
    if person is None:
        return Standing(first=not anybody())
    parts, areas = standing_of(person, request.today)
    request.parts, request.areas = parts, areas
    named: tuple[str, ...] = ()
    roles = frozenset[Any]()
    if "agency" in facts and (found := seat(facts["agency"])):
        named, request.agency = found.areas, found.agency  # type: ignore[attr-defined]
        roles = frozenset(part.role for part in parts if part.agency == found.agency.key)
    elif "area" in facts and (place := area(facts["area"])):
        named, request.area = keys_upwards(place), place  # type: ignore[attr-defined]
    request.above = named  # type: ignore[attr-defined]
    return Standing(
        signed_in=True,
        roles=roles,
        above=not set(areas).isdisjoint(named),
        installation=person.installation,
    )


def _nowhere(request: Asked, facts: Mapping[str, Any]) -> bool:
    """Whether the address names an agency or an area that there is not."""
    named = (each for each in ("agency", "area") if each in facts)
    return request.standing.signed_in and any(getattr(request, each) is None for each in named)


def _signed_in(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


def _must_choose_password(request: HttpRequest) -> bool:
    person = _signed_in(request)
    return person is not None and person.must_change_password
