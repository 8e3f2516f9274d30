"""What every page shows around its own content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import ResolverMatch, reverse

from prongsai.apps.joining.queries import open_areas
from prongsai.apps.look.display import display_of
from prongsai.apps.look.words import language, phrase
from prongsai.apps.notices.queries import unread
from prongsai.core.access.roles import Standing
from prongsai.core.access.table import Verdict
from prongsai.shell.web.settings import CONFIG

OF_AGENCY = (
    "home:week",
    "home:upkeep",
    "assessments:years",
    "sight:hub",
    "cases:mine",
    "cases:list",
    "disclosure:years",
    "portal:releases",
    "procurement:register",
    "dissemination:log",
    "sealed:list",
    "papers:papers",
    "accounts:people",
    "accounts:powers",
    "home:trail",
    "agencies:agency",
)
"""Pages of an agency that its navigation offers to those who may open them."""

SHORT = {
    "cases:mine": "menu.mine",
    "disclosure:years": "menu.disclosure",
    "dissemination:log": "menu.dissemination",
    "accounts:powers": "menu.powers",
    "home:trail": "menu.trail",
}
"""What is said of a page in the row in fewer letters than on it, so that all stand in one line."""

BELOW = {"cases:mine": "cases:list", "accounts:powers": "accounts:people"}
"""Left out of the row where the other stands, which leads to it."""

HUB = (
    "measures",
    "plans",
    "risks",
    "meetings",
    "spending",
    "circulars",
    "sight",
)
"""Apps whose pages the hub leads to: it stands for all of them, so that the row stays short."""

ELSEWHERE = {
    "accounts:reset_confirm": "accounts:people",
    "accounts:part_confirm": "accounts:people",
    "accounts:powers": "accounts:people",
    "accounts:power_new": "accounts:people",
    "accounts:power_end": "accounts:people",
    "agencies:divisions": "agencies:agency",
    "agencies:division": "agencies:agency",
    "bin:list": "agencies:agency",
    "listings:overview": "disclosure:years",
    "listings:table": "disclosure:years",
    "listings:import": "disclosure:years",
    "listings:fill": "disclosure:years",
}
"""Pages that belong to one of these, though their paths do not begin with its own."""


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    here: str
    """What `aria-current` says: `page` on it, `true` below it, else nothing."""


def frame(request: HttpRequest) -> dict[str, Any]:
    agency = getattr(request, "agency", None)
    other = "th" if language() == "en" else "en"
    links = list(_links(request, agency.key)) if agency else []
    return {
        "frame": {
            "language": language(),
            "other_language": other,
            "other_language_name": dict(settings.LANGUAGES)[other],
            "demo": CONFIG.today is not None,
            "demo_day": CONFIG.today,
            "demo_ways_in": _ways_in(request),
            "display": display_of(request.COOKIES),
            "agency": agency,
            "joining": _joining(request),
            "unread": partial(_unread, request),
            "links": links,
            "here": next((link.label for link in links if link.here), ""),
        }
    }


def _joining(request: HttpRequest) -> bool:
    """Whether the sign-in page shows agencies the way in."""
    match = request.resolver_match
    return bool(match and match.view_name == "accounts:sign_in" and open_areas())


def _unread(request: Any) -> int:
    """How many notices are new to whoever is signed in."""
    parts, areas = getattr(request, "parts", ()), getattr(request, "areas", ())
    return unread(request.user.key, {part.agency for part in parts}, areas)


def _ways_in(request: HttpRequest) -> dict[str, Any]:
    """The accounts of a demonstration, where one signs in."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    if CONFIG.today is None or here != "accounts:sign_in":
        return {}
    from prongsai.shell.web.demo import PASSWORD, accounts  # noqa: PLC0415 - nothing but this needs it

    told = [(each.username, each.said(language())) for each in accounts()]
    return {"password": PASSWORD, "accounts": told}


def _links(request: HttpRequest, agency: str) -> Iterator[Link]:
    standing: Standing = getattr(request, "standing", Standing())
    allowed = [
        each for each in OF_AGENCY
        if settings.PERMISSIONS.verdict(each, standing, write=False) is Verdict.ALLOWED
    ]  # fmt: skip
    for address in allowed:
        if BELOW.get(address) not in allowed:
            href = reverse(address, args=[agency])
            label = phrase(SHORT.get(address) or f"link.{address}")
            yield Link(label, href, _here(request, address, href))


def _here(request: HttpRequest, address: str, href: str) -> str:
    match = request.resolver_match
    if match and match.view_name == address:
        return "page"
    below = address != "home:week" and request.path.startswith(href)
    below = below or bool(match and _above(match) == address)
    return "true" if below else ""


def _above(match: ResolverMatch) -> str:
    """The page of the navigation that stands for one which has no link of its own."""
    if match.app_name in HUB:
        return "sight:hub"
    return ELSEWHERE.get(match.view_name, "")
