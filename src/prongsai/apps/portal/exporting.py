"""Copies of a site for other web hosts: remembered, so that a withdrawal can list them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from prongsai.apps.audit.actions import record
from prongsai.apps.portal.actions import PORTAL
from prongsai.apps.portal.models import Export, Portal
from prongsai.core.portal.content import digest
from prongsai.core.portal.site import Site


@transaction.atomic
def remember(
    portal: Portal, site: Site, manifest: bytes, to: str, *, by: str, at: dt.datetime
) -> Export:
    """A copy was made: of which releases, for which address."""
    made = Export.objects.create(
        portal=portal, to=to, sha256=digest(manifest), by=by, at=at,
        releases=[each.key for each in site.shown],
    )  # fmt: skip
    record(
        agency=portal.agency.key, by=by, at=at, verb="export", thing=PORTAL, key=portal.slug,
        after={"digest": made.sha256, **({"web_address": to} if to else {})},
    )  # fmt: skip
    return made
