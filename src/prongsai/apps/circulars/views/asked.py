"""What every view here begins with: who asks, and the circular asked for."""

from __future__ import annotations

from django.http import Http404

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.circulars import queries
from prongsai.apps.circulars.bridge import Units, units_of
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.queries import Asker


def who_asks(request: AskedAbout) -> tuple[Asker, Units]:
    units = units_of(request.agency)
    parts = [each for each in request.parts if each.agency == request.agency.key]
    return queries.asker(request.user.key, parts, request.standing.roles, units), units


def circular_of(request: AskedAbout, key: str, who: Asker) -> Circular:
    """One that whoever asks may read."""
    found = queries.circular_of(request.agency, key)
    if found is None or not who.may_read(found):
        raise Http404
    return found


def handled(request: AskedAbout, key: str, who: Asker) -> Circular:
    """One that is his to prepare or to send."""
    found = circular_of(request, key, who)
    if not who.handles(found):
        raise Http404
    return found
