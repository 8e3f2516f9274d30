"""What every view here begins with: the register asked for, and whose hand it is in."""

from __future__ import annotations

from django.http import Http404

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.risks import queries
from prongsai.apps.risks.bridge import Units, units_of
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.models import RiskRow
from prongsai.apps.risks.queries import Held
from prongsai.core.risks.writers import OF_UNITS


def held_of(request: AskedAbout, year: int) -> Held:
    """The register of a year as it stands."""
    found = queries.year_of(request.agency, year)
    if found is None:
        raise Http404
    return queries.held(found)


def hand_of(request: AskedAbout) -> tuple[Hand, Units]:
    units = units_of(request.agency)
    own = [
        each.division
        for each in request.parts
        if each.agency == request.agency.key and each.role in OF_UNITS and each.division
    ]
    return Hand(doer_of(request), units.with_below(own)), units


def row_of(held: Held, key: str, *kinds: str) -> RiskRow:
    found = held.by_key(key)
    if found is None or (kinds and found.kind not in kinds):
        raise Http404
    return found
