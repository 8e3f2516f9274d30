"""Projects as registers of risks name them: by code, with title and page (`RISK_LINKS`)."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from prongsai.apps.agencies.models import Agency
from prongsai.apps.plans import queries
from prongsai.apps.risks.queries import Linked


def for_risks(agency: Agency, year: int) -> Mapping[str, Linked]:
    """Those of a fiscal year, in printed order: one statement.

    Where two plans have a project of one code, that of the newer plan is meant.
    """
    found: dict[str, Linked] = {}
    rows = queries.standing_rows(agency).defer("content").select_related("plan")
    for row in rows.order_by("-plan__first", "-plan_id", "state"):
        said = row.outline
        if year in range(said["first"], said["first"] + said["years"]):
            for each in said["projects"]:
                keys = [agency.key, row.plan.key, row.number, each["key"]]
                href = reverse("plans:project", args=keys)
                found.setdefault(each["key"], Linked(each["title"], href))
    return found
