"""By which indexes cases are found, however many there are."""

from __future__ import annotations

from django.db.models import F, Index, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

PICKED = ("procedure", "category", "unit")
"""What lists are narrowed by."""


def plainly(column: str, value: str | int) -> Q:
    """A column says that, by no index of it.

    Open cases are few and have an index of their own, holds are few; databases would take another
    one and look for them among all that a unit or an agency ever had.
    """
    return Q(Exact(Coalesce(F(column), Value(type(value)())), value))


CASE_INDEXES = [
    Index(fields=["agency", "phase", "sorts", "id"], name="cases_by_due"),
    Index(fields=["agency", "procedure", "brought", "rating"], name="cases_by_day"),
    Index(fields=["agency", "procedure", "changed"], name="cases_by_change"),
    Index(fields=["agency", "procedure", "year", "changed"], name="cases_by_year"),
    Index(fields=["agency", "bringer", "id"], name="cases_of_bringer"),
    Index(fields=["agency", "number", "year"], name="cases_by_number"),
    Index(fields=["agency", "version"], name="cases_of_version"),
    *(Index(fields=["agency", each, "id"], name=f"cases_of_{each}") for each in PICKED),
    Index(
        fields=["agency", "procedure", "brought"],
        condition=Q(behind=True),
        name="cases_behind",
    ),
]
