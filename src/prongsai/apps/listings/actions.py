"""Bringing in a table: one transaction and one line; what was there stays as an earlier version."""

from __future__ import annotations

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.listings.models import Table
from prongsai.core.listings.frame import Listing
from prongsai.core.listings.reading import Rows, read
from prongsai.core.terms.problem import Refused, refuse

TABLE = "listings.table"


@transaction.atomic
def bring_in(
    agency: Agency, listing: Listing, year: int, rows: Rows, doer: Doer, seen: int | None = None,
    register: str = "",
) -> Table:  # fmt: skip
    """Another version, unless it says what the latest says; `register` is what it was filled from.

    Whoever last saw version `seen` is told that there is a newer one by now.
    """
    found = read(rows, listing)
    if found.problems:
        raise Refused(found.problems)
    hold(agency)
    mine = Table.objects.filter(agency=agency, listing=listing.key, year=year)
    last = mine.order_by("-version").first()
    if last is not None and last.rows == found.rows:
        return last
    version = last.version if last else 0
    if seen is not None and seen != version:
        raise refuse("listing-moved", version=str(version))
    row = Table.objects.create(
        agency=agency, listing=listing.key, year=year, version=version + 1,
        rows=found.rows, register=register, by=doer.key, at=doer.at,
    )  # fmt: skip
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="fill" if register else "import",
        thing=TABLE, key=f"{listing.key}-{year}",
        after={"version": row.version, "row_count": len(row.rows)},
    )  # fmt: skip
    return row
