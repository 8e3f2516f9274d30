"""Measures as registers of risks name them: by code, with title and page (`RISK_LINKS`)."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import queries
from prongsai.apps.risks.queries import Linked


def for_risks(agency: Agency, year: int) -> Mapping[str, Linked]:
    """Those of a fiscal year, in printed order: one statement."""
    rows = queries.rows_of(agency).filter(year=year).order_by("place", "pk")
    return {
        code: Linked(title, reverse("measures:measure", args=[agency.key, key]))
        for code, title, key in rows.values_list("code", "title", "key")
    }
