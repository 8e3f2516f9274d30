"""The manual as pages: to look things up, and to print."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.look.words import language
from prongsai.core.access.roles import Role
from prongsai.workshop.manual import chosen

LONGEST = 100
"""Letters of a search that are looked at."""


@require_safe
def manual(request: HttpRequest) -> HttpResponse:
    """All of it, or what holds the words sought and concerns a role."""
    words = request.GET.get("q", "")[:LONGEST]
    role = request.GET.get("role", "")
    roles = [each.value for each in Role]
    facts = {
        "words": words,
        "role": role,
        "roles": roles,
        "found": list(chosen(words, role if role in roles else "", language())),
    }
    return render(request, "look/manual.html", facts)


@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    return render(request, "look/manual_print.html", {"found": list(chosen("", "", language()))})
