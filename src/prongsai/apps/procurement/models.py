"""Rows of purchases, and of the months that were closed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key


def _amount() -> models.DecimalField[Any, Any]:
    return models.DecimalField(max_digits=17, decimal_places=2, null=True)


class Purchase(Removable):
    """One purchase, from its plan to its contract."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="purchases"
    )
    key = models.CharField(max_length=40, unique=True, default=new_key)
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era."""
    title = models.CharField(max_length=500)
    method = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    budget_kind = models.CharField(max_length=40, blank=True)
    budget = _amount()
    reference_price = _amount()
    agreed_price = _amount()
    number = models.CharField(max_length=20, blank=True)
    """Project number of the central system."""
    seller = models.CharField(max_length=300, blank=True)
    tax_id = models.CharField(max_length=20, blank=True)
    """Sensitive: a person's is the citizen id."""
    directors = models.JSONField(default=list)
    """Sensitive: names of those who run the seller."""
    bids = models.JSONField(default=list)
    """Bidder and price as text, in the order of the form."""
    reason = models.CharField(max_length=500, blank=True)
    above_why = models.CharField(max_length=500, blank=True)
    planned = models.DateField(null=True)
    """The first day of the month that the plan names."""
    contract = models.CharField(max_length=120, blank=True)
    signed = models.DateField(null=True)
    ends = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)
    sought = models.TextField(blank=True)
    """Title, seller and numbers as searches look for them."""
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "year", "id"])]

    def __str__(self) -> str:
        return self.key


class ClosedMonth(models.Model):
    """A month as its summary was published."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="closed_months"
    )
    month = models.DateField()
    """Its first day."""
    lines = models.JSONField(default=dict)
    """What the summary said of each purchase, by key."""
    titles = models.JSONField(default=dict)
    """The same purchases by name, for those that are gone since."""
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "month"], name="a_month_is_closed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.month}"


class YearReport(models.Model):
    """What officers write into the report of a year; its figures are counted each time."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="purchase_reports"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era."""
    problems = models.TextField(blank=True)
    suggestions = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_purchase_report_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"
