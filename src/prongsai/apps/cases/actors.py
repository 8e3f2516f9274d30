"""Somebody as cases know him on one day: parts, units, powers, also those that nobody holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from prongsai.apps.accounts.holding import powers_or_instead
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.cases.caller import Actor


def actor_of(
    person: Person, parts: Iterable[Any], agency: Agency, units: Mapping[str, str], day: dt.date
) -> Actor:
    """Somebody of an agency: one statement; `units` leads from a sub-unit to the unit above it."""
    own = [part for part in parts if part.agency == agency.key]
    divisions = {part.division for part in own if part.division}
    below = {key for key, above in units.items() if above in divisions}
    held, roles = {part.role for part in own if not part.acting}, {part.role.value for part in own}
    powers, instead = powers_or_instead(person, agency.key, roles, day)
    return Actor(
        who=person.key,
        roles=frozenset(roles),
        acting=frozenset(part.role.value for part in own if part.acting and part.role not in held),
        units=frozenset(divisions | below),
        powers={each.power: each.order for each in powers},
        instead=instead,
        unit=next((part.division for part in own if part.division), ""),
    )
