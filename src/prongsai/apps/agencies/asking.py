"""A request about one agency, or one area, that the gate has found."""

from __future__ import annotations

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency, Area


class AskedAbout(Asked):
    """The agency that the address names."""

    agency: Agency


class AskedAbove(Asked):
    """The area that the address names."""

    area: Area
