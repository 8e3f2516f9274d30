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
from prongsai.core.terms.problem import Refused

TABLE = "listings.table"


@transaction.atomic
def bring_in(agency: Agency, listing: Listing, year: int, rows: Rows, doer: Doer) -> Table:
    """Another version, unless it says what the latest says."""
    found = read(rows, listing)
    if found.problems:
        raise Refused(found.problems)
    hold(agency)
    mine = Table.objects.filter(agency=agency, listing=listing.key, year=year)
    last = mine.order_by("-version").first()
    if last is not None and last.rows == found.rows:
        return last
    row = Table.objects.create(
        agency=agency, listing=listing.key, year=year, version=last.version + 1 if last else 1,
        rows=found.rows, by=doer.key, at=doer.at,
    )  # fmt: skip
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="import", thing=TABLE,
        key=f"{listing.key}-{year}", after={"version": row.version, "row_count": len(row.rows)},
    )  # fmt: skip
    return row
