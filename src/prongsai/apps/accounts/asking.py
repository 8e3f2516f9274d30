"""A request as views get it: signed in or not, at a moment, with a standing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Protocol

from django.http import HttpRequest

from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.queries import Part
from prongsai.core.access.roles import Standing


class Place(Protocol):
    """What the rooms below agencies need of one: it is found by the gate, in a room above."""

    key: str
    name: str
    divisions: Any


class Asked(HttpRequest):
    """What the gate and the clock have put on every request; never built by hand."""

    user: Person
    now: dt.datetime
    today: dt.date
    instant: dt.datetime
    """The moment on everybody's clock, where `now` is pinned to a day: for codes of phones."""
    standing: Standing
    parts: Sequence[Part]
    """Every role of the person today."""
    areas: Sequence[str]
    """Keys of the areas the person supervises today."""


class AskedIn(Asked):
    """About the people of the agency that the address names."""

    agency: Place
    above: Sequence[str]
    """Keys of the areas the agency lies in."""
