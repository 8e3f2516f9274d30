"""Whom a new case reaches today, where that depends on who holds a power."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.apps.accounts.holding import holders
from prongsai.apps.accounts.models import Power
from prongsai.apps.accounts.powers import name_of, otherwise
from prongsai.apps.agencies.models import Agency
from prongsai.core.procedures.kinds import POWER
from prongsai.core.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True)
class First:
    """A power, who holds it, and which role has it where nobody does."""

    power: str
    held: Sequence[Power]
    otherwise: str


def first_of(agency: Agency, procedure: Procedure, day: dt.date) -> First | None:
    """Of a procedure whose cases go first to whoever holds a power; of others nothing."""
    first = procedure.routing.first
    if not first.startswith(POWER):
        return None
    power = first.removeprefix(POWER)
    return First(name_of(power), holders(agency.key, power, day), otherwise().get(power, ""))
