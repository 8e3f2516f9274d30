"""What every view here begins with: who asks, and what is asked for."""

from __future__ import annotations

from django.http import Http404

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.circulars.bridge import Units, units_of
from prongsai.apps.meetings import queries
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.apps.meetings.queries import Asker


def who_asks(request: AskedAbout) -> tuple[Asker, Units]:
    units = units_of(request.agency)
    parts = [each for each in request.parts if each.agency == request.agency.key]
    return queries.asker(request.user.key, parts, request.standing.roles, units), units


def committee_of(request: AskedAbout, key: str) -> Committee:
    found = queries.committee_of(request.agency, key)
    if found is None:
        raise Http404
    return found


def meeting_of(request: AskedAbout, key: str) -> Meeting:
    found = queries.meeting_of(request.agency, key)
    if found is None:
        raise Http404
    return found


def decision_of(request: AskedAbout, key: str) -> Decision:
    found = queries.decision_of(request.agency, key)
    if found is None:
        raise Http404
    return found
