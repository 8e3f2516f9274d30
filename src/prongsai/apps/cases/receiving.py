"""Whoever is given a case, as he is that day: nobody gets one that he is left out of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.queries import asker_of
from prongsai.core.cases.folder import Given


def with_units(agency: Agency, given: Given, at: dt.datetime) -> Given:
    """What a form brings along, knowing for which units the person works whom it names."""
    if not given.person:
        return given
    who = asker_of(given.person, agency, (), timezone.localtime(at).date())
    return replace(given, works_for=who.actor.units)
