"""Finding tables, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prongsai.apps.listings.models import Table


def latest(agency: Any, year: int) -> dict[str, Table]:
    """The latest version of each table of a fiscal year."""
    rows = Table.objects.filter(agency_id=agency.pk, year=year).order_by("version")
    return {each.listing: each for each in rows}


def versions(agency: Any, listing: str, year: int) -> Sequence[Table]:
    """Every version of one table, the latest first."""
    rows = Table.objects.filter(agency_id=agency.pk, listing=listing, year=year)
    return list(rows.order_by("-version"))


def years(agency: Any) -> list[int]:
    """Fiscal years that any table was brought in for."""
    rows = Table.objects.filter(agency_id=agency.pk)
    return list(rows.order_by("year").values_list("year", flat=True).distinct())
