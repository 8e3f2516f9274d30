"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.disclosure.queries import found as items_found
from prongsai.apps.home.searching import Reach, asked, find, pages, topics
from prongsai.apps.look.words import language, phrase
from prongsai.apps.measures.queries import found as measures_found
from prongsai.apps.meetings.queries import decisions_found
from prongsai.apps.meetings.queries import found as committees_found
from prongsai.apps.papers.queries import found as papers_found
from prongsai.apps.papers.queries import reads_drafts
from prongsai.apps.plans.queries import found as plans_found
from prongsai.apps.risks.queries import found as risks_found
from prongsai.core.access.roles import Standing
from prongsai.core.access.table import Verdict

OF_AGENCY = {
    "home:week": "link.home:week",
    "assessments:years": "link.assessments:years",
    "disclosure:years": "link.disclosure:years",
    "procurement:register": "link.procurement:register",
    "spending:board": "link.spending:board",
    "dissemination:log": "link.dissemination:log",
    "plans:list": "link.plans:list",
    "circulars:list": "link.circulars:list",
    "measures:list": "link.measures:list",
    "measures:suggestions": "measure.suggestions",
    "measures:tables": "measure.tables",
    "risks:years": "link.risks:years",
    "meetings:list": "link.meetings:list",
    "papers:papers": "link.papers:papers",
    "papers:register": "register.title",
    "papers:letterhead": "letterhead.title",
    "agencies:agency": "link.agencies:agency",
    "agencies:divisions": "division.title",
    "home:trail": "link.home:trail",
}
OF_ALL = {
    "accounts:me": "me.title",
    "accounts:password": "password.title",
    "home:central": "home.installation",
    "home:central_people": "central.people",
    "agencies:list": "list.title",
}


@require_safe
def search(request: Asked) -> HttpResponse:
    """What was typed is in the address, so that it can be sent on."""
    question = asked(request.GET.get("q", ""))
    reach = reach_of(request)
    found, found_in = find(question, reach), reach.works
    facts = {
        "question": question,
        "found": found,
        "items": items_found(found_in, question.pieces),
        "measures": measures_found(found_in, question.pieces),
        "plans": plans_found(found_in, question.pieces),
        "risks": risks_found(found_in, question.pieces),
        "papers": papers_found(found_in, question.words, _drafts_in(request)),
        "committees": committees_found(found_in, question.words),
        "decisions": decisions_found(found_in, question.words),
        "pages": list(pages(question, list(_offered(request)))),
        "topics": topics(question, {part.role for part in request.parts}, language()),
    }
    return render(request, "home/search.html", facts)


def reach_of(request: Asked) -> Reach:
    """What this person may open."""
    everywhere = request.standing.installation
    return Reach.of(request.parts, request.areas, everywhere=everywhere)


def _drafts_in(request: Asked) -> set[str]:
    """Agencies whose papers this person reads before they are signed."""
    return {part.agency for part in request.parts if reads_drafts({part.role})}


def _offered(request: Asked) -> Iterator[tuple[str, str]]:
    """Pages this person may open, by name."""
    for address, key in OF_ALL.items():
        if _may(address, request.standing):
            yield phrase(key), reverse(address)
    roles: dict[str, set[object]] = {}
    for part in request.parts:
        roles.setdefault(part.agency, set()).add(part.role)
    for agency, held in roles.items():
        standing = Standing(signed_in=True, roles=frozenset(held))  # type: ignore[arg-type]
        for address, key in OF_AGENCY.items():
            if _may(address, standing):
                yield phrase(key), reverse(address, args=[agency])


def _may(address: str, standing: Standing) -> bool:
    return settings.PERMISSIONS.verdict(address, standing, write=False) is Verdict.ALLOWED
