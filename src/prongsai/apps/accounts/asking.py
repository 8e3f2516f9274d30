"""A request as views get it: signed in or not, at a moment, with a standing."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest

from prongsai.apps.accounts.models import Person
from prongsai.core.access.roles import Standing


class Asked(HttpRequest):
    """What the gate and the clock have put on every request; never built by hand."""

    user: Person  # type: ignore[assignment] # the gate lets only people past, or asks nobody's name
    now: dt.datetime
    standing: Standing

    @property
    def today(self) -> dt.date:
        return self.now.date()
